// Spinning: looking again and again instead of sleeping. The thread that waits keeps its processor busy, and where there
// are more spinning threads than processors it keeps it from the one it waits for.
//
// Blocking: as long as the caller says; never sleeps.
#pragma once

#include <immintrin.h>

#include <chrono>

namespace ws {

// The pause instruction, between two looks: leaves the memory and the sibling thread of the core alone.
inline void spinPause()
{
    ::_mm_pause();
}

// Tries until it succeeds (true) or the time is over (false).
template <typename Try>
bool spinFor(std::chrono::nanoseconds timeout, Try tryOnce)
{
    constexpr int kTriesPerLook = 32;  // at the clock
    const auto began = std::chrono::steady_clock::now();
    for (;;) {
        for (int i = 0; i < kTriesPerLook; ++i) {
            if (tryOnce())
                return true;
            spinPause();
        }
        if (std::chrono::steady_clock::now() - began >= timeout)
            return false;
    }
}

}  // namespace ws
