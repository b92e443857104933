#include "ui/export/sweep_figure.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>

#include "ui/export/write_file.h"
#include "ui/views/sweep_picture.h"

namespace ws {
namespace {

constexpr double kUnitsPerMm = 96 / 25.4;
constexpr int kPdfResolution = 1200;
constexpr double kPngResolution = 192;

void paintFigure(QPainter &painter, const SweepFigureData &data, Theme theme, const QRectF &box)
{
    // On paper and slides a light figure stands on white.
    if (!theme.dark)
        theme.background = Qt::white;
    painter.fillRect(box, theme.background);
    SweepPicture picture;
    picture.setTheme(theme);
    picture.setFigure(data);
    picture.paint(painter, box);
}

void writeSvg(QBuffer &buffer, const SweepFigureData &data, const Theme &theme, const QRectF &box)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(box.size().toSize());
    generator.setViewBox(QRectF({}, QSizeF(box.size().toSize())));
    generator.setTitle(data.title);
    QPainter painter(&generator);
    paintFigure(painter, data, theme, box);
}

void writePdf(QBuffer &buffer, const SweepFigureData &data, const Theme &theme, const QRectF &box,
              QSizeF sizeMm)
{
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfResolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setTitle(data.title);
    QPainter painter(&writer);
    painter.scale(kPdfResolution / 96.0, kPdfResolution / 96.0);
    paintFigure(painter, data, theme, box);
}

void writePng(QBuffer &buffer, const SweepFigureData &data, const Theme &theme, const QRectF &box)
{
    const double scale = kPngResolution / 96;
    QImage image((box.size() * scale).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(static_cast<int>(kPngResolution / 0.0254));
    image.setDotsPerMeterY(static_cast<int>(kPngResolution / 0.0254));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintFigure(painter, data, theme, box);
    painter.end();
    image.save(&buffer, "PNG");
}

}  // namespace

Result<> writeSweepFigure(const SweepFigureData &data, const Theme &theme, QSizeF sizeMm,
                          const std::filesystem::path &file)
{
    const std::string ending = file.extension().string();
    const QRectF box({}, sizeMm * kUnitsPerMm);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == ".svg")
        writeSvg(buffer, data, theme, box);
    else if (ending == ".pdf")
        writePdf(buffer, data, theme, box, sizeMm);
    else if (ending == ".png")
        writePng(buffer, data, theme, box);
    else
        return Error{ErrorKind::BadInput, 0,
                     "file name " + file.string() + " ends neither in .svg nor in .pdf nor in .png"};
    return writeWholeFile(file, bytes);
}

Result<> writeSweepFigures(const SweepResults &results, const Theme &theme,
                           const std::filesystem::path &folder)
{
    const std::pair<SweepFigureKind, const char *> figures[] = {
        {SweepFigureKind::Throughput, "sweep-throughput"}, {SweepFigureKind::Latency, "sweep-latency"}};
    for (const auto &[kind, name] : figures) {
        const SweepFigureData data = sweepFigure(results, kind);
        const double panels = std::max(1.0, static_cast<double>(data.panels.size()));
        const QSizeF sizeMm(std::min(150 + 100 * (panels - 1), 900.0), 150);
        for (const char *ending : {".svg", ".png"}) {
            auto written = writeSweepFigure(data, theme, sizeMm, folder / (std::string(name) + ending));
            if (!written)
                return written;
        }
    }
    return {};
}

}  // namespace ws
