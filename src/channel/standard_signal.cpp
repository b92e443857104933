#include "channel/standard_signal.h"

#include <algorithm>
#include <cstdlib>

#include "channel/signal_channel.h"

namespace ws {

namespace {

struct NamedSignal
{
    std::string_view name;
    int number;
};

// SIGUSR1 is taken: it asks threads to look again (body/control.h).
constexpr NamedSignal kSignals[] = {
    {"SIGUSR2", SIGUSR2}, {"SIGHUP", SIGHUP}, {"SIGALRM", SIGALRM}, {"SIGURG", SIGURG}};
constexpr std::string_view kNames[] = {kSignals[0].name, kSignals[1].name, kSignals[2].name,
                                       kSignals[3].name};

class StandardSignalChannel final : public SignalChannel
{
public:
    using SignalChannel::SignalChannel;

    std::optional<std::uint64_t> queued() const override { return isPending() ? 1 : 0; }

protected:
    Result<bool> trySend(std::span<const std::byte>) override
    {
        auto sent = sendSignal();
        if (!sent)
            return sent.error();
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> token, std::uint64_t) override
    {
        auto sent = trySend(token);
        if (!sent)
            return sent.error();
        return WaitOutcome::Done;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte>) override
    {
        const bool closing = setup().state->closing.load(std::memory_order_acquire) != 0;
        const std::uint64_t sentBefore = sent();
        auto taken = taker().tryTake();
        if (!taken)
            return taken.error();
        if (*taken)
            return sizeOf(**taken, sentBefore);
        if (!closing)
            return std::optional<std::size_t>();
        return std::optional(endOfStream());
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        if (setup().state->closing.load(std::memory_order_acquire) != 0) {
            auto last = tryReceive(into);
            if (!last)
                return last.error();
            size = last->value_or(0);
            return *last ? WaitOutcome::Done : WaitOutcome::LookAgain;
        }
        const std::uint64_t sentBefore = sent();
        TakenSignal taken;
        auto waited = taker().waitAndTake(deadlineNs, taken);
        if (!waited || *waited != WaitOutcome::Done)
            return waited;
        const auto got = sizeOf(taken, sentBefore);
        size = got.value_or(0);
        return got ? WaitOutcome::Done : WaitOutcome::LookAgain;
    }

    Result<> endStream() override
    {
        auto marked = queueSignal(0);
        // A receiver that has gone needs no mark.
        return marked || marked.error().kind == ErrorKind::Closed ? Result<>() : marked.error();
    }

    void release() override
    {
        if (setup().side == ChannelSide::Receiver)
            noteLost(sent(), isPending() ? 1 : 0);
        SignalChannel::release();
    }

private:
    std::uint64_t sent() const
    {
        std::uint64_t all = 0;
        for (const Peer &peer : setup().peers)
            all += peer.use->done.load(std::memory_order_acquire);
        return all;
    }

    // Of `sent` tokens, those received so far and `more` are not lost; one that is counted as lost stays so.
    void noteLost(std::uint64_t sent, std::uint64_t more)
    {
        UseCounters &use = *setup().use;
        const std::uint64_t kept = use.done.load(std::memory_order_relaxed) + more;
        if (sent > kept && sent - kept > use.lost.load(std::memory_order_relaxed))
            use.lost.store(sent - kept, std::memory_order_release);
    }

    // Nothing: the signal was not one of ours.
    std::optional<std::size_t> sizeOf(const TakenSignal &taken, std::uint64_t sentBefore)
    {
        if (taken.code == SI_QUEUE)
            return endOfStream();
        // tgkill(2) promises SI_TKILL; newer kernels (6.18) say SI_USER.
        if (taken.code != SI_TKILL && taken.code != SI_USER) {
            addTo(setup().use->corrupt);
            return std::nullopt;
        }
        noteLost(sentBefore, 1);
        return 1;
    }

    std::size_t endOfStream()
    {
        noteLost(sent(), 0);
        return 0;
    }
};

Result<ChannelKit> prepareStandardSignal(const ChannelPlan &plan)
{
    const std::vector<std::string> &wanted = plan.parameters.names("signal");
    const std::string_view name = wanted.empty() ? kNames[0] : std::string_view(wanted.front());
    const auto *found = std::find_if(std::begin(kSignals), std::end(kSignals),
                                     [&](const auto &one) { return one.name == name; });
    if (found == std::end(kSignals))
        return Error{ErrorKind::BadInput, 0,
                     "channel " + plan.name + ": unknown signal " + std::string(name)};
    ChannelKit kit;
    kit.capacityMessages = 1;
    kit.address = std::to_string(found->number);
    return kit;
}

Result<std::unique_ptr<Channel>> openStandardSignal(EndSetup setup, std::vector<UniqueFd>, ProcessShared &)
{
    const int number = std::atoi(setup.address.c_str());
    auto taker = signalTakerFor(setup, number);
    if (!taker)
        return taker.error();
    return std::unique_ptr<Channel>(
        std::make_unique<StandardSignalChannel>(std::move(setup), number, std::move(*taker)));
}

constexpr ParameterInfo kSignal = {.name = "signal",
                                   .kind = ParameterKind::Choice,
                                   .choices = kNames,
                                   .meaning = WS_TR_NOOP("Parameter", "which signal; SIGUSR2 when absent")};

constexpr ParameterInfo kParameters[] = {kSignal, kSignalReceiveParameter};

}  // namespace

constinit const Mechanism standardSignalMechanism{
    {.id = "signal",
     .name = WS_TR_NOOP("Mechanism", "Signal"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "A mere notice: a signal that is pending already does not become pending twice, so a "
                      "receiver sees fewer than were sent."),
     .source = "signal(7), tgkill(2)",
     .group = MechanismGroup::Tokens,
     .carries = Carries::Tokens,
     .capacityUnit = CapacityUnit::Tokens,
     .shapes = {.manySenders = true},
     .loss = Loss::Coalesces,
     .order = DeliveryOrder::Unordered,
     .canBlockSender = false,
     .senderLearnsOfClose = true,
     .blocking = WS_TR_NOOP("Mechanism",
                            "The receiver waits while the signal is not pending. The sender never waits."),
     .parameters = kParameters},
    prepareStandardSignal,
    openStandardSignal,
};

}  // namespace ws
