// The clock of all stamps: ticks of the invariant TSC where the kernel itself trusts it, else CLOCK_MONOTONIC.
//
// A read of the TSC costs about half of clock_gettime(2). The kernel's trust is read from
// /sys/devices/system/clocksource/clocksource0/current_clocksource; the TSC then runs at one rate on all
// processors (constant_tsc, nonstop_tsc in /proc/cpuinfo). Ticks become nanoseconds by a ClockCalibration.
//
// Threads: everything here may be called from any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace ws {

enum class ClockSource : std::uint32_t { Monotonic = 0, Tsc = 1 };

using Ticks = std::uint64_t;

// CLOCK_MONOTONIC in nanoseconds.
inline std::uint64_t monotonicNs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u + static_cast<std::uint64_t>(now.tv_nsec);
}

// The clock source that this machine allows; WAITSCOPE_CLOCK=monotonic in the environment forces the fallback.
ClockSource bestClockSource();

inline Ticks readTicks(ClockSource source)
{
#if defined(__x86_64__)
    if (source == ClockSource::Tsc) [[likely]]
        return __rdtsc();
#endif
    (void)source;
    return monotonicNs();
}

// Two pairs (ticks, CLOCK_MONOTONIC) give the rate: made at the start, made sharper at the end of a run.
struct ClockCalibration
{
    ClockSource source = ClockSource::Monotonic;
    Ticks startTicks = 0;
    std::uint64_t startNs = 0;
    double nsPerTick = 1.0;

    // Nanoseconds since the calibration started; 0 for earlier ticks.
    std::int64_t sinceStartNs(Ticks ticks) const
    {
        return static_cast<std::int64_t>(static_cast<double>(static_cast<std::int64_t>(ticks - startTicks)) *
                                         nsPerTick);
    }
    std::int64_t durationNs(Ticks ticks) const
    {
        return static_cast<std::int64_t>(static_cast<double>(ticks) * nsPerTick);
    }
    Ticks ticksOf(std::chrono::nanoseconds duration) const
    {
        return static_cast<Ticks>(static_cast<double>(duration.count()) / nsPerTick);
    }
};

// Takes the first pair and a first rate. Blocking: about 2 ms the first time in a process, then none.
ClockCalibration startCalibration(ClockSource source);
// Sharpens the rate over the time since the start; worth it from some 100 ms on. Does not block.
void sharpenCalibration(ClockCalibration &calibration);

}  // namespace ws
