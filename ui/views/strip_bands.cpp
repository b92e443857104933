#include "ui/views/strip_bands.h"

#include <QImage>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr double kLeastDotted = 4;  // pixels of equal columns

double shownTo(const StripBand &band, const StripBand::Span &span, double height)
{
    return std::max<double>(span.to, std::min(1.0, span.from + band.leastHeight / height));
}

// Calls visit(first, last, span) for each stretch of equal columns that is not empty.
template <typename Visit>
void forEachRun(const std::vector<StripBand::Span> &columns, Visit visit)
{
    for (std::size_t first = 0; first < columns.size();) {
        std::size_t last = first + 1;
        while (last < columns.size() && columns[last] == columns[first])
            ++last;
        if (columns[first].to > columns[first].from)
            visit(first, last, columns[first]);
        first = last;
    }
}

// The pixels of an image, found without a call for each.
struct Pixels
{
    QRgb *first;
    qsizetype perLine;
    QPoint corner;  // of the device, where the first one lies

    explicit Pixels(QImage &image, const QPoint &at)
        : first(reinterpret_cast<QRgb *>(image.bits())),
          perLine(image.bytesPerLine() / qsizetype{sizeof(QRgb)}), corner(at)
    {
    }
};

// What a band looks like: its tile, laid out from the painter's origin, or its plain colour.
class Ink
{
public:
    Ink(const StripBand &band, const QTransform &device) : m_plain(band.color.rgba())
    {
        const double scale = device.m11();
        if (band.fill == StripBand::Dots)
            m_tile = dotTile(band.color, scale);
        else if (band.fill != StripBand::Plain)
            m_tile = hatchTile(band.color,
                               band.fill == StripBand::WaitingHatch ? Hatch::Waiting : Hatch::Wanted, scale);
        m_side = m_tile.width();
        m_tilePixels = reinterpret_cast<const QRgb *>(m_tile.constBits());
        m_tilePerLine = m_tile.bytesPerLine() / qsizetype{sizeof(QRgb)};
        m_origin =
            QPoint(static_cast<int>(std::lround(device.dx())), static_cast<int>(std::lround(device.dy())));
    }

    void fill(const Pixels &pixels, const QRect &area, bool plain) const
    {
        QRgb *line = pixels.first + area.top() * pixels.perLine;
        if (plain || m_side == 0) {
            for (int y = area.top(); y <= area.bottom(); ++y, line += pixels.perLine)
                std::fill(line + area.left(), line + area.right() + 1, m_plain);
            return;
        }
        const int fromX = within(pixels.corner.x() + area.left() - m_origin.x());
        int tileY = within(pixels.corner.y() + area.top() - m_origin.y());
        for (int y = area.top(); y <= area.bottom(); ++y, line += pixels.perLine) {
            const QRgb *tile = m_tilePixels + tileY * m_tilePerLine;
            int tileX = fromX;
            for (int x = area.left(); x <= area.right(); ++x) {
                line[x] = tile[tileX];
                tileX = tileX + 1 == m_side ? 0 : tileX + 1;
            }
            tileY = tileY + 1 == m_side ? 0 : tileY + 1;
        }
    }

private:
    int within(int value) const
    {
        const int rest = value % m_side;
        return rest < 0 ? rest + m_side : rest;
    }

    QRgb m_plain;
    QImage m_tile;  // square
    const QRgb *m_tilePixels = nullptr;
    qsizetype m_tilePerLine = 0;
    int m_side = 0;
    QPoint m_origin;
};

void paintAsPixels(QPainter &painter, const QRectF &strip, const std::vector<StripBand> &bands)
{
    const QTransform device = painter.deviceTransform();
    const QRectF exact = device.mapRect(strip);
    const QPoint corner(static_cast<int>(std::lround(exact.left())),
                        static_cast<int>(std::lround(exact.top())));
    const int width = static_cast<int>(std::lround(exact.right())) - corner.x();
    const int height = static_cast<int>(std::lround(exact.bottom())) - corner.y();
    if (width <= 0 || height <= 0)
        return;
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const Pixels pixels(image, corner);
    for (const StripBand &band : bands) {
        const Ink ink(band, device);
        const double perColumn = static_cast<double>(width) / static_cast<double>(band.columns.size());
        const auto edge = [&](std::size_t column) {
            return static_cast<int>(std::lround(perColumn * static_cast<double>(column)));
        };
        const auto heightOf = [&](double share) {
            return static_cast<int>(std::lround(height * (1 - share)));
        };
        forEachRun(band.columns, [&](std::size_t first, std::size_t last, const StripBand::Span &span) {
            const QRect area(QPoint(edge(first), heightOf(shownTo(band, span, strip.height()))),
                             QPoint(edge(last) - 1, heightOf(span.from) - 1));
            const bool tooShort = band.fill == StripBand::Dots && area.width() < kLeastDotted * device.m11();
            ink.fill(pixels, area, tooShort);
        });
    }
    painter.save();
    // One pixel of the image is one of the device, whatever the painter was scaled by.
    const QTransform afterWorld = painter.worldTransform().inverted() * device;
    painter.setWorldTransform(QTransform::fromTranslate(corner.x(), corner.y()) * afterWorld.inverted());
    painter.drawImage(QPoint(), image);
    painter.restore();
}

void fillArea(QPainter &painter, const StripBand &band, const QPolygonF &area)
{
    switch (band.fill) {
    case StripBand::WaitingHatch:
        return fillHatched(painter, area, band.color, Hatch::Waiting);
    case StripBand::WantedHatch:
        return fillHatched(painter, area, band.color, Hatch::Wanted);
    case StripBand::Dots:
        if (area.size() == 4 && area.boundingRect().width() >= kLeastDotted)
            return fillDotted(painter, area.boundingRect(), band.color);
        break;
    case StripBand::Plain:
        break;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(band.color);
    painter.drawPolygon(area);
}

// As few polygons as possible: a file keeps each.
void paintAsPolygons(QPainter &painter, const QRectF &strip, const StripBand &band)
{
    const double width = strip.width() / static_cast<double>(band.columns.size());
    QPolygonF top;
    QPolygonF bottom;
    const auto flush = [&] {
        for (auto point = bottom.rbegin(); point != bottom.rend(); ++point)
            top.append(*point);
        if (!top.isEmpty())
            fillArea(painter, band, top);
        top.clear();
        bottom.clear();
    };
    std::size_t reached = 0;
    forEachRun(band.columns, [&](std::size_t first, std::size_t last, const StripBand::Span &span) {
        if (first != reached)
            flush();
        reached = last;
        const double left = strip.left() + width * static_cast<double>(first);
        const double right =
            last == band.columns.size() ? strip.right() : strip.left() + width * static_cast<double>(last);
        const double upper = strip.bottom() - strip.height() * shownTo(band, span, strip.height());
        const double lower = strip.bottom() - strip.height() * span.from;
        top << QPointF(left, upper) << QPointF(right, upper);
        bottom << QPointF(left, lower) << QPointF(right, lower);
    });
    flush();
}

}  // namespace

void paintBands(QPainter &painter, const QRectF &strip, const std::vector<StripBand> &bands)
{
    const QTransform device = painter.deviceTransform();
    const bool isUpright = device.type() <= QTransform::TxScale && device.m11() > 0 && device.m22() > 0;
    if (drawsPixels(painter) && isUpright)
        return paintAsPixels(painter, strip, bands);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const StripBand &band : bands)
        paintAsPolygons(painter, strip, band);
    painter.restore();
}

}  // namespace ws
