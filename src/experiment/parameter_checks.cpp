#include <algorithm>
#include <cmath>

#include "experiment/checks.h"
#include "experiment/units.h"
#include "experiment/words.h"

namespace ws {
namespace {

constexpr double kHighestRate = 1e9;  // one message a nanosecond, the resolution of the clock

std::string_view meaningOf(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Count:
        return "a whole number";
    case ParameterKind::Bytes:
        return kBytesForm;
    case ParameterKind::Duration:
        return kDurationForm;
    case ParameterKind::Rate:
        return "messages a second";
    case ParameterKind::SendsTo:
        return "the name of the channel to send to";
    case ParameterKind::ReceivesFrom:
        return "the name of the channel to receive from";
    case ParameterKind::Locks:
        return "a list of names of locks";
    case ParameterKind::Threads:
        return "a list of names of threads";
    case ParameterKind::Choice:
        return "one of a few words";
    case ParameterKind::Flag:
        return "true or false";
    }
    return {};
}

std::string expectationOf(const ParameterInfo &info)
{
    if (info.kind != ParameterKind::Choice)
        return std::string(meaningOf(info.kind));
    return "one of " + listed({info.choices.begin(), info.choices.end()});
}

bool isNumber(ParameterKind kind)
{
    return kind == ParameterKind::Count || kind == ParameterKind::Bytes || kind == ParameterKind::Duration ||
           kind == ParameterKind::Flag;
}

std::string numberText(ParameterKind kind, std::int64_t value)
{
    if (kind == ParameterKind::Duration)
        return durationText(value);
    return kind == ParameterKind::Bytes ? bytesText(value) : std::to_string(value);
}

bool isGiven(const ParameterValues &values, const ParameterInfo &info)
{
    if (isNumber(info.kind))
        return values.number(info.name).has_value();
    if (info.kind == ParameterKind::Rate)
        return values.real(info.name).has_value();
    return values.nameLists().find(info.name) != values.nameLists().end();
}

void checkValue(const ParameterValues &values, const ParameterInfo &info, const std::string &what,
                Place place, Findings &findings)
{
    const std::string name(info.name);
    if (info.kind == ParameterKind::Flag) {
        const std::int64_t value = values.number(info.name, 0);
        if (value != 0 && value != 1)
            findings.add(place, what + ": " + name + " = " + std::to_string(value) + "; expected " +
                                    expectationOf(info));
    } else if (isNumber(info.kind)) {
        const std::int64_t value = values.number(info.name, 0);
        if (value < info.minimum)
            findings.add(place, what + ": " + name + " = " + numberText(info.kind, value) +
                                    " is too small; expected at least " +
                                    numberText(info.kind, info.minimum));
        else if (value > info.maximum)
            findings.add(place, what + ": " + name + " = " + numberText(info.kind, value) +
                                    " is too large; expected at most " + numberText(info.kind, info.maximum));
    } else if (info.kind == ParameterKind::Rate) {
        const double value = values.real(info.name).value_or(0);
        if (!(value > 0 && value <= kHighestRate))
            findings.add(place,
                         what + ": " + name + " must be messages a second, above 0 and at most 1000000000");
    } else if (info.kind == ParameterKind::Locks || info.kind == ParameterKind::Threads) {
        if (values.names(info.name).empty())
            findings.add(place, what + ": " + name + " is empty; expected at least one name");
    } else if (values.names(info.name).size() != 1) {
        findings.add(place, what + ": " + name + " must be one name; expected " + expectationOf(info));
    } else if (info.kind == ParameterKind::Choice) {
        const std::string &chosen = values.names(info.name).front();
        if (std::find(info.choices.begin(), info.choices.end(), chosen) == info.choices.end())
            findings.add(place, what + ": " + name + " = " + inQuotes(chosen) + " is not one of its values" +
                                    hint(chosen, {info.choices.begin(), info.choices.end()}));
    }
}

// A name that the role or mechanism does not have; only a program can make one, the reader refuses the key.
template <typename Values, typename Fits>
void checkKnown(const Values &values, std::span<const ParameterInfo> infos, Fits fits,
                const std::string &what, const std::string &path, const Places &places, Findings &findings)
{
    for (const auto &[name, value] : values) {
        bool known = false;
        for (const ParameterInfo &info : infos)
            known = known || (info.name == name && fits(info.kind));
        if (!known)
            findings.add(places.of(path + "." + name),
                         what + ": " + inQuotes(name) + " is not one of its settings");
    }
}

}  // namespace

void checkParameters(const ParameterValues &values, std::span<const ParameterInfo> infos,
                     const std::string &what, const std::string &path, const Places &places,
                     Findings &findings)
{
    for (const ParameterInfo &info : infos) {
        const std::string key = path + "." + std::string(info.name);
        if (places.isSpoilt(key))
            continue;
        if (isGiven(values, info))
            checkValue(values, info, what, places.of(key), findings);
        else if (info.required)
            findings.add(places.of(path), what + " needs the key '" + std::string(info.name) +
                                              "'; expected " + expectationOf(info));
    }
    const auto isReal = [](ParameterKind kind) { return kind == ParameterKind::Rate; };
    const auto isNames = [&](ParameterKind kind) { return !isNumber(kind) && !isReal(kind); };
    checkKnown(values.numbers(), infos, isNumber, what, path, places, findings);
    checkKnown(values.reals(), infos, isReal, what, path, places, findings);
    checkKnown(values.nameLists(), infos, isNames, what, path, places, findings);
}

}  // namespace ws
