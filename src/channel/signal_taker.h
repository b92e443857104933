// How a thread takes the signals that were sent to it, one at a time: signal(7).
//
// The signal stays blocked in the thread, so it is pending until it is asked for:
//   sigwaitinfo  sigtimedwait(2), sigwaitinfo(2)
//   signalfd     a read of signalfd(2); two descriptors, one that does not block, for the try, and one that does
//   handler      ppoll(2) or sigsuspend(2) with a mask that lets it in. The handler blocks it again in the mask that it
//                returns to: exactly one signal gets through each time, whatever other signals come.
//
// Threads:   blockHere() in every thread that may take or must not be ended by it; the rest in the thread that takes.
// Ownership: the signalfds. A handler stays installed: it only writes thread-local memory.
// Blocking:  waitAndTake().
#pragma once

#include <signal.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"
#include "channel/channel.h"

namespace ws {

enum class SignalTaking { Sigwaitinfo, Handler, Signalfd };

// "sigwaitinfo" for all that is none of the others.
SignalTaking signalTakingOf(std::string_view name);

struct TakenSignal
{
    int code = 0;  // si_code
    std::uint64_t payload = 0;
};

class SignalTaker
{
public:
    // Blocks the signal here already, and forgets those that are pending here.
    static Result<SignalTaker> create(int number, SignalTaking way);

    void blockHere();
    void forgetPending();

    Result<std::optional<TakenSignal>> tryTake();
    Result<WaitOutcome> waitAndTake(std::uint64_t deadlineNs, TakenSignal &taken);

private:
    SignalTaker(int number, SignalTaking way);
    Result<bool> readDescriptor(int fd, TakenSignal &taken);

    int m_number;
    SignalTaking m_way;
    sigset_t m_only;       // this signal
    sigset_t m_lettingIn;  // the thread's mask without it
    UniqueFd m_trying;     // does not block
    UniqueFd m_blocking;
};

}  // namespace ws
