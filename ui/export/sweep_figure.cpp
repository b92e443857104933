#include "ui/export/sweep_figure.h"

#include <QPainter>
#include <algorithm>

#include "ui/export/figure_files.h"
#include "ui/export/write_file.h"
#include "ui/views/sweep_picture.h"

namespace ws {
namespace {

constexpr double kUnitsPerMm = 96 / 25.4;

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

}  // namespace

Result<> writeSweepFigure(const SweepFigureData &data, const Theme &theme, QSizeF sizeMm,
                          const std::filesystem::path &file)
{
    const std::string ending = file.extension().string();
    if (ending != ".svg" && ending != ".pdf" && ending != ".png")
        return Error{ErrorKind::BadInput, 0,
                     "file name " + file.string() + " ends neither in .svg nor in .pdf nor in .png"};
    const QRectF box({}, sizeMm * kUnitsPerMm);
    const QByteArray bytes = figureFile({sizeMm, data.title, {}}, ending,
                                        [&](QPainter &painter) { paintFigure(painter, data, theme, box); });
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
