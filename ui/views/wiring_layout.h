// Where the parts of the wiring picture stand. Free functions, no fonts, no display: widths of texts come in.
//
//   rank 0         rank 1                 processes stand in columns by the way of the data, each thread in its
//  ┌───────┐      ┌────────────────┐     frame; wires run from the right of a sender to the left of a receiver;
//  │ [p]───┼──────┼─▶[r] ──▶ [c]   │     what cannot be drawn straight goes round below; primitives stand at the right,
//  └───────┘      └────────────────┘     or below where there are channels
#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <optional>
#include <vector>

#include "analysis/run_model.h"

namespace ws {

struct WiringSizes  // widths in pixels; what is missing counts as 0
{
    std::vector<double> threadText;   // by thread
    std::vector<double> processText;  // by process: name and pid
    std::vector<double> objectText;   // by object: the widest text at a wire, the name in a lock
};

// Where parts were put by hand, from the point (0, 0) of the picture; of a thread from the corner of its frame. What is
// missing, or nothing, is placed by itself.
struct WiringPlaces
{
    std::vector<std::optional<QPointF>> processes;
    std::vector<std::optional<QPointF>> threads;
    std::vector<std::optional<QPointF>> objects;
};

struct WiringLayout
{
    struct Wire
    {
        std::uint32_t object = 0;
        std::vector<QPolygonF>
            tails;  // sender to the meeting point; empty where one sender meets one receiver
        std::vector<QPolygonF> heads;  // to a receiver, with an arrow
        QPointF label;                 // middle of the line; text goes above and below
        QRectF pill;                   // around the text above
        bool isLoose = false;          // not joined at both ends
    };
    struct LockLine
    {
        std::uint32_t thread = 0;
        std::uint32_t object = 0;
        QLineF line;
    };

    QSizeF size;
    QPointF origin;               // where the point (0, 0) of WiringPlaces is
    std::vector<QRectF> frames;   // by process
    std::vector<QRectF> threads;  // by thread
    std::vector<QRectF> objects;  // by object: locks and other primitives; null for the rest
    std::vector<Wire> wires;      // by object; channels without both ends come last
    std::vector<LockLine> lockLines;
};

WiringLayout layoutWiring(const RunModel &model, const WiringSizes &sizes, const WiringPlaces &places = {});

}  // namespace ws
