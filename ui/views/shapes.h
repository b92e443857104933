// The few shapes that all pictures are made of. Only lines and filled polygons, no pattern brushes and no clipping:
// QSvgGenerator of Qt 6.4 ignores both.
#pragma once

#include <QImage>
#include <QPainter>
#include <QPolygonF>
#include <QString>
#include <QStringList>

#include "ui/views/legend.h"
#include "ui/views/theme.h"

namespace ws {

enum class Hatch { Waiting, Wanted };  // rising, falling

// The second cue of orange and of amber: diagonal lines, fixed to the paper, so that neighbours join.
void fillHatched(QPainter &painter, const QPolygonF &area, const QColor &color, Hatch hatch);
void fillHatched(QPainter &painter, const QRectF &area, const QColor &color, Hatch hatch);
// The second cue of yellow.
void fillDotted(QPainter &painter, const QRectF &area, const QColor &color);

// What these two are made of where pixels are drawn: tiles to be laid side by side from the painter's origin, in pixels
// of the device, of which one length of the picture has `scale`.
bool drawsPixels(const QPainter &painter);
QImage hatchTile(const QColor &color, Hatch hatch, double scale);
QImage dotTile(const QColor &color, double scale);

enum class LineStyle { Solid, Dashed, Dotted };
QPen linePen(const QColor &color, double width, LineStyle style);

// A line through `points` with a small head at its end.
void drawArrow(QPainter &painter, const QPolygonF &points, const QPen &pen, double headLength);

// Text in one line, shortened with an ellipsis where it does not fit: names in the middle, for theirs ends differ.
void drawLine(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QFont &font,
              const QColor &color, const QString &text, Qt::TextElideMode elide = Qt::ElideRight);
double textWidth(const QFont &font, const QString &text);
// A name in the middle of a shape: whole, else short, else cut in its middle.
void drawName(QPainter &painter, const QRectF &box, const QFont &font, const QColor &color,
              const QString &name);
// The text in lines of at most that width; Chinese breaks between any two characters that may part.
QStringList wrappedText(const QString &text, const QFont &font, double width);

// As long as one lives, texts in files are drawn as shapes, so that they look the same where the fonts are missing.
class TextAsPaths
{
public:
    explicit TextAsPaths(bool wanted);
    ~TextAsPaths();
    TextAsPaths(const TextAsPaths &) = delete;
    TextAsPaths &operator=(const TextAsPaths &) = delete;

private:
    bool m_before;
};

}  // namespace ws
