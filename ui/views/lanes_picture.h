// Paints the lanes: for each thread a strip of its states over time, below them the depth of each channel.
//
// A pixel column stands for a stretch of time; its height is split by share: waiting below, runnable above it, running
// on top. So a dense strip still tells how much of it was waiting.
#pragma once

#include <QPainter>
#include <memory>
#include <optional>

#include "session/snapshot.h"
#include "ui/views/lane_bins.h"
#include "ui/views/theme.h"

namespace ws {

class LanesPicture
{
public:
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) { m_snapshot = std::move(snapshot); }
    // 0: the whole run. In a deadlock and without a choice: the time around it.
    void setLength(std::optional<std::int64_t> lengthNs) { m_lengthNs = lengthNs; }
    std::optional<std::int64_t> length() const { return m_lengthNs; }

    // What the thread under that point did at that moment; empty beside the lanes.
    QString tipAt(const QPointF &point, const QRectF &box) const;
    // With a first row, rows stay tall enough for their names and those before and behind are left out; without one
    // all are squeezed in, and what finds no room is counted.
    void setFirstRow(std::optional<int> row) { m_firstRow = row; }
    int rows() const;
    // How many rows of the least height for a name fit into a panel.
    static int namedRowsIn(double panelHeight);
    // What the rows can use at most.
    double usefulHeight() const;

    void paint(QPainter &painter, const QRectF &box) const;
    LaneRange range() const;
    double nameWidth(const QRectF &body) const;

private:
    bool isLive() const;
    std::vector<std::uint32_t> channels() const;
    int shownRows(const QRectF &body) const;
    double rowPitch(const QRectF &body) const;
    void paintEmpty(QPainter &painter, const QRectF &body, const QString &sentence) const;
    void paintRows(QPainter &painter, const QRectF &body) const;
    void paintLane(QPainter &painter, const QRectF &strip, const ThreadResults &thread) const;
    void paintDepth(QPainter &painter, const QRectF &strip, const TimeSeries &depth) const;
    void paintAxis(QPainter &painter, const QRectF &strip) const;
    QString rangeText() const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<std::int64_t> m_lengthNs;
    std::optional<int> m_firstRow;
};

}  // namespace ws
