#include "ui/charts/curve.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ws {
namespace {

// Liang and Barsky, 1984: the part of a stretch between two points that lies inside, as shares of its length.
std::optional<std::pair<double, double>> insidePart(const QPointF &a, const QPointF &b,
                                                    const DataWindow &window)
{
    const QPointF way = b - a;
    const double steps[] = {-way.x(), way.x(), -way.y(), way.y()};
    const double rooms[] = {a.x() - window.left, window.right - a.x(), a.y() - window.bottom,
                            window.top - a.y()};
    double from = 0;
    double to = 1;
    for (int i = 0; i < 4; ++i) {
        if (steps[i] == 0) {
            if (rooms[i] < 0)
                return std::nullopt;
            continue;
        }
        const double share = rooms[i] / steps[i];
        if (steps[i] < 0)
            from = std::max(from, share);
        else
            to = std::min(to, share);
    }
    if (from > to)
        return std::nullopt;
    return std::pair(from, to);
}

QPointF between(const QPointF &a, const QPointF &b, double share)
{
    return a + (b - a) * share;
}

}  // namespace

QList<QList<QPointF>> cutLine(const QList<QPointF> &points, const DataWindow &window)
{
    QList<QList<QPointF>> pieces;
    bool open = false;
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const auto part = insidePart(points[i], points[i + 1], window);
        if (!part) {
            open = false;
            continue;
        }
        const auto [from, to] = *part;
        if (!open || from > 0)
            pieces.append(QList{from > 0 ? between(points[i], points[i + 1], from) : points[i]});
        pieces.last().append(to < 1 ? between(points[i], points[i + 1], to) : points[i + 1]);
        open = to >= 1;
    }
    return pieces;
}

QList<QPointF> cutEdge(const QList<QPointF> &points, const DataWindow &window)
{
    const DataWindow wide{window.left, window.right, -1e300, 1e300};
    const QList<QList<QPointF>> inside = cutLine(points, wide);
    if (inside.isEmpty())
        return {};
    const QList<QPointF> &cut = inside.first();
    const auto held = [&](QPointF point) {
        point.setY(std::clamp(point.y(), window.bottom, window.top));
        return point;
    };
    QList<QPointF> edge{held(cut.first())};
    for (qsizetype i = 0; i + 1 < cut.size(); ++i) {
        // Where it crosses a border it gets a corner; in the order of the way.
        QList<double> corners;
        const double rise = cut[i + 1].y() - cut[i].y();
        for (const double border : {window.bottom, window.top}) {
            const double share = rise == 0 ? -1 : (border - cut[i].y()) / rise;
            if (share > 0 && share < 1)
                corners.append(share);
        }
        std::sort(corners.begin(), corners.end());
        for (const double share : corners)
            edge.append(held(between(cut[i], cut[i + 1], share)));
        edge.append(held(cut[i + 1]));
    }
    return edge;
}

QList<QPointF> meanPoints(const QList<QPointF> &points, qsizetype most)
{
    const qsizetype each = (points.size() + most - 1) / most;
    if (each < 2)
        return points;
    QList<QPointF> means;
    for (qsizetype i = 0; i + each <= points.size(); i += each) {
        double sum = 0;
        for (qsizetype k = i; k < i + each; ++k)
            sum += points[k].y();
        means.append({points[i + each - 1].x(), sum / static_cast<double>(each)});
    }
    return means;
}

QList<QPointF> pointsWithin(const QList<QPointF> &points, double left, double right)
{
    const auto before = [](const QPointF &point, double x) { return point.x() < x; };
    const auto after = [](double x, const QPointF &point) { return x < point.x(); };
    auto from = std::lower_bound(points.begin(), points.end(), left, before);
    auto to = std::upper_bound(points.begin(), points.end(), right, after);
    if (from != points.begin())
        --from;
    if (to != points.end())
        ++to;
    return from < to ? QList<QPointF>(from, to) : QList<QPointF>();
}

}  // namespace ws
