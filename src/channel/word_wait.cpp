#include "channel/word_wait.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <ctime>

namespace ws {

namespace {

int operation(int command, WordScope scope)
{
    return scope == WordScope::Process ? command | FUTEX_PRIVATE_FLAG : command;
}

}  // namespace

WaitOutcome sleepOnWord(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
                        std::uint64_t deadlineNs, WordScope scope)
{
    timespec until = {};
    until.tv_sec = static_cast<time_t>(deadlineNs / 1'000'000'000);
    until.tv_nsec = static_cast<long>(deadlineNs % 1'000'000'000);
    // FUTEX_WAIT_BITSET takes an absolute time of CLOCK_MONOTONIC, FUTEX_WAIT a span.
    const long slept = ::syscall(SYS_futex, &word, operation(FUTEX_WAIT_BITSET, scope), expected,
                                 deadlineNs != 0 ? &until : nullptr, nullptr, FUTEX_BITSET_MATCH_ANY);
    if (slept == -1 && errno == ETIMEDOUT)
        return WaitOutcome::TimedOut;
    if (slept == -1 && errno == EINTR)
        return WaitOutcome::LookAgain;
    return WaitOutcome::Done;
}

void wakeOne(const std::atomic<std::uint32_t> &word, WordScope scope)
{
    ::syscall(SYS_futex, &word, operation(FUTEX_WAKE, scope), 1, nullptr, nullptr, 0);
}

void wakeAll(const std::atomic<std::uint32_t> &word, WordScope scope)
{
    ::syscall(SYS_futex, &word, operation(FUTEX_WAKE, scope), INT_MAX, nullptr, nullptr, 0);
}

}  // namespace ws
