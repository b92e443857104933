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

}  // namespace

WaitGraphLayout layoutWaitGraph(const WaitGraph &graph, const QRectF &box)
{
    WaitGraphLayout layout;
    layout.centers.resize(graph.nodes.size());
    layout.isShown.resize(graph.nodes.size(), false);
    std::vector<std::size_t> ring;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].inDeadlock)
            ring.push_back(i);
    }
    if (!ring.empty()) {
        layout.isRing = true;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const double angle =
                2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(ring.size());
            layout.centers[ring[i]] = {box.center().x() + std::sin(angle) * box.width() / 2,
                                       box.center().y() - std::cos(angle) * box.height() / 2};
            layout.isShown[ring[i]] = true;
        }
        return layout;
    }
    const auto threads =
        std::count_if(graph.nodes.begin(), graph.nodes.end(), [](const auto &node) { return node.isThread; });
    const auto objects = static_cast<std::ptrdiff_t>(graph.nodes.size()) - threads;
    std::ptrdiff_t thread = 0;
    std::ptrdiff_t object = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const bool isThread = graph.nodes[i].isThread;
        const double place = static_cast<double>(isThread ? thread++ : object++) + 0.5;
        const double count = static_cast<double>(isThread ? threads : objects);
        layout.centers[i] = {isThread ? box.left() + box.width() * 0.25 : box.left() + box.width() * 0.75,
                             box.top() + box.height() * place / count};
        layout.isShown[i] = true;
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
