#include "channel/signal_taker.h"

#include <poll.h>
#include <pthread.h>
#include <sys/signalfd.h>
#include <ucontext.h>
#include <unistd.h>

#include "base/os_call.h"
#include "channel/descriptor_wait.h"

namespace ws {

namespace {

// What the handler leaves for its own thread.
struct Delivered
{
    volatile sig_atomic_t number = 0;  // 0: nothing
    volatile int code = 0;
    volatile std::uint64_t payload = 0;
};
constinit thread_local Delivered t_delivered;

void deliver(int number, siginfo_t *info, void *context)
{
    t_delivered.code = info->si_code;
    t_delivered.payload = reinterpret_cast<std::uint64_t>(info->si_value.sival_ptr);
    t_delivered.number = number;
    // Another handler may have been interrupted by this one under the mask that lets signals in: no second one then.
    ::sigaddset(&static_cast<ucontext_t *>(context)->uc_sigmask, number);
}

TakenSignal takenFrom(const siginfo_t &info)
{
    return {info.si_code, reinterpret_cast<std::uint64_t>(info.si_value.sival_ptr)};
}

timespec timeLeft(std::uint64_t deadlineNs)
{
    const std::uint64_t now = monotonicNs();
    const std::uint64_t ns = deadlineNs > now ? deadlineNs - now : 0;
    return {static_cast<time_t>(ns / 1'000'000'000), static_cast<long>(ns % 1'000'000'000)};
}

// Lets one signal in and says whether it was this one.
std::optional<TakenSignal> handled(int number)
{
    if (t_delivered.number != number)
        return std::nullopt;
    t_delivered.number = 0;
    return TakenSignal{t_delivered.code, t_delivered.payload};
}

}  // namespace

SignalTaking signalTakingOf(std::string_view name)
{
    if (name == "handler")
        return SignalTaking::Handler;
    return name == "signalfd" ? SignalTaking::Signalfd : SignalTaking::Sigwaitinfo;
}

SignalTaker::SignalTaker(int number, SignalTaking way) : m_number(number), m_way(way)
{
    ::sigemptyset(&m_only);
    ::sigaddset(&m_only, number);
    ::sigemptyset(&m_lettingIn);
}

Result<SignalTaker> SignalTaker::create(int number, SignalTaking way)
{
    SignalTaker taker(number, way);
    taker.blockHere();
    taker.forgetPending();
    if (way == SignalTaking::Handler) {
        struct sigaction action = {};
        action.sa_sigaction = deliver;
        action.sa_flags = SA_SIGINFO;
        auto installed =
            osCall("install a handler for a signal", [&] { return ::sigaction(number, &action, nullptr); });
        if (!installed)
            return installed.error();
    }
    if (way == SignalTaking::Signalfd) {
        auto trying = osCall("create a signalfd",
                             [&] { return ::signalfd(-1, &taker.m_only, SFD_NONBLOCK | SFD_CLOEXEC); });
        if (!trying)
            return trying.error();
        taker.m_trying.reset(*trying);
        auto blocking =
            osCall("create a signalfd", [&] { return ::signalfd(-1, &taker.m_only, SFD_CLOEXEC); });
        if (!blocking)
            return blocking.error();
        taker.m_blocking.reset(*blocking);
    }
    return taker;
}

void SignalTaker::blockHere()
{
    ::pthread_sigmask(SIG_BLOCK, &m_only, &m_lettingIn);
    ::sigdelset(&m_lettingIn, m_number);
}

void SignalTaker::forgetPending()
{
    const timespec none = {};
    while (::sigtimedwait(&m_only, nullptr, &none) == m_number) {
    }
}

Result<std::optional<TakenSignal>> SignalTaker::tryTake()
{
    const timespec none = {};
    TakenSignal taken;
    switch (m_way) {
    case SignalTaking::Sigwaitinfo: {
        siginfo_t info;
        if (::sigtimedwait(&m_only, &info, &none) == m_number)
            return std::optional(takenFrom(info));
        if (errno == EAGAIN || errno == EINTR)
            return std::optional<TakenSignal>();
        return Error{ErrorKind::System, errno, "take a signal"};
    }
    case SignalTaking::Handler:
        ::ppoll(nullptr, 0, &none, &m_lettingIn);
        return handled(m_number);
    case SignalTaking::Signalfd: {
        auto read = readDescriptor(m_trying.get(), taken);
        if (!read)
            return read.error();
        return *read ? std::optional(taken) : std::nullopt;
    }
    }
    return std::optional<TakenSignal>();
}

Result<WaitOutcome> SignalTaker::waitAndTake(std::uint64_t deadlineNs, TakenSignal &taken)
{
    if (m_way == SignalTaking::Sigwaitinfo) {
        siginfo_t info;
        const timespec left = deadlineNs != 0 ? timeLeft(deadlineNs) : timespec{};
        if (::sigtimedwait(&m_only, &info, deadlineNs != 0 ? &left : nullptr) == m_number) {
            taken = takenFrom(info);
            return WaitOutcome::Done;
        }
        if (errno == EAGAIN)
            return WaitOutcome::TimedOut;
        if (errno == EINTR)
            return WaitOutcome::LookAgain;
        return Error{ErrorKind::System, errno, "wait for a signal"};
    }
    if (m_way == SignalTaking::Handler) {
        int interrupted = -1;
        if (deadlineNs == 0) {
            ::sigsuspend(&m_lettingIn);
        } else {
            const timespec left = timeLeft(deadlineNs);
            interrupted = ::ppoll(nullptr, 0, &left, &m_lettingIn);
        }
        if (const auto delivered = handled(m_number)) {
            taken = *delivered;
            return WaitOutcome::Done;
        }
        return interrupted == 0 ? WaitOutcome::TimedOut : WaitOutcome::LookAgain;
    }
    if (deadlineNs != 0) {
        auto ready = waitForDescriptor(m_trying.get(), POLLIN, deadlineNs, "wait for a signalfd");
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
    }
    auto read = readDescriptor(deadlineNs != 0 ? m_trying.get() : m_blocking.get(), taken);
    if (!read)
        return read.error();
    return *read ? WaitOutcome::Done : WaitOutcome::LookAgain;
}

// false: nothing there, or another signal came.
Result<bool> SignalTaker::readDescriptor(int fd, TakenSignal &taken)
{
    signalfd_siginfo info;
    if (::read(fd, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        taken = {info.ssi_code, info.ssi_ptr};
        return true;
    }
    if (errno == EAGAIN || errno == EINTR)
        return false;
    return Error{ErrorKind::System, errno, "read a signalfd"};
}

}  // namespace ws
