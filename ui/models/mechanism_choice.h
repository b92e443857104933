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
    QString found;    // what a search looks through, in all languages
};

// `problems` says what stands against an id in the experiment at hand, as sentences (empty: there is no experiment to
// ask); what the machine lacks is known here.
std::vector<MechanismChoice> mechanismChoices(
    const std::function<std::vector<std::string>(const std::string &)> &problems);

// What stands against a mechanism for the wire of this name, where the name stands beside it already: without "channel
// 'q1':" and without the list of what could be chosen instead.
std::string shortProblem(std::string problem, const std::string &wire);

// Every word of `search` is somewhere in `found`. No word is everywhere.
bool matchesSearch(const QString &found, const QString &search);

}  // namespace ws
