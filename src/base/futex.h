// futex(2) on a word in memory shared between processes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace ws {

// Sleeps while *word == expected, at most `timeout`; may also return early. Blocking: yes.
void futexWait(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
               std::chrono::nanoseconds timeout = std::chrono::nanoseconds::max());
void futexWakeAll(const std::atomic<std::uint32_t> &word);

}  // namespace ws
