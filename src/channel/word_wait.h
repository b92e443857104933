// Sleeping on a word in memory, and waking who sleeps there: futex(2).
//
// Threads:  any; the word may lie in memory that processes share.
// Blocking: sleepOnWord() until it is woken, a signal comes, or the deadline.
#pragma once

#include <atomic>
#include <cstdint>

#include "channel/channel.h"

namespace ws {

enum class WordScope {
    Process,   // only threads of one process sleep here: cheaper (FUTEX_PRIVATE_FLAG)
    Processes  // the word lies in shared memory
};

// Sleeps while the word holds `expected`. Done: woken, or the word differs; look at it again. LookAgain: a signal came.
// `deadlineNs` of CLOCK_MONOTONIC, 0: none.
WaitOutcome sleepOnWord(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
                        std::uint64_t deadlineNs, WordScope scope);
void wakeOne(const std::atomic<std::uint32_t> &word, WordScope scope);
void wakeAll(const std::atomic<std::uint32_t> &word, WordScope scope);

}  // namespace ws
