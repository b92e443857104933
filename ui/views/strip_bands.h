// The columns of a strip as bands of colour, one above the other: how lanes and the scrubber draw what they binned.
//
// Pixels are written straight into an image, since a band that changes from column to column is a polygon of thousands
// of corners to Qt's rasterizer (measured: up to 95 ms for the lanes of a million waits). Files get polygons of the same
// heights.
//
// Threads: the GUI's, whose tiles are kept from call to call. Lengths are the painter's, shares of a strip 0 to 1.
#pragma once

#include <QColor>
#include <QPainter>
#include <vector>

namespace ws {

struct StripBand
{
    enum Fill { Plain, WaitingHatch, WantedHatch, Dots };

    // Shares of the strip's height, from below; nothing is drawn of a column where `to` is not above `from`.
    struct Span
    {
        float from = 0;
        float to = 0;
        bool operator==(const Span &) const = default;
    };

    QColor color;
    Fill fill = Plain;
    std::vector<Span> columns;
    double leastHeight = 1.5;  // pixels of what is not empty, so that a short wait is seen
};

// Later bands over earlier ones. Dots are drawn only where a band stays the same for a few pixels: in a narrower one they
// would be no dots any more.
void paintBands(QPainter &painter, const QRectF &strip, const std::vector<StripBand> &bands);

}  // namespace ws
