// What the registry says of a mechanism, as phrases: the command line prints them in English, the window translates
// them. This is the one place that words them.
//
// Threads: pure functions of the catalogue's entries.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/catalogue.h"

namespace ws {

struct Phrase
{
    std::string pattern;  // English, marked in context "Mechanism"; "{name}" is a place for a value
    std::vector<std::pair<std::string_view, std::string>> values = {};
};

struct MechanismFact
{
    std::string_view title;       // "waiting"; WS_TR_NOOP("Mechanism", ...)
    std::vector<Phrase> phrases;  // never empty; said one after the other, with commas
};

// All but name, sentence, limits and settings, in the order to be shown.
std::vector<MechanismFact> mechanismFacts(const MechanismEntry &entry);
Phrase unavailableWords(const MechanismEntry &entry);
// "true or false", "memfd, file or posix-shm", "4 KiB to 1 GiB", "at least 1".
Phrase rangeWords(const ParameterInfo &info);
std::string inEnglish(const Phrase &phrase);

// One word for a column of a table, marked in context "MechanismWord". The JSON of the command line has the same words:
// never change one.
std::string_view shortWord(MechanismScope scope);
std::string_view shortWord(Carries carries);
std::string_view shortWord(CapacityUnit unit);
std::string_view shortWord(Loss loss);
std::string_view shortWord(DeliveryOrder order);
// Beyond one to one; empty where there is nothing else.
std::vector<std::string_view> shortWords(const Shapes &shapes);

}  // namespace ws
