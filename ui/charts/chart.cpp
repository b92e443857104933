#include "ui/charts/chart.h"

#include <QAreaSeries>
#include <QChart>
#include <QCoreApplication>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Chart)
};

constexpr double kLeftGutter = 56;
constexpr double kRightGutter = 22;
constexpr double kBottomGutter = 26;
constexpr qsizetype kMostPoints = 128;
constexpr std::int64_t kShortestCurveNs = 30'000'000;  // three steps of a series

LegendEntry::Kind legendKind(LineStyle style)
{
    switch (style) {
    case LineStyle::Dashed:
        return LegendEntry::Dash;
    case LineStyle::Dotted:
        return LegendEntry::Dot;
    case LineStyle::Solid:
        break;
    }
    return LegendEntry::Line;
}

}  // namespace

Chart::Chart() : m_scene(std::make_unique<QGraphicsScene>()), m_chart(new QChart)
{
    m_scene->addItem(m_chart);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_axisX = new QValueAxis;
    m_axisY = new QValueAxis;
    for (QValueAxis *axis : {m_axisX, m_axisY}) {
        axis->setVisible(false);
        axis->setRange(0, 1);
        m_chart->addAxis(axis, axis == m_axisX ? Qt::AlignBottom : Qt::AlignLeft);
    }
}

Chart::~Chart() = default;

void Chart::setTheme(const Theme &theme)
{
    m_theme = theme;
    refresh();
}

void Chart::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    refresh();
}

void Chart::setFocus(std::optional<std::uint32_t> object)
{
    m_focus = object;
    refresh();
}

void Chart::nextVariant()
{
    m_variant = (m_variant + 1) % std::max(1, variants());
    refresh();
}

Chart::LineData Chart::lineNumber(int number, const QString &name) const
{
    static constexpr LineStyle styles[] = {LineStyle::Solid, LineStyle::Dashed, LineStyle::Dotted};
    const auto place = static_cast<std::size_t>(number % 3);
    return {name, m_theme.series[place], styles[place], {}};
}

QList<QPointF> Chart::pointsOf(const TimeSeries &series, std::int64_t nowNs, double factor)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(series.values.size()));
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const std::int64_t end = static_cast<std::int64_t>(i + 1) * series.stepNs;
        if (end > nowNs && i > 0)
            break;
        if (!std::isnan(series.values[i]))
            points.append({static_cast<double>(std::min(end, nowNs)) / 1e9,
                           static_cast<double>(series.values[i]) * factor});
    }
    return points;
}

QList<QPointF> Chart::meanPoints(const QList<QPointF> &points)
{
    const qsizetype each = (points.size() + kMostPoints - 1) / kMostPoints;
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

void Chart::clearSeries()
{
    m_lines.clear();
    m_areas.clear();
    m_unit.clear();
}

void Chart::refresh()
{
    clearSeries();
    if (m_snapshot && m_snapshot->model && m_snapshot->results) {
        m_variant %= std::max(1, variants());
        Content content = this->content(*m_snapshot);
        m_unit = content.unit;
        m_y = content.y;
        m_x = timeScale(m_snapshot->results->timeNs);
        m_namesInLegend = content.namesInLegend;
        for (LineData &line : content.lines) {
            if (line.points.size() > 1)
                m_lines.append(std::move(line));
        }
        for (AreaData &area : content.areas) {
            if (area.upper.size() > 1)
                m_areas.append(std::move(area));
        }
    }
    // Series are kept and get new points; only a change of their number makes or removes some.
    const qsizetype wanted = m_lines.size() + m_areas.size();
    QList<QAbstractSeries *> series = m_chart->series();
    const bool sameKinds =
        series.size() == wanted && std::all_of(series.begin(), series.end(), [&](QAbstractSeries *one) {
            return (one->type() == QAbstractSeries::SeriesTypeArea) == (series.indexOf(one) < m_areas.size());
        });
    if (!sameKinds) {
        m_chart->removeAllSeries();
        for (qsizetype i = 0; i < wanted; ++i) {
            QAbstractSeries *one = nullptr;
            if (i < m_areas.size()) {
                auto *area = new QAreaSeries(new QLineSeries, new QLineSeries);
                area->upperSeries()->setParent(area);
                area->lowerSeries()->setParent(area);
                one = area;
            } else {
                one = new QLineSeries;
            }
            m_chart->addSeries(one);
            one->attachAxis(m_axisX);
            one->attachAxis(m_axisY);
        }
        series = m_chart->series();
    }
    for (qsizetype i = 0; i < m_areas.size(); ++i) {
        auto *area = static_cast<QAreaSeries *>(series[i]);
        area->upperSeries()->replace(scaled(m_areas[i].upper));
        area->lowerSeries()->replace(scaled(m_areas[i].lower));
        area->setBrush(m_areas[i].color);
        area->setPen(Qt::NoPen);
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        auto *line = static_cast<QLineSeries *>(series[m_areas.size() + i]);
        line->replace(scaled(m_lines[i].points));
        line->setPen(linePen(m_lines[i].color, 1.8, m_lines[i].style));
    }
}

QString Chart::emptyWords() const
{
    if (!m_snapshot || !m_snapshot->results)
        return Words::tr("Drawn here while it runs.");
    if (m_snapshot->phase != RunPhase::Ended)
        return Words::tr("Nothing measured yet.");
    return m_snapshot->timeNs < kShortestCurveNs ? Words::tr("The run was too short for a curve.")
                                                 : Words::tr("There was nothing to measure.");
}

// The axes of Qt Charts stay at 0 to 1: a change of range would lay out each series twice, once for the old points.
QList<QPointF> Chart::scaled(QList<QPointF> points) const
{
    for (QPointF &point : points)
        point = {(point.x() - m_x.from) / (m_x.to - m_x.from), (point.y() - m_y.from) / (m_y.to - m_y.from)};
    return points;
}

QPointF Chart::placed(const QPointF &point, const QRectF &plot) const
{
    return {plot.left() + plot.width() * (point.x() - m_x.from) / (m_x.to - m_x.from),
            plot.bottom() - plot.height() * (point.y() - m_y.from) / (m_y.to - m_y.from)};
}

void Chart::paint(QPainter &painter, const QRectF &box)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    QList<LegendEntry> legend;
    const bool named = m_namesInLegend && m_lines.size() + m_areas.size() > 1;
    for (const AreaData &area : m_areas) {
        if (named)
            legend.append(
                {area.name, area.color,
                 area.hatch == Hatch::Waiting ? LegendEntry::HatchedBox : LegendEntry::CounterHatchedBox});
    }
    for (const LineData &line : m_lines) {
        if (named)
            legend.append({line.name, line.color, legendKind(line.style)});
    }
    drawTitleLine(painter, {box.left(), box.top(), box.width(), kTitleHeight}, m_theme, title(), legend,
                  m_unit);
    const QRectF plot = box.adjusted(kLeftGutter, kTitleHeight + 6, -kRightGutter, -kBottomGutter);
    if (plot.width() < 20 || plot.height() < 20)
        return;
    if (isEmpty()) {
        for (const double share : {0.0, 0.5, 1.0})
            painter.fillRect(QRectF(box.left() + 20, std::round(plot.top() + plot.height() * share),
                                    plot.right() - box.left() - 20, 1),
                             m_theme.line);
        drawLine(painter, {box.left() + 20, plot.top(), box.width() - 40, plot.height() / 2}, Qt::AlignLeft,
                 m_theme.font(12), m_theme.dim, emptyWords());
        return;
    }
    paintGrid(painter, plot);
    m_chart->resize(plot.size());
    m_chart->setPlotArea(QRectF({}, plot.size()));
    m_chart->layout()->activate();
    m_scene->setSceneRect(QRectF({}, plot.size()));
    painter.save();
    m_scene->render(&painter, plot, QRectF({}, plot.size()), Qt::IgnoreAspectRatio);
    painter.restore();
    for (const AreaData &area : m_areas) {
        QPolygonF outline;
        for (const QPointF &point : area.upper)
            outline.append(placed(point, plot));
        for (auto point = area.lower.rbegin(); point != area.lower.rend(); ++point)
            outline.append(placed(*point, plot));
        fillHatched(painter, outline, area.color, area.hatch);
    }
}

void Chart::paintGrid(QPainter &painter, const QRectF &plot) const
{
    const QFont font = m_theme.font(11);
    for (const AxisTick &tick : m_y.ticks) {
        const double y = placed({m_x.from, tick.value}, plot).y();
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        drawLine(painter, {plot.left() - kLeftGutter, y - 8, kLeftGutter - 8, 16}, Qt::AlignRight, font,
                 m_theme.dim, tick.text);
    }
    for (const AxisTick &tick : m_x.ticks) {
        const double x = placed({tick.value, m_y.from}, plot).x();
        const double half = textWidth(font, tick.text) / 2 + 1;
        drawLine(painter, {x - half, plot.bottom() + 5, 2 * half, 16}, Qt::AlignHCenter, font, m_theme.dim,
                 tick.text);
    }
}

}  // namespace ws
