// The mechanisms as a chooser offers them: under headings, each with the reason that speaks against it.
#pragma once

#include <QString>
#include <functional>
#include <string>
#include <vector>

namespace ws {

struct MechanismChoice
{
    std::string id;
    QString name;
    QString sentence;
    QString heading;  // equal for neighbours of one group
    QString refusal;  // empty: it can be chosen
};

// `problems` says what stands against an id in the experiment at hand, as sentences; what the machine lacks is
// known here.
std::vector<MechanismChoice> mechanismChoices(
    const std::function<std::vector<std::string>(const std::string &)> &problems);

}  // namespace ws
