#include "session/mechanism_words.h"

#include "base/display_text.h"
#include "experiment/units.h"

namespace ws {

namespace {

Phrase plain(std::string_view words)
{
    return {std::string(words)};
}

std::vector<Phrase> shapeWords(const Shapes &shapes)
{
    std::vector<Phrase> words = {plain(WS_TR_NOOP("Mechanism", "one to one"))};
    if (shapes.manySenders)
        words.push_back(plain(WS_TR_NOOP("Mechanism", "many senders")));
    if (shapes.manyReceivers)
        words.push_back(plain(WS_TR_NOOP("Mechanism", "many receivers that compete")));
    if (shapes.broadcast)
        words.push_back(plain(WS_TR_NOOP("Mechanism", "many receivers that each get every message")));
    return words;
}

std::vector<Phrase> senderWords(const MechanismEntry &entry)
{
    if (!entry.canBlockSender)
        return {plain(WS_TR_NOOP("Mechanism", "never waits"))};
    return {plain(WS_TR_NOOP("Mechanism", "may have to wait")),
            plain(entry.senderLearnsOfClose
                      ? WS_TR_NOOP("Mechanism", "is released when all receivers have closed")
                      : WS_TR_NOOP("Mechanism", "is not told that all receivers have closed"))};
}

std::string boundText(const ParameterInfo &info, std::int64_t value)
{
    if (info.kind == ParameterKind::Bytes)
        return bytesText(value);
    return info.kind == ParameterKind::Duration ? durationText(value)
                                                : groupedText(static_cast<std::uint64_t>(value));
}

Phrase choiceWords(std::span<const std::string_view> choices)
{
    if (choices.size() < 2)
        return plain(choices.empty() ? std::string_view() : choices.front());
    std::string list;
    for (const std::string_view choice : choices.first(choices.size() - 1))
        list += (list.empty() ? "" : ", ") + std::string(choice);
    return {WS_TR_NOOP("Mechanism", "{list} or {last}"),
            {{"list", list}, {"last", std::string(choices.back())}}};
}

}  // namespace

std::vector<MechanismFact> mechanismFacts(const MechanismEntry &entry)
{
    return {
        {WS_TR_NOOP("Mechanism", "group"), {plain(groupHeading(entry.group))}},
        {WS_TR_NOOP("Mechanism", "works"), {plain(wordsOf(entry.scope))}},
        {WS_TR_NOOP("Mechanism", "carries"), {plain(wordsOf(entry.carries))}},
        {WS_TR_NOOP("Mechanism", "direction"),
         {plain(entry.shapes.duplex ? WS_TR_NOOP("Mechanism", "both ways through one object")
                                    : WS_TR_NOOP("Mechanism", "one way"))}},
        {WS_TR_NOOP("Mechanism", "shapes"), shapeWords(entry.shapes)},
        {WS_TR_NOOP("Mechanism", "capacity"), {plain(wordsOf(entry.capacityUnit))}},
        {WS_TR_NOOP("Mechanism", "waiting"), {plain(entry.blocking.empty() ? "-" : entry.blocking)}},
        {WS_TR_NOOP("Mechanism", "sender"), senderWords(entry)},
        {WS_TR_NOOP("Mechanism", "loss"), {plain(wordsOf(entry.loss))}},
        {WS_TR_NOOP("Mechanism", "order"), {plain(wordsOf(entry.order))}},
        {WS_TR_NOOP("Mechanism", "source"), {plain(entry.source)}},
    };
}

Phrase unavailableWords(const MechanismEntry &entry)
{
    return {WS_TR_NOOP("Mechanism", "Not on this machine: {reason}"), {{"reason", entry.unavailable}}};
}

Phrase rangeWords(const ParameterInfo &info)
{
    if (info.kind == ParameterKind::Flag)
        return plain(WS_TR_NOOP("Mechanism", "true or false"));
    if (info.kind == ParameterKind::Choice)
        return choiceWords(info.choices);
    const bool hasMost = info.maximum != INT64_MAX;
    const bool hasLeast = info.minimum > 0 || info.kind == ParameterKind::Bytes;
    const std::string least = boundText(info, info.minimum);
    if (hasLeast && hasMost)
        return {WS_TR_NOOP("Mechanism", "{least} to {most}"),
                {{"least", least}, {"most", boundText(info, info.maximum)}}};
    if (hasLeast)
        return {WS_TR_NOOP("Mechanism", "at least {least}"), {{"least", least}}};
    if (hasMost)
        return {WS_TR_NOOP("Mechanism", "at most {most}"), {{"most", boundText(info, info.maximum)}}};
    return plain(info.kind == ParameterKind::Duration ? WS_TR_NOOP("Mechanism", "any time")
                                                      : WS_TR_NOOP("Mechanism", "any number"));
}

std::string inEnglish(const Phrase &phrase)
{
    std::string text = phrase.pattern;
    for (const auto &[name, value] : phrase.values) {
        const std::string place = '{' + std::string(name) + '}';
        if (const std::size_t at = text.find(place); at != std::string::npos)
            text.replace(at, place.size(), value);
    }
    return text;
}

std::string_view shortWord(MechanismScope scope)
{
    switch (scope) {
    case MechanismScope::Threads:
        return WS_TR_NOOP("MechanismWord", "threads");
    case MechanismScope::Processes:
        return WS_TR_NOOP("MechanismWord", "processes");
    case MechanismScope::Machines:
        return WS_TR_NOOP("MechanismWord", "machines");
    }
    return {};
}

std::string_view shortWord(Carries carries)
{
    switch (carries) {
    case Carries::Bytes:
        return WS_TR_NOOP("MechanismWord", "bytes");
    case Carries::Messages:
        return WS_TR_NOOP("MechanismWord", "messages");
    case Carries::Tokens:
        return WS_TR_NOOP("MechanismWord", "tokens");
    }
    return {};
}

std::string_view shortWord(CapacityUnit unit)
{
    switch (unit) {
    case CapacityUnit::Bytes:
        return WS_TR_NOOP("MechanismWord", "bytes");
    case CapacityUnit::Messages:
        return WS_TR_NOOP("MechanismWord", "messages");
    case CapacityUnit::Tokens:
        return WS_TR_NOOP("MechanismWord", "tokens");
    case CapacityUnit::Unbounded:
        return WS_TR_NOOP("MechanismWord", "unbounded");
    }
    return {};
}

std::string_view shortWord(Loss loss)
{
    switch (loss) {
    case Loss::None:
        return WS_TR_NOOP("MechanismWord", "none");
    case Loss::Drops:
        return WS_TR_NOOP("MechanismWord", "drops");
    case Loss::Overwrites:
        return WS_TR_NOOP("MechanismWord", "overwrites");
    case Loss::Coalesces:
        return WS_TR_NOOP("MechanismWord", "coalesces");
    }
    return {};
}

std::string_view shortWord(DeliveryOrder order)
{
    switch (order) {
    case DeliveryOrder::Fifo:
        return WS_TR_NOOP("MechanismWord", "fifo");
    case DeliveryOrder::ByPriority:
        return WS_TR_NOOP("MechanismWord", "priority");
    case DeliveryOrder::Unordered:
        return WS_TR_NOOP("MechanismWord", "unordered");
    }
    return {};
}

std::vector<std::string_view> shortWords(const Shapes &shapes)
{
    std::vector<std::string_view> words;
    if (shapes.manySenders)
        words.push_back(WS_TR_NOOP("MechanismWord", "many senders"));
    if (shapes.manyReceivers)
        words.push_back(WS_TR_NOOP("MechanismWord", "competing receivers"));
    if (shapes.broadcast)
        words.push_back(WS_TR_NOOP("MechanismWord", "broadcast"));
    if (shapes.duplex)
        words.push_back(WS_TR_NOOP("MechanismWord", "both ways"));
    return words;
}

}  // namespace ws
