// A painted page as the bytes of an SVG, PDF or PNG file: the size in millimetres exact, no date, nothing random, so
// that the same page gives the same bytes. Each keeps the command that made it.
//
// Threads: the GUI's. Needs a QApplication, any platform.
#pragma once

#include <QByteArray>
#include <QPainter>
#include <QSizeF>
#include <QString>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace ws {

struct FigurePage
{
    QSizeF sizeMm;
    QString title;
    QString command;
};

// `paint` gets a painter whose unit is 1/96 inch. `ending` is ".svg", ".pdf" or ".png".
QByteArray figureFile(const FigurePage &page, const std::string &ending,
                      const std::function<void(QPainter &)> &paint);

// The command that the file keeps; empty where it keeps none. Errors: System when it cannot be read.
Result<QString> commandInFigure(const std::filesystem::path &file);

}  // namespace ws
