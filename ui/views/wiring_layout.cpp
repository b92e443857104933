#include "ui/views/wiring_layout.h"

#include <algorithm>
#include <map>

#include "ui/views/ranks.h"

namespace ws {
namespace {

constexpr double kFramePadding = 14;
constexpr double kFrameTitle = 36;
constexpr double kFrameGap = 20;
constexpr double kThreadHeight = 62;
constexpr double kThreadGap = 12;
constexpr double kThreadWidth = 112;
constexpr double kWireSpace = 88;  // height that one wire's texts need
constexpr double kWireGap = 96;
constexpr double kDetourSpace = 84;
constexpr double kLockHeight = 40;
constexpr double kLockGap = 34;

struct Ends
{
    std::vector<std::uint32_t> senders;
    std::vector<std::uint32_t> receivers;
};

double at(const std::vector<double> &values, std::size_t index)
{
    return index < values.size() ? values[index] : 0;
}

class Placer
{
public:
    Placer(const RunModel &model, const WiringSizes &sizes) : m_model(model), m_sizes(sizes)
    {
        m_layout.frames.resize(model.processes.size());
        m_layout.threads.resize(model.threads.size());
        m_layout.objects.resize(model.objects.size());
        for (const RunModel::Use &use : model.uses) {
            if (use.kind == UseKind::Sends)
                m_ends[use.object].senders.push_back(use.thread);
            else if (use.kind == UseKind::Receives)
                m_ends[use.object].receivers.push_back(use.thread);
        }
        std::erase_if(m_ends, [](const auto &entry) {
            return entry.second.senders.empty() || entry.second.receivers.empty();
        });
    }

    WiringLayout place()
    {
        std::vector<QSizeF> frames;
        for (std::size_t process = 0; process < m_model.processes.size(); ++process)
            frames.push_back(placeInside(process));
        placeFrames(frames);
        m_bottom = 0;
        for (const QRectF &frame : m_layout.frames)
            m_bottom = std::max(m_bottom, frame.bottom());
        placeWires();
        placeLocks();
        measure();
        return std::move(m_layout);
    }

private:
    double widthFor(std::uint32_t object) const
    {
        return std::max(kWireGap, at(m_sizes.objectText, object) + 26);
    }

    double wireWidth() const
    {
        double widest = kWireGap;
        for (const auto &[object, ends] : m_ends)
            widest = std::max(widest, widthFor(object));
        return widest;
    }

    // The room between two columns of frames: what the wires across it need.
    double gapBehind(int column, const std::vector<int> &ranks) const
    {
        double widest = kWireGap;
        for (const auto &[object, ends] : m_ends) {
            const int from = ranks[m_model.threads[ends.senders[0]].process];
            const int to = ranks[m_model.threads[ends.receivers[0]].process];
            if (std::min(from, to) <= column && column < std::max(from, to))
                widest = std::max(widest, widthFor(object));
        }
        return widest;
    }

    std::size_t mostWires(std::uint32_t thread) const
    {
        std::size_t left = 0;
        std::size_t right = 0;
        for (const auto &[object, ends] : m_ends) {
            right += static_cast<std::size_t>(std::count(ends.senders.begin(), ends.senders.end(), thread));
            left +=
                static_cast<std::size_t>(std::count(ends.receivers.begin(), ends.receivers.end(), thread));
        }
        // Where data goes both ways between two threads, both wires meet on one side.
        bool bothWays = false;
        for (const auto &[object, ends] : m_ends) {
            for (const auto &[other, otherEnds] : m_ends) {
                bothWays = bothWays ||
                           (object != other && ends.senders[0] == thread &&
                            otherEnds.receivers[0] == thread && ends.receivers[0] == otherEnds.senders[0]);
            }
        }
        return bothWays ? left + right : std::max(left, right);
    }

    // Threads of one process, with the frame's corner at (0, 0). Returns the frame's size.
    QSizeF placeInside(std::size_t process)
    {
        std::vector<std::uint32_t> mine;
        for (std::uint32_t i = 0; i < m_model.threads.size(); ++i) {
            if (m_model.threads[i].process == process)
                mine.push_back(i);
        }
        std::vector<std::pair<std::size_t, std::size_t>> edges;
        const auto place = [&](std::uint32_t thread) {
            return static_cast<std::size_t>(std::find(mine.begin(), mine.end(), thread) - mine.begin());
        };
        for (const auto &[object, ends] : m_ends) {
            for (const std::uint32_t from : ends.senders) {
                for (const std::uint32_t to : ends.receivers) {
                    if (place(from) < mine.size() && place(to) < mine.size() && from != to)
                        edges.emplace_back(place(from), place(to));
                }
            }
        }
        const std::vector<int> ranks = ranksOf(mine.size(), edges);
        const int columns = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end()) + 1;
        double x = kFramePadding;
        double height = 0;
        std::vector<double> columnHeights;
        for (int column = 0; column < columns; ++column) {
            double width = kThreadWidth;
            double y = kFrameTitle;
            for (std::size_t i = 0; i < mine.size(); ++i) {
                if (ranks[i] == column)
                    width = std::max(width, at(m_sizes.threadText, mine[i]) + 28);
            }
            for (std::size_t i = 0; i < mine.size(); ++i) {
                if (ranks[i] != column)
                    continue;
                const double own =
                    std::max(kThreadHeight, kWireSpace * static_cast<double>(mostWires(mine[i])));
                const bool alone = mostWires(mine[i]) < 2;
                m_layout.threads[mine[i]] = {x, y, width, alone ? kThreadHeight : own};
                y += m_layout.threads[mine[i]].height() + kThreadGap;
            }
            columnHeights.push_back(y - kThreadGap);
            height = std::max(height, y - kThreadGap);
            x += width + (column + 1 < columns ? wireWidth() : 0);
        }
        for (std::size_t i = 0; i < mine.size(); ++i)
            m_layout.threads[mine[i]].translate(
                0, (height - columnHeights[static_cast<std::size_t>(ranks[i])]) / 2);
        const double width = std::max(x, at(m_sizes.processText, process) + kFramePadding);
        if (columns == 1) {
            for (const std::uint32_t thread : mine)
                m_layout.threads[thread].setWidth(width - kFramePadding);
        }
        return {width + kFramePadding, std::max(height, kFrameTitle) + kFramePadding};
    }

    void placeFrames(const std::vector<QSizeF> &frames)
    {
        std::vector<std::pair<std::size_t, std::size_t>> edges;
        for (const auto &[object, ends] : m_ends) {
            for (const std::uint32_t from : ends.senders) {
                for (const std::uint32_t to : ends.receivers) {
                    if (m_model.threads[from].process != m_model.threads[to].process)
                        edges.emplace_back(m_model.threads[from].process, m_model.threads[to].process);
                }
            }
        }
        const std::vector<int> ranks = ranksOf(frames.size(), edges);
        const int columns = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end()) + 1;
        std::vector<double> heights(static_cast<std::size_t>(columns), -kFrameGap);
        for (std::size_t i = 0; i < frames.size(); ++i)
            heights[static_cast<std::size_t>(ranks[i])] += frames[i].height() + kFrameGap;
        const double tallest = heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
        double x = 0;
        for (int column = 0; column < columns; ++column) {
            double y = (tallest - heights[static_cast<std::size_t>(column)]) / 2;
            double width = 0;
            for (std::size_t i = 0; i < frames.size(); ++i) {
                if (ranks[i] == column)
                    width = std::max(width, frames[i].width());
            }
            for (std::size_t i = 0; i < frames.size(); ++i) {
                if (ranks[i] != column)
                    continue;
                m_layout.frames[i] = {x + (width - frames[i].width()) / 2, y, frames[i].width(),
                                      frames[i].height()};
                y += frames[i].height() + kFrameGap;
            }
            x += width + gapBehind(column, ranks);
        }
        for (std::size_t i = 0; i < m_model.threads.size(); ++i)
            m_layout.threads[i].translate(m_layout.frames[m_model.threads[i].process].topLeft());
    }

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
        const auto leftOf = [&](const Ends &ends, bool sendersFirst) {
            double last = -1e9;
            double first = 1e9;
            for (const std::uint32_t thread : sendersFirst ? ends.senders : ends.receivers)
                last = std::max(last, m_layout.threads[thread].right());
            for (const std::uint32_t thread : sendersFirst ? ends.receivers : ends.senders)
                first = std::min(first, m_layout.threads[thread].left());
            return last < first;
        };
        std::map<std::uint32_t, int> ways;  // 1 to the right, -1 to the left, 0 round below
        for (const auto &[object, ends] : m_ends) {
            int way = leftOf(ends, true) ? 1 : leftOf(ends, false) ? -1 : 0;
            for (const std::uint32_t from : ends.senders) {
                for (const std::uint32_t to : ends.receivers) {
                    const QRectF &a = m_layout.threads[from];
                    const QRectF &b = m_layout.threads[to];
                    const QLineF line = way > 0 ? QLineF(a.right(), a.center().y(), b.left(), b.center().y())
                                                : QLineF(a.left(), a.center().y(), b.right(), b.center().y());
                    if (way != 0 && !isFree(line, from, to))
                        way = 0;
                }
            }
            ways[object] = way;
            for (const std::uint32_t thread : ends.senders)
                m_sides[{thread, way >= 0}].push_back(object);
            for (const std::uint32_t thread : ends.receivers)
                m_sides[{thread, way < 0}].push_back(object);
        }
        for (const auto &[object, ends] : m_ends) {
            if (ways[object] == 0)
                placeDetour(object, ends);
            else
                placeStraight(object, ends, ways[object] > 0);
        }
    }

    void placeStraight(std::uint32_t object, const Ends &ends, bool right)
    {
        WiringLayout::Wire wire{object, {}, {}, {}};
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

    void placeDetour(std::uint32_t object, const Ends &ends)
    {
        WiringLayout::Wire wire{object, {}, {}, {}};
        const double y = m_bottom + 30 + kDetourSpace * m_detours++;
        const double out = 16 + 6 * m_detours;
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
            if (m_model.objects[i].kind == ObjectKind::Lock)
                locks.push_back(i);
        }
        const bool aside = m_ends.empty();
        double right = 0;
        for (const QRectF &frame : m_layout.frames)
            right = std::max(right, frame.right());
        const double column = static_cast<double>(locks.size()) * (kLockHeight + kLockGap) - kLockGap;
        double y = aside ? m_bottom / 2 - column / 2 : m_bottom + 40 + kDetourSpace * m_detours;
        double x = aside ? right + 120 : 0;
        for (const std::uint32_t lock : locks) {
            const double width = std::max(kLockHeight, at(m_sizes.objectText, lock) + 24);
            if (!aside)
                x = std::max(x, middleOfUsers(lock) - width / 2);
            m_layout.objects[lock] = {x, y, width, kLockHeight};
            if (aside)
                y += kLockHeight + kLockGap;
            else
                x += width + 24;
        }
        for (const RunModel::Use &use : m_model.uses) {
            if (use.kind != UseKind::Locks)
                continue;
            const QRectF &thread = m_layout.threads[use.thread];
            const QRectF &lock = m_layout.objects[use.object];
            const QLineF line =
                aside ? QLineF(thread.right(), thread.center().y(), lock.left(), lock.center().y())
                      : QLineF(thread.center().x(), thread.bottom(), lock.center().x(), lock.top());
            m_layout.lockLines.push_back({use.thread, use.object, line});
        }
    }

    double middleOfUsers(std::uint32_t object) const
    {
        double sum = 0;
        int users = 0;
        for (const RunModel::Use &use : m_model.uses) {
            if (use.object == object && use.kind == UseKind::Locks) {
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
            for (auto *lines : {&wire.tails, &wire.heads}) {
                for (QPolygonF &line : *lines)
                    line.translate(shift);
            }
        }
        for (WiringLayout::LockLine &line : m_layout.lockLines)
            line.line.translate(shift);
        m_layout.size = all.size();
    }

    const RunModel &m_model;
    const WiringSizes &m_sizes;
    WiringLayout m_layout;
    std::map<std::uint32_t, Ends> m_ends;
    std::map<std::pair<std::uint32_t, bool>, std::vector<std::uint32_t>> m_sides;
    double m_bottom = 0;
    int m_detours = 0;
};

}  // namespace

WiringLayout layoutWiring(const RunModel &model, const WiringSizes &sizes)
{
    return Placer(model, sizes).place();
}

}  // namespace ws
