// Paints the lanes: for each thread a strip of its states over time, below them the locks and the depth of each channel.
//
// Needs fonts, but no widget: the same picture is the window's panel and a figure.
#pragma once

#include <QPainter>
#include <memory>
#include <optional>

#include "session/snapshot.h"
#include "ui/views/lane_look.h"
#include "ui/views/lane_rows.h"
#include "ui/views/theme.h"

namespace ws {

class LanesPicture
{
public:
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) { m_snapshot = std::move(snapshot); }
    const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }
    void setLook(const LaneLook &look) { m_look = look; }
    const LaneLook &look() const { return m_look; }
    // Words at the right of the title line, in place of the range's own.
    void setRemark(const QString &remark) { m_remark = remark; }
    // How much of the recording has been read, where that takes its time.
    void setReadPercent(std::optional<int> percent) { m_readPercent = percent; }
    // Pixels at the right of the title line that controls stand in.
    void setTitleMargin(double pixels) { m_titleMargin = pixels; }

    // There is something to look at: a run that has been recorded.
    bool isLive() const;
    std::vector<LaneRow> rows() const;
    // What the rows can use at most.
    double usefulHeight() const;
    LaneRange range() const;
    LanesLayout layout(const QRectF &box) const;

    // What the thread under that point did at that moment; empty beside the lanes.
    QString tipAt(const QPointF &point, const QRectF &box) const;

    void paint(QPainter &painter, const QRectF &box) const;

private:
    QRectF bodyOf(const QRectF &box) const;
    double nameWidth(const QRectF &body) const;
    void paintEmpty(QPainter &painter, const QRectF &body, const QString &sentence) const;
    void paintRows(QPainter &painter, const QRectF &body) const;
    void paintName(QPainter &painter, const LanesLayout::Row &row) const;
    void paintAxis(QPainter &painter, const QRectF &strip) const;
    QString rangeText() const;
    QString emptySentence() const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    LaneLook m_look;
    QString m_remark;
    std::optional<int> m_readPercent;
    double m_titleMargin = 0;
};

}  // namespace ws
