// Paints single strips of the lanes: a thread, a lock, a depth, and how much of a pixel column each of its parts takes.
//
// A pixel column stands for a stretch of time; its height is split by share: waiting below, runnable above it, running
// on top. So a dense strip still tells how much of it was waiting.
#pragma once

#include <QPainter>

#include "session/snapshot.h"
#include "ui/views/lane_bins.h"
#include "ui/views/theme.h"

namespace ws {

struct StripContext
{
    const Snapshot &snapshot;
    const Theme &theme;
    LaneRange range;
    LaneFilter filter;
    std::vector<std::vector<float>> held = {};  // by heldBins(), of as many columns as a strip has pixels
};

void paintThreadStrip(QPainter &painter, const QRectF &strip, const StripContext &context,
                      std::uint32_t thread);
// `bins`: by lockBins(), of this lock.
void paintLockStrip(QPainter &painter, const QRectF &strip, const StripContext &context, std::uint32_t object,
                    const std::vector<LockBin> &bins);
void paintDepthStrip(QPainter &painter, const QRectF &strip, const StripContext &context,
                     std::uint32_t object);

// The highest value of a depth series, at least 1.
double mostDepth(const TimeSeries &depth);
// Any lock's holds were recorded, so that critical sections and holders are known.
bool knowsHolds(const Snapshot &snapshot);

}  // namespace ws
