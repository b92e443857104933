#include "ui/views/wiring_boxes.h"

#include <algorithm>

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

double widthAt(const std::vector<double> &values, std::size_t index)
{
    return index < values.size() ? values[index] : 0;
}

class BoxPlacer
{
public:
    BoxPlacer(const RunModel &model, const WiringSizes &sizes, const WiresByObject &wires,
              WiringLayout &layout)
        : m_model(model), m_sizes(sizes), m_wires(wires), m_layout(layout)
    {
    }

    void place()
    {
        std::vector<QSizeF> frames;
        for (std::size_t process = 0; process < m_model.processes.size(); ++process)
            frames.push_back(placeInside(process));
        placeFrames(frames);
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
            for (const auto &[other, otherEnds] : m_wires) {
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
        const double width = std::max(x, widthAt(m_sizes.processText, process) + kFramePadding);
        if (columns == 1) {
            for (const std::uint32_t thread : mine)
                m_layout.threads[thread].setWidth(width - kFramePadding);
        }
        return {width + kFramePadding, std::max(height, kFrameTitle) + kFramePadding};
    }

    void placeFrames(const std::vector<QSizeF> &frames)
    {
        std::vector<std::pair<std::size_t, std::size_t>> edges;
        for (const auto &[object, ends] : m_wires) {
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

    const RunModel &m_model;
    const WiringSizes &m_sizes;
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

void placeBoxes(const RunModel &model, const WiringSizes &sizes, const WiresByObject &wires,
                WiringLayout &layout)
{
    BoxPlacer(model, sizes, wires, layout).place();
}

}  // namespace ws
