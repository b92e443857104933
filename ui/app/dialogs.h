// The small windows: what is wrong with a file, which figure to write, the keys, about.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "experiment/reader.h"
#include "ui/export/figure.h"

class QWidget;

namespace ws {

// All of them open without a nested event loop and delete themselves.
void showProblems(QWidget *parent, const QString &title, const std::vector<FileProblem> &problems);
void showMessage(QWidget *parent, const QString &title, const QString &text);
void showKeys(QWidget *parent);
void showAbout(QWidget *parent);
// Asks which figure and where, and writes it.
void exportFigure(QWidget *parent, const Theme &theme, std::shared_ptr<const Snapshot> snapshot,
                  const QString &firstChoice);

}  // namespace ws
