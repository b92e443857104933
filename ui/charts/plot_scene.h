// The lines and areas of a chart as Qt Charts draws them, in a plot whose axes always run from 0 to 1: a change of
// range would lay out each series twice, once for the old points.
//
// Threads: the GUI's. Points are replaced as a whole.
#pragma once

#include <QColor>
#include <QList>
#include <QPainter>
#include <QPen>
#include <QPointF>
#include <memory>

class QChart;
class QGraphicsScene;
class QValueAxis;

namespace ws {

class PlotScene
{
public:
    struct Line
    {
        QPen pen;
        QList<QPointF> points;
    };
    struct Area
    {
        QColor color;
        QList<QPointF> upper;
        QList<QPointF> lower;
    };

    PlotScene();
    ~PlotScene();

    void setCurves(const QList<Line> &lines, const QList<Area> &areas);
    void paint(QPainter &painter, const QRectF &plot);

private:
    void makeSeries(qsizetype lines, qsizetype areas);

    std::unique_ptr<QGraphicsScene> m_scene;
    QChart *m_chart = nullptr;  // owned by the scene
    QValueAxis *m_axisX = nullptr;
    QValueAxis *m_axisY = nullptr;
};

}  // namespace ws
