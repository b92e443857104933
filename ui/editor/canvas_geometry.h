// Where the parts of an experiment are in a layout of its wiring, and where they go when they are moved, aligned, spread.
//
// Free functions, no fonts, no display. Points are those of the layout; WiringLayout::origin leads to the places that
// an experiment keeps.
#pragma once

#include <QPointF>
#include <QRectF>
#include <map>
#include <optional>
#include <vector>

#include "ui/editor/part.h"
#include "ui/views/wiring_layout.h"

namespace ws {

inline constexpr double kGrid = 8;  // pixels

// Null where the layout does not have it.
QRectF shapeOf(const WiringLayout &layout, const Experiment &experiment, Part part);
// The part in front: lock, wire's name, thread, line of a wire, process.
std::optional<Part> partAt(const WiringLayout &layout, const Experiment &experiment, const QPointF &point);
// All that lies in it as a whole; a process without its threads.
Parts partsIn(const WiringLayout &layout, const Experiment &experiment, const QRectF &area);
// Where a line to another part begins: a small circle at the right side. Nothing: none can begin there.
std::optional<QPointF> portOf(const WiringLayout &layout, const Experiment &experiment, Part part);

double snapped(double value);
QPointF snapped(const QPointF &point);

// The places of all processes and primitives as they stand, of channels that are not joined at both ends, and of threads
// whose process is in `threadsOf`: with them nothing moves but what is moved.
std::map<Part, PicturePlace> placesNow(const WiringLayout &layout, const Experiment &experiment,
                                       const std::vector<std::size_t> &threadsOf = {});
// What `parts` and all that stands still get when they are moved by `way`. A thread moves inside its process; where the
// process is moved too, it goes along.
std::map<Part, PicturePlace> placesMoved(const WiringLayout &layout, const Experiment &experiment,
                                         const Parts &parts, const QPointF &way);

enum class Align { Left, Middle, Top, Centre, SpreadAcross, SpreadDown };
// How far each shape has to go. Spread: the gaps between the outermost two become equal.
std::vector<QPointF> alignedWays(const std::vector<QRectF> &shapes, Align how);
// The same for parts, with places as placesMoved() gives them.
std::map<Part, PicturePlace> placesAligned(const WiringLayout &layout, const Experiment &experiment,
                                           const Parts &parts, Align how);

}  // namespace ws
