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
#include "ui/charts/chart_table.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/curve.h"
#include "ui/charts/plot_scene.h"
#include "ui/charts/scale.h"
#include "ui/views/shapes.h"
#include "ui/views/theme.h"

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
    // An earlier run, drawn thin and pale behind this one, on the same axes; not `drawn`, it only shares the axes, for
    // a second chart beside this one. Null: none.
    void setOther(std::shared_ptr<const Snapshot> other, bool drawn = true);
    // Stands behind the title: which run it is.
    void setNote(const QString &note) { m_note = note; }
    // The object that the user looks at; charts of one object at a time follow it.
    void setFocus(std::optional<std::uint32_t> object);
    // The next way to show the same thing: another unit, another thread.
    void nextVariant();
    void setVariant(int variant);
    int variant() const { return m_variant; }
    void setView(const ChartView &view);
    const ChartView &view() const { return m_view; }
    void paint(QPainter &painter, const QRectF &box);

    virtual QString title() const = 0;
    QString unit() const { return m_unit; }
    // True when a run with this model has something for this chart.
    virtual bool suits(const RunModel &model) const = 0;
    bool isEmpty() const { return m_shown.lines.isEmpty() && m_shown.areas.isEmpty(); }
    const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }

    // All values of all series, hidden or not, of the whole run.
    ChartTable table() const;
    QStringList seriesNames() const;
    // Shares of a whole have no logarithmic axis.
    bool canBeLogarithmic() const { return m_content.areas.isEmpty(); }
    bool isLogarithmic() const { return m_y.logarithmic; }

    // Where things stand in a box that paint() would get.
    QRectF plotIn(const QRectF &box) const;
    double secondsAt(double x, const QRectF &box) const;
    double valueAt(double y, const QRectF &box) const;
    QPointF placeOf(double seconds, double value, const QRectF &box) const;
    ChartSpan shownTime() const { return {m_x.from, m_x.to}; }
    ChartSpan shownValues() const;
    ChartSpan wholeTime() const;
    // The series whose legend entry is there; -1: none.
    int legendAt(const QPointF &point, const QRectF &box) const;
    // A line at a moment, with the values of the shown series there.
    void paintCrosshair(QPainter &painter, const QRectF &box, double seconds) const;
    // The same in words: "1.20 s: pipe 12.4 k msg/s, other 3.1".
    QString wordsAt(double seconds) const;

protected:
    struct LineData
    {
        QString name;
        QColor color;
        LineStyle style = LineStyle::Solid;
        QList<QPointF> points;  // x seconds, ascending; y in the chart's smallest unit
    };
    struct AreaData
    {
        QString name;
        QColor color;
        Hatch hatch = Hatch::Waiting;
        QList<QPointF> points;  // its own height; areas stand on each other
    };
    struct Unit
    {
        QString name;
        double factor = 1;  // multiply by it
        double from = 0;    // taken where the greatest value is at least this
    };
    struct Content
    {
        QList<LineData> lines;
        QList<AreaData> areas;
        QList<Unit> units;         // ascending; at least one where there is anything
        double atLeast = 0;        // the upright axis ends no lower
        bool shares = false;       // the upright axis goes from 0 to 100, in any case
        bool logarithmic = false;  // unless the user wants it otherwise
        bool means = true;         // many points may be drawn as their means
    };

    // What to show of a snapshot that has a model and results.
    virtual Content content(const Snapshot &snapshot) const = 0;
    virtual int variants() const { return 1; }

    const Theme &theme() const { return m_theme; }
    std::optional<std::uint32_t> focus() const { return m_focus; }
    LineData lineNumber(int number, const QString &name) const;

    // Points of a series in seconds, steps that are not over yet and those without a value are left out.
    static QList<QPointF> pointsOf(const TimeSeries &series, std::int64_t nowNs);

private:
    struct Edges
    {
        QString name;
        QColor color;
        Hatch hatch = Hatch::Waiting;
        QList<QPointF> upper;
        QList<QPointF> lower;
    };
    // What is left after hiding, stacking, thinning and cutting, in units of the axes (logarithms where they are).
    struct Shown
    {
        QList<LineData> lines;  // a line that leaves the axes and comes back is several
        QList<Edges> areas;
    };
    struct Reading
    {
        QString name;
        QColor color;
        double value = 0;
    };

    void refresh();
    void chooseUnit();
    void chooseAxes();
    QList<QPointF> thinned(const QList<QPointF> &points) const;
    void showLines(const Content &content, bool other);
    void showAreas();
    void fillScene();
    DataWindow window() const { return {m_x.from, m_x.to, m_y.from, m_y.to}; }
    QString fullTitle() const;
    QList<LegendEntry> legend() const;
    bool hasLegendRow(const QRectF &box) const;
    void paintHatch(QPainter &painter, const QRectF &plot, const Edges &area) const;
    void paintGrid(QPainter &painter, const QRectF &plot) const;
    QString emptyWords() const;
    bool isHidden(const QString &name) const { return m_view.hidden.contains(name); }
    QPointF scaled(const QPointF &point) const;
    QPointF placed(const QPointF &point, const QRectF &plot) const;
    QList<Reading> readingsAt(double seconds) const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const Snapshot> m_other;
    bool m_otherDrawn = true;
    QString m_note;
    std::optional<std::uint32_t> m_focus;
    int m_variant = 0;
    ChartView m_view;
    Content m_content;       // as the snapshot has it, in m_unit
    Content m_otherContent;  // of the earlier run
    QString m_unit;
    Shown m_shown;
    AxisScale m_x;
    AxisScale m_y;
    PlotScene m_scene;
};

}  // namespace ws
