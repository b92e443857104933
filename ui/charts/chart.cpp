#include "ui/charts/chart.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Chart)
};

constexpr qsizetype kMostPoints = 128;
constexpr std::int64_t kShortestCurveNs = 30'000'000;  // three steps of a series
constexpr double kLineWidth = 1.8;
constexpr double kOtherWidth = 1.1;
constexpr int kOtherAlpha = 120;
constexpr double kLeastShare =
    1e-3;  // of the greatest value: where a logarithmic axis begins that was told 0

}  // namespace

Chart::Chart() = default;
Chart::~Chart() = default;

void Chart::setTheme(const Theme &theme)
{
    m_theme = theme;
    refresh();
}

void Chart::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    // What was chosen of another experiment's threads says nothing about these.
    const auto idOf = [](const Snapshot *one) {
        return one && one->experiment ? one->experiment->id : std::string();
    };
    if (idOf(m_snapshot.get()) != idOf(snapshot.get()))
        m_variant = 0;
    m_snapshot = std::move(snapshot);
    refresh();
}

void Chart::setOther(std::shared_ptr<const Snapshot> other, bool drawn)
{
    m_other = std::move(other);
    m_otherDrawn = drawn;
    refresh();
}

void Chart::setFocus(std::optional<std::uint32_t> object)
{
    m_focus = object;
    refresh();
}

void Chart::nextVariant()
{
    setVariant(m_variant + 1);
}

void Chart::setVariant(int variant)
{
    m_variant = variant % std::max(1, variants());
    refresh();
}

void Chart::setView(const ChartView &view)
{
    m_view = view;
    refresh();
}

Chart::LineData Chart::lineNumber(int number, const QString &name) const
{
    static constexpr LineStyle styles[] = {LineStyle::Solid, LineStyle::Dashed, LineStyle::Dotted};
    const auto place = static_cast<std::size_t>(number % 3);
    return {name, m_theme.series[place], styles[place], {}};
}

QList<QPointF> Chart::pointsOf(const TimeSeries &series, std::int64_t nowNs)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(series.values.size()));
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const std::int64_t end = static_cast<std::int64_t>(i + 1) * series.stepNs;
        if (end > nowNs && i > 0)
            break;
        if (!std::isnan(series.values[i]))
            points.append(
                {static_cast<double>(std::min(end, nowNs)) / 1e9, static_cast<double>(series.values[i])});
    }
    return points;
}

void Chart::refresh()
{
    m_content = {};
    m_otherContent = {};
    m_shown = {};
    m_unit.clear();
    if (m_snapshot && m_snapshot->model && m_snapshot->results) {
        m_variant %= std::max(1, variants());
        m_content = content(*m_snapshot);
        if (m_other && m_other->model && m_other->results && suits(*m_other->model))
            m_otherContent = content(*m_other);
        chooseUnit();
        chooseAxes();
        if (!m_otherDrawn)
            m_otherContent = {};
        showLines(m_otherContent, true);
        showLines(m_content, false);
        showAreas();
    }
    fillScene();
}

// One unit for both runs, by the greatest value of either.
void Chart::chooseUnit()
{
    double most = 0;
    for (const Content *content : {&m_content, &m_otherContent}) {
        for (const LineData &line : content->lines) {
            for (const QPointF &point : line.points)
                most = std::max(most, point.y());
        }
    }
    Unit unit;
    for (const Unit &one : m_content.units) {
        if (most >= one.from)
            unit = one;
    }
    m_unit = unit.name;
    for (Content *content : {&m_content, &m_otherContent}) {
        for (LineData &line : content->lines) {
            for (QPointF &point : line.points)
                point.setY(point.y() * unit.factor);
        }
    }
}

QList<QPointF> Chart::thinned(const QList<QPointF> &points) const
{
    const QList<QPointF> visible = pointsWithin(points, m_x.from, m_x.to);
    return m_content.means ? meanPoints(visible, kMostPoints) : visible;
}

void Chart::chooseAxes()
{
    const ChartSpan whole = wholeTime();
    m_x = m_view.time ? timeScale(m_view.time->from, m_view.time->to)
                      : timeScale(static_cast<std::int64_t>(std::llround(whole.to * 1e9)));
    double least = 1e300;
    double most = m_content.atLeast;
    for (const Content *content : {&m_content, &m_otherContent}) {
        for (const LineData &line : content->lines) {
            if (isHidden(line.name))
                continue;
            for (const QPointF &point : thinned(line.points)) {
                if (point.x() < m_x.from || point.x() > m_x.to)
                    continue;
                most = std::max(most, point.y());
                if (point.y() > 0)
                    least = std::min(least, point.y());
            }
        }
    }
    const bool logarithmic = canBeLogarithmic() && m_view.logarithmic.value_or(m_content.logarithmic);
    if (m_view.values) {
        const double from =
            logarithmic && m_view.values->from <= 0 ? m_view.values->to * kLeastShare : m_view.values->from;
        m_y = spanScale(from, m_view.values->to, logarithmic);
    } else if (m_content.shares) {
        m_y = {0, 100, false, {}};
        for (const int percent : {0, 50, 100})
            m_y.ticks.append({static_cast<double>(percent), QString::number(percent)});
    } else if (logarithmic) {
        m_y = least <= most ? logScale(least, most) : logScale(1, 10);
    } else {
        m_y = linearScale(most);
    }
}

void Chart::showLines(const Content &content, bool other)
{
    for (LineData line : content.lines) {
        if (isHidden(line.name))
            continue;
        if (other)
            line.color.setAlpha(kOtherAlpha);
        // What has no logarithm breaks the line.
        QList<QList<QPointF>> parts{{}};
        for (const QPointF &point : thinned(line.points)) {
            if (!m_y.logarithmic)
                parts.last().append(point);
            else if (point.y() > 0)
                parts.last().append({point.x(), std::log10(point.y())});
            else if (!parts.last().isEmpty())
                parts.append(QList<QPointF>());
        }
        for (const QList<QPointF> &part : parts) {
            for (const QList<QPointF> &piece : cutLine(part, window()))
                m_shown.lines.append({other ? QString() : line.name, line.color, line.style, piece});
        }
    }
}

void Chart::showAreas()
{
    QList<QPointF> base;
    for (const AreaData &area : m_content.areas) {
        if (isHidden(area.name))
            continue;
        QList<QPointF> upper = thinned(area.points);
        if (base.isEmpty()) {
            base = upper;
            for (QPointF &point : base)
                point.setY(0);
        }
        for (qsizetype i = 0; i < std::min(upper.size(), base.size()); ++i)
            upper[i].setY(std::min(100.0, base[i].y() + upper[i].y()));
        const QList<QPointF> top = cutEdge(upper, window());
        if (top.size() > 1)
            m_shown.areas.append({area.name, area.color, area.hatch, top, cutEdge(base, window())});
        base = upper;
    }
    // Of an earlier run the sum alone: two stacks on each other cannot be read.
    QList<QPointF> sum;
    for (const AreaData &area : m_otherContent.areas) {
        const QList<QPointF> own = thinned(area.points);
        if (sum.isEmpty())
            sum = own;
        else
            for (qsizetype i = 0; i < std::min(sum.size(), own.size()); ++i)
                sum[i].setY(std::min(100.0, sum[i].y() + own[i].y()));
    }
    for (const QList<QPointF> &piece : cutLine(sum, window()))
        m_shown.lines.append({QString(), m_theme.text, LineStyle::Dotted, piece});
}

void Chart::fillScene()
{
    const auto allScaled = [this](QList<QPointF> points) {
        for (QPointF &point : points)
            point = scaled(point);
        return points;
    };
    QList<PlotScene::Line> lines;
    for (const LineData &line : m_shown.lines)
        lines.append({linePen(line.color, line.name.isEmpty() ? kOtherWidth : kLineWidth, line.style),
                      allScaled(line.points)});
    QList<PlotScene::Area> areas;
    for (const Edges &area : m_shown.areas)
        areas.append({area.color, allScaled(area.upper), allScaled(area.lower)});
    m_scene.setCurves(lines, areas);
}

ChartTable Chart::table() const
{
    ChartTable table{title(), m_unit, {}};
    for (const AreaData &area : m_content.areas)
        table.series.append({area.name, area.points});
    for (const LineData &line : m_content.lines)
        table.series.append({line.name, line.points});
    return table;
}

QStringList Chart::seriesNames() const
{
    QStringList names;
    for (const AreaData &area : m_content.areas)
        names << area.name;
    for (const LineData &line : m_content.lines)
        names << line.name;
    return names;
}

QString Chart::emptyWords() const
{
    if (!m_snapshot || !m_snapshot->results)
        return Words::tr("Press Run: it is drawn here while it runs.");
    if (!m_view.isWhole() || !m_view.hidden.isEmpty())
        return Words::tr("Nothing in this stretch. Press 0 for the whole run.");
    if (m_snapshot->phase != RunPhase::Ended)
        return Words::tr("Nothing measured yet.");
    return m_snapshot->timeNs < kShortestCurveNs ? Words::tr("The run was too short for a curve.")
                                                 : Words::tr("There was nothing to measure.");
}

}  // namespace ws
