#include "ui/views/wiring_hits.h"

#include <algorithm>
#include <cmath>

namespace ws {
namespace {

constexpr double kReach = 8;  // pixels beside a line that still mean it

}  // namespace

double distanceTo(const QPolygonF &line, const QPointF &point)
{
    double best = 1e9;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF along = line[i + 1] - line[i];
        const double length = QPointF::dotProduct(along, along);
        const double share =
            length > 0 ? std::clamp(QPointF::dotProduct(point - line[i], along) / length, 0.0, 1.0) : 0;
        const QPointF away = point - (line[i] + along * share);
        best = std::min(best, std::hypot(away.x(), away.y()));
    }
    return best;
}

std::optional<std::uint32_t> wireAt(const WiringLayout &layout, const QPointF &point)
{
    for (const WiringLayout::Wire &wire : layout.wires) {
        if (QRectF(wire.label.x() - 50, wire.label.y() - 40, 100, 84).contains(point))
            return wire.object;
        for (const auto *lines : {&wire.tails, &wire.heads}) {
            for (const QPolygonF &line : *lines) {
                if (distanceTo(line, point) < kReach)
                    return wire.object;
            }
        }
    }
    return std::nullopt;
}

}  // namespace ws
