// Figures: every chart and picture as SVG, PDF or PNG, by the ending of the file name, with the same geometry.
//
// A figure is a function of its spec: the same spec gives the same bytes. It keeps the command that makes it. One unit
// of the pictures is a twelfth of the text size. No half file is ever left behind.
// Threads: the GUI's. Needs a QApplication, any platform.
#pragma once

#include <QByteArray>
#include <QPainter>
#include <QSizeF>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "figure/options.h"
#include "measure/sweep_result.h"
#include "session/snapshot.h"
#include "ui/views/theme.h"

namespace ws {

struct FigureSpec
{
    FigureOptions options;
    std::shared_ptr<const Snapshot> snapshot;        // null for figures that show no run
    QString command;                                 // kept in the file; may be empty
    std::shared_ptr<const SweepResults> sweep = {};  // of figures that show one
};

enum class FigureSubject { Run, Sweep, Nothing };
QStringList figureIds();
QStringList figuresOf(FigureSubject subject);
// In the language of the moment.
QString figureName(const QString &id);
// True when its run, or its sweep, has something for this figure.
bool figureSuits(const QString &id, const FigureSpec &spec);
Theme figureTheme(FigureColours colours);

// BadInput for an unknown figure, when the run has nothing for it, for a name that the run does not know, or when the
// texts leave no room for the pictures.
Result<> checkFigure(const FigureSpec &spec);
// `ending` is ".svg", ".pdf" or ".png". Errors: as checkFigure(), and BadInput for another ending.
Result<QByteArray> figureBytes(const FigureSpec &spec, const std::string &ending);
// The data and the settings as JSON. Errors: as checkFigure().
Result<QByteArray> figureJson(const FigureSpec &spec);
// The figure, and with options.withData its JSON beside it. Errors: those, and System when a file cannot be written.
Result<> writeFigure(const FigureSpec &spec, const std::filesystem::path &file);
// What could not be as asked, one sentence in the language of the moment; mostly empty.
QString figureNotice(const FigureSpec &spec);

// The picture itself into a box of any size in the figure's proportions, for a preview. Nothing where checkFigure()
// finds a fault.
void paintFigure(QPainter &painter, const FigureSpec &spec, const QRectF &box);

}  // namespace ws
