// Which rows the lanes have and where each of them stands. Free functions, no display.
#pragma once

#include <QRectF>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/run_model.h"
#include "analysis/wait_statistics.h"

namespace ws {

enum class LaneRowKind { Process, Thread, Lock, Depth };

struct LaneRow
{
    LaneRowKind kind = LaneRowKind::Thread;
    std::uint32_t index = 0;  // of the process, thread or object

    bool operator==(const LaneRow &) const = default;
};

// Threads by process, with a line for each process where that tells something; then locks, then the depth of channels.
// A filter leaves out the threads, and the objects, that it does not name.
std::vector<LaneRow> laneRows(const RunModel &model, const LaneFilter &filter = {});

inline constexpr double kLaneAxisHeight = 26;
inline constexpr double kNamedLanePitch = 18;  // the least that a name needs
inline constexpr double kTallestLane = 44;
inline constexpr double kTallestExtra = 22;  // rows that are no threads

struct LanesLayout
{
    struct Row
    {
        LaneRow row;
        QRectF strip;  // the picture
        QRectF name;   // at the left of it
    };
    std::vector<Row> rows;  // those that are shown
    QRectF axis;
    double left = 0;  // of all strips
    double width = 0;
    int hidden = 0;  // rows that found no room

    // The row at that height; null: between two, or none.
    const Row *rowAt(double y) const;
};

// With a first row all rows stay tall enough for their names, and those before it and behind the last that fits are
// left out; without one the threads are squeezed in, and the others are shown where there is room for them.
LanesLayout layLanes(const std::vector<LaneRow> &rows, const QRectF &body, double nameWidth,
                     std::optional<int> firstRow);

// How many rows of the least height for a name fit, and what all rows can use at most.
int namedLanesIn(double height);
double usefulLanesHeight(const std::vector<LaneRow> &rows);

}  // namespace ws
