#include "ui/models/part_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "session/catalogue.h"
#include "session/mechanism_words.h"
#include "ui/models/mechanism_sheet.h"

namespace ws {
namespace {

const PrimitiveEntry *primitiveEntry(const std::string &id)
{
    for (const PrimitiveEntry &entry : primitiveCatalogue()) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

}  // namespace

QString nameOfPrimitive(const std::string &id)
{
    const PrimitiveEntry *entry = primitiveEntry(id);
    return entry == nullptr ? QString::fromStdString(id)
                            : QCoreApplication::translate("Primitive", entry->name.c_str());
}

QString sentenceOfPrimitive(const std::string &id)
{
    const PrimitiveEntry *entry = primitiveEntry(id);
    return entry == nullptr ? QString() : QCoreApplication::translate("Primitive", entry->sentence.c_str());
}

QString meaningOf(const ParameterInfo &info)
{
    return info.meaning.empty() ? QString()
                                : QCoreApplication::translate("Parameter", std::string(info.meaning).c_str());
}

QString absentWords(const ParameterInfo &info)
{
    const QString meaning = meaningOf(info);
    const qsizetype at = std::max(meaning.lastIndexOf(QLatin1Char(';')), meaning.lastIndexOf(QChar(0xFF1B)));
    return at < 0 ? QString() : meaning.mid(at + 1).trimmed();
}

QString rangeOf(const ParameterInfo &info)
{
    const bool isQuantity = info.kind == ParameterKind::Count || info.kind == ParameterKind::Bytes ||
                            info.kind == ParameterKind::Duration;
    if (!isQuantity || (info.minimum <= 0 && info.maximum == INT64_MAX && info.kind != ParameterKind::Bytes))
        return {};
    return translated(rangeWords(info));
}

}  // namespace ws
