// A chart: takes snapshots, draws the same picture into the window and into a figure.
//
// Qt Charts draws lines and areas; grid, axis texts and hatches are our own, so that gutters stay fixed, hatches are
// lines in every format, and nothing lies outside the axes. Points are replaced as a whole, at most 512 a series.
//
// Threads: the GUI's. Needs a QApplication, any platform.
#pragma once

#include <QList>
#include <QPainter>
#include <QPointF>
#include <QString>
#include <memory>
#include <optional>
#include <string>

#include "session/snapshot.h"
#include "ui/charts/scale.h"
#include "ui/views/shapes.h"
#include "ui/views/theme.h"

class QChart;
class QGraphicsScene;
class QValueAxis;

namespace ws {

class Chart
{
public:
    Chart();
    virtual ~Chart();
    Chart(const Chart &) = delete;
    Chart &operator=(const Chart &) = delete;

    void setTheme(const Theme &theme);
    // Null empties the chart.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // The object that the user looks at; charts of one object at a time follow it.
    void setFocus(std::optional<std::uint32_t> object);
    // The next way to show the same thing: another unit, another thread.
    void nextVariant();
    void paint(QPainter &painter, const QRectF &box);

    virtual QString title() const = 0;
    QString unit() const { return m_unit; }
    // True when a run with this model has something for this chart.
    virtual bool suits(const RunModel &model) const = 0;
    bool isEmpty() const { return m_lines.isEmpty() && m_areas.isEmpty(); }

protected:
    struct LineData
    {
        QString name;
        QColor color;
        LineStyle style = LineStyle::Solid;
        QList<QPointF> points;  // x seconds, y in the chart's unit, ascending x
    };
    struct AreaData
    {
        QString name;
        QColor color;
        Hatch hatch = Hatch::Waiting;
        QList<QPointF> upper;
        QList<QPointF> lower;  // same x values
    };
    struct Content
    {
        QList<LineData> lines;
        QList<AreaData> areas;
        AxisScale y;
        QString unit;
        bool namesInLegend = true;
    };

    // What to show of a snapshot that has a model and results.
    virtual Content content(const Snapshot &snapshot) const = 0;
    virtual int variants() const { return 1; }

    const Theme &theme() const { return m_theme; }
    const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }
    int variant() const { return m_variant; }
    std::optional<std::uint32_t> focus() const { return m_focus; }
    LineData lineNumber(int number, const QString &name) const;

    // Points of a series in seconds, values times `factor`; steps that are not over yet and those without a value
    // are left out.
    static QList<QPointF> pointsOf(const TimeSeries &series, std::int64_t nowNs, double factor);
    // The mean over neighbours, at most kMostPoints: for shares and rates, where a mean is the truth of a longer step.
    static QList<QPointF> meanPoints(const QList<QPointF> &points);

private:
    void refresh();
    void clearSeries();
    void paintGrid(QPainter &painter, const QRectF &plot) const;
    QString emptyWords() const;
    QList<QPointF> scaled(QList<QPointF> points) const;
    QPointF placed(const QPointF &point, const QRectF &plot) const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<std::uint32_t> m_focus;
    int m_variant = 0;
    QList<LineData> m_lines;
    QList<AreaData> m_areas;
    AxisScale m_x;
    AxisScale m_y;
    QString m_unit;
    bool m_namesInLegend = true;
    std::unique_ptr<QGraphicsScene> m_scene;
    QChart *m_chart = nullptr;  // owned by the scene
    QValueAxis *m_axisX = nullptr;
    QValueAxis *m_axisY = nullptr;
};

}  // namespace ws
