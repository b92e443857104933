// What of the wiring lies at a point. Free functions, no fonts, no display; points are those of the layout.
#pragma once

#include <cstdint>
#include <optional>

#include "ui/views/wiring_layout.h"

namespace ws {

// From the nearest point of the line.
double distanceTo(const QPolygonF &line, const QPointF &point);

// The object whose wire or texts are there.
std::optional<std::uint32_t> wireAt(const WiringLayout &layout, const QPointF &point);

}  // namespace ws
