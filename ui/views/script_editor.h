// The text of one script: Lua, with the threads that stand at its lines in the margin, and its mistakes.
//
//   ‖ P1 │ 7 │ ◂│ right:lock()        names of threads, line numbers, marks of mistakes, text
//
// Threads: the GUI's. Ownership: a document with its own undo history for each script that was shown.
#pragma once

#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>

#include <array>
#include <map>
#include <span>
#include <vector>

#include "ui/models/script_marks.h"
#include "ui/views/theme.h"

class QsciLexerLua;

namespace ws {

class ScriptEditor : public QsciScintilla
{
    Q_OBJECT

public:
    struct Mistake
    {
        int line = 0;  // from 1
        QString text;

        bool operator==(const Mistake &) const = default;
    };

    explicit ScriptEditor(QWidget *parent = nullptr);
    ~ScriptEditor() override;

    void setTheme(const Theme &theme);
    // Shows the document of that key, made when it is not there yet. A text that differs from it takes its place.
    void showScript(const QString &key, const QString &text);
    void forgetScripts();
    void setMarks(const std::vector<ScriptMark> &marks);
    void setMistakes(const QList<Mistake> &mistakes);
    void showLine(int line);  // from 1

signals:
    void edited();  // by the user

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpMargins();
    void setUpKeys();
    void fitNumbers();
    void showMarks();
    int showMarksOfLine(std::span<const ScriptMark> marks);
    void showMistakes();
    QString tipAt(const QPoint &position) const;

    Theme m_theme = lightTheme();
    QsciLexerLua *m_lexer;
    std::array<QsciStyle, 4> m_markStyles;  // by ScriptMark::State
    std::map<QString, QsciDocument> m_documents;
    QString m_key;
    std::vector<ScriptMark> m_marks;
    QList<Mistake> m_mistakes;
    bool m_filling = false;
};

}  // namespace ws
