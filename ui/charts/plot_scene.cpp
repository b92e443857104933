#include "ui/charts/plot_scene.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>

namespace ws {

PlotScene::PlotScene() : m_scene(std::make_unique<QGraphicsScene>()), m_chart(new QChart)
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

PlotScene::~PlotScene() = default;

// Series are kept and get new points; only a change of their number makes or removes some.
void PlotScene::makeSeries(qsizetype lines, qsizetype areas)
{
    const QList<QAbstractSeries *> series = m_chart->series();
    const bool sameKinds =
        series.size() == lines + areas &&
        std::all_of(series.begin(), series.end(), [&](QAbstractSeries *one) {
            return (one->type() == QAbstractSeries::SeriesTypeArea) == (series.indexOf(one) < areas);
        });
    if (sameKinds)
        return;
    m_chart->removeAllSeries();
    for (qsizetype i = 0; i < lines + areas; ++i) {
        QAbstractSeries *one = nullptr;
        if (i < areas) {
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
}

void PlotScene::setCurves(const QList<Line> &lines, const QList<Area> &areas)
{
    makeSeries(lines.size(), areas.size());
    const QList<QAbstractSeries *> series = m_chart->series();
    for (qsizetype i = 0; i < areas.size(); ++i) {
        auto *area = static_cast<QAreaSeries *>(series[i]);
        area->upperSeries()->replace(areas[i].upper);
        area->lowerSeries()->replace(areas[i].lower);
        area->setBrush(areas[i].color);
        area->setPen(Qt::NoPen);
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto *line = static_cast<QLineSeries *>(series[areas.size() + i]);
        line->replace(lines[i].points);
        line->setPen(lines[i].pen);
    }
}

void PlotScene::paint(QPainter &painter, const QRectF &plot)
{
    m_chart->resize(plot.size());
    m_chart->setPlotArea(QRectF({}, plot.size()));
    m_chart->layout()->activate();
    m_scene->setSceneRect(QRectF({}, plot.size()));
    painter.save();
    m_scene->render(&painter, plot, QRectF({}, plot.size()), Qt::IgnoreAspectRatio);
    painter.restore();
}

}  // namespace ws
