// What lies over the lanes: wake-up arrows, the selection, the cursors, the wait that was clicked.
#pragma once

#include <QPainter>

#include "ui/views/lane_look.h"
#include "ui/views/lane_rows.h"
#include "ui/views/lane_strips.h"

namespace ws {

// From the act that ended a wait to its end, between the rows of the two threads. None where there would be too many to
// tell them apart.
void paintWakeArrows(QPainter &painter, const LanesLayout &layout, const StripContext &context);
void paintLaneMarks(QPainter &painter, const LanesLayout &layout, const StripContext &context,
                    const LaneLook &look);

// The wait that is drawn at a place: within `reach` pixels of it, the longest of those.
std::optional<LaneLook::Wait> waitNear(const Timeline &timeline, std::uint32_t thread, const LaneRange &range,
                                       std::int64_t timeNs, std::int64_t reachNs, const LaneFilter &filter);

}  // namespace ws
