#include "cli/mechanism_text.h"

#include <algorithm>

#include "cli/text_table.h"
#include "cli/wording.h"
#include "session/mechanism_words.h"

namespace ws::cli {

namespace {

using Json = nlohmann::ordered_json;

std::size_t charactersIn(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; }));
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
    std::string text = wrapped(words, std::string(kWordsAt, ' '));
    return text.replace(2, std::min(title.size(), kWordsAt - 3), title.substr(0, kWordsAt - 3));
}

std::string limitsText(const MechanismEntry &entry)
{
    std::string text;
    for (const MechanismEntry::Limit &limit : entry.limits)
        text += wrapped(limit.what + ": " + countText(static_cast<std::uint64_t>(limit.value)) + " (" +
                            limit.source + ")",
                        "    ", "  ");
    return text.empty() ? "" : "\n  Limits on this machine\n" + text;
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
        text += wrapped(std::string(info.name) + ": " + inEnglish(rangeWords(info)) + "; " +
                            std::string(info.meaning),
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
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty())
            continue;
        if (!line.empty() && before().size() + charactersIn(line) + 1 + charactersIn(word) > columns)
            finish();
        line += (line.empty() ? "" : " ") + std::string(word);
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
            text += (last == nullptr ? "" : "\n") + std::string(groupHeading(entry->group)) + '\n';
        last = entry;
        text += wrapped(entry->id + ": " + entry->name + "; " + std::string(shortWord(entry->carries)) +
                            "; " + entry->source,
                        "  ", "    ");
        text += wrapped(entry->sentence, "      ");
        if (!entry->unavailable.empty())
            text += wrapped(inEnglish(unavailableWords(*entry)), "      ");
    }
    return text;
}

std::string mechanismText(const MechanismEntry &entry)
{
    std::string text = wrapped(entry.name + " (" + entry.id + ")", "");
    text += wrapped(entry.sentence, "  ") + '\n';
    if (!entry.unavailable.empty())
        text += fact("unavailable", inEnglish(unavailableWords(entry)));
    for (const MechanismFact &one : mechanismFacts(entry)) {
        std::string words;
        for (const Phrase &phrase : one.phrases)
            words += (words.empty() ? "" : ", ") + inEnglish(phrase);
        text += fact(one.title, words);
    }
    const std::string settings = parametersText(entry.parameters);
    return text + limitsText(entry) + (settings.empty() ? "" : "\n  Settings\n" + settings);
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
