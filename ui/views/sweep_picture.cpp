#include "ui/views/sweep_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::SweepPicture)
};

constexpr double kMargin = 14;
constexpr double kAxisWidth = 52;
constexpr double kAxisHeight = 24;
constexpr double kPanelTitle = 22;
constexpr double kPanelGap = 26;
constexpr double kNoteText = 10;
constexpr double kNoteLine = 15;
constexpr double kLegendRow = 17;
constexpr double kLegendColumn = 176;
constexpr double kMarker = 3.6;
constexpr double kTokenColumn = 60;
constexpr int kFewSeries = 8;

// Okabe-Ito; the eighth is the ink of the theme.
constexpr std::array<QRgb, 7> kColors = {0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFD55E00,
                                         0xFF56B4E9, 0xFFCC79A7, 0xFFF0E442};

// What a legend shows, from top to bottom: headings of groups and series.
struct LegendItem
{
    QString heading;
    const SweepSeries *series = nullptr;
};

QString decadeText(double exponent, bool isTime)
{
    const double value = std::pow(10, exponent);
    if (isTime)
        return timeText(std::llround(value));
    static const char *const units[] = {"", " k", " M", " G"};
    const int unit = std::clamp(static_cast<int>(exponent) / 3, 0, 3);
    return QString::number(value / std::pow(1000, unit)) + QLatin1String(units[unit]);
}

QList<LegendItem> legendItems(const SweepFigureData &data, bool withHeadings)
{
    QList<LegendItem> items;
    if (data.panels.isEmpty())
        return items;
    const auto wasMeasured = [&data](int index) {
        return std::any_of(data.panels.begin(), data.panels.end(), [index](const SweepPanel &panel) {
            return !panel.series[index].points.isEmpty();
        });
    };
    for (int group = 0; group < data.groups.size(); ++group) {
        bool headed = !withHeadings;
        for (const SweepSeries &series : data.panels.first().series) {
            if (series.group != group || !wasMeasured(series.index))
                continue;
            if (!headed)
                items.append(LegendItem{data.groups[group], nullptr});
            headed = true;
            items.append(LegendItem{QString(), &series});
        }
    }
    return items;
}

QString noteText()
{
    return Words::tr(
        "Bars: range of the repeats. Hollow: disturbed. Ringed: bimodal. Dashed grey: the machine's floor.");
}

}  // namespace

double SweepPicture::Axes::x(double sizeBytes) const
{
    if (sizeBytes <= 0)
        return tokenX;
    const double part =
        mostSize > leastSize ? (std::log2(sizeBytes) - leastSize) / (mostSize - leastSize) : 0.5;
    const double from = body.left() + (tokenX > 0 ? kTokenColumn : 0) + 10;
    return from + part * (body.right() - 10 - from);
}

double SweepPicture::Axes::y(double value) const
{
    return body.bottom() - (std::log10(value) - least) / (most - least) * body.height();
}

bool SweepPicture::hasFewSeries() const
{
    return m_data.panels.isEmpty() || m_data.panels.first().series.size() <= kFewSeries;
}

QColor SweepPicture::colorOf(const SweepSeries &series) const
{
    const auto number = static_cast<std::size_t>(hasFewSeries() ? series.index : series.group);
    return number < kColors.size() ? QColor(kColors[number]) : m_theme.text;
}

SweepPicture::Axes SweepPicture::axesFor(const QRectF &body) const
{
    Axes axes;
    axes.body = body;
    double least = INFINITY;
    double most = 0;
    for (const SweepPanel &panel : m_data.panels)
        for (const SweepSeries &series : panel.series)
            for (const SweepPoint &point : series.points) {
                least = std::min(least, point.value.least);
                most = std::max(most, point.value.most);
            }
    // The floor belongs to the picture, but one that is far off must not squeeze the rest.
    for (const SweepPanel &panel : m_data.panels)
        for (const FloorLine &line : panel.floor)
            for (const auto &[size, value] : line.points) {
                if (value < least && value * 30 > least)
                    least = value;
                if (value > most && value < most * 30)
                    most = value;
            }
    if (most <= 0) {
        least = 1;
        most = 1000;
    }
    axes.least = std::floor(std::log10(least) * 2) / 2;
    axes.most = std::max(std::ceil(std::log10(most) * 2) / 2, axes.least + 1);
    axes.leastSize = m_data.sizes.isEmpty() ? 0 : std::log2(m_data.sizes.first());
    axes.mostSize = m_data.sizes.isEmpty() ? 0 : std::log2(m_data.sizes.last());
    axes.tokenX = m_data.hasTokens ? body.left() + 22 : 0;
    return axes;
}

double SweepPicture::legendHeight(double width) const
{
    const QList<LegendItem> items = legendItems(m_data, !hasFewSeries());
    const auto columns = std::max<qsizetype>(1, static_cast<qsizetype>(width / kLegendColumn));
    const qsizetype rows = (items.size() + columns - 1) / columns;
    const auto notes = static_cast<double>(wrappedText(noteText(), m_theme.font(kNoteText), width).size());
    return static_cast<double>(rows) * kLegendRow + notes * kNoteLine + 10;
}

void SweepPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    drawTitleLine(painter, {box.left(), box.top(), box.width(), kTitleHeight}, m_theme, m_data.title, {},
                  m_data.unit);
    QRectF body = box.adjusted(kMargin, kTitleHeight, -kMargin, -6);
    if (m_data.panels.isEmpty()) {
        drawLine(painter, body, Qt::AlignCenter, m_theme.font(13), m_theme.dim,
                 Words::tr("Nothing measured yet: choose what to compare and press Measure."));
        return;
    }
    // Panels keep at least half of the height, however long the legend.
    const double legend = std::min(legendHeight(body.width()), body.height() / 2);
    paintLegend(painter, {body.left(), body.bottom() - legend, body.width(), legend});
    body.setBottom(body.bottom() - legend);
    const auto count = static_cast<double>(m_data.panels.size());
    const double width = (body.width() - kAxisWidth - kPanelGap * (count - 1)) / count;
    double left = body.left();
    for (qsizetype i = 0; i < m_data.panels.size(); ++i) {
        const double whole = width + (i == 0 ? kAxisWidth : 0);
        paintPanel(painter, {left, body.top(), whole, body.height()}, m_data.panels[i], i == 0);
        left += whole + kPanelGap;
    }
}

void SweepPicture::paintPanel(QPainter &painter, const QRectF &box, const SweepPanel &panel, bool first) const
{
    const QRectF body = box.adjusted(first ? kAxisWidth : 0, kPanelTitle, 0, -kAxisHeight);
    if (body.width() < 40 || body.height() < 40)
        return;
    drawLine(painter, {body.left(), box.top(), body.width(), kPanelTitle}, Qt::AlignLeft | Qt::AlignVCenter,
             m_theme.font(12, QFont::DemiBold), m_theme.text, panel.title);
    const Axes axes = axesFor(body);
    paintGrid(painter, axes, first);
    paintFloor(painter, axes, panel);
    for (const SweepSeries &series : panel.series)
        paintSeries(painter, axes, series);
}

void SweepPicture::paintGrid(QPainter &painter, const Axes &axes, bool withTexts) const
{
    const QFont font = m_theme.font(10.5);
    painter.setPen(QPen(m_theme.line, 1));
    for (double exponent = std::ceil(axes.least); exponent <= axes.most; ++exponent) {
        const double y = axes.y(std::pow(10, exponent));
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QLineF(axes.body.left(), y, axes.body.right(), y));
        if (withTexts)
            drawLine(painter, {axes.body.left() - kAxisWidth, y - 8, kAxisWidth - 6, 16},
                     Qt::AlignRight | Qt::AlignVCenter, font, m_theme.dim,
                     decadeText(exponent, m_data.isTime));
    }
    const auto tick = [&](double x, const QString &text) {
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QLineF(x, axes.body.bottom(), x, axes.body.bottom() + 4));
        drawLine(painter, {x - 30, axes.body.bottom() + 5, 60, 16}, Qt::AlignHCenter | Qt::AlignVCenter, font,
                 m_theme.dim, text);
    };
    double last = -INFINITY;
    if (axes.tokenX > 0) {
        tick(axes.tokenX, messageSizeText(0));
        last = axes.tokenX;
    }
    for (const double size : m_data.sizes) {
        const double x = axes.x(size);
        if (x - last < 44)
            continue;
        tick(x, messageSizeText(size));
        last = x;
    }
    painter.setPen(QPen(m_theme.dim, 1));
    painter.drawLine(QLineF(axes.body.bottomLeft(), axes.body.bottomRight()));
}

void SweepPicture::paintFloor(QPainter &painter, const Axes &axes, const SweepPanel &panel) const
{
    for (const FloorLine &floor : panel.floor) {
        QPolygonF line;
        for (const auto &[size, value] : floor.points) {
            const double y = axes.y(value);
            // Cut at the frame: SVG of Qt 6.4 does not clip.
            if (y >= axes.body.top() && y <= axes.body.bottom())
                line.append({axes.x(size), y});
        }
        if (line.size() < 2)
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(linePen(m_theme.dim, 1.2, LineStyle::Dashed));
        painter.drawPolyline(line);
        // Below the end of the line, where results seldom are.
        const QPointF at = line.last();
        const double top = std::min(at.y() + 2, axes.body.bottom() - 15);
        drawLine(painter, {axes.body.left(), top, at.x() - axes.body.left(), 15},
                 Qt::AlignRight | Qt::AlignVCenter, m_theme.font(10), m_theme.dim, floor.name);
    }
}

void SweepPicture::paintSeries(QPainter &painter, const Axes &axes, const SweepSeries &series) const
{
    const QColor color = colorOf(series);
    constexpr std::array kStyles = {LineStyle::Solid, LineStyle::Dashed, LineStyle::Dotted};
    const LineStyle style =
        kStyles[static_cast<std::size_t>(hasFewSeries() ? series.index / 3 : series.member) % 3];
    QPolygonF line;
    for (const SweepPoint &point : series.points)
        if (point.sizeBytes > 0)
            line.append({axes.x(point.sizeBytes), axes.y(point.value.median)});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(linePen(color, 1.4, style));
    painter.drawPolyline(line);
    for (const SweepPoint &point : series.points) {
        const QPointF at(axes.x(point.sizeBytes), axes.y(point.value.median));
        painter.setPen(QPen(color, 1));
        painter.drawLine(QLineF(at.x(), axes.y(point.value.least), at.x(), axes.y(point.value.most)));
        paintMarker(painter, at, series, point.disturbed);
        if (point.bimodal) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, 1));
            painter.drawEllipse(at, kMarker + 3, kMarker + 3);
        }
    }
}

void SweepPicture::paintMarker(QPainter &painter, const QPointF &at, const SweepSeries &series,
                               bool hollow) const
{
    const QColor color = colorOf(series);
    // Yellow is too light to stand on white by itself.
    const bool needsInk = !m_theme.dark && color.lightness() > 150 && color.green() > 200;
    painter.setPen(QPen(needsInk ? color.darker(150) : color, 1.3));
    painter.setBrush(hollow ? m_theme.background : color);
    const double r = kMarker;
    const auto polygon = [&](std::initializer_list<QPointF> points) {
        QPolygonF shape;
        for (const QPointF &point : points)
            shape.append(at + point * r);
        painter.drawPolygon(shape);
    };
    switch ((hasFewSeries() ? series.index : series.member) % 8) {
    case 0:
        painter.drawEllipse(at, r, r);
        break;
    case 1:
        painter.drawRect(QRectF(at.x() - r * 0.9, at.y() - r * 0.9, r * 1.8, r * 1.8));
        break;
    case 2:
        polygon({{0, -1.15}, {1.1, 0.85}, {-1.1, 0.85}});
        break;
    case 3:
        polygon({{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}});
        break;
    case 4:
        polygon({{0, 1.15}, {1.1, -0.85}, {-1.1, -0.85}});
        break;
    case 5:
        polygon({{-1.1, -0.5}, {-1.1, 0.5}, {1.1, 0.5}, {1.1, -0.5}});
        break;
    case 6:
        polygon({{-0.5, -1.1}, {0.5, -1.1}, {0.5, 1.1}, {-0.5, 1.1}});
        break;
    default:
        polygon({{0, -1.2}, {1.1, -0.35}, {0.7, 1}, {-0.7, 1}, {-1.1, -0.35}});
        break;
    }
}

void SweepPicture::paintLegend(QPainter &painter, const QRectF &box) const
{
    const QList<LegendItem> items = legendItems(m_data, !hasFewSeries());
    const auto columns = std::max<qsizetype>(1, static_cast<qsizetype>(box.width() / kLegendColumn));
    const qsizetype rows = std::max<qsizetype>(1, (items.size() + columns - 1) / columns);
    // What finds no room is counted, never drawn over something else.
    QString note = noteText();
    const auto noteHeight = [&] {
        return kNoteLine *
               static_cast<double>(wrappedText(note, m_theme.font(kNoteText), box.width()).size());
    };
    const auto most = static_cast<qsizetype>((box.height() - 10 - noteHeight()) / kLegendRow);
    const double width = box.width() / static_cast<double>(columns);
    qsizetype hidden = 0;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (i % rows >= most) {
            hidden += items[i].series ? 1 : 0;
            continue;
        }
        const QRectF cell(box.left() + width * static_cast<double>(i / rows),
                          box.top() + 6 + kLegendRow * static_cast<double>(i % rows), width - 8, kLegendRow);
        if (!items[i].series) {
            drawLine(painter, cell, Qt::AlignLeft | Qt::AlignVCenter, m_theme.font(10.5, QFont::DemiBold),
                     m_theme.dim, items[i].heading);
            continue;
        }
        paintMarker(painter, {cell.left() + 7, cell.center().y()}, *items[i].series, false);
        drawLine(painter, cell.adjusted(18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_theme.font(10.5),
                 m_theme.text, items[i].series->name);
    }
    if (hidden > 0)
        note += QLatin1Char(' ') +
                filled(Words::tr("{count} names found no room."), {{"count", QString::number(hidden)}});
    double y = box.bottom() - noteHeight();
    for (const QString &line : wrappedText(note, m_theme.font(kNoteText), box.width())) {
        drawLine(painter, {box.left(), y, box.width(), kNoteLine}, Qt::AlignLeft | Qt::AlignVCenter,
                 m_theme.font(kNoteText), m_theme.dim, line);
        y += kNoteLine;
    }
}

}  // namespace ws
