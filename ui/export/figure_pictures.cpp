#include "ui/export/figure_pictures.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/charts/registry.h"
#include "ui/export/figure_data.h"
#include "ui/models/moment_snapshot.h"
#include "ui/models/wording.h"
#include "ui/views/catalogue_picture.h"
#include "ui/views/film_strip_picture.h"
#include "ui/views/lanes_picture.h"
#include "ui/views/sweep_picture.h"
#include "ui/views/wait_graph_picture.h"
#include "ui/views/wiring_picture.h"

namespace ws {
namespace {

constexpr double kNames = 13.0 / 12;  // names in pictures by the text that a figure's size is said of

std::int64_t nsOf(double seconds)
{
    return std::llround(seconds * 1e9);
}

std::optional<std::int64_t> momentOf(const FigureOptions &options)
{
    return options.at ? std::optional(nsOf(*options.at)) : std::nullopt;
}

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
        m_at = options.at;
    }

    void paint(QPainter &painter, const QRectF &box) override
    {
        m_chart->paint(painter, box);
        if (m_at)
            m_chart->paintCrosshair(painter, box, *m_at);
    }
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
    std::optional<double> m_at;
};

class LanesPainter : public FigurePainter
{
public:
    explicit LanesPainter(const FigureInput &input) : m_snapshot(input.snapshot)
    {
        m_picture.setTheme(input.theme);
        m_picture.setSnapshot(input.snapshot);
        LaneLook look;
        look.cursorA = momentOf(input.options);
        if (input.options.time)
            look.range = LaneRange{nsOf(input.options.time->from), nsOf(input.options.time->to)};
        m_picture.setLook(look);
    }

    void paint(QPainter &painter, const QRectF &box) override { m_picture.paint(painter, box); }
    QJsonObject data() const override { return runData(*m_snapshot); }

    QRectF field(const QRectF &box) const override
    {
        const LanesLayout layout = m_picture.layout(box);
        if (layout.rows.empty())
            return box;
        const double top = layout.rows.front().strip.top();
        return {layout.left, top, layout.width, layout.rows.back().strip.bottom() - top};
    }

    // In place of a value the number of a lane, the uppermost is 1.
    std::optional<QPointF> placeOf(const CallOut &callOut, const QRectF &box) const override
    {
        const LanesLayout layout = m_picture.layout(box);
        QPointF at = percentOf(callOut, field(box));
        if (!callOut.x.percent)
            at.setX(xOf(m_picture.range(), nsOf(callOut.x.value), layout.left, layout.width));
        if (!callOut.y.percent) {
            const double row = callOut.y.value - 1;
            if (row < 0 || row >= static_cast<double>(layout.rows.size()))
                return std::nullopt;
            at.setY(layout.rows[static_cast<std::size_t>(row)].strip.center().y());
        }
        if (!field(box).adjusted(-1, -1, 1, 1).contains(at))
            return std::nullopt;
        return at;
    }

private:
    LanesPicture m_picture;
    std::shared_ptr<const Snapshot> m_snapshot;
};

// A picture of a run without axes.
template <typename Picture>
class PicturePainter : public FigurePainter
{
public:
    explicit PicturePainter(const FigureInput &input) : m_snapshot(input.snapshot)
    {
        const auto at = momentOf(input.options);
        if constexpr (requires { m_picture.setMoment(at); })
            m_picture.setMoment(at);
        else if (at)
            m_snapshot = snapshotAt(m_snapshot, *at);
        m_picture.setTheme(input.theme);
        m_picture.setSnapshot(m_snapshot);
        // A figure with a title of its own needs no second one.
        if constexpr (requires { m_picture.setTitled(true); })
            m_picture.setTitled(input.options.title.empty() || input.options.charts.size() > 1);
        if constexpr (requires { m_picture.setShrinks(true); })
            m_picture.setShrinks(true);
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

class SweepPainter : public FigurePainter
{
public:
    SweepPainter(const FigureInput &input, SweepFigureKind kind) : m_data(sweepFigure(*input.sweep, kind))
    {
        m_picture.setTheme(input.theme);
        m_picture.setFigure(m_data);
    }

    void paint(QPainter &painter, const QRectF &box) override { m_picture.paint(painter, box); }
    QJsonObject data() const override { return sweepData(m_data); }

private:
    SweepFigureData m_data;
    SweepPicture m_picture;
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
        all.push_back({std::string(chart.id), chartName(chart.id), FigureSubject::Run, suits, make});
    }
    all.push_back({"wiring", QT_TRANSLATE_NOOP("ws::Figure", "Wiring"), FigureSubject::Run, isLaidOut,
                   makePainter<PicturePainter<WiringPicture>>});
    all.push_back({"wait-graph", QT_TRANSLATE_NOOP("ws::Figure", "Who waits for whom"), FigureSubject::Run,
                   isLaidOut, makePainter<PicturePainter<WaitGraphPicture>>});
    all.push_back({"lanes", QT_TRANSLATE_NOOP("ws::Figure", "Lanes"), FigureSubject::Run, isMeasured,
                   makePainter<LanesPainter>});
    all.push_back({"film-strip", QT_TRANSLATE_NOOP("ws::Figure", "How the deadlock came about"),
                   FigureSubject::Run, isDeadlocked, makePainter<PicturePainter<FilmStripPicture>>});
    all.push_back({"catalogue", QT_TRANSLATE_NOOP("ws::Figure", "Catalogue of mechanisms"),
                   FigureSubject::Nothing, nullptr, makePainter<CataloguePainter>});
    all.push_back({"sweep-throughput", QT_TRANSLATE_NOOP("ws::Figure", "Throughput by message size"),
                   FigureSubject::Sweep, nullptr, [](const FigureInput &input) {
                       return std::make_unique<SweepPainter>(input, SweepFigureKind::Throughput);
                   }});
    all.push_back({"sweep-latency", QT_TRANSLATE_NOOP("ws::Figure", "Latency by message size"),
                   FigureSubject::Sweep, nullptr, [](const FigureInput &input) {
                       return std::make_unique<SweepPainter>(input, SweepFigureKind::Latency);
                   }});
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
