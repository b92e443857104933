#include "ui/views/wiring_layout.h"

#include <algorithm>
#include <map>
#include <optional>

#include "ui/views/wiring_boxes.h"

namespace ws {
namespace {

constexpr double kDetourSpace = 84;
constexpr double kLockHeight = 40;
constexpr double kLockGap = 34;
constexpr std::size_t kFewLocks = 6;  // one column, however low the frames are

bool isOfPrimitive(const RunModel::Use &use)
{
    return use.kind == UseKind::Locks || use.kind == UseKind::Uses;
}

class Placer
{
public:
    Placer(const RunModel &model, const WiringSizes &sizes, const WiringPlaces &places)
        : m_model(model), m_sizes(sizes), m_places(places), m_wires(wiresOf(model))
    {
        m_layout.frames.resize(model.processes.size());
        m_layout.threads.resize(model.threads.size());
        m_layout.objects.resize(model.objects.size());
    }

    WiringLayout place()
    {
        placeBoxes(m_model, m_sizes, m_places, m_wires, m_layout);
        for (const QRectF &frame : m_layout.frames)
            m_bottom = std::max(m_bottom, frame.bottom());
        placeWires();
        placeLocks();
        placeLooseWires();
        measure();
        return std::move(m_layout);
    }

private:
    bool isFree(const QLineF &line, std::uint32_t from, std::uint32_t to) const
    {
        const auto crosses = [&](QRectF box) {
            box.adjust(2, 2, -2, -2);
            const QLineF sides[] = {{box.topLeft(), box.topRight()},
                                    {box.bottomLeft(), box.bottomRight()},
                                    {box.topLeft(), box.bottomLeft()},
                                    {box.topRight(), box.bottomRight()}};
            QPointF point;
            return std::any_of(std::begin(sides), std::end(sides), [&](const QLineF &side) {
                return line.intersects(side, &point) == QLineF::BoundedIntersection;
            });
        };
        for (std::uint32_t i = 0; i < m_layout.threads.size(); ++i) {
            if (i != from && i != to && crosses(m_layout.threads[i]))
                return false;
        }
        for (std::uint32_t i = 0; i < m_layout.frames.size(); ++i) {
            if (i != m_model.threads[from].process && i != m_model.threads[to].process &&
                crosses(m_layout.frames[i]))
                return false;
        }
        return true;
    }

    // The n-th of the wires at one side of a thread; they share its height.
    QPointF anchor(std::uint32_t thread, bool right, std::uint32_t object)
    {
        const auto &list = m_sides[{thread, right}];
        const auto found = std::find(list.begin(), list.end(), object) - list.begin();
        const QRectF &box = m_layout.threads[thread];
        const double share =
            list.empty() ? 0.5 : (static_cast<double>(found) + 0.5) / static_cast<double>(list.size());
        return {right ? box.right() : box.left(), box.top() + box.height() * share};
    }

    void placeWires()
    {
        const auto leftOf = [&](const WireEnds &ends, bool sendersFirst) {
            double last = -1e9;
            double first = 1e9;
            for (const std::uint32_t thread : sendersFirst ? ends.senders : ends.receivers)
                last = std::max(last, m_layout.threads[thread].right());
            for (const std::uint32_t thread : sendersFirst ? ends.receivers : ends.senders)
                first = std::min(first, m_layout.threads[thread].left());
            return last < first;
        };
        std::map<std::uint32_t, int> ways;  // 1 to the right, -1 to the left, 0 round below
        for (const auto &[object, ends] : m_wires) {
            int way = leftOf(ends, true) ? 1 : leftOf(ends, false) ? -1 : 0;
            const bool byHand = placeAt(m_places.objects, object).has_value();
            for (const std::uint32_t from : ends.senders) {
                for (const std::uint32_t to : ends.receivers) {
                    const QRectF &a = m_layout.threads[from];
                    const QRectF &b = m_layout.threads[to];
                    const QLineF line = way > 0 ? QLineF(a.right(), a.center().y(), b.left(), b.center().y())
                                                : QLineF(a.left(), a.center().y(), b.right(), b.center().y());
                    if (way != 0 && !byHand && !isFree(line, from, to))
                        way = 0;
                }
            }
            ways[object] = way;
            for (const std::uint32_t thread : ends.senders)
                m_sides[{thread, way >= 0}].push_back(object);
            for (const std::uint32_t thread : ends.receivers)
                m_sides[{thread, way < 0}].push_back(object);
        }
        for (const auto &[object, ends] : m_wires) {
            if (const auto at = placeAt(m_places.objects, object))
                placeThrough(object, ends, *at, ways[object] >= 0);
            else if (ways[object] == 0)
                placeDetour(object, ends);
            else
                placeStraight(object, ends, ways[object] > 0);
        }
    }

    void placeStraight(std::uint32_t object, const WireEnds &ends, bool right)
    {
        WiringLayout::Wire wire{object, {}, {}, {}, {}, false};
        std::vector<QPointF> from;
        std::vector<QPointF> to;
        QPointF sum;
        double edge = right ? -1e9 : 1e9;
        double target = right ? 1e9 : -1e9;
        for (const std::uint32_t thread : ends.senders) {
            from.push_back(anchor(thread, right, object));
            edge = right ? std::max(edge, from.back().x()) : std::min(edge, from.back().x());
            sum += from.back();
        }
        for (const std::uint32_t thread : ends.receivers) {
            to.push_back(anchor(thread, !right, object));
            target = right ? std::min(target, to.back().x()) : std::max(target, to.back().x());
            sum += to.back();
        }
        if (from.size() == 1 && to.size() == 1) {
            wire.heads.push_back(QPolygonF({from[0], to[0]}));
            wire.label = (from[0] + to[0]) / 2;
        } else {
            wire.label = {(edge + target) / 2, sum.y() / static_cast<double>(from.size() + to.size())};
            for (const QPointF &point : from)
                wire.tails.push_back(QPolygonF({point, wire.label}));
            for (const QPointF &point : to)
                wire.heads.push_back(QPolygonF({wire.label, point}));
        }
        m_layout.wires.push_back(std::move(wire));
    }

    // All lines meet where the channel was put.
    void placeThrough(std::uint32_t object, const WireEnds &ends, const QPointF &at, bool right)
    {
        WiringLayout::Wire wire{object, {}, {}, at, {}, !m_wires.contains(object)};
        for (const std::uint32_t thread : ends.senders)
            wire.tails.push_back(QPolygonF({anchor(thread, right, object), at}));
        for (const std::uint32_t thread : ends.receivers)
            wire.heads.push_back(QPolygonF({at, anchor(thread, !right, object)}));
        m_layout.wires.push_back(std::move(wire));
    }

    // Channels that are not joined at both ends: only while they are being drawn.
    void placeLooseWires()
    {
        double bottom = m_bottom;
        for (const QRectF &box : m_layout.objects)
            bottom = std::max(bottom, box.bottom());
        for (const WiringLayout::Wire &wire : m_layout.wires)
            bottom = std::max(bottom, wire.label.y());
        double x = 0;
        for (std::uint32_t i = 0; i < m_model.objects.size(); ++i) {
            if (m_model.objects[i].kind != ObjectKind::Channel || m_wires.contains(i))
                continue;
            const double width = pillWidth(i);
            const QPointF at = placeAt(m_places.objects, i).value_or(QPointF(x + width / 2, bottom + 84));
            x += width + 48;
            WireEnds ends;
            for (const RunModel::Use &use : m_model.uses) {
                if (use.object == i && use.kind == UseKind::Sends)
                    ends.senders.push_back(use.thread);
                if (use.object == i && use.kind == UseKind::Receives)
                    ends.receivers.push_back(use.thread);
            }
            placeThrough(i, ends, at, true);
        }
    }

    double pillWidth(std::uint32_t object) const
    {
        return object < m_sizes.objectText.size() && m_sizes.objectText[object] > 0
                   ? m_sizes.objectText[object]
                   : 60;
    }

    // Where the receivers' frames begin below the end of the senders': the middle between the two.
    std::optional<double> gapBetween(const WireEnds &ends) const
    {
        double above = -1e9;
        double below = 1e9;
        for (const std::uint32_t thread : ends.senders)
            above = std::max(above, m_layout.frames[m_model.threads[thread].process].bottom());
        for (const std::uint32_t thread : ends.receivers)
            below = std::min(below, m_layout.frames[m_model.threads[thread].process].top());
        return below - above >= kDetourSpace ? std::optional((above + below) / 2) : std::nullopt;
    }

    void placeDetour(std::uint32_t object, const WireEnds &ends)
    {
        WiringLayout::Wire wire{object, {}, {}, {}, {}, false};
        const std::optional<double> between = gapBetween(ends);
        const double y = between ? *between : m_bottom + 30 + kDetourSpace * m_detours++;
        const double out = between ? 16 : 16 + 6 * m_detours;
        double left = 1e9;
        double right = -1e9;
        std::vector<QPointF> from;
        std::vector<QPointF> to;
        for (const std::uint32_t thread : ends.senders)
            from.push_back(anchor(thread, true, object));
        for (const std::uint32_t thread : ends.receivers)
            to.push_back(anchor(thread, false, object));
        for (const QPointF &point : from) {
            left = std::min(left, point.x());
            right = std::max(right, point.x());
        }
        for (const QPointF &point : to) {
            left = std::min(left, point.x());
            right = std::max(right, point.x());
        }
        wire.label = {(left + right) / 2, y};
        for (const QPointF &point : from)
            wire.tails.push_back(
                QPolygonF({point, {point.x() + out, point.y()}, {point.x() + out, y}, wire.label}));
        for (const QPointF &point : to)
            wire.heads.push_back(
                QPolygonF({wire.label, {point.x() - out, y}, {point.x() - out, point.y()}, point}));
        m_layout.wires.push_back(std::move(wire));
    }

    void placeLocks()
    {
        std::vector<std::uint32_t> locks;
        for (std::uint32_t i = 0; i < m_model.objects.size(); ++i) {
            const ObjectKind kind = m_model.objects[i].kind;
            if (kind == ObjectKind::Lock || kind == ObjectKind::Primitive)
                locks.push_back(i);
        }
        const bool aside = m_wires.empty();
        double right = 0;
        for (const QRectF &frame : m_layout.frames)
            right = std::max(right, frame.right());
        const auto inColumn =
            std::clamp<std::size_t>(static_cast<std::size_t>(m_bottom / (kLockHeight + kLockGap)), kFewLocks,
                                    locks.size() + kFewLocks);
        const double column =
            static_cast<double>(std::min(locks.size(), inColumn)) * (kLockHeight + kLockGap) - kLockGap;
        const double top = aside ? m_bottom / 2 - column / 2 : m_bottom + 40 + kDetourSpace * m_detours;
        double y = top;
        double x = aside ? right + 120 : 0;
        std::size_t place = 0;
        double widest = 0;
        for (const std::uint32_t lock : locks) {
            if (aside && place > 0 && place % inColumn == 0) {
                x += widest + 48;
                y = top;
            }
            ++place;
            const double width =
                std::max(kLockHeight, (lock < m_sizes.objectText.size() ? m_sizes.objectText[lock] : 0) + 24);
            if (!aside)
                x = std::max(x, middleOfUsers(lock) - width / 2);
            widest = std::max(widest, width);
            m_layout.objects[lock] = {x, y, width, kLockHeight};
            if (const auto at = placeAt(m_places.objects, lock))
                m_layout.objects[lock].moveTo(*at);
            if (aside)
                y += kLockHeight + kLockGap;
            else
                x += width + 24;
        }
        for (const RunModel::Use &use : m_model.uses) {
            if (!isOfPrimitive(use))
                continue;
            const QRectF &thread = m_layout.threads[use.thread];
            const QRectF &lock = m_layout.objects[use.object];
            const QLineF line =
                placeAt(m_places.objects, use.object) ||
                        placeAt(m_places.processes, m_model.threads[use.thread].process)
                    ? shortLine(thread, lock)
                : aside ? QLineF(thread.right(), thread.center().y(), lock.left(), lock.center().y())
                        : QLineF(thread.center().x(), thread.bottom(), lock.center().x(), lock.top());
            m_layout.lockLines.push_back({use.thread, use.object, line});
        }
    }

    // From the side of one that looks at the other.
    static QLineF shortLine(const QRectF &thread, const QRectF &lock)
    {
        if (lock.left() > thread.right())
            return {thread.right(), thread.center().y(), lock.left(), lock.center().y()};
        if (lock.right() < thread.left())
            return {thread.left(), thread.center().y(), lock.right(), lock.center().y()};
        if (lock.top() > thread.center().y())
            return {thread.center().x(), thread.bottom(), lock.center().x(), lock.top()};
        return {thread.center().x(), thread.top(), lock.center().x(), lock.bottom()};
    }

    double middleOfUsers(std::uint32_t object) const
    {
        double sum = 0;
        int users = 0;
        for (const RunModel::Use &use : m_model.uses) {
            if (use.object == object && isOfPrimitive(use)) {
                sum += m_layout.threads[use.thread].center().x();
                ++users;
            }
        }
        return users ? sum / users : 0;
    }

    // Moves everything so that the picture begins at (0, 0), texts at wires included.
    void measure()
    {
        QRectF all;
        for (const QRectF &box : m_layout.frames)
            all |= box;
        for (const QRectF &box : m_layout.objects) {
            if (!box.isNull())
                all |= box.adjusted(0, 0, 0, 20);
        }
        for (const WiringLayout::Wire &wire : m_layout.wires) {
            all |= QRectF(wire.label.x() - 30, wire.label.y() - 40, 60, 80);
            for (const auto *lines : {&wire.tails, &wire.heads}) {
                for (const QPolygonF &line : *lines)
                    all |= line.boundingRect();
            }
        }
        const QPointF shift = -all.topLeft();
        const auto moveBoxes = [&](std::vector<QRectF> &boxes) {
            for (QRectF &box : boxes) {
                if (!box.isNull())
                    box.translate(shift);
            }
        };
        moveBoxes(m_layout.frames);
        moveBoxes(m_layout.threads);
        moveBoxes(m_layout.objects);
        for (WiringLayout::Wire &wire : m_layout.wires) {
            wire.label += shift;
            const double width = pillWidth(wire.object);
            wire.pill = {wire.label.x() - width / 2, wire.label.y() - 38, width, 24};
            for (auto *lines : {&wire.tails, &wire.heads}) {
                for (QPolygonF &line : *lines)
                    line.translate(shift);
            }
        }
        for (WiringLayout::LockLine &line : m_layout.lockLines)
            line.line.translate(shift);
        m_layout.size = all.size();
        m_layout.origin = shift;
    }

    const RunModel &m_model;
    const WiringSizes &m_sizes;
    const WiringPlaces &m_places;
    const WiresByObject m_wires;
    WiringLayout m_layout;
    std::map<std::pair<std::uint32_t, bool>, std::vector<std::uint32_t>> m_sides;
    double m_bottom = 0;
    int m_detours = 0;
};

}  // namespace

WiringLayout layoutWiring(const RunModel &model, const WiringSizes &sizes, const WiringPlaces &places)
{
    return Placer(model, sizes, places).place();
}

}  // namespace ws
