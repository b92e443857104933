// Sleeping on a word of shared memory until it holds what one waits for: futex(2).
//
// Threads:  any, in any process that maps the word. Whoever changes it calls futexWakeAll() after.
// Blocking: until then, at most `timeout`; signals do not end it.
#pragma once

#include <chrono>

#include "base/clock.h"
#include "base/futex.h"
#include "sync/handle.h"

namespace ws {

// False: the time was over and the word was still not what was waited for.
template <typename Reached>
bool sleepUntil(const std::atomic<std::uint32_t> &word, std::chrono::nanoseconds timeout, Reached reached)
{
    const auto began = std::chrono::steady_clock::now();
    for (;;) {
        // acquire: pairs with the release of whoever changed it.
        const std::uint32_t value = word.load(std::memory_order_acquire);
        if (reached(value))
            return true;
        if (timeout == kNoLimit) {
            futexWait(word, value);
            continue;
        }
        const std::chrono::nanoseconds left = timeout - (std::chrono::steady_clock::now() - began);
        if (left.count() <= 0)
            return false;
        futexWait(word, value, left);
    }
}

}  // namespace ws
