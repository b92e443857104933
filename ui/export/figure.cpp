#include "ui/export/figure.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

#include "ui/charts/registry.h"
#include "ui/export/write_file.h"
#include "ui/views/film_strip_picture.h"
#include "ui/views/lanes_picture.h"
#include "ui/views/wait_graph_picture.h"
#include "ui/views/wiring_picture.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Figure)
};

constexpr double kUnitsPerMm = 96 / 25.4;
constexpr int kPdfResolution = 1200;
constexpr double kPngResolution = 288;  // three pixels a unit

template <typename Picture>
void paintPicture(QPainter &painter, const FigureSpec &spec, const Theme &theme, const QRectF &box)
{
    Picture picture;
    picture.setTheme(theme);
    picture.setSnapshot(spec.snapshot);
    picture.paint(painter, box);
}

std::unique_ptr<Chart> chartOf(const QString &id)
{
    for (const ChartInfo &info : chartRegistry()) {
        if (id == QLatin1String(info.id.data(), static_cast<qsizetype>(info.id.size())))
            return info.create();
    }
    return nullptr;
}

void paintFigure(QPainter &painter, const FigureSpec &spec, const QRectF &box)
{
    Theme theme = spec.theme;
    // On paper and slides a light figure stands on white.
    if (!theme.dark)
        theme.background = Qt::white;
    painter.fillRect(box, theme.background);
    if (spec.id == QLatin1String("wiring")) {
        paintPicture<WiringPicture>(painter, spec, theme, box);
    } else if (spec.id == QLatin1String("wait-graph")) {
        paintPicture<WaitGraphPicture>(painter, spec, theme, box);
    } else if (spec.id == QLatin1String("lanes")) {
        paintPicture<LanesPicture>(painter, spec, theme, box);
    } else if (spec.id == QLatin1String("film-strip")) {
        paintPicture<FilmStripPicture>(painter, spec, theme, box);
    } else if (const std::unique_ptr<Chart> chart = chartOf(spec.id)) {
        chart->setTheme(theme);
        chart->setSnapshot(spec.snapshot);
        chart->paint(painter, box);
    }
}

QByteArray svgOf(const FigureSpec &spec, const QRectF &box)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(box.size().toSize());
    generator.setViewBox(QRectF({}, QSizeF(box.size().toSize())));
    generator.setTitle(figureName(spec.id));
    QPainter painter(&generator);
    paintFigure(painter, spec, box);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const FigureSpec &spec, const QRectF &box)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfResolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(spec.sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setTitle(figureName(spec.id));
    QPainter painter(&writer);
    painter.scale(kPdfResolution / 96.0, kPdfResolution / 96.0);
    paintFigure(painter, spec, box);
    painter.end();
    return bytes;
}

QByteArray pngOf(const FigureSpec &spec, const QRectF &box)
{
    const double scale = kPngResolution / 96;
    QImage image((box.size() * scale).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(static_cast<int>(kPngResolution / 0.0254));
    image.setDotsPerMeterY(static_cast<int>(kPngResolution / 0.0254));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintFigure(painter, spec, box);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

QStringList figureIds()
{
    QStringList ids;
    for (const ChartInfo &info : chartRegistry())
        ids << QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
    return ids << QStringLiteral("wiring") << QStringLiteral("wait-graph") << QStringLiteral("lanes")
               << QStringLiteral("film-strip");
}

QString figureName(const QString &id)
{
    static const char *const names[][2] = {
        {"throughput", QT_TRANSLATE_NOOP("ws::Figure", "Throughput")},
        {"blocking", QT_TRANSLATE_NOOP("ws::Figure", "Blocked share")},
        {"latency", QT_TRANSLATE_NOOP("ws::Figure", "Latency")},
        {"depth", QT_TRANSLATE_NOOP("ws::Figure", "Depth")},
        {"wiring", QT_TRANSLATE_NOOP("ws::Figure", "Wiring")},
        {"wait-graph", QT_TRANSLATE_NOOP("ws::Figure", "Who waits for whom")},
        {"lanes", QT_TRANSLATE_NOOP("ws::Figure", "Lanes")},
        {"film-strip", QT_TRANSLATE_NOOP("ws::Figure", "How the deadlock came about")},
    };
    for (const auto &name : names) {
        if (id == QLatin1String(name[0]))
            return QCoreApplication::translate("ws::Figure", name[1]);
    }
    return id;
}

bool figureSuits(const QString &id, const Snapshot &snapshot)
{
    if (!snapshot.model)
        return false;
    if (const std::unique_ptr<Chart> chart = chartOf(id))
        return snapshot.results && chart->suits(*snapshot.model);
    if (id == QLatin1String("film-strip"))
        return snapshot.deadlock && snapshot.results;
    return id != QLatin1String("lanes") || snapshot.results;
}

Result<> writeFigure(const FigureSpec &spec, const std::filesystem::path &file)
{
    if (!figureIds().contains(spec.id))
        return Error{ErrorKind::BadInput, 0,
                     "unknown chart '" + spec.id.toStdString() + "'; expected one of " +
                         figureIds().join(", ").toStdString()};
    const std::string ending = file.extension().string();
    if (ending != ".svg" && ending != ".pdf" && ending != ".png")
        return Error{ErrorKind::BadInput, 0,
                     "file name " + file.string() + " ends neither in .svg nor in .pdf nor in .png"};
    const bool sizeFits = spec.sizeMm.width() >= 20 && spec.sizeMm.height() >= 20 &&
                          spec.sizeMm.width() <= 2000 && spec.sizeMm.height() <= 2000;
    if (!sizeFits)
        return Error{ErrorKind::BadInput, 0, "size of a figure is not within 20 mm and 2000 mm"};
    if (!spec.snapshot || !figureSuits(spec.id, *spec.snapshot))
        return Error{ErrorKind::BadInput, 0, "this run has nothing for the chart " + spec.id.toStdString()};
    const QRectF box({}, spec.sizeMm * kUnitsPerMm);
    const QByteArray bytes = ending == ".svg"   ? svgOf(spec, box)
                             : ending == ".pdf" ? pdfOf(spec, box)
                                                : pngOf(spec, box);
    return writeWholeFile(file, bytes);
}

}  // namespace ws
