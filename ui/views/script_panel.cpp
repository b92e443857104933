#include "ui/views/script_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/wording.h"
#include "ui/views/script_editor.h"

namespace ws {
namespace {

constexpr int kTitleHeight = 36;

void colour(QLabel *label, const QFont &font, const QColor &color)
{
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

// "eat: P1, P2, P3"
QString choiceText(const Experiment &experiment, const ScriptSpec &script)
{
    QStringList threads;
    for (const ProcessSpec &process : experiment.processes) {
        for (const ThreadSpec &thread : process.threads) {
            if (thread.script == script.name)
                threads << QString::fromStdString(thread.name);
        }
    }
    constexpr qsizetype kMost = 5;
    const QString more =
        threads.size() > kMost ? QStringLiteral(" +%1").arg(threads.size() - kMost) : QString();
    const QString name = QString::fromStdString(script.name);
    if (threads.isEmpty() || (threads.size() == 1 && threads.first() == name))
        return name;
    return name + QStringLiteral(" \u00b7 ") + threads.mid(0, kMost).join(QStringLiteral(", ")) + more;
}

}  // namespace

ScriptPanel::ScriptPanel(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(tr("Script"), this)), m_choice(new QComboBox(this)),
      m_note(new QLabel(this)), m_editor(new ScriptEditor(this)), m_mistake(new QPushButton(this))
{
    setAutoFillBackground(true);
    auto *title = new QWidget(this);
    title->setFixedHeight(kTitleHeight + 2);
    auto *row = new QHBoxLayout(title);
    row->setContentsMargins(16, 4, 10, 4);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_choice, 1);
    row->addWidget(m_note);
    m_choice->setAccessibleName(tr("Which script is shown, and the threads that run it"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_mistake->setObjectName(QStringLiteral("mistake"));
    m_mistake->setToolTip(tr("Goes to the line"));
    m_mistake->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_editor, 1);
    column->addWidget(m_mistake);
    connect(m_choice, &QComboBox::activated, this, &ScriptPanel::chosen);
    connect(m_editor, &ScriptEditor::edited, this, [this] {
        showMarks();
        emit edited();
    });
    connect(m_mistake, &QPushButton::clicked, this, &ScriptPanel::showFirstMistake);
}

void ScriptPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    colour(m_title, theme.font(12, QFont::DemiBold), theme.dim);
    colour(m_note, theme.font(11), theme.dim);
    m_editor->setTheme(theme);
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, theme.background);
    setPalette(palette);
}

void ScriptPanel::setExperiment(const Experiment &experiment)
{
    // A new name alone, as after saving, changes nothing here.
    const bool another = experiment.id != m_experiment.id && experiment.scripts != m_experiment.scripts;
    const bool same = !another && experiment == m_experiment;
    m_experiment = experiment;
    if (another) {
        m_editor->forgetScripts();
        m_mistakes.clear();
    }
    if (!same)
        fillChoice();
    if (another)
        m_shown = 0;
    // The first script of a drawing, or one less than before.
    m_shown = std::min(std::max(m_shown, 0), m_choice->count() - 1);
    m_choice->setCurrentIndex(m_shown);
    showScript();
}

void ScriptPanel::fillChoice()
{
    m_choice->clear();
    for (const ScriptSpec &script : m_experiment.scripts)
        m_choice->addItem(choiceText(m_experiment, script));
}

std::optional<std::size_t> ScriptPanel::current() const
{
    if (m_shown < 0 || static_cast<std::size_t>(m_shown) >= m_experiment.scripts.size())
        return std::nullopt;
    return static_cast<std::size_t>(m_shown);
}

void ScriptPanel::chosen(int index)
{
    if (index == m_shown)
        return;
    emit scriptWillChange();
    m_shown = index;
    m_choice->setCurrentIndex(index);
    showScript();
}

std::string ScriptPanel::text() const
{
    return m_editor->text().toStdString();
}

void ScriptPanel::choose(const QString &script)
{
    for (std::size_t i = 0; i < m_experiment.scripts.size(); ++i) {
        if (m_experiment.scripts[i].name == script.toStdString()) {
            chosen(static_cast<int>(i));
            return;
        }
    }
}

void ScriptPanel::showScript()
{
    if (const auto index = current()) {
        const ScriptSpec &script = m_experiment.scripts[*index];
        m_editor->showScript(QString::fromStdString(script.name), QString::fromStdString(script.text));
    }
    showMarks();
    showMistakes();
}

void ScriptPanel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    // Once: which one is shown afterwards is the user's choice.
    const std::string focus = scriptInFocus(*m_snapshot);
    if (!focus.empty() && focus != m_focused)
        choose(QString::fromStdString(focus));
    m_focused = focus;
    showMarks();
}

void ScriptPanel::showMarks()
{
    const auto index = current();
    if (!index || !m_snapshot) {
        m_editor->setMarks({});
        return;
    }
    const std::vector<ScriptMark> marks = scriptMarks(*m_snapshot, m_experiment.scripts[*index].name, text());
    m_editor->setMarks(marks);
    const bool isGoingOn = m_snapshot->results && m_snapshot->phase != RunPhase::Ended;
    const bool differs = isGoingOn && m_snapshot->experiment &&
                         *index < m_snapshot->experiment->scripts.size() &&
                         m_snapshot->experiment->scripts[*index].text != text();
    m_note->setText(differs ? tr("the run has the text before") : QString());
    m_note->setVisible(differs);
}

void ScriptPanel::setMistakes(std::vector<ScriptMistake> mistakes)
{
    m_mistakes = std::move(mistakes);
    showMistakes();
}

void ScriptPanel::showMistakes()
{
    QList<ScriptEditor::Mistake> here;
    for (const ScriptMistake &mistake : m_mistakes) {
        if (mistake.script == current())
            here.append({mistake.line, problemText(mistake.message)});
    }
    m_editor->setMistakes(here);
    m_mistake->setVisible(!m_mistakes.empty());
    if (m_mistakes.empty())
        return;
    const bool elsewhere = here.isEmpty() && m_mistakes.front().script < m_experiment.scripts.size();
    const ScriptMistake &first = m_mistakes.front();
    const QString message = here.isEmpty() ? problemText(first.message) : here.front().text;
    const int line = here.isEmpty() ? first.line : here.front().line;
    const QString pattern = elsewhere ? tr("{script}, line {line}: {message}") : tr("Line {line}: {message}");
    const QString text = filled(
        pattern,
        {{"script", elsewhere ? QString::fromStdString(m_experiment.scripts[first.script].name) : QString()},
         {"line", QString::number(line)},
         {"message", message}});
    m_mistake->setText(
        QFontMetrics(m_mistake->font()).elidedText(text, Qt::ElideRight, std::max(200, width() - 30)));
    m_mistake->setToolTip(text);
}

void ScriptPanel::showFirstMistake()
{
    if (m_mistakes.empty())
        return;
    auto first = std::find_if(m_mistakes.begin(), m_mistakes.end(),
                              [this](const ScriptMistake &mistake) { return mistake.script == current(); });
    if (first == m_mistakes.end())
        first = m_mistakes.begin();
    const int line = first->line;
    if (first->script < m_experiment.scripts.size())
        choose(QString::fromStdString(m_experiment.scripts[first->script].name));
    m_editor->showLine(line);
}

}  // namespace ws
