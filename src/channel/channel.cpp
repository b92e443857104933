#include "channel/channel.h"

#include <immintrin.h>

namespace ws {

namespace {

// Tries between two looks at the clock while spinning.
constexpr int kTriesPerLook = 32;
// Looks between two tickets: often enough for the verdict, seldom enough to leave the peer's cache lines alone.
constexpr int kLooksPerTicket = 512;

std::uint64_t deadlineOf(std::chrono::nanoseconds timeout)
{
    return timeout == kForever ? 0 : monotonicNs() + static_cast<std::uint64_t>(timeout.count());
}

Error timedOut()
{
    return Error{ErrorKind::Timeout, 0, "wait for a channel"};
}

// Takes an announcement back: the operation has not happened.
void withdraw(UseCounters &use)
{
    use.begun.store(use.begun.load(std::memory_order_relaxed) - 1, std::memory_order_release);
}

// Called at the begin of an operation: whoever waits for this side learns when it acted.
void noteAct(const std::atomic<std::uint32_t> &waiting, std::atomic<std::uint64_t> &act,
             const ThreadRecorder &recorder)
{
    if (waiting.load(std::memory_order_relaxed) == 0) [[likely]]
        return;
    std::uint64_t none = 0;
    act.compare_exchange_strong(none, recorder.now(), std::memory_order_acq_rel);
}

// One thread's place among those that wait at a channel; only a wait that was alone from begin to end can be split.
class Waiter
{
public:
    Waiter(std::atomic<std::uint32_t> &waiting, std::atomic<std::uint64_t> &act, bool records)
        : m_waiting(waiting), m_act(act), m_records(records)
    {
        if (!m_records)
            return;
        m_alone = m_waiting.load(std::memory_order_relaxed) == 0;
        if (m_alone)
            m_act.store(0, std::memory_order_relaxed);
        m_alone = m_waiting.fetch_add(1, std::memory_order_acq_rel) == 0 && m_alone;
    }
    Ticks peerActed()
    {
        if (!m_records)
            return 0;
        const bool alone = m_waiting.fetch_sub(1, std::memory_order_acq_rel) == 1 && m_alone;
        return alone ? m_act.load(std::memory_order_acquire) : 0;
    }

private:
    std::atomic<std::uint32_t> &m_waiting;
    std::atomic<std::uint64_t> &m_act;
    bool m_records;
    bool m_alone = false;
};

}  // namespace

Result<> Channel::send(std::span<const std::byte> message, std::chrono::nanoseconds timeout)
{
    UseCounters &use = *m_setup.use;
    ThreadRecorder &recorder = *m_setup.recorder;
    recorder.operation(EventKind::SendBegin, m_setup.object, message.size());
    noteAct(m_setup.state->waitingForMessage, m_setup.state->messageActTicks, recorder);
    addTo(use.begun);
    bool sent = false;
    if (!m_expectWait || !isSurelyFull()) {
        auto tried = trySend(message);
        if (!tried) [[unlikely]] {
            withdraw(use);
            return tried.error();
        }
        sent = *tried;
    }
    if (!sent && m_setup.spinFor.count() != 0 && timeout.count() != 0) {
        auto tried = trySome([&] { return trySend(message); });
        if (!tried) {
            withdraw(use);
            return tried.error();
        }
        sent = *tried;
    }
    m_expectWait = !sent && m_setup.spinFor.count() == 0;
    if (!sent) {
        auto slowly = sendSlowly(message, timeout);
        if (!slowly) {
            withdraw(use);
            return slowly;
        }
    }
    addTo(use.done);
    recorder.operation(EventKind::SendEnd, m_setup.object, use.done.load(std::memory_order_relaxed));
    return {};
}

Result<> Channel::sendSlowly(std::span<const std::byte> message, std::chrono::nanoseconds timeout)
{
    if (timeout == std::chrono::nanoseconds::zero())
        return timedOut();
    ThreadRecorder &recorder = *m_setup.recorder;
    const std::uint64_t deadlineNs = deadlineOf(timeout);
    // Before it is published: a peer that acts because it saw the wait sees the waiter too.
    Waiter waiter(m_setup.state->waitingForSpace, m_setup.state->spaceActTicks, recorder.records());
    const Ticks began = recorder.waitBegin(WaitKind::Space, m_setup.object, deadlineNs);
    const auto outcome = waitToSend(message, deadlineNs);
    const Ticks acted = waiter.peerActed();
    // A stream wakes its writer when enough is free, not at the first message taken: which act it was is not known.
    recorder.waitEnd(WaitKind::Space, m_setup.object, began, *m_setup.use,
                     m_setup.capacityMessages != 0 ? acted : 0);
    if (!outcome)
        return outcome.error();
    return *outcome == WaitOutcome::TimedOut ? Result<>(timedOut()) : Result<>();
}

// LookAgain: the session wants to know whether the channel is full. As long as no receive has been announced since
// before a try that failed, it is.
Result<WaitOutcome> Channel::waitToSend(std::span<const std::byte> message, std::uint64_t deadlineNs)
{
    if (m_setup.spinFor.count() != 0) {
        auto spun = spin(deadlineNs, [&] { return trySend(message); });
        if (!spun || *spun != WaitOutcome::LookAgain)
            return spun;
    }
    for (;;) {
        auto outcome = waitAndSend(message, deadlineNs);
        if (!outcome || *outcome != WaitOutcome::LookAgain)
            return outcome;
        const std::uint64_t seen = ticket();
        auto tried = trySend(message);
        if (!tried)
            return tried.error();
        if (*tried)
            return WaitOutcome::Done;
        if (isSettled())
            m_setup.recorder->publishTicket(seen);
    }
}

Result<std::size_t> Channel::receive(std::span<std::byte> into, std::chrono::nanoseconds timeout)
{
    UseCounters &use = *m_setup.use;
    ThreadRecorder &recorder = *m_setup.recorder;
    if (into.size() < m_setup.messageBytes) [[unlikely]]
        return Error{ErrorKind::TooBig, 0, "receive into a buffer smaller than a message"};
    recorder.operation(EventKind::ReceiveBegin, m_setup.object, 0);
    noteAct(m_setup.state->waitingForSpace, m_setup.state->spaceActTicks, recorder);
    addTo(use.begun);
    // Not one optional: its copy reads 16 bytes that were just written as 8 and 1, and waits for both stores.
    bool got = false;
    std::size_t size = 0;
    if (!m_expectWait || !isSurelyEmpty()) {
        const auto tried = tryReceive(into);
        if (!tried) [[unlikely]] {
            withdraw(use);
            return tried.error();
        }
        if (tried->has_value()) [[likely]] {
            got = true;
            size = **tried;
        }
    }
    m_expectWait = false;
    if (!got) [[unlikely]] {
        auto received = receiveLater(into, timeout);
        if (!received) {
            withdraw(use);
            return received;
        }
        size = *received;
    }
    if (size == 0) [[unlikely]] {
        withdraw(use);
        return size;
    }
    addTo(use.done);
    recorder.operation(EventKind::ReceiveEnd, m_setup.object, use.done.load(std::memory_order_relaxed));
    return size;
}

// The first try found nothing.
Result<std::size_t> Channel::receiveLater(std::span<std::byte> into, std::chrono::nanoseconds timeout)
{
    if (m_setup.spinFor.count() != 0 && timeout.count() != 0) {
        std::optional<std::size_t> size;
        auto tried = trySome([&] { return tryInto(into, size); });
        if (!tried)
            return tried.error();
        if (size)
            return *size;
    }
    m_expectWait = m_setup.spinFor.count() == 0;
    return receiveSlowly(into, timeout);
}

Result<std::size_t> Channel::receiveSlowly(std::span<std::byte> into, std::chrono::nanoseconds timeout)
{
    if (timeout == std::chrono::nanoseconds::zero())
        return timedOut();
    ThreadRecorder &recorder = *m_setup.recorder;
    const std::uint64_t deadlineNs = deadlineOf(timeout);
    Waiter waiter(m_setup.state->waitingForMessage, m_setup.state->messageActTicks, recorder.records());
    const Ticks began = recorder.waitBegin(WaitKind::Message, m_setup.object, deadlineNs);
    std::optional<std::size_t> size;
    const auto outcome = waitToReceive(into, deadlineNs, size);
    recorder.waitEnd(WaitKind::Message, m_setup.object, began, *m_setup.use, waiter.peerActed());
    if (!outcome)
        return outcome.error();
    if (*outcome == WaitOutcome::TimedOut)
        return timedOut();
    return size.value_or(0);
}

Result<bool> Channel::tryInto(std::span<std::byte> into, std::optional<std::size_t> &size)
{
    auto tried = tryReceive(into);
    if (!tried)
        return tried.error();
    size = *tried;
    return size.has_value();
}

Result<WaitOutcome> Channel::waitToReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                           std::optional<std::size_t> &size)
{
    if (m_setup.spinFor.count() != 0) {
        auto spun = spin(deadlineNs, [&] { return tryInto(into, size); });
        if (!spun || *spun != WaitOutcome::LookAgain)
            return spun;
    }
    for (;;) {
        std::size_t got = 0;
        auto outcome = waitAndReceive(into, deadlineNs, got);
        if (outcome && *outcome == WaitOutcome::Done)
            size = got;
        if (!outcome || *outcome != WaitOutcome::LookAgain)
            return outcome;
        const std::uint64_t seen = ticket();
        auto tried = tryInto(into, size);
        if (!tried)
            return tried.error();
        if (*tried)
            return WaitOutcome::Done;
        if (isSettled())
            m_setup.recorder->publishTicket(seen);
    }
}

// A few tries in a row. What succeeds here counts as a try that succeeded, not as a wait.
template <typename Try>
Result<bool> Channel::trySome(Try tryOnce)
{
    for (int i = 0; i < kTriesPerLook; ++i) {
        auto tried = tryOnce();
        if (!tried || *tried)
            return tried;
        ::_mm_pause();
    }
    return false;
}

// LookAgain: the time for spinning is over, go to sleep.
template <typename Try>
Result<WaitOutcome> Channel::spin(std::uint64_t deadlineNs, Try tryOnce)
{
    const bool forever = m_setup.spinFor == kForever;
    const std::uint64_t until =
        forever ? ~std::uint64_t{0} : monotonicNs() + static_cast<std::uint64_t>(m_setup.spinFor.count());
    std::uint64_t published = kNoTicket;
    for (int look = 1;; ++look) {
        const std::uint64_t seen = look % kLooksPerTicket == 0 ? ticket() : kNoTicket;
        auto tried = trySome(tryOnce);
        if (!tried)
            return tried.error();
        if (*tried)
            return WaitOutcome::Done;
        if (seen != kNoTicket && seen != published && isSettled()) {
            published = seen;
            m_setup.recorder->publishTicket(seen);
        }
        const std::uint64_t now = forever && deadlineNs == 0 ? 0 : monotonicNs();
        if (deadlineNs != 0 && now >= deadlineNs)
            return WaitOutcome::TimedOut;
        if (now >= until)
            return WaitOutcome::LookAgain;
    }
}

// Every message put in so far takes a place until its taking is announced: with one sender, nothing can be freed
// without this count seeing it.
bool Channel::isSurelyFull() const
{
    if (m_setup.capacityMessages == 0 || m_setup.senders != 1)
        return false;
    std::uint64_t takes = 0;
    for (const Peer &peer : m_setup.peers)
        takes += peer.use->begun.load(std::memory_order_acquire);
    const std::uint64_t sent = m_setup.use->done.load(std::memory_order_relaxed);
    return sent > takes && sent - takes >= m_setup.capacityMessages;
}

// Whatever is sent was announced before: where no more has been announced than this only receiver has got, there is
// nothing to get, and a try would be wasted.
bool Channel::isSurelyEmpty() const
{
    if (m_setup.receivers != 1)
        return false;
    std::uint64_t announced = 0;
    for (const Peer &peer : m_setup.peers)
        announced += peer.use->begun.load(std::memory_order_acquire);
    return announced == m_setup.use->done.load(std::memory_order_relaxed) &&
           m_setup.state->closing.load(std::memory_order_acquire) == 0;
}

// How many operations of the other side had been announced, if all of them were done; else there is no telling
// whether they come before or after a try.
std::uint64_t Channel::ticket() const
{
    std::uint64_t done = 0;
    std::uint64_t begun = 0;
    for (const Peer &peer : m_setup.peers)
        done += peer.use->done.load(std::memory_order_acquire);
    for (const Peer &peer : m_setup.peers)
        begun += peer.use->begun.load(std::memory_order_acquire);
    return done == begun ? begun : kNoTicket;
}

bool Channel::isEndMark()
{
    const std::uint64_t takenBefore = m_setup.receivers == 1
                                          ? m_setup.use->done.load(std::memory_order_relaxed)
                                          : m_setup.state->taken.fetch_add(1, std::memory_order_acq_rel);
    if (m_setup.state->closing.load(std::memory_order_acquire) == 0)
        return false;
    std::uint64_t sent = 0;
    for (const Peer &peer : m_setup.peers)
        sent += peer.use->done.load(std::memory_order_acquire);
    return takenBefore >= sent;
}

Result<> Channel::close()
{
    if (m_setup.use->closed.exchange(1, std::memory_order_acq_rel) != 0)
        return {};
    Result<> ended;
    if (m_setup.side == ChannelSide::Sender &&
        m_setup.state->openSenders.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        // Announced before it is done: a receiver that waits here will be released.
        m_setup.state->closing.store(1, std::memory_order_release);
        ended = endStream();
    }
    release();
    return ended;
}

}  // namespace ws
