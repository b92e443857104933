// Run time: nanoseconds of the session's clock since the start barrier opened.
#pragma once

#include <cstdint>

#include "base/clock.h"

namespace ws {

struct RunClock
{
    ClockCalibration calibration;
    Ticks startTicks = 0;  // of the session's clock

    std::int64_t at(Ticks ticks) const
    {
        return ticks <= startTicks ? 0 : calibration.durationNs(ticks - startTicks);
    }
};

}  // namespace ws
