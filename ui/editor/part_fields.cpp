// The fields of the side panel for each kind of part.
#include <algorithm>
#include <cmath>

#include "experiment/checks.h"
#include "ui/editor/field_box.h"
#include "ui/editor/palette.h"
#include "ui/editor/part_panel.h"
#include "ui/editor/references.h"
#include "ui/editor/setting_text.h"
#include "ui/models/part_words.h"
#include "ui/models/wording.h"
#include "ui/views/mechanism_box.h"

namespace ws {
namespace {

const QString kYes = QStringLiteral("yes");
const QString kNo = QStringLiteral("no");

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

}  // namespace

void PartPanel::addProcessFields()
{
    FieldBox *box =
        add("may_end",
            FieldBox::choice(tr("When it ends early"),
                             {{tr("the run has failed"), kNo}, {tr("the run goes on"), kYes}}, m_form));
    m_fields["may_end"].value = [this] {
        return shared([this](Part part) { return experiment().processes[part.index].mayEnd ? kYes : kNo; });
    };
    connect(box, &FieldBox::edited, this, [this](const QString &chosen) {
        applyToAll(tr("change a process"), {}, [&](Experiment next, Part part) {
            next.processes[part.index].mayEnd = chosen == kYes;
            return next;
        });
    });
}

void PartPanel::addThreadFields()
{
    QList<std::pair<QString, QString>> roles;
    for (const RoleWord &role : m_editor.vocabulary().roles)
        roles.append({filled(tr("{name} ({id})"), {{"name", roleName(role.id)}, {"id", text(role.id)}}),
                      text(role.id)});
    FieldBox *role = add("role", FieldBox::choice(tr("Role"), roles, m_form));
    const auto sharedRole = [this] {
        return shared([this](Part part) { return text(threadAt(experiment(), part)->role); });
    };
    m_fields["role"].value = sharedRole;
    role->setHint(roleSentence(m_editor.vocabulary(), sharedRole().toStdString()));
    connect(role, &FieldBox::edited, this, [this](const QString &chosen) {
        applyToAll(tr("choose a role"), {}, [&](Experiment next, Part part) {
            return withRole(std::move(next), m_editor.vocabulary(), part, chosen.toStdString());
        });
    });
    const std::string id = sharedRole().toStdString();
    if (id == kScriptRole) {
        QList<std::pair<QString, QString>> scripts;
        for (const ScriptSpec &script : experiment().scripts)
            scripts.append({text(script.name), text(script.name)});
        FieldBox *script = add("script", FieldBox::choice(tr("Script"), scripts, m_form));
        script->setHint(tr("Its text stands beside the picture: Ctrl+6."));
        m_fields["script"].value = [this] {
            return shared([this](Part part) { return text(threadAt(experiment(), part)->script); });
        };
        connect(script, &FieldBox::edited, this, [this](const QString &chosen) {
            applyToAll(tr("choose a script"), {}, [&](Experiment next, Part part) {
                threadAt(next, part)->script = chosen.toStdString();
                return next;
            });
        });
        addArguments();
    }
    if (const RoleWord *word = findRole(m_editor.vocabulary(), id))
        addSettings(word->parameters);
    FieldBox *start =
        add("start",
            FieldBox::choice(tr("Starts"), {{tr("with the run"), kNo}, {tr("when a script starts it"), kYes}},
                             m_form));
    m_fields["start"].value = [this] {
        return shared(
            [this](Part part) { return threadAt(experiment(), part)->startedByOthers ? kYes : kNo; });
    };
    connect(start, &FieldBox::edited, this, [this](const QString &chosen) {
        applyToAll(tr("change the start"), {}, [&](Experiment next, Part part) {
            threadAt(next, part)->startedByOthers = chosen == kYes;
            return next;
        });
    });
}

void PartPanel::addChannelFields()
{
    m_mechanisms = makeMechanismBox();
    add("mechanism", new FieldBox(tr("Mechanism"), m_mechanisms, m_form));
    const std::string id =
        shared([this](Part part) { return text(experiment().channels[part.index].mechanism); }).toStdString();
    const MechanismWord *word = findMechanism(m_editor.vocabulary(), id);
    if (word == nullptr)
        return;
    addSettings(word->parameters);
    if (!word->duplex || m_editor.selection().size() != 1)
        return;
    const Part part = m_editor.selection().front();
    QList<std::pair<QString, QString>> channels{{tr("one of its own"), QString()}};
    for (const ChannelSpec &channel : experiment().channels) {
        if (channel.mechanism == id && channel.name != experiment().channels[part.index].name)
            channels.append({text(channel.name), text(channel.name)});
    }
    FieldBox *back = add("back_of", FieldBox::choice(tr("Runs back through"), channels, m_form));
    back->setHint(tr("As answers do through the socket that the questions came through."));
    m_fields["back_of"].value = [this, part] { return text(experiment().channels[part.index].backOf); };
    connect(back, &FieldBox::edited, this, [this](const QString &chosen) {
        applyToAll(tr("choose the way back"), {}, [&](Experiment next, Part one) {
            next.channels[one.index].backOf = chosen.toStdString();
            return next;
        });
    });
}

MechanismBox *PartPanel::makeMechanismBox()
{
    auto *box = new MechanismBox(m_form);
    box->setTheme(theme());
    connect(box, &MechanismBox::activated, this, [this, box](int index) {
        const std::string id = box->itemData(index, MechanismListModel::IdRole).toString().toStdString();
        if (!id.empty())
            applyToAll(tr("choose a mechanism"), {}, [&](Experiment next, Part part) {
                return withMechanism(std::move(next), m_editor.vocabulary(), part, id);
            });
    });
    return box;
}

// Only what a mechanism itself makes wrong speaks against it; what is wrong already does not.
void PartPanel::offerMechanisms(MechanismBox *box)
{
    const Parts &parts = m_editor.selection();
    const auto messages = [&](const Experiment &value) {
        std::vector<std::string> found;
        for (const PartProblem &problem : problemsByPart(value, m_editor.vocabulary()))
            found.push_back(problem.message);
        return found;
    };
    const std::vector<std::string> before = messages(experiment());
    box->setChoices(mechanismChoices([&](const std::string &id) {
        Experiment next = experiment();
        for (const Part part : parts)
            next = withMechanism(std::move(next), m_editor.vocabulary(), part, id);
        std::vector<std::string> fresh;
        for (const std::string &message : messages(next)) {
            if (std::find(before.begin(), before.end(), message) == before.end())
                fresh.push_back(
                    problemText(shortProblem(message, nameOf(experiment(), parts.front()))).toStdString());
        }
        return fresh;
    }));
    box->setCurrentId(
        shared([this](Part part) { return text(experiment().channels[part.index].mechanism); }));
}

void PartPanel::addPrimitiveFields()
{
    const auto idOf = [this](Part part) { return text(experiment().primitives[part.index].primitive); };
    QList<std::pair<QString, QString>> kinds;
    for (const PrimitiveWord &word : m_editor.vocabulary().primitives)
        kinds.append({nameOfPrimitive(word.id), text(word.id)});
    FieldBox *kind = add("primitive", FieldBox::choice(tr("Kind"), kinds, m_form));
    m_fields["primitive"].value = [this, idOf] { return shared(idOf); };
    const std::string id = shared(idOf).toStdString();
    kind->setHint(sentenceOfPrimitive(id));
    connect(kind, &FieldBox::edited, this, [this](const QString &chosen) {
        applyToAll(tr("choose a primitive"), {}, [&](Experiment next, Part part) {
            return withPrimitiveKind(std::move(next), m_editor.vocabulary(), part, chosen.toStdString());
        });
    });
    if (const PrimitiveWord *word = findPrimitiveWord(m_editor.vocabulary(), id))
        addSettings(word->parameters);
}

void PartPanel::addArguments()
{
    FieldBox *box = add("with", FieldBox::line(tr("Arguments"), m_form));
    box->setHint(
        tr("What names of the script stand for in this thread: a channel, a lock, a number, a text."));
    box->setPlaceholder(tr("left = fork 1, rounds = 1000"));
    const auto valueOf = [this](Part part) {
        return text(argumentsText(threadAt(experiment(), part)->arguments));
    };
    m_fields["with"].value = [this, valueOf] { return shared(valueOf); };
    m_fields["with"].means = [this, valueOf](const QString &typed) {
        const TypedSetting setting = parseArguments(typed.toStdString());
        return setting.fault.empty() &&
               setting.values == parseArguments(shared(valueOf).toStdString()).values;
    };
    connect(box, &FieldBox::edited, this, [this, box](const QString &typed) {
        const TypedSetting setting = parseArguments(typed.toStdString());
        box->setFault(problemText(setting.fault));
        if (!setting.fault.empty())
            return;
        applyToAll(tr("change the arguments"), QStringLiteral("with"), [&](Experiment next, Part part) {
            threadAt(next, part)->arguments = setting.values;
            return next;
        });
    });
}

void PartPanel::addSettings(std::span<const ParameterInfo> infos)
{
    for (const ParameterInfo &info : infos)
        addSetting(info);
}

void PartPanel::addSetting(const ParameterInfo &info)
{
    const std::string key(info.name);
    const QString name = QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size()));
    const bool isChannel = info.kind == ParameterKind::SendsTo || info.kind == ParameterKind::ReceivesFrom;
    QList<std::pair<QString, QString>> choices;
    if (isChannel) {
        choices.append({tr("none"), QString()});
        for (const ChannelSpec &channel : experiment().channels)
            choices.append({text(channel.name), text(channel.name)});
    } else if (info.kind == ParameterKind::Choice || info.kind == ParameterKind::Flag) {
        choices.append({tr("as usual"), QString()});
        if (info.kind == ParameterKind::Flag)
            choices.append({{tr("yes"), QStringLiteral("true")}, {tr("no"), QStringLiteral("false")}});
        for (const std::string_view word : info.choices)
            choices.append({text(std::string(word)), text(std::string(word))});
    }
    FieldBox *box =
        add(key, choices.isEmpty() ? FieldBox::line(name, m_form) : FieldBox::choice(name, choices, m_form));
    const QString range = rangeOf(info);
    const QString meaning = meaningOf(info);
    box->setHint(range.isEmpty()
                     ? meaning
                     : filled(tr("{meaning} ({range})"), {{"meaning", meaning}, {"range", range}}));
    box->setPlaceholder(info.kind == ParameterKind::Locks || info.kind == ParameterKind::Threads
                            ? tr("names, with commas between")
                            : absentWords(info));
    const auto valueOf = [this, info](Part part) {
        const ParameterValues *values = parametersOf(experiment(), part);
        return values == nullptr ? QString() : text(settingText(info, *values));
    };
    m_fields[key].value = [this, valueOf] { return shared(valueOf); };
    m_fields[key].means = [this, info, valueOf](const QString &typed) {
        const TypedSetting setting = parseSetting(info, typed.toStdString());
        return setting.fault.empty() &&
               setting.values == parseSetting(info, shared(valueOf).toStdString()).values;
    };
    connect(box, &FieldBox::edited, this, [this, box, info, key](const QString &typed) {
        const TypedSetting setting = parseSetting(info, typed.toStdString());
        box->setFault(problemText(setting.fault));
        if (!setting.fault.empty())
            return;
        applyToAll(filled(tr("change {setting}"), {{"setting", text(key)}}), text(key),
                   [&](Experiment next, Part part) {
                       return withParameter(std::move(next), part, info.name, setting.values);
                   });
    });
}

}  // namespace ws
