#include "channel/channel.h"

namespace ws {

namespace {

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

}  // namespace

Result<> Channel::send(std::span<const std::byte> message, std::chrono::nanoseconds timeout)
{
    UseCounters &use = *m_setup.use;
    ThreadRecorder &recorder = *m_setup.recorder;
    recorder.operation(EventKind::SendBegin, m_setup.object, message.size());
    addTo(use.begun);
    auto tried = trySend(message);
    if (!tried) [[unlikely]] {
        withdraw(use);
        return tried.error();
    }
    if (!*tried) {
        auto sent = sendSlowly(message, timeout);
        if (!sent) {
            withdraw(use);
            return sent;
        }
    }
    addTo(use.done);
    recorder.operation(EventKind::SendEnd, m_setup.object, use.done.load(std::memory_order_relaxed));
    return {};
}

// A stream's bound is in pages: how many messages fit depends on history, so counting cannot tell whether it is full.
// A failed try can: it is full as long as no receive has been announced since before that try.
std::uint64_t Channel::spaceTicket() const
{
    if (m_setup.capacityMessages != 0)
        return kNoTicket;
    std::uint64_t done = 0;
    std::uint64_t begun = 0;
    for (const UseCounters *peer : m_setup.peers)
        done += peer->done.load(std::memory_order_acquire);
    for (const UseCounters *peer : m_setup.peers)
        begun += peer->begun.load(std::memory_order_acquire);
    return done == begun ? begun : kNoTicket;
}

Result<> Channel::sendSlowly(std::span<const std::byte> message, std::chrono::nanoseconds timeout)
{
    if (timeout == std::chrono::nanoseconds::zero())
        return timedOut();
    const std::uint64_t deadlineNs = deadlineOf(timeout);
    ThreadRecorder &recorder = *m_setup.recorder;
    Result<> outcome;
    const Ticks began = recorder.waitBegin(WaitKind::Space, m_setup.object, deadlineNs);
    for (;;) {
        const std::uint64_t ticket = spaceTicket();
        auto tried = trySend(message);
        if (!tried) {
            outcome = tried.error();
            break;
        }
        if (*tried)
            break;
        recorder.publishTicket(ticket);
        auto woken = waitForSpace(deadlineNs);
        if (!woken) {
            outcome = woken.error();
            break;
        }
        if (!*woken) {
            outcome = timedOut();
            break;
        }
    }
    recorder.waitEnd(WaitKind::Space, m_setup.object, began, *m_setup.use);
    return outcome;
}

Result<std::size_t> Channel::receive(std::span<std::byte> into, std::chrono::nanoseconds timeout)
{
    UseCounters &use = *m_setup.use;
    ThreadRecorder &recorder = *m_setup.recorder;
    if (into.size() < m_setup.messageBytes) [[unlikely]]
        return Error{ErrorKind::TooBig, 0, "receive into a buffer smaller than a message"};
    recorder.operation(EventKind::ReceiveBegin, m_setup.object, 0);
    addTo(use.begun);
    auto tried = tryReceive(into);
    if (!tried) [[unlikely]] {
        withdraw(use);
        return tried.error();
    }
    std::size_t size = 0;
    if (*tried) {
        size = **tried;
    } else {
        auto received = receiveSlowly(into, timeout);
        if (!received) {
            withdraw(use);
            return received;
        }
        size = *received;
    }
    if (size == 0) {
        withdraw(use);
        return size;
    }
    addTo(use.done);
    recorder.operation(EventKind::ReceiveEnd, m_setup.object, use.done.load(std::memory_order_relaxed));
    return size;
}

Result<std::size_t> Channel::receiveSlowly(std::span<std::byte> into, std::chrono::nanoseconds timeout)
{
    if (timeout == std::chrono::nanoseconds::zero())
        return timedOut();
    const std::uint64_t deadlineNs = deadlineOf(timeout);
    ThreadRecorder &recorder = *m_setup.recorder;
    const Ticks began = recorder.waitBegin(WaitKind::Message, m_setup.object, deadlineNs);
    auto received = waitAndReceive(into, deadlineNs);
    recorder.waitEnd(WaitKind::Message, m_setup.object, began, *m_setup.use);
    if (!received)
        return received.error();
    if (!*received)
        return timedOut();
    return **received;
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
