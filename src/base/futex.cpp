#include "base/futex.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <climits>
#include <ctime>

namespace ws {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

void futexWait(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
               std::chrono::nanoseconds timeout)
{
    timespec span = {};
    const bool bounded = timeout != std::chrono::nanoseconds::max();
    if (bounded) {
        span.tv_sec = timeout.count() / 1'000'000'000;
        span.tv_nsec = timeout.count() % 1'000'000'000;
    }
    ::syscall(SYS_futex, &word, FUTEX_WAIT, expected, bounded ? &span : nullptr, nullptr, 0);
}

void futexWakeAll(const std::atomic<std::uint32_t> &word)
{
    ::syscall(SYS_futex, &word, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

}  // namespace ws
