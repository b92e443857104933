// How a chart is painted, and where its parts stand.
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/charts/chart.h"
#include "ui/models/mechanism_sheet.h"
#include "ui/models/wording.h"
#include "ui/views/strip_bands.h"

namespace ws {
namespace {

constexpr double kLeftGutter = 56;
constexpr double kRightGutter = 22;
constexpr double kBottomGutter = 26;
constexpr double kLineRoom = 1;  // half a line's width: what runs along a border stays inside
constexpr double kRoomForLegendRow = 150;

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

// The height of an edge in the middle of equal columns, all in shares of the field; -1 where it has none.
std::vector<float> heightsOf(const QList<QPointF> &edge, int columns)
{
    std::vector<float> heights(static_cast<std::size_t>(columns), -1.0f);
    qsizetype right = 1;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const double x = (static_cast<double>(i) + 0.5) / columns;
        while (right < edge.size() && edge[right].x() < x)
            ++right;
        if (right >= edge.size() || edge[right - 1].x() > x)
            continue;
        const QPointF &from = edge[right - 1];
        const QPointF &to = edge[right];
        heights[i] =
            static_cast<float>(from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x()));
    }
    return heights;
}

QRectF inner(const QRectF &plot)
{
    return plot.adjusted(kLineRoom, kLineRoom, -kLineRoom, -kLineRoom);
}

// Four digits that count, with a comma after each thousand.
QString valueText(double value)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    const double size = std::abs(value);
    const int decimals = size >= 1000 || size == 0 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return english.toString(value, 'f', decimals);
}

}  // namespace

QPointF Chart::scaled(const QPointF &point) const
{
    return {(point.x() - m_x.from) / (m_x.to - m_x.from), (point.y() - m_y.from) / (m_y.to - m_y.from)};
}

QPointF Chart::placed(const QPointF &point, const QRectF &plot) const
{
    const QRectF field = inner(plot);
    const QPointF share = scaled(point);
    return {field.left() + field.width() * share.x(), field.bottom() - field.height() * share.y()};
}

QString Chart::fullTitle() const
{
    return m_note.isEmpty() ? title() : QString::fromUtf8("%1 · %2").arg(title(), m_note);
}

QList<LegendEntry> Chart::legend() const
{
    QList<LegendEntry> legend;
    if (m_content.lines.size() + m_content.areas.size() < 2)
        return legend;
    for (const AreaData &area : m_content.areas)
        legend.append(
            {area.name, area.color,
             area.hatch == Hatch::Waiting ? LegendEntry::HatchedBox : LegendEntry::CounterHatchedBox,
             isHidden(area.name)});
    for (const LineData &line : m_content.lines)
        legend.append({line.name, line.color, legendKind(line.style), isHidden(line.name)});
    return legend;
}

bool Chart::hasLegendRow(const QRectF &box) const
{
    const QList<LegendEntry> entries = legend();
    return box.height() >= kRoomForLegendRow &&
           legendBoxes({box.left(), box.top(), box.width(), kTitleHeight}, m_theme, fullTitle(), entries,
                       m_unit)
                   .size() < entries.size();
}

QRectF Chart::plotIn(const QRectF &box) const
{
    const double above = kTitleHeight + 6 + (hasLegendRow(box) ? kLegendHeight - 6 : 0);
    return box.adjusted(kLeftGutter, above, -kRightGutter, -kBottomGutter);
}

int Chart::legendAt(const QPointF &point, const QRectF &box) const
{
    const QRectF line(box.left(), box.top(), box.width(), kTitleHeight);
    const QRectF row(box.left(), line.bottom() - 6, box.width(), kLegendHeight);
    const QList<QRectF> boxes = hasLegendRow(box) ? legendRowBoxes(row, m_theme, legend())
                                                  : legendBoxes(line, m_theme, fullTitle(), legend(), m_unit);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        if (boxes[i].adjusted(-4, 0, 4, 0).contains(point))
            return static_cast<int>(i);
    }
    return -1;
}

double Chart::secondsAt(double x, const QRectF &box) const
{
    const QRectF field = inner(plotIn(box));
    return m_x.from + (m_x.to - m_x.from) * (x - field.left()) / std::max(1.0, field.width());
}

double Chart::valueAt(double y, const QRectF &box) const
{
    const QRectF field = inner(plotIn(box));
    const double value =
        m_y.from + (m_y.to - m_y.from) * (field.bottom() - y) / std::max(1.0, field.height());
    return m_y.logarithmic ? std::pow(10, value) : value;
}

QPointF Chart::placeOf(double seconds, double value, const QRectF &box) const
{
    const double y = m_y.logarithmic ? std::log10(std::max(value, 1e-300)) : value;
    return placed({seconds, y}, plotIn(box));
}

ChartSpan Chart::shownValues() const
{
    return m_y.logarithmic ? ChartSpan{std::pow(10, m_y.from), std::pow(10, m_y.to)}
                           : ChartSpan{m_y.from, m_y.to};
}

ChartSpan Chart::wholeTime() const
{
    double seconds = 0.01;
    for (const auto &run : {m_snapshot, m_other}) {
        if (run && run->results)
            seconds = std::max(seconds, static_cast<double>(run->results->timeNs) / 1e9);
    }
    return {0, seconds};
}

void Chart::paint(QPainter &painter, const QRectF &box)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    const bool hasRow = hasLegendRow(box);
    drawTitleLine(painter, {box.left(), box.top(), box.width(), kTitleHeight}, m_theme, fullTitle(),
                  hasRow ? QList<LegendEntry>() : legend(), m_unit);
    if (hasRow)
        drawLegendRow(painter, {box.left(), box.top() + kTitleHeight - 6, box.width(), kLegendHeight},
                      m_theme, legend());
    const QRectF plot = plotIn(box);
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
    m_scene.paint(painter, inner(plot));
    for (const Edges &area : m_shown.areas)
        paintHatch(painter, plot, area);
}

// Over the area in its colour. Pixels column by column: as a polygon it costs more than the rest of the chart.
void Chart::paintHatch(QPainter &painter, const QRectF &plot, const Edges &area) const
{
    if (!drawsPixels(painter)) {
        QPolygonF outline;
        for (const QPointF &point : area.upper)
            outline.append(placed(point, plot));
        for (auto point = area.lower.rbegin(); point != area.lower.rend(); ++point)
            outline.append(placed(*point, plot));
        fillHatched(painter, outline, area.color, area.hatch);
        return;
    }
    const QRectF field = inner(plot);
    const int columns = std::max(1, static_cast<int>(field.width() * painter.deviceTransform().m11()));
    const auto heights = [&](const QList<QPointF> &edge) {
        QList<QPointF> shares;
        for (const QPointF &point : edge)
            shares.append(scaled(point));
        return heightsOf(shares, columns);
    };
    const std::vector<float> upper = heights(area.upper);
    const std::vector<float> lower = heights(area.lower);
    StripBand band{area.color,
                   area.hatch == Hatch::Waiting ? StripBand::WaitingHatch : StripBand::WantedHatch,
                   std::vector<StripBand::Span>(upper.size()), 0};
    for (std::size_t i = 0; i < upper.size(); ++i) {
        if (upper[i] >= 0 && lower[i] >= 0)
            band.columns[i] = {lower[i], upper[i]};
    }
    paintBands(painter, field, {band});
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
    // A text at the end stays inside the box, and two never touch.
    double free = plot.left() - kLeftGutter;
    for (const AxisTick &tick : m_x.ticks) {
        const double half = textWidth(font, tick.text) / 2 + 1;
        const double x =
            std::min(placed({tick.value, m_y.from}, plot).x(), plot.right() + kRightGutter - 2 - half);
        if (x - half < free)
            continue;
        free = x + half + 6;
        drawLine(painter, {x - half, plot.bottom() + 5, 2 * half, 16}, Qt::AlignHCenter, font, m_theme.dim,
                 tick.text);
    }
}

QList<Chart::Reading> Chart::readingsAt(double seconds) const
{
    QList<Reading> readings;
    const auto add = [&](const QString &name, const QColor &color, const QList<QPointF> &points) {
        if (points.isEmpty() || isHidden(name))
            return;
        // A point stands at the end of the step that it is about.
        auto next = std::lower_bound(points.begin(), points.end(), seconds,
                                     [](const QPointF &point, double x) { return point.x() < x; });
        if (next == points.end())
            --next;
        readings.append({name, color, next->y()});
    };
    for (const AreaData &area : m_content.areas)
        add(area.name, area.color, area.points);
    for (const LineData &line : m_content.lines)
        add(line.name, line.color, line.points);
    return readings;
}

QString Chart::wordsAt(double seconds) const
{
    QStringList parts;
    for (const Reading &reading : readingsAt(seconds))
        parts << QStringLiteral("%1 %2 %3").arg(reading.name, valueText(reading.value), m_unit);
    return QStringLiteral("%1: %2").arg(timeText(std::llround(seconds * 1e9)), parts.join(listSeparator()));
}

void Chart::paintCrosshair(QPainter &painter, const QRectF &box, double seconds) const
{
    const QRectF plot = plotIn(box);
    if (isEmpty() || plot.height() < 20 || seconds < m_x.from || seconds > m_x.to)
        return;
    const double x = placed({seconds, m_y.from}, plot).x();
    painter.setPen(QPen(m_theme.mark, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const QFont font = m_theme.font(11);
    const QList<Reading> readings = readingsAt(seconds);
    QStringList texts{timeText(std::llround(seconds * 1e9))};
    double width = textWidth(font, texts.first());
    for (const Reading &reading : readings) {
        texts << QStringLiteral("%1  %2 %3").arg(reading.name, valueText(reading.value), m_unit);
        width = std::max(width, textWidth(font, texts.last()) + 12);
    }
    // Beside the line, on the side with more room.
    const QSizeF size(std::min(width + 16, plot.width()), 16 * static_cast<double>(texts.size()) + 8);
    const double left =
        x + 8 + size.width() <= plot.right() ? x + 8 : std::max(plot.left(), x - 8 - size.width());
    const QRectF card({left, plot.top() + 4}, size);
    painter.setPen(QPen(m_theme.line, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(card, 4, 4);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QRectF row(card.left() + 8, card.top() + 4 + 16 * static_cast<double>(i), card.width() - 12,
                         16);
        if (i > 0)
            painter.fillRect(QRectF(row.left(), row.center().y() - 3, 6, 6), readings[i - 1].color);
        drawLine(painter, i > 0 ? row.adjusted(12, 0, 0, 0) : row, Qt::AlignLeft, font,
                 i > 0 ? m_theme.text : m_theme.dim, texts[i]);
    }
}

}  // namespace ws
