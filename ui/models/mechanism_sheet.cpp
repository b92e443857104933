#include "ui/models/mechanism_sheet.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::MechanismSheet)
};

QString inContext(const char *context, std::string_view text)
{
    return QCoreApplication::translate(context, std::string(text).c_str());
}

// The terminal's titles are small letters in a column; here they begin a line.
QString titleText(std::string_view title)
{
    const QString text = inContext("Mechanism", title);
    return text.left(1).toUpper() + text.mid(1);
}

QString phrasesText(const std::vector<Phrase> &phrases)
{
    QStringList texts;
    for (const Phrase &phrase : phrases)
        texts << translated(phrase);
    return texts.join(listSeparator());
}

}  // namespace

const MechanismEntry *mechanismEntry(const std::string &id)
{
    const std::vector<MechanismEntry> &all = mechanismCatalogue();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const MechanismEntry &entry) { return entry.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QString listSeparator()
{
    return Words::tr(", ", "between the members of a list");
}

QString translated(const Phrase &phrase)
{
    QString text = inContext("Mechanism", phrase.pattern);
    for (const auto &[name, value] : phrase.values)
        text.replace(QLatin1Char('{') + QLatin1String(name.data(), static_cast<qsizetype>(name.size())) +
                         QLatin1Char('}'),
                     QString::fromStdString(value));
    return text;
}

QString factText(const MechanismEntry &entry, std::string_view title)
{
    for (const MechanismFact &fact : mechanismFacts(entry)) {
        if (fact.title == title)
            return phrasesText(fact.phrases);
    }
    return {};
}

std::optional<MechanismSheet> mechanismSheet(const QString &id)
{
    const MechanismEntry *entry = mechanismEntry(id.toStdString());
    if (!entry)
        return std::nullopt;
    MechanismSheet sheet;
    sheet.id = id;
    sheet.name = inContext("Mechanism", entry->name);
    sheet.sentence = inContext("Mechanism", entry->sentence);
    if (!entry->unavailable.empty())
        sheet.unavailable = translated(unavailableWords(*entry));
    for (const MechanismFact &fact : mechanismFacts(*entry))
        sheet.facts.append({titleText(fact.title), phrasesText(fact.phrases)});
    for (const MechanismEntry::Limit &limit : entry->limits)
        sheet.limits.append({inContext("Mechanism", limit.what),
                             countText(static_cast<std::uint64_t>(limit.value)),
                             QString::fromStdString(limit.source)});
    for (const ParameterInfo &info : entry->parameters)
        sheet.settings.append({QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size())),
                               translated(rangeWords(info)), inContext("Parameter", info.meaning)});
    return sheet;
}

}  // namespace ws
