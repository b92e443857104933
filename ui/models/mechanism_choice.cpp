#include "ui/models/mechanism_choice.h"

#include <QCoreApplication>
#include <algorithm>

#include "session/catalogue.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::MechanismChoice)
};

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
                               {}};
        if (!entry->unavailable.empty()) {
            choice.refusal = filled(Words::tr("not on this machine: {reason}"),
                                    {{"reason", QString::fromStdString(entry->unavailable)}});
        } else if (const std::vector<std::string> found = problems(choice.id); !found.empty()) {
            choice.refusal = QString::fromStdString(found.front());
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace ws
