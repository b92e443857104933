#include "sync/user_signal.h"

#include <signal.h>

#include <cerrno>

#include "sync/outside_handle.h"

namespace ws {

namespace {

sigset_t onlyUserSignal()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    return set;
}

class UserSignal final : public OutsideHandle
{
public:
    using OutsideHandle::OutsideHandle;

protected:
    Result<bool> awaitIt(std::chrono::nanoseconds atMost) override
    {
        const sigset_t set = onlyUserSignal();
        const timespec span = {static_cast<time_t>(atMost.count() / 1'000'000'000),
                               static_cast<long>(atMost.count() % 1'000'000'000)};
        if (::sigtimedwait(&set, nullptr, atMost == kNoLimit ? nullptr : &span) == SIGUSR2)
            return true;
        if (errno == EAGAIN || errno == EINTR)
            return false;
        return Error{ErrorKind::System, errno, "wait for SIGUSR2"};
    }
};

// On the thread that starts the others of its process, which inherit what it blocks.
Result<std::unique_ptr<Handle>> openUserSignal(std::byte *, const HandleSetup &setup)
{
    struct sigaction present = {};
    if (::sigaction(SIGUSR2, nullptr, &present) == 0 && present.sa_handler != SIG_DFL)
        return Error{
            ErrorKind::Unsupported, 0,
            "wait for SIGUSR2: a channel of this process has taken it; give that channel another signal"};
    const sigset_t set = onlyUserSignal();
    if (const int refused = ::pthread_sigmask(SIG_BLOCK, &set, nullptr))
        return Error{ErrorKind::System, refused, "block SIGUSR2"};
    return std::unique_ptr<Handle>(std::make_unique<UserSignal>(setup));
}

}  // namespace

constinit const Primitive userSignalPrimitive{
    {.id = "user-signal",
     .family = Family::Outside,
     .name = WS_TR_NOOP("Primitive", "User signal"),
     .sentence = WS_TR_NOOP("Primitive", "A wait for a signal that somebody sends to this process by hand: "
                                         "kill -USR2, and the number of the process."),
     .source = "sigtimedwait(2)",
     .outside = OutsideWorld::Signal},
    prepareOutside,
    openUserSignal,
    nullptr,
};

}  // namespace ws
