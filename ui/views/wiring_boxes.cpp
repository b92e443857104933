#include "ui/views/wiring_boxes.h"

#include <algorithm>
#include <cmath>
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
constexpr double kBandGap = 108;  // between two lines of a long way: a wire and its texts run there
constexpr double kShelfGap = 28;
constexpr double kShape = 2.4;       // width by height of a picture that has to choose
constexpr double kEmptyWidth = 140;  // of a process that has no thread yet
constexpr std::size_t kMostInColumn = 8;
constexpr std::size_t kMostInLine = 8;

double widthAt(const std::vector<double> &values, std::size_t index)
{
    return index < values.size() ? values[index] : 0;
}

class BoxPlacer
{
public:
    BoxPlacer(const RunModel &model, const WiringSizes &sizes, const WiringPlaces &places,
              const WiresByObject &wires, WiringLayout &layout)
        : m_model(model), m_sizes(sizes), m_places(places), m_wires(wires), m_layout(layout)
    {
    }

    void place()
    {
        std::vector<QSizeF> frames;
        for (std::size_t process = 0; process < m_model.processes.size(); ++process)
            frames.push_back(placeByHand(process, placeInside(process)));
        placeFrames(frames);
        moveFrames();
    }

private:
    double widthFor(std::uint32_t object) const
    {
        return std::max(kWireGap, widthAt(m_sizes.objectText, object) + 26);
    }

    double wireWidth() const
    {
        double widest = kWireGap;
        for (const auto &[object, ends] : m_wires)
            widest = std::max(widest, widthFor(object));
        return widest;
    }

    // The room between two columns of frames: what the wires across it need.
    double gapBehind(int column, const std::vector<int> &ranks) const
    {
        double widest = kWireGap;
        for (const auto &[object, ends] : m_wires) {
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
        for (const auto &[object, ends] : m_wires) {
            right += static_cast<std::size_t>(std::count(ends.senders.begin(), ends.senders.end(), thread));
            left +=
                static_cast<std::size_t>(std::count(ends.receivers.begin(), ends.receivers.end(), thread));
        }
        // Where data goes both ways between two threads, both wires meet on one side.
        bool bothWays = false;
        for (const auto &[object, ends] : m_wires) {
            if (ends.senders[0] != thread)
                continue;
            for (const auto &[other, otherEnds] : m_wires) {
                bothWays = bothWays || (object != other && otherEnds.receivers[0] == thread &&
                                        ends.receivers[0] == otherEnds.senders[0]);
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
        for (const auto &[object, ends] : m_wires) {
            for (const std::uint32_t from : ends.senders) {
                for (const std::uint32_t to : ends.receivers) {
                    if (place(from) < mine.size() && place(to) < mine.size() && from != to)
                        edges.emplace_back(place(from), place(to));
                }
            }
        }
        const std::vector<int> ranks = ranksOf(mine.size(), edges);
        const int columns = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end()) + 1;
        if (edges.empty() && mine.size() > kMostInColumn)
            return placeGrid(process, mine);
        double x = kFramePadding;
        double height = 0;
        std::vector<double> columnHeights;
        for (int column = 0; column < columns; ++column) {
            double width = kThreadWidth;
            double y = kFrameTitle;
            for (std::size_t i = 0; i < mine.size(); ++i) {
                if (ranks[i] == column)
                    width = std::max(width, widthAt(m_sizes.threadText, mine[i]) + 28);
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
        const double width = std::max(
            {x, widthAt(m_sizes.processText, process) + kFramePadding, mine.empty() ? kEmptyWidth : 0});
        if (columns == 1) {
            for (const std::uint32_t thread : mine)
                m_layout.threads[thread].setWidth(width - kFramePadding);
        }
        return {width + kFramePadding, std::max(height, kFrameTitle) + kFramePadding};
    }

    // Threads that have a place, in a frame that has room for them.
    QSizeF placeByHand(std::size_t process, QSizeF frame)
    {
        for (std::size_t i = 0; i < m_model.threads.size(); ++i) {
            const auto at = placeAt(m_places.threads, i);
            if (m_model.threads[i].process != process || !at)
                continue;
            QRectF &box = m_layout.threads[i];
            box.moveTo(std::max(at->x(), kFramePadding), std::max(at->y(), kFrameTitle));
            frame = frame.expandedTo({box.right() + kFramePadding, box.bottom() + kFramePadding});
        }
        return frame;
    }

    void moveFrames()
    {
        for (std::size_t process = 0; process < m_layout.frames.size(); ++process) {
            const auto at = placeAt(m_places.processes, process);
            if (!at)
                continue;
            const QPointF way = *at - m_layout.frames[process].topLeft();
            m_layout.frames[process].translate(way);
            for (std::size_t i = 0; i < m_model.threads.size(); ++i) {
                if (m_model.threads[i].process == process)
                    m_layout.threads[i].translate(way);
            }
        }
    }

    // Many threads of one process that no wire joins: in rows, about as wide as the picture.
    QSizeF placeGrid(std::size_t process, const std::vector<std::uint32_t> &mine)
    {
        double width = kThreadWidth;
        for (const std::uint32_t thread : mine)
            width = std::max(width, widthAt(m_sizes.threadText, thread) + 28);
        const std::size_t columns = columnsFor(mine.size(), {width + kThreadGap, kThreadHeight + kThreadGap});
        for (std::size_t i = 0; i < mine.size(); ++i) {
            const auto column = static_cast<double>(i % columns);
            const auto row = static_cast<double>(i / columns);
            m_layout.threads[mine[i]] = {kFramePadding + column * (width + kThreadGap),
                                         kFrameTitle + row * (kThreadHeight + kThreadGap), width,
                                         kThreadHeight};
        }
        const QRectF last = m_layout.threads[mine.back()];
        const double right = kFramePadding + static_cast<double>(columns) * (width + kThreadGap) - kThreadGap;
        return {std::max(right, widthAt(m_sizes.processText, process) + kFramePadding) + kFramePadding,
                last.bottom() + kFramePadding};
    }

    static std::size_t columnsFor(std::size_t count, const QSizeF &each)
    {
        const double columns = std::sqrt(static_cast<double>(count) * kShape * each.height() / each.width());
        return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(columns)), 1, count);
    }

    using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

    void placeFrames(const std::vector<QSizeF> &frames)
    {
        Edges edges;
        for (const auto &[object, ends] : m_wires) {
            for (const std::uint32_t from : ends.senders) {
                for (const std::uint32_t to : ends.receivers) {
                    if (m_model.threads[from].process != m_model.threads[to].process)
                        edges.emplace_back(m_model.threads[from].process, m_model.threads[to].process);
                }
            }
        }
        const std::vector<int> ranks = ranksOf(frames.size(), edges);
        const std::vector<std::vector<std::size_t>> groups = groupsOf(frames.size(), edges);
        for (std::size_t i = 0; i < frames.size(); ++i)
            m_layout.frames[i] = {{}, frames[i]};
        if (groups.size() <= kMostInColumn) {
            std::vector<std::size_t> all;
            for (std::size_t i = 0; i < frames.size(); ++i)
                all.push_back(i);
            placeRanks(all, ranks);
        } else {
            placeShelves(groups, ranks);
        }
        for (std::size_t i = 0; i < m_model.threads.size(); ++i)
            m_layout.threads[i].translate(m_layout.frames[m_model.threads[i].process].topLeft());
    }

    // Processes that wires join, directly or by way of others.
    static std::vector<std::vector<std::size_t>> groupsOf(std::size_t count, const Edges &edges)
    {
        std::vector<std::size_t> groupOf(count);
        for (std::size_t i = 0; i < count; ++i)
            groupOf[i] = i;
        const auto rootOf = [&](std::size_t i) {
            while (groupOf[i] != i)
                i = groupOf[i] = groupOf[groupOf[i]];
            return i;
        };
        for (const auto &[from, to] : edges)
            groupOf[std::max(rootOf(from), rootOf(to))] = std::min(rootOf(from), rootOf(to));
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < count; ++i)
            groups[rootOf(i)].push_back(i);
        std::vector<std::vector<std::size_t>> list;
        for (auto &[root, members] : groups)
            list.push_back(std::move(members));
        return list;
    }

    // Groups side by side, in rows.
    void placeShelves(const std::vector<std::vector<std::size_t>> &groups, const std::vector<int> &ranks)
    {
        std::vector<QSizeF> sizes;
        double area = 0;
        double widest = 0;
        for (const std::vector<std::size_t> &group : groups) {
            sizes.push_back(placeRanks(group, ranks));
            area += (sizes.back().width() + kShelfGap) * (sizes.back().height() + kShelfGap);
            widest = std::max(widest, sizes.back().width());
        }
        const double most = std::max(widest, std::sqrt(area * kShape));
        QPointF corner;
        double shelf = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (corner.x() > 0 && corner.x() + sizes[i].width() > most) {
                corner = {0, corner.y() + shelf + kShelfGap};
                shelf = 0;
            }
            for (const std::size_t process : groups[i])
                m_layout.frames[process].translate(corner);
            corner.rx() += sizes[i].width() + kShelfGap;
            shelf = std::max(shelf, sizes[i].height());
        }
    }

    // In columns by rank, the first corner at (0, 0). A long way of data goes on below, as lines of a text do.
    // Returns the size.
    QSizeF placeRanks(const std::vector<std::size_t> &members, const std::vector<int> &ranks)
    {
        std::map<int, std::vector<std::size_t>> columns;
        for (const std::size_t process : members)
            columns[ranks[process]].push_back(process);
        QSizeF mean;
        for (const auto &[rank, column] : columns) {
            double height = -kFrameGap;
            double width = 0;
            for (const std::size_t process : column) {
                height += m_layout.frames[process].height() + kFrameGap;
                width = std::max(width, m_layout.frames[process].width());
            }
            mean = {mean.width() + width + gapBehind(rank, ranks), std::max(mean.height(), height)};
        }
        const double tallest = mean.height();
        const auto count = static_cast<double>(columns.size());
        const std::size_t inLine =
            columns.size() <= kMostInLine
                ? kMostInLine
                : columnsFor(columns.size(), {mean.width() / count, tallest + kBandGap});
        double x = 0;
        double top = 0;
        double right = 0;
        std::size_t place = 0;
        for (const auto &[rank, column] : columns) {
            if (place > 0 && place % inLine == 0) {
                x = 0;
                top += tallest + kBandGap;
            }
            double height = -kFrameGap;
            double width = 0;
            for (const std::size_t process : column) {
                height += m_layout.frames[process].height() + kFrameGap;
                width = std::max(width, m_layout.frames[process].width());
            }
            double y = top + (tallest - height) / 2;
            for (const std::size_t process : column) {
                QRectF &frame = m_layout.frames[process];
                frame.moveTo(x + (width - frame.width()) / 2, y);
                y += frame.height() + kFrameGap;
            }
            right = std::max(right, x + width);
            x += width + gapBehind(rank, ranks);
            ++place;
        }
        return {right, top + tallest};
    }

    const RunModel &m_model;
    const WiringSizes &m_sizes;
    const WiringPlaces &m_places;
    const WiresByObject &m_wires;
    WiringLayout &m_layout;
};

}  // namespace

WiresByObject wiresOf(const RunModel &model)
{
    WiresByObject wires;
    for (const RunModel::Use &use : model.uses) {
        if (use.kind == UseKind::Sends)
            wires[use.object].senders.push_back(use.thread);
        else if (use.kind == UseKind::Receives)
            wires[use.object].receivers.push_back(use.thread);
    }
    std::erase_if(wires, [](const auto &entry) {
        return entry.second.senders.empty() || entry.second.receivers.empty();
    });
    return wires;
}

std::optional<QPointF> placeAt(const std::vector<std::optional<QPointF>> &places, std::size_t index)
{
    return index < places.size() ? places[index] : std::nullopt;
}

void placeBoxes(const RunModel &model, const WiringSizes &sizes, const WiringPlaces &places,
                const WiresByObject &wires, WiringLayout &layout)
{
    BoxPlacer(model, sizes, places, wires, layout).place();
}

}  // namespace ws
