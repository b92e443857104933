// Figures: every chart and picture as SVG, PDF or PNG, by the ending of the file name, with the same geometry.
//
// One unit of the pictures is 1/96 inch; text of 13 units is 9.75 pt. No half file is ever left behind.
// Threads: the GUI's. Needs a QApplication, any platform.
#pragma once

#include <QSizeF>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "session/snapshot.h"
#include "ui/views/theme.h"

namespace ws {

struct FigureSpec
{
    QString id;
    QSizeF sizeMm{160, 90};
    Theme theme;
    std::shared_ptr<const Snapshot> snapshot;
};

QStringList figureIds();
QString figureName(const QString &id);
// True when the run has something for this figure.
bool figureSuits(const QString &id, const Snapshot &snapshot);

// Errors: BadInput for an unknown figure or ending, or when the run has nothing for it; System when the file cannot
// be written.
Result<> writeFigure(const FigureSpec &spec, const std::filesystem::path &file);

}  // namespace ws
