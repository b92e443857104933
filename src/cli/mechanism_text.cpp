#include "cli/mechanism_text.h"

#include <algorithm>

#include "cli/language.h"
#include "cli/text_table.h"
#include "cli/wording.h"
#include "session/mechanism_words.h"

namespace ws::cli {

namespace {

using Json = nlohmann::ordered_json;

// Up to the next place where a line may end: a space, or the border of an ideograph.
std::string_view firstWord(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && text[end] != ' ') {
        const std::string_view character = firstCharacter(text.substr(end));
        if (isWide(character))
            return text.substr(0, end == 0 ? character.size() : end);
        end += character.size();
    }
    return text.substr(0, end);
}

// Chinese punctuation that may not begin a line.
bool staysWithLast(std::string_view word)
{
    constexpr std::string_view kAll = "，。、；：？！）》」”";
    return word.size() == 3 && kAll.find(word) != std::string_view::npos;
}

// In the language that holds.
std::string words(const Phrase &phrase)
{
    Phrase said = phrase;
    said.pattern = translated("Mechanism", phrase.pattern);
    return inEnglish(said);
}

std::string_view kindId(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Count:
        return "count";
    case ParameterKind::Bytes:
        return "bytes";
    case ParameterKind::Duration:
        return "duration";
    case ParameterKind::Rate:
        return "rate";
    case ParameterKind::SendsTo:
    case ParameterKind::ReceivesFrom:
        return "channel";
    case ParameterKind::Locks:
        return "locks";
    case ParameterKind::Threads:
        return "threads";
    case ParameterKind::Choice:
        return "choice";
    case ParameterKind::Flag:
        return "flag";
    }
    return {};
}

// "  title        words, wrapped under themselves"
std::string fact(std::string_view title, std::string_view words)
{
    constexpr std::size_t kWordsAt = 14;
    const std::string text = wrapped(words, std::string(kWordsAt, ' '));
    const std::size_t used = std::min(2 + columnsOf(title), kWordsAt - 1);
    return "  " + std::string(title) + text.substr(std::min(used, text.size()));
}

std::string limitsText(const MechanismEntry &entry)
{
    std::string text;
    for (const MechanismEntry::Limit &limit : entry.limits)
        text += wrapped(sayIn("Mechanism", limit.what) + ": " +
                            countText(static_cast<std::uint64_t>(limit.value)) + " (" + limit.source + ")",
                        "    ", "  ");
    return text.empty() ? "" : "\n  " + say(WS_TR_NOOP("Cli", "Limits on this machine")) + '\n' + text;
}

}  // namespace

Json parameterJson(const ParameterInfo &info)
{
    const bool hasBounds = info.kind == ParameterKind::Count || info.kind == ParameterKind::Bytes ||
                           info.kind == ParameterKind::Duration;
    Json json;
    json["name"] = info.name;
    json["kind"] = kindId(info.kind);
    json["required"] = info.required;
    json["minimum"] = hasBounds ? Json(info.minimum) : Json(nullptr);
    json["maximum"] = hasBounds && info.maximum != INT64_MAX ? Json(info.maximum) : Json(nullptr);
    json["choices"] = Json::array();
    for (const std::string_view choice : info.choices)
        json["choices"].push_back(choice);
    json["meaning"] = info.meaning;
    return json;
}

std::string parametersText(std::span<const ParameterInfo> parameters)
{
    std::string text;
    for (const ParameterInfo &info : parameters)
        text += wrapped(std::string(info.name) + ": " + words(rangeWords(info)) + "; " +
                            sayIn("Parameter", info.meaning),
                        "    ", "  ");
    return text;
}

std::string wrapped(std::string_view text, std::string_view indent, std::string_view hang,
                    std::size_t columns)
{
    std::string all;
    std::string line;
    const auto before = [&] { return std::string(indent) + (all.empty() ? "" : std::string(hang)); };
    const auto finish = [&] {
        if (!line.empty())
            all += before() + line + '\n';
        line.clear();
    };
    while (!text.empty()) {
        const bool afterSpace = text.front() == ' ';
        if (afterSpace)
            text.remove_prefix(1);
        const std::string_view word = firstWord(text);
        text.remove_prefix(word.size());
        if (word.empty())
            continue;
        const std::size_t gap = afterSpace && !line.empty() ? 1 : 0;
        if (!line.empty() && !staysWithLast(word) &&
            before().size() + columnsOf(line) + gap + columnsOf(word) > columns) {
            finish();
            line = word;
        } else {
            line += (gap > 0 ? " " : "") + std::string(word);
        }
    }
    finish();
    return all;
}

std::string mechanismListText(const std::vector<MechanismEntry> &entries)
{
    std::vector<const MechanismEntry *> sorted;
    for (const MechanismEntry &entry : entries)
        sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto *a, const auto *b) { return a->group < b->group; });
    std::string text;
    const MechanismEntry *last = nullptr;
    for (const MechanismEntry *entry : sorted) {
        if (last == nullptr || last->group != entry->group)
            text += (last == nullptr ? "" : "\n") + sayIn("Mechanism", groupHeading(entry->group)) + '\n';
        last = entry;
        text += wrapped(entry->id + ": " + sayIn("Mechanism", entry->name) + "; " +
                            sayIn("MechanismWord", shortWord(entry->carries)) + "; " + entry->source,
                        "  ", "    ");
        text += wrapped(sayIn("Mechanism", entry->sentence), "      ");
        if (!entry->unavailable.empty())
            text += wrapped(words(unavailableWords(*entry)), "      ");
    }
    return text;
}

std::string mechanismText(const MechanismEntry &entry)
{
    std::string text = wrapped(sayIn("Mechanism", entry.name) + " (" + entry.id + ")", "");
    text += wrapped(sayIn("Mechanism", entry.sentence), "  ") + '\n';
    if (!entry.unavailable.empty())
        text += fact(say(WS_TR_NOOP("Cli", "unavailable")), words(unavailableWords(entry)));
    for (const MechanismFact &one : mechanismFacts(entry)) {
        std::string all;
        for (const Phrase &phrase : one.phrases)
            all += (all.empty() ? "" : say(WS_TR_NOOP("Cli", ", "))) + words(phrase);
        text += fact(translated("Mechanism", one.title), all);
    }
    const std::string settings = parametersText(entry.parameters);
    return text + limitsText(entry) +
           (settings.empty() ? "" : "\n  " + say(WS_TR_NOOP("Cli", "Settings")) + '\n' + settings);
}

Json mechanismJson(const MechanismEntry &entry)
{
    Json json;
    json["id"] = entry.id;
    json["name"] = entry.name;
    json["sentence"] = entry.sentence;
    json["source"] = entry.source;
    json["group"] = groupHeading(entry.group);
    json["scope"] = shortWord(entry.scope);
    json["carries"] = shortWord(entry.carries);
    json["keepsMessageBorders"] = entry.keepsMessageBorders;
    json["capacityUnit"] = shortWord(entry.capacityUnit);
    json["shapes"] = {{"oneToOne", true},
                      {"manySenders", entry.shapes.manySenders},
                      {"manyReceivers", entry.shapes.manyReceivers},
                      {"broadcast", entry.shapes.broadcast},
                      {"duplex", entry.shapes.duplex}};
    json["loss"] = shortWord(entry.loss);
    json["order"] = shortWord(entry.order);
    json["canBlockSender"] = entry.canBlockSender;
    json["blocking"] = entry.blocking;
    json["limits"] = Json::array();
    for (const MechanismEntry::Limit &limit : entry.limits)
        json["limits"].push_back({{"what", limit.what}, {"value", limit.value}, {"source", limit.source}});
    json["parameters"] = Json::array();
    for (const ParameterInfo &info : entry.parameters)
        json["parameters"].push_back(parameterJson(info));
    json["available"] = entry.unavailable.empty();
    json["unavailable"] = entry.unavailable.empty() ? Json(nullptr) : Json(entry.unavailable);
    return json;
}

}  // namespace ws::cli
