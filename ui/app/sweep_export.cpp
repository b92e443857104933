#include "ui/app/sweep_export.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

#include "measure/sweep_files.h"
#include "measure/text_file.h"
#include "ui/export/sweep_figure.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::ComparePage)
};

Result<> writeAll(const SweepResults &results, const Theme &theme, const std::filesystem::path &folder)
{
    auto written = writeTextFile(folder / "sweep.json", sweepJson(results));
    if (written)
        written = writeTextFile(folder / "sweep.csv", sweepCsv(results));
    return written ? writeSweepFigures(results, theme, folder) : written;
}

}  // namespace

void exportSweep(QWidget *parent, const SweepResults &results, const Theme &theme)
{
    const QString folder = QFileDialog::getExistingDirectory(
        parent, Words::tr("Folder for the table, the figures and the data"));
    if (folder.isEmpty())
        return;
    const auto written = writeAll(results, theme, folder.toStdString());
    if (!written)
        QMessageBox::warning(parent, Words::tr("Export"), errorSentence(written.error()));
}

}  // namespace ws
