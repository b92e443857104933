#include "ui/views/shapes.h"

#include <QCache>
#include <QFontMetricsF>
#include <QImage>
#include <QPaintEngine>
#include <QPainterPath>
#include <QStaticText>
#include <QTextLayout>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr double kHatchStep = 8.5;  // along an axis: 6 px across the lines
constexpr double kHatchWidth = 1.6;
const QColor kHatchColor(255, 255, 255, 115);
constexpr double kDotStep = 4;
constexpr double kDotTile = 4 * kDotStep;

// Cuts the line  y = k - x  (rising) or  y = k + x  (falling) with the polygon's edges, as x values in order.
std::vector<double> cuts(const QPolygonF &area, double k, double sign)
{
    std::vector<double> found;
    const qsizetype count = area.size();
    for (qsizetype i = 0; i < count; ++i) {
        const QPointF a = area[i];
        const QPointF b = area[(i + 1) % count];
        const double fa = a.y() + sign * a.x() - k;
        const double fb = b.y() + sign * b.x() - k;
        if ((fa < 0) != (fb < 0))
            found.push_back(a.x() + (b.x() - a.x()) * fa / (fa - fb));
    }
    std::sort(found.begin(), found.end());
    return found;
}

QBrush hatchBrush(const QColor &color, Hatch hatch, double scale)
{
    QBrush brush(hatchTile(color, hatch, scale));
    brush.setTransform(QTransform::fromScale(1 / scale, 1 / scale));
    return brush;
}
void paintDots(QPainter &painter, const QRectF &area)
{
    QList<QPointF> dots;
    for (double y = std::ceil(area.top() / kDotStep) * kDotStep + 1; y < area.bottom() - 0.5; y += kDotStep) {
        for (double x = std::ceil(area.left() / kDotStep) * kDotStep + 1; x < area.right() - 0.5;
             x += kDotStep)
            dots.append(QPointF(x, y));
    }
    painter.setPen(QPen(QColor(0x7A, 0x72, 0x00), 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

QBrush dotBrush(const QColor &color, double scale)
{
    const QImage tile = dotTile(color, scale);
    QBrush brush(tile);
    brush.setTransform(QTransform::fromScale(kDotTile / tile.width(), kDotTile / tile.height()));
    return brush;
}

// With smooth edges Qt makes three spans of each row, and hands more than a hundred spans to its thread pool: a wake-up
// that costs more than the filling.
void fillTiled(QPainter &painter, const QRectF &area, const QBrush &brush)
{
    const bool isSmooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(area, brush);
    painter.setRenderHint(QPainter::Antialiasing, isSmooth);
}

// A text as it is drawn again and again: shaping it costs more than painting it.
struct ShapedText
{
    QString shown;
    double width = 0;
    double ascent = 0;  // of the line: Chinese forms among Latin ones make it taller than the font's own
    QStaticText glyphs;
};

struct TextKey
{
    QString text;
    QFont font;
    double room = 0;
    Qt::TextElideMode elide = Qt::ElideRight;
    bool operator==(const TextKey &) const = default;
};

std::size_t qHash(const TextKey &key, std::size_t seed)
{
    return qHashMulti(seed, key.text, key.font.pointSizeF(), key.font.pixelSize(), key.font.weight(),
                      key.room, static_cast<int>(key.elide));
}

bool g_textAsPaths = false;  // the GUI thread's; see TextAsPaths

// Chinese characters, their punctuation and full-width forms.
bool isHan(char32_t letter)
{
    return (letter >= 0x2E80 && letter <= 0x9FFF) || (letter >= 0xF900 && letter <= 0xFAFF) ||
           (letter >= 0xFE30 && letter <= 0xFE4F) || (letter >= 0xFF00 && letter <= 0xFFEF) ||
           (letter >= 0x20000 && letter <= 0x3FFFF);
}

// A file names the font of each text and leaves the rest to who opens it: Chinese text in the name of a Latin font would
// get Japanese forms there. So each run names the font that really has its letters.
void drawTextInFile(QPainter &painter, const QPointF &at, const QFont &font, const QColor &color,
                    const QString &text)
{
    if (g_textAsPaths) {
        QPainterPath path;
        path.addText(at, font, text);
        painter.fillPath(path, color);
        return;
    }
    const QFontMetricsF metrics(font);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from;
        const auto letterAt = [&text](qsizetype place) {
            return text[place].isHighSurrogate() && place + 1 < text.size()
                       ? QChar::surrogateToUcs4(text[place], text[place + 1])
                       : static_cast<char32_t>(text[place].unicode());
        };
        const bool han = isHan(letterAt(from));
        while (to < text.size() && isHan(letterAt(to)) == han)
            to += text[to].isHighSurrogate() ? 2 : 1;
        to = std::min(to, text.size());
        QFont own = font;
        QStringList families = font.families();
        if (han && families.size() > 1) {
            families.move(1, 0);
            own.setFamilies(families);
        }
        painter.setFont(own);
        painter.drawText(at + QPointF(metrics.horizontalAdvance(text.left(from)), 0),
                         text.mid(from, to - from));
        from = to;
    }
    painter.setFont(font);
}

double ascentOf(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? line.ascent() : QFontMetricsF(font).ascent();
}

ShapedText &shaped(const QString &text, const QFont &font, double room, Qt::TextElideMode elide)
{
    // Never destroyed: fonts must not outlive the application object, nor be released after it.
    static auto &known = *new QCache<TextKey, ShapedText>(1024);
    const TextKey key{text, font, room, elide};
    if (ShapedText *found = known.object(key))
        return *found;
    auto *made = new ShapedText;
    const QFontMetricsF metrics(font);
    // Half a pixel of grace: a box that was measured for this text must not shorten it by rounding.
    made->shown = room < 0 ? text : metrics.elidedText(text, elide, room + 0.5);
    made->ascent = ascentOf(made->shown, font);
    made->width = metrics.horizontalAdvance(made->shown);
    made->glyphs.setTextFormat(Qt::PlainText);
    made->glyphs.setText(made->shown);
    made->glyphs.setPerformanceHint(QStaticText::AggressiveCaching);
    known.insert(key, made);
    return *made;
}

}  // namespace

bool drawsPixels(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine && engine->type() == QPaintEngine::Raster;
}

// Raster only: Qt hands each larger antialiased stroke to its thread pool, which made the hatches the dearest part of the
// window (measured: half of its processor time).
QImage hatchTile(const QColor &color, Hatch hatch, double scale)
{
    static auto &tiles = *new QCache<QString, QImage>(64);
    const QString key = QStringLiteral("%1 %2 %3").arg(color.rgba()).arg(static_cast<int>(hatch)).arg(scale);
    QImage *tile = tiles.object(key);
    if (!tile) {
        const int side = std::max(4, static_cast<int>(std::round(2 * kHatchStep * scale)));
        tile = new QImage(side, side, QImage::Format_RGB32);
        tile->fill(color);
        QPainter painter(tile);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(kHatchColor, kHatchWidth * scale, Qt::SolidLine, Qt::FlatCap));
        const double sign = hatch == Hatch::Waiting ? 1 : -1;
        for (double k = -2.0 * side; k <= 3.0 * side; k += side / 2.0)
            painter.drawLine(QLineF(-side, k + sign * side, 2 * side, k - sign * 2 * side));
        painter.end();
        tiles.insert(key, tile);
    }
    return *tile;
}

// As for the hatches: a tile, since each of a thousand dots would be stroked as a path of its own.
QImage dotTile(const QColor &color, double scale)
{
    static auto &tiles = *new QCache<QString, QImage>(16);
    const QString key = QStringLiteral("%1 %2").arg(color.rgba()).arg(scale);
    QImage *tile = tiles.object(key);
    if (!tile) {
        const int side = std::max(4, static_cast<int>(std::round(kDotTile * scale)));
        tile = new QImage(side, side, QImage::Format_RGB32);
        tile->fill(color);
        QPainter painter(tile);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(side / kDotTile, side / kDotTile);
        paintDots(painter, {0, 0, kDotTile, kDotTile});
        painter.end();
        tiles.insert(key, tile);
    }
    return *tile;
}

void fillHatched(QPainter &painter, const QPolygonF &area, const QColor &color, Hatch hatch)
{
    if (area.size() < 3)
        return;
    painter.save();
    painter.setPen(Qt::NoPen);
    if (drawsPixels(painter)) {
        painter.setBrush(hatchBrush(color, hatch, painter.deviceTransform().m11()));
        painter.drawPolygon(area);
        painter.restore();
        return;
    }
    painter.setBrush(color);
    painter.drawPolygon(area);
    const double sign = hatch == Hatch::Waiting ? 1 : -1;
    const QRectF box = area.boundingRect();
    const double kMin = sign > 0 ? box.top() + box.left() : box.top() - box.right();
    const double kMax = sign > 0 ? box.bottom() + box.right() : box.bottom() - box.left();
    QList<QLineF> lines;
    for (double k = std::ceil(kMin / kHatchStep) * kHatchStep; k < kMax; k += kHatchStep) {
        const std::vector<double> xs = cuts(area, k, sign);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            if (xs[i + 1] - xs[i] > 0.6)
                lines.append(QLineF(xs[i], k - sign * xs[i], xs[i + 1], k - sign * xs[i + 1]));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kHatchColor, kHatchWidth, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
    painter.restore();
}

void fillHatched(QPainter &painter, const QRectF &area, const QColor &color, Hatch hatch)
{
    if (area.isEmpty())
        return;
    if (drawsPixels(painter))
        return fillTiled(painter, area, hatchBrush(color, hatch, painter.deviceTransform().m11()));
    fillHatched(painter, QPolygonF({area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()}),
                color, hatch);
}

void fillDotted(QPainter &painter, const QRectF &area, const QColor &color)
{
    if (drawsPixels(painter))
        return fillTiled(painter, area, dotBrush(color, painter.deviceTransform().m11()));
    painter.save();
    painter.fillRect(area, color);
    paintDots(painter, area);
    painter.restore();
}

QPen linePen(const QColor &color, double width, LineStyle style)
{
    // A round join is stroked as a curve: at such widths it looks like a bevel and costs several times as much.
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
    if (style == LineStyle::Dashed)
        pen.setDashPattern({2.2, 1.4});
    if (style == LineStyle::Dotted)
        pen.setDashPattern({1.0, 1.3});
    return pen;
}

void drawArrow(QPainter &painter, const QPolygonF &points, const QPen &pen, double headLength)
{
    if (points.size() < 2)
        return;
    const QPointF tip = points.last();
    const QLineF last(points[points.size() - 2], tip);
    if (last.length() < 1)
        return;
    const QPointF along = (last.p2() - last.p1()) / last.length();
    const QPointF across(-along.y(), along.x());
    const QPointF foot = tip - along * headLength;
    QPolygonF shaft = points;
    shaft.last() = foot;
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(shaft);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(QPolygonF({tip, foot + across * headLength * 0.5, foot - across * headLength * 0.5}));
}

void drawLine(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QFont &font,
              const QColor &color, const QString &text, Qt::TextElideMode elide)
{
    painter.setFont(font);
    painter.setPen(color);
    const ShapedText &ready = shaped(text, font, std::max(0.0, box.width()), elide);
    const QFontMetricsF metrics(font);
    double x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() - ready.width;
    else if (alignment & Qt::AlignHCenter)
        x = box.center().x() - ready.width / 2;
    double y = box.center().y() + metrics.capHeight() / 2;
    if (alignment & Qt::AlignTop)
        y = box.top() + metrics.ascent();
    if (drawsPixels(painter))
        painter.drawStaticText(QPointF(x, y - ready.ascent), ready.glyphs);
    else
        drawTextInFile(painter, {x, y}, font, color, ready.shown);
}

QStringList wrappedText(const QString &text, const QFont &font, double width)
{
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(width, 1.0));
            lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    return lines;
}

double textWidth(const QFont &font, const QString &text)
{
    return shaped(text, font, -1, Qt::ElideNone).width;
}

void drawName(QPainter &painter, const QRectF &box, const QFont &font, const QColor &color,
              const QString &name)
{
    const bool fits = textWidth(font, name) <= box.width();
    drawLine(painter, box, Qt::AlignHCenter, font, color, fits ? name : shortName(name), Qt::ElideMiddle);
}

TextAsPaths::TextAsPaths(bool wanted) : m_before(g_textAsPaths)
{
    g_textAsPaths = wanted;
}

TextAsPaths::~TextAsPaths()
{
    g_textAsPaths = m_before;
}

}  // namespace ws
