#include "ui/models/mechanism_choice.h"

#include <QCoreApplication>
#include <algorithm>

#include "session/catalogue.h"
#include "session/mechanism_words.h"
#include "ui/models/language.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::MechanismChoice)
};

QString searchedText(const MechanismEntry &entry)
{
    QStringList texts{QString::fromStdString(entry.id), QString::fromStdString(entry.source)};
    texts << inAllLanguages("Mechanism", entry.name);
    texts << inAllLanguages("Mechanism", std::string(groupHeading(entry.group)));
    texts << inAllLanguages("Mechanism", std::string(wordsOf(entry.scope)));
    texts << inAllLanguages("MechanismWord", std::string(shortWord(entry.scope)));
    return texts.join(QLatin1Char('\n')).toCaseFolded();
}

}  // namespace

std::vector<MechanismChoice> mechanismChoices(
    const std::function<std::vector<std::string>(const std::string &)> &problems)
{
    std::vector<const MechanismEntry *> entries;
    for (const MechanismEntry &entry : mechanismCatalogue())
        entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto *a, const auto *b) { return a->group < b->group; });
    std::vector<MechanismChoice> choices;
    for (const MechanismEntry *entry : entries) {
        MechanismChoice choice{entry->id,
                               mechanismName(entry->id),
                               mechanismSentence(entry->id),
                               QCoreApplication::translate("Mechanism", groupHeading(entry->group).data()),
                               {},
                               searchedText(*entry)};
        if (!entry->unavailable.empty()) {
            choice.refusal = filled(Words::tr("not on this machine: {reason}"),
                                    {{"reason", QString::fromStdString(entry->unavailable)}});
        } else if (problems) {
            if (const std::vector<std::string> found = problems(choice.id); !found.empty())
                choice.refusal = QString::fromStdString(found.front());
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::string shortProblem(std::string problem, const std::string &wire)
{
    const std::string about = "channel '" + wire + "': ";
    if (problem.starts_with(about))
        problem.erase(0, about.size());
    problem.erase(std::min(problem.find("; expected"), problem.size()));
    return problem;
}

bool matchesSearch(const QString &found, const QString &search)
{
    const QStringList words = search.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return found.contains(word); });
}

}  // namespace ws
