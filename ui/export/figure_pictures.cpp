#include "ui/export/figure_pictures.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/charts/registry.h"
#include "ui/export/figure_data.h"
#include "ui/models/wording.h"
#include "ui/views/catalogue_picture.h"
#include "ui/views/film_strip_picture.h"
#include "ui/views/lanes_picture.h"
#include "ui/views/wait_graph_picture.h"
#include "ui/views/wiring_picture.h"

namespace ws {
namespace {

constexpr double kNames = 13.0 / 12;  // names in pictures by the text that a figure's size is said of

QPointF percentOf(const CallOut &callOut, const QRectF &box)
{
    return {box.left() + box.width() * callOut.x.value / 100,
            box.top() + box.height() * callOut.y.value / 100};
}

class ChartPainter : public FigurePainter
{
public:
    ChartPainter(std::unique_ptr<Chart> chart, const FigureInput &input) : m_chart(std::move(chart))
    {
        const FigureOptions &options = input.options;
        m_chart->setTheme(input.theme);
        if (const auto object = objectNamed(*input.snapshot, options.object))
            m_chart->setFocus(object);
        m_chart->setSnapshot(input.snapshot);
        m_chart->setVariant(options.view - 1);
        ChartView view;
        if (options.time)
            view.time = ChartSpan{options.time->from, options.time->to};
        if (options.values)
            view.values = ChartSpan{options.values->from, options.values->to};
        view.logarithmic = options.logarithmic;
        for (const std::string &name : options.hidden)
            view.hidden << QString::fromStdString(name);
        m_chart->setView(view);
    }

    void paint(QPainter &painter, const QRectF &box) override { m_chart->paint(painter, box); }
    QRectF field(const QRectF &box) const override { return m_chart->plotIn(box); }
    QStringList seriesNames() const override { return m_chart->seriesNames(); }
    QJsonObject data() const override { return chartData(m_chart->table()); }

    std::optional<QPointF> placeOf(const CallOut &callOut, const QRectF &box) const override
    {
        const QPointF percent = percentOf(callOut, field(box));
        const QPointF place = m_chart->placeOf(callOut.x.value, callOut.y.value, box);
        const QPointF at(callOut.x.percent ? percent.x() : place.x(),
                         callOut.y.percent ? percent.y() : place.y());
        // A place that the axes do not show is none.
        if (!field(box).adjusted(-1, -1, 1, 1).contains(at))
            return std::nullopt;
        return at;
    }

private:
    std::unique_ptr<Chart> m_chart;
};

// A picture of a run without axes.
template <typename Picture>
class PicturePainter : public FigurePainter
{
public:
    explicit PicturePainter(const FigureInput &input) : m_snapshot(input.snapshot)
    {
        m_picture.setTheme(input.theme);
        m_picture.setSnapshot(input.snapshot);
        if constexpr (requires { m_picture.setLargest(1.0); })
            m_picture.setLargest(1);
    }

    void paint(QPainter &painter, const QRectF &box) override { m_picture.paint(painter, box); }
    double textScale(const QRectF &box) const override
    {
        if constexpr (requires { m_picture.scaleIn(box); })
            return std::min(1.0, m_picture.scaleIn(box) * kNames);
        return 1;
    }
    QJsonObject data() const override { return runData(*m_snapshot); }

private:
    Picture m_picture;
    std::shared_ptr<const Snapshot> m_snapshot;
};

class CataloguePainter : public FigurePainter
{
public:
    explicit CataloguePainter(const FigureInput &input) { m_picture.setTheme(input.theme); }

    void paint(QPainter &painter, const QRectF &box) override { m_picture.paint(painter, box); }
    double textScale(const QRectF &box) const override { return m_picture.scaleIn(box); }
    QJsonObject data() const override { return tableData(m_picture.cells()); }

private:
    CataloguePicture m_picture;
};

template <typename Painter>
std::unique_ptr<FigurePainter> makePainter(const FigureInput &input)
{
    return std::make_unique<Painter>(input);
}

const char *chartName(std::string_view id)
{
    static const std::pair<std::string_view, const char *> names[] = {
        {"throughput", QT_TRANSLATE_NOOP("ws::Figure", "Throughput")},
        {"blocking", QT_TRANSLATE_NOOP("ws::Figure", "Blocked share")},
        {"latency", QT_TRANSLATE_NOOP("ws::Figure", "Latency")},
        {"depth", QT_TRANSLATE_NOOP("ws::Figure", "Depth")},
    };
    for (const auto &[known, name] : names) {
        if (known == id)
            return name;
    }
    return id.data();
}

bool isLaidOut(const Snapshot &snapshot)
{
    return snapshot.model != nullptr;
}

bool isDeadlocked(const Snapshot &snapshot)
{
    return snapshot.model && snapshot.results && snapshot.deadlock;
}

bool isMeasured(const Snapshot &snapshot)
{
    return snapshot.model && snapshot.results;
}

std::vector<FigureInfo> makeRegistry()
{
    std::vector<FigureInfo> all;
    for (const ChartInfo &chart : chartRegistry()) {
        const auto suits = [create = chart.create](const Snapshot &snapshot) {
            return isMeasured(snapshot) && create()->suits(*snapshot.model);
        };
        const auto make = [create = chart.create](const FigureInput &input) {
            return std::make_unique<ChartPainter>(create(), input);
        };
        all.push_back({std::string(chart.id), chartName(chart.id), true, suits, make});
    }
    const auto any = [](const Snapshot &) { return true; };
    all.push_back({"wiring", QT_TRANSLATE_NOOP("ws::Figure", "Wiring"), true, isLaidOut,
                   makePainter<PicturePainter<WiringPicture>>});
    all.push_back({"wait-graph", QT_TRANSLATE_NOOP("ws::Figure", "Who waits for whom"), true, isLaidOut,
                   makePainter<PicturePainter<WaitGraphPicture>>});
    all.push_back({"lanes", QT_TRANSLATE_NOOP("ws::Figure", "Lanes"), true, isMeasured,
                   makePainter<PicturePainter<LanesPicture>>});
    all.push_back({"film-strip", QT_TRANSLATE_NOOP("ws::Figure", "How the deadlock came about"), true,
                   isDeadlocked, makePainter<PicturePainter<FilmStripPicture>>});
    all.push_back({"catalogue", QT_TRANSLATE_NOOP("ws::Figure", "Catalogue of mechanisms"), false, any,
                   makePainter<CataloguePainter>});
    return all;
}

}  // namespace

std::optional<QPointF> FigurePainter::placeOf(const CallOut &callOut, const QRectF &box) const
{
    if (!callOut.x.percent || !callOut.y.percent)
        return std::nullopt;
    return percentOf(callOut, box);
}

const std::vector<FigureInfo> &figureRegistry()
{
    static const std::vector<FigureInfo> registry = makeRegistry();
    return registry;
}

const FigureInfo *figureInfo(const std::string &id)
{
    for (const FigureInfo &info : figureRegistry()) {
        if (info.id == id)
            return &info;
    }
    return nullptr;
}

}  // namespace ws
