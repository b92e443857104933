#include "channel/descriptor_wait.h"

#include <cerrno>
#include <ctime>

#include "base/clock.h"

namespace ws {

Result<WaitOutcome> waitForDescriptor(int fd, short events, std::uint64_t deadlineNs, const char *action)
{
    timespec left = {};
    if (deadlineNs != 0) {
        const std::uint64_t now = monotonicNs();
        const std::uint64_t ns = deadlineNs > now ? deadlineNs - now : 0;
        left.tv_sec = static_cast<time_t>(ns / 1'000'000'000);
        left.tv_nsec = static_cast<long>(ns % 1'000'000'000);
    }
    pollfd item = {fd, events, 0};
    const int ready = ::ppoll(&item, 1, deadlineNs != 0 ? &left : nullptr, nullptr);
    if (ready > 0)
        return WaitOutcome::Done;
    if (ready == 0)
        return WaitOutcome::TimedOut;
    if (errno == EINTR)
        return WaitOutcome::LookAgain;
    return Error{ErrorKind::System, errno, action};
}

}  // namespace ws
