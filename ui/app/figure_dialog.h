// Asks which figure, how and where to, with a live preview and the command that makes the same, and writes it. Stays
// open until it is written, so that a folder that refuses costs no choice. Opens without a nested event loop and deletes
// itself.
#pragma once

#include <QDialog>
#include <memory>

#include "figure/command_words.h"
#include "ui/app/settings.h"
#include "ui/export/figure.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace ws {

class FigureForm;
class FigurePreview;

class FigureDialog : public QDialog
{
    Q_OBJECT

public:
    // What is drawn and how it is named on the command line: a run, or a sweep.
    struct Source
    {
        std::shared_ptr<const Snapshot> snapshot;  // null for a sweep
        FigureRun run;
        std::shared_ptr<const SweepResults> sweep = {};
    };

    // `first`: what the figure shows at first, with the window's theme and language; its look comes from the choices.
    FigureDialog(const Theme &theme, const Source &source, const FigureOptions &first,
                 const FigureChoices &choices, QWidget *parent);

    // Of the run that it shows more is known by now. Nothing where it shows another one.
    void complete(std::shared_ptr<const Snapshot> snapshot);

    FigureOptions options() const;
    void setOptions(const FigureOptions &options);
    // The command that makes this figure, for a shell.
    QString command() const;
    // Adds the ending of the format to a name that has none of a figure. Says what went wrong and returns false where
    // the file cannot be written; else closes the dialog.
    bool write(const QString &name);
    // As write(); asks first where the ending makes it a file that is there already.
    void save(const QString &file);

signals:
    void written(const QString &file, const ws::FigureChoices &choices);

private:
    FigureSpec spec(const QString &file) const;
    QString fileName() const;
    void follow();
    void copyCommand();
    void askWhereTo();
    QString withEnding(const QString &file) const;

    Source m_source;
    FigureChoices m_before;
    FigureOptions m_window;  // has the window's theme and language
    FigureForm *m_form;
    FigurePreview *m_preview;
    QLabel *m_notice;
    QLineEdit *m_command;
    QPushButton *m_save = nullptr;
};

}  // namespace ws
