#include "ui/editor/part_panel.h"

#include <QLineEdit>
#include <algorithm>
#include <set>

#include "experiment/checks.h"
#include "ui/editor/field_box.h"
#include "ui/editor/palette.h"
#include "ui/editor/setting_text.h"
#include "ui/models/part_words.h"
#include "ui/models/wording.h"
#include "ui/views/mechanism_box.h"

namespace ws {

PartPanel::PartPanel(ExperimentEditor &editor, QWidget *parent) : Page(parent), m_editor(editor)
{
    m_title = addText(TextRole::Title);
    m_subtitle = addText(TextRole::Subtitle);
    m_faults = addText(TextRole::Body);
    m_faults->setObjectName(QStringLiteral("faults"));
    m_sentence = addText(TextRole::Small);
    column()->addStretch();
    connect(&m_editor, &ExperimentEditor::changed, this, &PartPanel::refresh);
    connect(&m_editor, &ExperimentEditor::selectionChanged, this, &PartPanel::refresh);
    refresh();
}

void PartPanel::setTheme(const Theme &theme)
{
    Page::setTheme(theme);
    for (const auto &[key, field] : m_fields)
        field.box->setTheme(theme);
    if (m_mechanisms)
        m_mechanisms->setTheme(theme);
    fillFaults();
}

FieldBox *PartPanel::field(const std::string &key) const
{
    const auto found = m_fields.find(key);
    return found == m_fields.end() ? nullptr : found->second.box;
}

void PartPanel::focusField(const std::string &key)
{
    FieldBox *box = field(key);
    if (!box && !m_fields.empty())
        box = field("name");
    if (!box)
        return;
    box->control()->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(box->control()))
        line->selectAll();
}

// What decides which fields there are.
std::string PartPanel::signature() const
{
    std::string text = std::to_string(m_editor.selection().size());
    for (const Part part : m_editor.selection()) {
        text += "|" + std::to_string(static_cast<int>(part.kind)) + "," + std::to_string(part.index) + "," +
                std::to_string(part.thread) + ",";
        if (const ThreadSpec *thread = threadAt(experiment(), part))
            text += thread->role;
        else if (part.kind == PartKind::Channel)
            text += experiment().channels[part.index].mechanism;
        else if (part.kind == PartKind::Primitive)
            text += experiment().primitives[part.index].primitive;
    }
    // Lists of names to choose from; not the name that is being typed.
    for (std::size_t i = 0; i < experiment().channels.size(); ++i) {
        if (!m_editor.isSelected({PartKind::Channel, i}))
            text += "/" + experiment().channels[i].name;
    }
    for (const ScriptSpec &script : experiment().scripts)
        text += "/" + script.name;
    return text;
}

void PartPanel::refresh()
{
    if (signature() != m_signature || !m_form)
        rebuild();
    fill();
}

void PartPanel::rebuild()
{
    m_signature = signature();
    std::string focused;
    for (const auto &[key, field] : m_fields) {
        if (field.box->control()->hasFocus())
            focused = key;
    }
    m_fields.clear();
    m_mechanisms = nullptr;
    if (m_form) {
        m_form->hide();
        m_form->deleteLater();
    }
    m_form = new QWidget(this);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 4, 0, 0);
    form->setSpacing(2);
    column()->insertWidget(column()->count() - 1, m_form);
    const Parts &parts = m_editor.selection();
    const bool sameKind =
        std::all_of(parts.begin(), parts.end(), [&](Part part) { return part.kind == parts.front().kind; });
    if (parts.empty())
        addExperimentFields();
    else if (parts.size() == 1)
        addNameField(parts.front());
    if (!parts.empty() && sameKind) {
        switch (parts.front().kind) {
        case PartKind::Process:
            addProcessFields();
            break;
        case PartKind::Thread:
            addThreadFields();
            break;
        case PartKind::Channel:
            addChannelFields();
            break;
        case PartKind::Primitive:
            addPrimitiveFields();
            break;
        }
    }
    for (const auto &[key, field] : m_fields)
        field.box->setTheme(theme());
    if (!focused.empty() && field(focused))
        field(focused)->control()->setFocus(Qt::OtherFocusReason);
}

FieldBox *PartPanel::add(const std::string &key, FieldBox *box)
{
    box->setObjectName(QString::fromStdString(key));
    m_form->layout()->addWidget(box);
    m_fields[key].box = box;
    connect(box, &FieldBox::finished, &m_editor, &ExperimentEditor::endMerge);
    return box;
}

QString PartPanel::shared(const std::function<QString(Part)> &value) const
{
    const Parts &parts = m_editor.selection();
    for (const Part part : parts) {
        if (value(part) != value(parts.front()))
            return {};
    }
    return parts.empty() ? QString() : value(parts.front());
}

void PartPanel::applyToAll(const QString &what, const QString &merge,
                           const std::function<Experiment(Experiment, Part)> &change)
{
    Experiment next = experiment();
    for (const Part part : m_editor.selection())
        next = change(std::move(next), part);
    m_editor.apply(std::move(next), what, merge);
}

void PartPanel::fill()
{
    const Parts &parts = m_editor.selection();
    if (parts.empty()) {
        setText(m_title, titleOf(experiment()));
        setText(
            m_subtitle,
            filled(tr("Processes: {processes}, threads: {threads}"),
                   {{"processes", QString::number(experiment().processes.size())},
                    {"threads", QString::number(threadNumber(
                                    experiment(), {PartKind::Thread, experiment().processes.size(), 0}))}}));
    } else if (parts.size() == 1) {
        setText(m_title, QString::fromStdString(nameOf(experiment(), parts.front())));
        setText(m_subtitle, kindName(experiment(), parts.front()));
    } else {
        setText(m_title, filled(tr("{count} parts"), {{"count", QString::number(parts.size())}}));
        setText(m_subtitle, tr("What you change here changes in all of them."));
    }
    QString sentence;
    if (!parts.empty() && parts.front().kind == PartKind::Channel)
        sentence = mechanismSentence(shared([&](Part part) {
                                         return part.kind == PartKind::Channel
                                                    ? QString::fromStdString(
                                                          experiment().channels[part.index].mechanism)
                                                    : QString();
                                     }).toStdString());
    setText(m_sentence, sentence);
    for (const auto &[key, field] : m_fields) {
        if (!field.value)
            continue;
        const bool isTyped =
            field.box->control()->hasFocus() && field.means && field.means(field.box->value());
        if (!isTyped)
            field.box->setValue(field.value());
    }
    // To judge all of them for each letter that is typed would be felt.
    const bool isTyping = std::any_of(m_fields.begin(), m_fields.end(), [](const auto &entry) {
        return qobject_cast<QLineEdit *>(entry.second.box->control()) &&
               entry.second.box->control()->hasFocus();
    });
    if (m_mechanisms && !isTyping)
        offerMechanisms(m_mechanisms);
    fillFaults();
}

void PartPanel::fillFaults()
{
    const Parts &parts = m_editor.selection();
    QPalette palette = m_faults->palette();
    palette.setColor(QPalette::WindowText, theme().waiting);
    m_faults->setPalette(palette);
    std::map<std::string, QString> byField;
    QStringList general;
    const auto sort = [&](const PartProblem &problem) {
        const std::string key = keyOfPath(problem.path);
        const QString sentence = problemText(problem.message);
        if (parts.size() == 1 && m_fields.contains(key) && key != "name")
            byField[key] = sentence;
        else if (!general.contains(sentence))
            general << sentence;
    };
    if (parts.empty()) {
        constexpr std::size_t kMost = 6;
        const auto &all = m_editor.problems();
        for (std::size_t i = 0; i < std::min(all.size(), kMost); ++i)
            general << problemText(all[i].message);
        if (all.size() > kMost)
            general << filled(tr("and {count} more"), {{"count", QString::number(all.size() - kMost)}});
        if (!general.isEmpty())
            general.prepend(tr("Before it can run:"));
    }
    for (const Part part : parts) {
        for (const PartProblem &problem : m_editor.problemsOf(part))
            sort(problem);
    }
    setText(m_faults, general.join(QLatin1Char('\n')));
    for (const auto &[key, field] : m_fields) {
        // What was typed and could not be taken keeps its sentence until it can.
        const bool isTaken = !field.means || field.means(field.box->value());
        if (isTaken)
            field.box->setFault(byField.contains(key) ? byField[key] : QString());
    }
}

void PartPanel::addExperimentFields()
{
    const auto addText = [this](const std::string &key, const QString &name, std::string LocalText::*language,
                                LocalText Experiment::*text) {
        FieldBox *box = add(key, FieldBox::line(name, m_form));
        m_fields[key].value = [this, language, text] {
            return QString::fromStdString(experiment().*text.*language);
        };
        connect(box, &FieldBox::edited, this, [this, key, language, text](const QString &typed) {
            Experiment next = experiment();
            next.*text.*language = typed.toStdString();
            m_editor.apply(std::move(next), tr("change the title"), QString::fromStdString(key));
        });
    };
    addText("title", tr("Title in English"), &LocalText::en, &Experiment::title);
    addText("title.zh", tr("Title in Chinese"), &LocalText::zhCn, &Experiment::title);
    addText("summary", tr("Summary in English"), &LocalText::en, &Experiment::summary);
    addText("summary.zh", tr("Summary in Chinese"), &LocalText::zhCn, &Experiment::summary);
    FieldBox *seconds = add("seconds", FieldBox::line(tr("Time limit"), m_form));
    seconds->setHint(tr("seconds, above 0, at most a day"));
    m_fields["seconds"].value = [this] {
        return QString::number(static_cast<double>(experiment().timeLimit.count()) / 1e9, 'g', 12);
    };
    m_fields["seconds"].means = [this](const QString &text) {
        return std::abs(text.toDouble() * 1e9 - static_cast<double>(experiment().timeLimit.count())) < 1;
    };
    connect(seconds, &FieldBox::edited, this, [this, seconds](const QString &text) {
        bool isNumber = false;
        const double value = text.toDouble(&isNumber);
        if (!isNumber || value <= 0 || value > 86400) {
            seconds->setFault(tr("Expected seconds, above 0 and at most 86400."));
            return;
        }
        Experiment next = experiment();
        next.timeLimit = std::chrono::nanoseconds(std::llround(value * 1e9));
        m_editor.apply(std::move(next), tr("change the time limit"), QStringLiteral("seconds"));
    });
}

void PartPanel::addNameField(Part part)
{
    FieldBox *box = add("name", FieldBox::line(tr("Name"), m_form));
    m_fields["name"].value = [this, part] { return QString::fromStdString(nameOf(experiment(), part)); };
    m_fields["name"].means = [this, part](const QString &text) {
        return text.toStdString() == nameOf(experiment(), part);
    };
    connect(box, &FieldBox::edited, this, [this, box, part](const QString &text) {
        const std::string name = text.toStdString();
        const std::string fault = renameFault(experiment(), part, name);
        box->setFault(problemText(fault));
        if (fault.empty())
            m_editor.apply(renamed(experiment(), m_editor.vocabulary(), part, name), tr("rename"),
                           QStringLiteral("name"));
    });
}

}  // namespace ws
