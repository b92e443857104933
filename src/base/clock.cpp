#include "base/clock.h"

#include <cstdlib>
#include <fstream>
#include <mutex>
#include <string>

namespace ws {

namespace {

struct ClockPair
{
    Ticks ticks = 0;
    std::uint64_t ns = 0;
};

// The pair whose two tick reads lie closest together: no interrupt came between them.
ClockPair readPair(ClockSource source)
{
    ClockPair best;
    Ticks narrowest = ~Ticks{0};
    for (int i = 0; i < 16; ++i) {
        const Ticks before = readTicks(source);
        const std::uint64_t ns = monotonicNs();
        const Ticks after = readTicks(source);
        if (after - before < narrowest) {
            narrowest = after - before;
            best = {before + (after - before) / 2, ns};
        }
    }
    return best;
}

double rateBetween(const ClockPair &first, const ClockPair &second)
{
    return static_cast<double>(second.ns - first.ns) / static_cast<double>(second.ticks - first.ticks);
}

double quickRate(ClockSource source)
{
    static std::once_flag once;
    static double rate = 1.0;
    std::call_once(once, [source] {
        const ClockPair first = readPair(source);
        ClockPair second = first;
        while (second.ns - first.ns < 2'000'000)
            second = readPair(source);
        rate = rateBetween(first, second);
    });
    return rate;
}

}  // namespace

ClockSource bestClockSource()
{
#if defined(__x86_64__)
    const char *forced = std::getenv("WAITSCOPE_CLOCK");
    if (forced != nullptr && std::string(forced) == "monotonic")
        return ClockSource::Monotonic;
    std::ifstream file("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    std::string name;
    if (file >> name && name == "tsc")
        return ClockSource::Tsc;
#endif
    return ClockSource::Monotonic;
}

ClockCalibration startCalibration(ClockSource source)
{
    ClockCalibration calibration;
    calibration.source = source;
    if (source == ClockSource::Tsc)
        calibration.nsPerTick = quickRate(source);
    const ClockPair pair = readPair(source);
    calibration.startTicks = pair.ticks;
    calibration.startNs = pair.ns;
    return calibration;
}

void sharpenCalibration(ClockCalibration &calibration)
{
    if (calibration.source == ClockSource::Monotonic)
        return;
    const ClockPair now = readPair(calibration.source);
    if (now.ns - calibration.startNs > 10'000'000)
        calibration.nsPerTick = rateBetween({calibration.startTicks, calibration.startNs}, now);
}

}  // namespace ws
