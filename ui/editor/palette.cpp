#include "ui/editor/palette.h"

#include <QCoreApplication>
#include <algorithm>

#include "experiment/checks.h"
#include "ui/models/part_words.h"
#include "ui/models/primitive_words.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Palette)
};

struct RoleWords
{
    const char *id;
    const char *name;
};

// What people call a role before they know its id.
constexpr RoleWords roles[] = {
    {"produce", QT_TRANSLATE_NOOP("ws::Palette", "Sends")},
    {"consume", QT_TRANSLATE_NOOP("ws::Palette", "Receives")},
    {"relay", QT_TRANSLATE_NOOP("ws::Palette", "Passes on")},
    {"ping", QT_TRANSLATE_NOOP("ws::Palette", "Asks")},
    {"pong", QT_TRANSLATE_NOOP("ws::Palette", "Answers")},
    {"take-locks", QT_TRANSLATE_NOOP("ws::Palette", "Takes locks")},
    {"join", QT_TRANSLATE_NOOP("ws::Palette", "Waits for threads")},
    {"coroutines", QT_TRANSLATE_NOOP("ws::Palette", "Coroutines")},
    {"script", QT_TRANSLATE_NOOP("ws::Palette", "Runs a script")},
};

QString capital(const QString &text)
{
    return text.left(1).toUpper() + text.mid(1);
}

}  // namespace

QString roleName(const std::string &id)
{
    for (const RoleWords &role : roles) {
        if (id == role.id)
            return Words::tr(role.name);
    }
    return QString::fromStdString(id);
}

QString roleSentence(const Vocabulary &vocabulary, const std::string &id)
{
    const RoleWord *role = findRole(vocabulary, id);
    return role == nullptr ? QString() : QCoreApplication::translate("Role", role->sentence.c_str());
}

std::vector<PaletteItem> paletteItems(const Vocabulary &vocabulary)
{
    std::vector<PaletteItem> items;
    const QString parts = Words::tr("Parts");
    items.push_back({PartKind::Process,
                     {},
                     Words::tr("Process"),
                     Words::tr("Threads of one process share its memory."),
                     parts});
    items.push_back({PartKind::Channel,
                     {},
                     Words::tr("Wire"),
                     Words::tr("Messages go through it. Draw it from a thread to another instead."),
                     parts});
    const QString threads = Words::tr("Threads");
    for (const RoleWord &role : vocabulary.roles)
        items.push_back(
            {PartKind::Thread, role.id, roleName(role.id), roleSentence(vocabulary, role.id), threads});
    const QString primitives = Words::tr("Locks and others");
    std::vector<std::string> families;
    for (const PrimitiveWord &word : vocabulary.primitives) {
        // The first of its family; which one it is, is chosen afterwards.
        if (std::find(families.begin(), families.end(), word.family) != families.end())
            continue;
        families.push_back(word.family);
        items.push_back({PartKind::Primitive, word.id, capital(familyName(word.family)),
                         sentenceOfPrimitive(word.id), primitives});
    }
    return items;
}

QString kindName(const Experiment &experiment, Part part)
{
    switch (part.kind) {
    case PartKind::Process:
        return Words::tr("process");
    case PartKind::Thread:
        return Words::tr("thread");
    case PartKind::Channel:
        return Words::tr("wire");
    case PartKind::Primitive:
        break;
    }
    RunModel::Object object;
    object.kind = ObjectKind::Lock;
    object.type = hasPart(experiment, part) ? experiment.primitives[part.index].primitive : std::string();
    return familyName(familyOf(object));
}

QString partWords(const Experiment &experiment, Part part)
{
    return filled(Words::tr("{kind} {name}"), {{"kind", kindName(experiment, part)},
                                               {"name", QString::fromStdString(nameOf(experiment, part))}});
}

}  // namespace ws
