// What the two channels of signals have alike: the receiver is a thread, found by its number; tgkill(2) and
// rt_tgsigqueueinfo(2) send to it alone, so no other thread of its process can take, or be ended by, a signal of ours.
//
// Threads:   a signal is pending for the thread that established the receiving end: it must be the one that receives.
//            A thread can take each signal number for one channel only.
// Errors:    Closed when the receiving thread is gone (ESRCH) or has closed its end.
#pragma once

#include <atomic>
#include <optional>

#include "channel/channel.h"
#include "channel/mechanism.h"
#include "channel/signal_taker.h"

namespace ws {

class SignalChannel : public Channel
{
public:
    SignalChannel(EndSetup setup, int number, std::optional<SignalTaker> taker);
    ~SignalChannel() override { SignalChannel::release(); }

    // A sender waits here until its receiver is known.
    Result<> establish() override;

protected:
    int number() const { return m_number; }
    SignalTaker &taker() { return *m_taker; }

    // To the receiving thread, with rt_tgsigqueueinfo(2). false: no room for one more pending signal.
    Result<bool> queueSignal(std::uint64_t payload) const;
    // To the receiving thread, with tgkill(2).
    Result<> sendSignal() const;
    // Whether one is pending for the calling thread, or for the one that established this receiving end.
    bool isPending() const;

    void release() override;

private:
    bool receiverHasClosed() const
    {
        return setup().peers[0].use->closed.load(std::memory_order_relaxed) != 0;
    }
    Error failure(int error) const;

    int m_number;
    int m_pid;  // of this end
    unsigned m_uid;
    std::optional<SignalTaker> m_taker;  // of a receiver
    std::atomic<int> m_receiver{0};      // the thread that established this receiving end
};

// The taker of a receiver, none for a sender; refuses a channel that nobody receives from. Called in the worker's main thread: threads that it starts inherit the
// blocked signal.
Result<std::optional<SignalTaker>> signalTakerFor(const EndSetup &setup, int number);

inline constexpr std::string_view kSignalTakings[] = {"sigwaitinfo", "handler", "signalfd"};

inline constexpr ParameterInfo kSignalReceiveParameter = {
    .name = "receive",
    .kind = ParameterKind::Choice,
    .choices = kSignalTakings,
    .meaning =
        WS_TR_NOOP("Parameter",
                   "how the receiver takes a signal: sigwaitinfo (when absent), handler (sigsuspend lets one "
                   "in) or signalfd")};

}  // namespace ws
