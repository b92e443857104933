#include "ui/views/script_editor.h"

#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerlua.h>
#include <Qsci/qscistyledtext.h>

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace ws {
namespace {

enum Margin { kNamesMargin, kNumbersMargin, kMistakesMargin };
enum Marker { kMovesMarker, kWaitsMarker, kStuckMarker, kMistakeMarker };
constexpr int kMistakeIndicator = 8;
constexpr int kFirstMarkStyle = 64;  // behind the lexer's and Scintilla's own
constexpr double kTextPx = 13;

// The second cue beside the colour.
QString cueOf(ScriptMark::State state)
{
    switch (state) {
    case ScriptMark::State::Moves:
        return QStringLiteral("\u25b8");
    case ScriptMark::State::Waits:
        return QStringLiteral("\u2016");
    case ScriptMark::State::Stuck:
        return QStringLiteral("\u25a0");
    case ScriptMark::State::Ended:
        return QStringLiteral("\u00d7");
    }
    return {};
}

int markerOf(ScriptMark::State state)
{
    switch (state) {
    case ScriptMark::State::Moves:
        return kMovesMarker;
    case ScriptMark::State::Waits:
        return kWaitsMarker;
    case ScriptMark::State::Stuck:
    case ScriptMark::State::Ended:
        return kStuckMarker;
    }
    return kMovesMarker;
}

// Scintilla asks for points, which a font in pixels does not have.
QFont inPoints(QFont font, int dotsPerInch)
{
    font.setPointSizeF(font.pixelSize() * 72.0 / std::max(1, dotsPerInch));
    return font;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(x + (y - x) * share); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

ScriptEditor::ScriptEditor(QWidget *parent) : QsciScintilla(parent), m_lexer(new QsciLexerLua(this))
{
    for (std::size_t i = 0; i < m_markStyles.size(); ++i)
        m_markStyles[i] = QsciStyle(kFirstMarkStyle + static_cast<int>(i));
    setUtf8(true);
    setLexer(m_lexer);
    setFrameShape(QFrame::NoFrame);
    setEolMode(EolUnix);
    setIndentationsUseTabs(false);
    setIndentationWidth(4);
    setTabWidth(4);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setBraceMatching(SloppyBraceMatch);
    setFolding(NoFoldStyle);
    setWrapMode(WrapNone);
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
    SendScintilla(SCI_SETENDATLASTLINE, 1);
    setUpMargins();
    setUpKeys();
    setAccessibleName(tr("Script"));
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_filling)
            emit edited();
    });
    connect(this, &QsciScintilla::linesChanged, this, &ScriptEditor::fitNumbers);
}

ScriptEditor::~ScriptEditor() = default;

void ScriptEditor::setUpMargins()
{
    setMargins(3);
    setMarginType(kNamesMargin, TextMarginRightJustified);
    setMarginType(kNumbersMargin, NumberMargin);
    setMarginType(kMistakesMargin, SymbolMargin);
    setMarginMarkerMask(kNamesMargin, 0);
    setMarginMarkerMask(kNumbersMargin, 0);
    setMarginMarkerMask(kMistakesMargin, 1 << kMistakeMarker);
    setMarginWidth(kMistakesMargin, 14);
    for (const int marker : {kMovesMarker, kWaitsMarker, kStuckMarker})
        markerDefine(Background, marker);
    markerDefine(Circle, kMistakeMarker);
    indicatorDefine(SquiggleIndicator, kMistakeIndicator);
}

void ScriptEditor::setUpKeys()
{
    // Keys that are the window's.
    constexpr Qt::Key taken[] = {Qt::Key_L, Qt::Key_I, Qt::Key_E, Qt::Key_R,
                                 Qt::Key_P, Qt::Key_O, Qt::Key_F, Qt::Key_S};
    const auto isTaken = [&](int key) {
        return std::any_of(std::begin(taken), std::end(taken),
                           [&](Qt::Key one) { return key == (static_cast<int>(Qt::ControlModifier) | one); });
    };
    for (QsciCommand *command : standardCommands()->commands()) {
        if (isTaken(command->key()))
            command->setKey(0);
        if (isTaken(command->alternateKey()))
            command->setAlternateKey(0);
    }
    if (QsciCommand *redo = standardCommands()->find(QsciCommand::Redo))
        redo->setAlternateKey(static_cast<int>(Qt::ControlModifier | Qt::ShiftModifier) | Qt::Key_Z);
}

void ScriptEditor::setTheme(const Theme &theme)
{
    m_theme = theme;
    const QFont font = inPoints(theme.mono(kTextPx), logicalDpiY());
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    m_lexer->setDefaultFont(font);
    m_lexer->setFont(font, -1);
    m_lexer->setDefaultColor(theme.text);
    m_lexer->setColor(theme.text, -1);
    m_lexer->setDefaultPaper(theme.panel);
    m_lexer->setPaper(theme.panel, -1);
    for (const int style : {QsciLexerLua::Comment, QsciLexerLua::LineComment})
        m_lexer->setColor(theme.dim, style);
    for (const int style : {QsciLexerLua::String, QsciLexerLua::Character, QsciLexerLua::LiteralString})
        m_lexer->setColor(theme.dark ? theme.running.lighter(125) : theme.running.darker(125), style);
    m_lexer->setColor(theme.waiting, QsciLexerLua::UnclosedString);
    m_lexer->setColor(theme.accent, QsciLexerLua::Keyword);
    m_lexer->setFont(strong, QsciLexerLua::Keyword);
    m_lexer->setColor(theme.accent, QsciLexerLua::Number);

    setPaper(theme.panel);
    setColor(theme.text);
    setCaretForegroundColor(theme.text);
    setSelectionBackgroundColor(theme.dark ? theme.selection.lighter(140) : theme.selection.darker(108));
    setSelectionForegroundColor(theme.text);
    setMatchedBraceBackgroundColor(theme.selection);
    setMatchedBraceForegroundColor(theme.accent);
    setUnmatchedBraceBackgroundColor(theme.panel);
    setUnmatchedBraceForegroundColor(theme.waiting);
    setMarginsFont(font);
    setMarginsBackgroundColor(theme.field);
    setMarginsForegroundColor(theme.dim);
    for (const int margin : {kNamesMargin, kNumbersMargin, kMistakesMargin})
        setMarginBackgroundColor(margin, theme.field);
    setMarkerBackgroundColor(mixed(theme.panel, theme.running, 0.14), kMovesMarker);
    setMarkerBackgroundColor(theme.alarm, kWaitsMarker);
    setMarkerBackgroundColor(mixed(theme.alarm, theme.waiting, 0.25), kStuckMarker);
    setMarkerBackgroundColor(theme.waiting, kMistakeMarker);
    setMarkerForegroundColor(theme.waiting, kMistakeMarker);
    setIndicatorForegroundColor(theme.waiting, kMistakeIndicator);
    const QColor colors[] = {theme.dark ? theme.running.lighter(125) : theme.running.darker(115),
                             theme.waiting, theme.waiting, theme.dim};
    for (std::size_t i = 0; i < m_markStyles.size(); ++i) {
        m_markStyles[i].setFont(i == static_cast<std::size_t>(ScriptMark::State::Stuck) ? strong : font);
        m_markStyles[i].setColor(colors[i]);
        m_markStyles[i].setPaper(theme.field);
    }
    recolor();
    showMarks();
    fitNumbers();
}

void ScriptEditor::showScript(const QString &key, const QString &text)
{
    m_filling = true;
    if (key != m_key || m_documents.empty()) {
        setDocument(m_documents[key]);
        m_key = key;
        // What Scintilla keeps with a document.
        setUtf8(true);
        setEolMode(EolUnix);
        setLexer(m_lexer);
        m_marks.clear();
        m_mistakes.clear();
        // A lexer that is set begins with all styles anew, those of the margins too.
        setTheme(m_theme);
    }
    if (this->text() != text) {
        setText(text);
        SendScintilla(SCI_EMPTYUNDOBUFFER);
    }
    m_filling = false;
    showMarks();
    showMistakes();
    fitNumbers();
}

void ScriptEditor::forgetScripts()
{
    m_filling = true;
    setDocument(QsciDocument());
    m_documents.clear();
    m_key.clear();
    m_marks.clear();
    m_mistakes.clear();
    m_filling = false;
}

void ScriptEditor::setMarks(const std::vector<ScriptMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    showMarks();
}

void ScriptEditor::showMarks()
{
    clearMarginText();
    for (const int marker : {kMovesMarker, kWaitsMarker, kStuckMarker})
        markerDeleteAll(marker);
    for (QsciStyle &style : m_markStyles)
        style.apply(this);
    int widest = 0;
    for (auto first = m_marks.cbegin(); first != m_marks.cend();) {
        const auto last = std::find_if(first, m_marks.cend(),
                                       [&](const ScriptMark &mark) { return mark.line != first->line; });
        widest = std::max(widest, showMarksOfLine({first, last}));
        first = last;
    }
    setMarginWidth(kNamesMargin, widest == 0 ? 8 : widest + 10);
}

// The names of all of its threads, or how many they are where there is no room for that. Returns the width in pixels.
int ScriptEditor::showMarksOfLine(std::span<const ScriptMark> marks)
{
    const QFontMetrics metrics(m_theme.mono(kTextPx));
    const int room = std::max(90, width() / 3);
    const auto worst = std::max_element(marks.begin(), marks.end(), [](const auto &a, const auto &b) {
        return markerOf(a.state) < markerOf(b.state);
    });
    const auto styleOf = [this](const ScriptMark &mark) {
        return m_markStyles[static_cast<std::size_t>(mark.state)].style();
    };
    QList<QsciStyledText> words;
    int wide = 0;
    const auto add = [&](const ScriptMark &mark, const QString &name) {
        const QString text = cueOf(mark.state) + name + QLatin1Char(' ');
        wide += metrics.horizontalAdvance(text);
        words.append(QsciStyledText(text, styleOf(mark)));
    };
    for (const ScriptMark &mark : marks)
        add(mark, mark.name);
    if (wide > room) {
        words.clear();
        wide = 0;
        add(*worst, marks.size() == 1 ? metrics.elidedText(worst->name, Qt::ElideMiddle, room - 20)
                                      : tr("%1 threads").arg(marks.size()));
    }
    setMarginText(worst->line - 1, words);
    markerAdd(worst->line - 1, markerOf(worst->state));
    return wide;
}

void ScriptEditor::resizeEvent(QResizeEvent *event)
{
    QsciScintilla::resizeEvent(event);
    showMarks();
}

void ScriptEditor::setMistakes(const QList<Mistake> &mistakes)
{
    if (mistakes == m_mistakes)
        return;
    m_mistakes = mistakes;
    showMistakes();
}

void ScriptEditor::showMistakes()
{
    markerDeleteAll(kMistakeMarker);
    const int lastLine = std::max(0, lines() - 1);
    clearIndicatorRange(0, 0, lastLine, lineLength(lastLine), kMistakeIndicator);
    for (const Mistake &mistake : m_mistakes) {
        const int line = std::clamp(mistake.line - 1, 0, lastLine);
        const QString words = text(line);
        const auto begin = static_cast<int>(
            std::find_if(words.begin(), words.end(), [](QChar c) { return !c.isSpace(); }) - words.begin());
        markerAdd(line, kMistakeMarker);
        fillIndicatorRange(line, begin, line, static_cast<int>(words.trimmed().size()) + begin,
                           kMistakeIndicator);
    }
}

void ScriptEditor::showLine(int line)
{
    const int wanted = std::clamp(line - 1, 0, std::max(0, lines() - 1));
    ensureLineVisible(wanted);
    setCursorPosition(wanted, indentation(wanted));
    setFocus();
}

void ScriptEditor::fitNumbers()
{
    const QString digits = QString::number(std::max(10, lines()));
    setMarginWidth(kNumbersMargin, QFontMetrics(m_theme.mono(kTextPx)).horizontalAdvance(digits) + 8);
}

void ScriptEditor::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &keys, bool enabled, auto slot) {
        QAction *action = menu->addAction(text, this, slot);
        action->setShortcut(keys);
        action->setEnabled(enabled);
    };
    add(tr("Undo"), QKeySequence::Undo, isUndoAvailable(), &QsciScintilla::undo);
    add(tr("Redo"), QKeySequence::Redo, isRedoAvailable(), &QsciScintilla::redo);
    menu->addSeparator();
    add(tr("Cut"), QKeySequence::Cut, hasSelectedText(), &QsciScintilla::cut);
    add(tr("Copy"), QKeySequence::Copy, hasSelectedText(), &QsciScintilla::copy);
    add(tr("Paste"), QKeySequence::Paste, SendScintilla(SCI_CANPASTE) != 0, &QsciScintilla::paste);
    add(tr("Select all"), QKeySequence::SelectAll, length() > 0, [this] { selectAll(true); });
    menu->popup(event->globalPos());
}

void ScriptEditor::keyPressEvent(QKeyEvent *event)
{
    // Tab indents, so the keyboard needs another way out.
    if (event->key() == Qt::Key_Escape && !hasSelectedText()) {
        focusPreviousChild();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

QString ScriptEditor::tipAt(const QPoint &position) const
{
    const long place =
        SendScintilla(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(std::max(0, position.x())),
                      static_cast<long>(position.y()));
    const auto line =
        static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(place))) + 1;
    QStringList tips;
    for (const Mistake &mistake : m_mistakes) {
        if (mistake.line == line)
            tips << mistake.text;
    }
    for (const ScriptMark &mark : m_marks) {
        if (mark.line == line)
            tips << mark.tip;
    }
    return tips.join(QLatin1Char('\n'));
}

bool ScriptEditor::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")),
                               viewport());
        return true;
    }
    return QsciScintilla::viewportEvent(event);
}

}  // namespace ws
