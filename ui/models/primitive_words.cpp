#include "ui/models/primitive_words.h"

#include <QCoreApplication>

#include "session/catalogue.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::PrimitiveWords)
};

}  // namespace

std::string_view familyOf(const RunModel::Object &object)
{
    if (object.kind != ObjectKind::Lock && object.kind != ObjectKind::Primitive)
        return {};
    const std::string_view family = familyOfPrimitive(object.type);
    return family.empty() ? std::string_view("lock") : family;
}

QString familyName(std::string_view family)
{
    if (family == "lock")
        return Words::tr("lock");
    if (family == "rwlock")
        return Words::tr("reader-writer lock");
    if (family == "monitor")
        return Words::tr("monitor");
    if (family == "event")
        return Words::tr("event");
    if (family == "semaphore")
        return Words::tr("semaphore");
    if (family == "semaphore_set")
        return Words::tr("semaphore set");
    if (family == "barrier")
        return Words::tr("barrier");
    if (family == "latch")
        return Words::tr("latch");
    if (family == "cell")
        return Words::tr("shared cell");
    if (family == "outside")
        return Words::tr("outside");
    return QString::fromUtf8(family.data(), static_cast<qsizetype>(family.size()));
}

QString kindWords(const RunModel::Object &object)
{
    if (object.kind == ObjectKind::Channel)
        return mechanismName(object.type);
    const QString family = familyName(familyOf(object));
    for (const PrimitiveEntry &entry : primitiveCatalogue()) {
        if (entry.id != object.type)
            continue;
        const QString name = QCoreApplication::translate("Primitive", entry.name.c_str());
        return name.compare(family, Qt::CaseInsensitive) == 0
                   ? name
                   : filled(Words::tr("{family}: {name}"), {{"family", family}, {"name", name}});
    }
    return family;
}

}  // namespace ws
