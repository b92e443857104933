// Beside the run: the script of the chosen threads, with a mark at each thread's current line; it can be edited.
//
// Threads: the GUI's. Knows no session: it is told what to show, and tells what was typed.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "experiment/reader.h"
#include "session/snapshot.h"
#include "ui/views/theme.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace ws {

class ScriptEditor;

class ScriptPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptPanel(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // Another experiment begins with its first script and without a way back to what was typed before.
    void setExperiment(const Experiment &experiment);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setMistakes(std::vector<ScriptMistake> mistakes);
    // Shows the script of that name; nothing happens where there is none.
    void choose(const QString &script);
    // Shows the first mistake and puts the cursor there.
    void showFirstMistake();

    std::optional<std::size_t> current() const;  // index of the script that is shown
    std::string text() const;                    // as typed
    ScriptEditor &editor() { return *m_editor; }

    QSize sizeHint() const override { return {400, 400}; }
    QSize minimumSizeHint() const override { return {280, 200}; }

signals:
    void edited();
    void scriptWillChange();  // another one is about to be shown; text() is still that of the one before

private:
    void chosen(int index);
    void showScript();
    void showMarks();
    void showMistakes();
    void fillChoice();

    Theme m_theme = lightTheme();
    Experiment m_experiment;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<ScriptMistake> m_mistakes;
    QLabel *m_title;
    QComboBox *m_choice;
    int m_shown = -1;  // of the choice
    QLabel *m_note;
    ScriptEditor *m_editor;
    QPushButton *m_mistake;
    std::string m_focused;  // the script that a deadlock brought to the front
};

}  // namespace ws
