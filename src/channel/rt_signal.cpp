#include "channel/rt_signal.h"

#include <sys/resource.h>

#include <cstdlib>

#include "channel/retry_wait.h"
#include "channel/signal_channel.h"

namespace ws {

namespace {

constexpr unsigned kNumberBits = 48;  // of the payload; the sender's index stands above
constexpr std::uint64_t kNumberMask = (std::uint64_t{1} << kNumberBits) - 1;
constexpr std::uint64_t kEndMark = 0;  // tokens are numbered from 1

std::uint64_t mostPending()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_SIGPENDING, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return 0;
    return limit.rlim_cur;
}

class RtSignalChannel final : public SignalChannel
{
public:
    RtSignalChannel(EndSetup setup, int number, std::optional<SignalTaker> taker)
        : SignalChannel(std::move(setup), number, std::move(taker)), m_mostPending(mostPending()),
          m_lastOf(this->setup().senders, 0)
    {
    }

    // The kernel tells whether any is pending, not how many.
    std::optional<std::uint64_t> queued() const override
    {
        return isPending() ? std::nullopt : std::optional<std::uint64_t>(0);
    }

protected:
    Result<bool> trySend(std::span<const std::byte>) override
    {
        const std::uint64_t token = setup().use->done.load(std::memory_order_relaxed) + 1;
        return queueSignal((std::uint64_t{setup().index} << kNumberBits) | (token & kNumberMask));
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> token, std::uint64_t deadlineNs) override
    {
        return retryUntil(deadlineNs, [&] { return trySend(token); });
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte>) override
    {
        auto taken = taker().tryTake();
        if (!taken)
            return taken.error();
        return *taken ? sizeOf(**taken) : std::optional<std::size_t>();
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte>, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        TakenSignal taken;
        auto waited = taker().waitAndTake(deadlineNs, taken);
        if (!waited || *waited != WaitOutcome::Done)
            return waited;
        const auto got = sizeOf(taken);
        size = got.value_or(0);
        return got ? WaitOutcome::Done : WaitOutcome::LookAgain;
    }

    // All processes of the user share the limit. Only where this channel's own tokens use all of it up can nobody but
    // its receiver make room.
    bool isSettled() override
    {
        if (setup().side == ChannelSide::Receiver)
            return true;
        if (setup().senders != 1)
            return false;
        std::uint64_t takes = 0;
        for (const Peer &peer : setup().peers)
            takes += peer.use->begun.load(std::memory_order_acquire);
        return setup().use->done.load(std::memory_order_relaxed) >= takes + m_mostPending;
    }

    Result<> endStream() override
    {
        auto marked = queueSignal(kEndMark);
        if (marked && !*marked) {
            const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
            Result<WaitOutcome> waited = WaitOutcome::LookAgain;
            while (waited && *waited == WaitOutcome::LookAgain)
                waited = retryUntil(0, [&] { return queueSignal(kEndMark); });
            setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
            if (!waited)
                marked = waited.error();
        }
        // A receiver that has gone needs no mark.
        return marked || marked.error().kind == ErrorKind::Closed ? Result<>() : marked.error();
    }

private:
    // Nothing: the signal was not one of ours.
    std::optional<std::size_t> sizeOf(const TakenSignal &taken)
    {
        const std::uint64_t sender = taken.payload >> kNumberBits;
        if (taken.code != SI_QUEUE || sender >= m_lastOf.size()) {
            addTo(setup().use->corrupt);
            return std::nullopt;
        }
        if (taken.payload == kEndMark)
            return 0;
        const std::uint64_t token = taken.payload & kNumberMask;
        std::uint64_t &last = m_lastOf[sender];
        if (token > last + 1)
            addTo(setup().use->lost, token - last - 1);
        else if (token <= last)
            addTo(setup().use->reordered);
        last = std::max(last, token);
        return 1;
    }

    std::uint64_t m_mostPending;
    std::vector<std::uint64_t> m_lastOf;  // number of the last token, by sender
};

Result<ChannelKit> prepareRtSignal(const ChannelPlan &plan)
{
    const std::int64_t offset = plan.parameters.number("number", 0);
    const int number = SIGRTMIN + static_cast<int>(offset);
    if (number > SIGRTMAX)
        return Error{ErrorKind::Limit, 0,
                     "channel " + plan.name + " wants SIGRTMIN + " + std::to_string(offset) +
                         ", this system has " + std::to_string(SIGRTMAX - SIGRTMIN + 1) +
                         " real-time signals (signal(7))"};
    ChannelKit kit;
    kit.capacityMessages = mostPending();
    kit.capacityIsExact = false;
    kit.address = std::to_string(number);
    return kit;
}

Result<std::unique_ptr<Channel>> openRtSignal(EndSetup setup, std::vector<UniqueFd>, ProcessShared &)
{
    const int number = std::atoi(setup.address.c_str());
    auto taker = signalTakerFor(setup, number);
    if (!taker)
        return taker.error();
    return std::unique_ptr<Channel>(
        std::make_unique<RtSignalChannel>(std::move(setup), number, std::move(*taker)));
}

SystemLimit mostPendingSignals()
{
    return {static_cast<std::int64_t>(mostPending()), "RLIMIT_SIGPENDING, ulimit -i"};
}

SystemLimit mostNumbers()
{
    return {SIGRTMAX - SIGRTMIN + 1, "SIGRTMIN to SIGRTMAX, signal(7)"};
}

constexpr ParameterInfo kNumber = {
    .name = "number",
    .kind = ParameterKind::Count,
    .minimum = 0,
    .maximum = 30,
    .meaning = WS_TR_NOOP("Parameter", "the signal is SIGRTMIN plus this; 0 when absent")};

constexpr ParameterInfo kParameters[] = {kNumber, kSignalReceiveParameter};

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "pending signals of one user"), mostPendingSignals},
    {WS_TR_NOOP("Mechanism", "real-time signals there are"), mostNumbers},
};

}  // namespace

constinit const Mechanism rtSignalMechanism{
    {.id = "rt-signal",
     .name = WS_TR_NOOP("Mechanism", "Real-time signal"),
     .sentence = WS_TR_NOOP(
         "Mechanism",
         "A signal that queues and brings one word along; the kernel keeps each until the receiver "
         "takes it."),
     .source = "signal(7), sigqueue(3)",
     .group = MechanismGroup::Tokens,
     .carries = Carries::Tokens,
     .capacityUnit = CapacityUnit::Tokens,
     .shapes = {.manySenders = true},
     .senderLearnsOfClose = true,
     .blocking = WS_TR_NOOP(
         "Mechanism", "The receiver waits while none is pending. When the user's limit of pending signals is "
                      "reached, sending is refused: the sender tries again until there is room."),
     .parameters = kParameters,
     .limits = kLimits},
    prepareRtSignal,
    openRtSignal,
};

}  // namespace ws
