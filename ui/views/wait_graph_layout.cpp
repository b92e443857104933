#include "ui/views/wait_graph_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ws {
namespace {

constexpr double kGap = 4;  // between an arrow's end and the node

// How far from the middle of a shape its edge is in a direction.
double reach(const QSizeF &size, bool isThread, const QPointF &direction)
{
    if (isThread)
        return size.width() / 2;
    const double x = std::abs(direction.x()) > 1e-9 ? size.width() / 2 / std::abs(direction.x()) : 1e9;
    const double y = std::abs(direction.y()) > 1e-9 ? size.height() / 2 / std::abs(direction.y()) : 1e9;
    return std::min(x, y);
}

// Points at equal distances along the ellipse, clockwise from the top: by equal angles they would crowd at the narrow
// ends of a wide one.
std::vector<QPointF> alongEllipse(const QRectF &box, std::size_t count)
{
    constexpr int kSteps = 1440;
    const auto at = [&](int step) {
        const double angle = 2 * std::numbers::pi * step / kSteps;
        return QPointF(box.center().x() + std::sin(angle) * box.width() / 2,
                       box.center().y() - std::cos(angle) * box.height() / 2);
    };
    std::vector<double> lengths{0};
    for (int step = 1; step <= kSteps; ++step)
        lengths.push_back(lengths.back() + QLineF(at(step - 1), at(step)).length());
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < count; ++i) {
        const double wanted = lengths.back() * static_cast<double>(i) / static_cast<double>(count);
        const auto found = std::lower_bound(lengths.begin(), lengths.end(), wanted - 1e-9);
        points.push_back(at(static_cast<int>(found - lengths.begin())));
    }
    return points;
}

}  // namespace

bool standsAsRing(const WaitGraph &graph)
{
    bool any = false;
    bool isClosed = true;
    for (const WaitGraph::Node &node : graph.nodes) {
        any = any || node.onRing;
        isClosed = isClosed && (!node.onRing || node.inDeadlock);
    }
    return any && (isClosed || std::all_of(graph.edges.begin(), graph.edges.end(), [&](const auto &edge) {
                       return graph.nodes[edge.from].onRing && graph.nodes[edge.to].onRing;
                   }));
}

WaitGraphLayout layoutWaitGraph(const WaitGraph &graph, const QRectF &box)
{
    WaitGraphLayout layout;
    layout.centers.resize(graph.nodes.size());
    layout.isShown.resize(graph.nodes.size(), false);
    layout.isRing = standsAsRing(graph);
    if (layout.isRing) {
        std::vector<std::size_t> ring;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (graph.nodes[i].onRing)
                ring.push_back(i);
        }
        const std::vector<QPointF> points = alongEllipse(box, ring.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            layout.centers[ring[i]] = points[i];
            layout.isShown[ring[i]] = true;
        }
        return layout;
    }
    for (const WaitGraph::Edge &edge : graph.edges)
        layout.isShown[edge.from] = layout.isShown[edge.to] = true;
    std::ptrdiff_t threads = 0;
    std::ptrdiff_t objects = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (layout.isShown[i])
            ++(graph.nodes[i].isThread ? threads : objects);
    }
    std::ptrdiff_t thread = 0;
    std::ptrdiff_t object = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (!layout.isShown[i])
            continue;
        const bool isThread = graph.nodes[i].isThread;
        const double place = static_cast<double>(isThread ? thread++ : object++) + 0.5;
        const double count = static_cast<double>(isThread ? threads : objects);
        layout.centers[i] = {isThread ? box.left() + box.width() * 0.25 : box.left() + box.width() * 0.75,
                             box.top() + box.height() * place / count};
    }
    return layout;
}

QLineF edgeBetween(const QPointF &from, const QSizeF &fromSize, bool fromIsThread, const QPointF &to,
                   const QSizeF &toSize, bool toIsThread)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1)
        return {};
    const QPointF direction = way / length;
    return {from + direction * (reach(fromSize, fromIsThread, direction) + kGap),
            to - direction * (reach(toSize, toIsThread, direction) + kGap)};
}

}  // namespace ws
