// The small windows: what is wrong with a file, a message, about.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "experiment/reader.h"

class QWidget;

namespace ws {

// All of them open without a nested event loop and delete themselves.
// `mend`, where there is one, is offered as a button.
void showProblems(QWidget *parent, const QString &title, const std::vector<FileProblem> &problems,
                  const std::function<void()> &mend = {});
void showMessage(QWidget *parent, const QString &title, const QString &text);
// Calls `open` with the file that was chosen, if one was.
void chooseExperimentFile(QWidget *parent, const std::function<void(const QString &)> &open);
void showAbout(QWidget *parent);

}  // namespace ws
