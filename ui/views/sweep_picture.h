// Paints a figure of a sweep: panels side by side with logarithmic axes, below them the legend.
//
// Up to eight mechanisms have a colour each; more share the colour of their group and differ by marker and dash. Hollow
// markers were disturbed, ringed ones are bimodal. Bars are the range of the repeats.
#pragma once

#include <QPainter>
#include <QSizeF>

#include "ui/models/sweep_series.h"
#include "ui/views/theme.h"

namespace ws {

class SweepPicture
{
public:
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setFigure(SweepFigureData data) { m_data = std::move(data); }
    void paint(QPainter &painter, const QRectF &box) const;

private:
    struct Axes
    {
        QRectF body;
        double leastSize = 1;  // exponents of two and of ten
        double mostSize = 1;
        double least = 0;
        double most = 1;
        double tokenX = 0;

        double x(double sizeBytes) const;
        double y(double value) const;
    };

    QColor colorOf(const SweepSeries &series) const;
    bool hasFewSeries() const;
    Axes axesFor(const QRectF &body) const;
    double legendHeight(double width) const;
    void paintPanel(QPainter &painter, const QRectF &box, const SweepPanel &panel, bool first) const;
    void paintGrid(QPainter &painter, const Axes &axes, bool withTexts) const;
    void paintFloor(QPainter &painter, const Axes &axes, const SweepPanel &panel) const;
    void paintSeries(QPainter &painter, const Axes &axes, const SweepSeries &series) const;
    void paintLegend(QPainter &painter, const QRectF &box) const;
    void paintMarker(QPainter &painter, const QPointF &at, const SweepSeries &series, bool hollow) const;

    Theme m_theme = lightTheme();
    SweepFigureData m_data;
};

}  // namespace ws
