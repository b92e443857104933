#include "ui/editor/setting_text.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <variant>

#include "experiment/units.h"

namespace ws {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

template <typename Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc() && result.ptr == text.data() + text.size() ? std::optional(number)
                                                                               : std::nullopt;
}

std::vector<std::string> listIn(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        if (const auto name = trimmed(text.substr(0, comma)); !name.empty())
            names.emplace_back(name);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return names;
}

std::string realText(double real)
{
    char buffer[64];
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, real).ptr);
}

TypedSetting quantity(const std::string &name, const Quantity &read)
{
    TypedSetting typed;
    if (const auto *value = std::get_if<std::int64_t>(&read))
        typed.values.setNumber(name, *value);
    else
        typed.fault = std::get<std::string>(read);
    return typed;
}

// As Lua has it.
bool isName(std::string_view text)
{
    const auto fits = [](char letter) {
        return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9');
    };
    return !text.empty() && !(text.front() >= '0' && text.front() <= '9') &&
           std::all_of(text.begin(), text.end(), fits);
}

// It is read as this text without quotes.
bool isPlain(std::string_view text)
{
    return !text.empty() && text.find_first_of(",\"") == std::string_view::npos && trimmed(text) == text &&
           !numberIn<double>(text) && text != "true" && text != "false";
}

}  // namespace

std::string settingText(const ParameterInfo &info, const ParameterValues &values)
{
    const auto number = values.number(info.name);
    std::string text;
    switch (info.kind) {
    case ParameterKind::Count:
        return number ? std::to_string(*number) : text;
    case ParameterKind::Bytes:
        return number ? bytesText(*number) : text;
    case ParameterKind::Duration:
        return number ? durationText(*number) : text;
    case ParameterKind::Flag:
        return number ? (*number != 0 ? "true" : "false") : text;
    case ParameterKind::Rate:
        if (const auto real = values.real(info.name))
            text = realText(*real);
        return text;
    case ParameterKind::SendsTo:
    case ParameterKind::ReceivesFrom:
    case ParameterKind::Choice:
    case ParameterKind::Locks:
    case ParameterKind::Threads:
        break;
    }
    for (const std::string &name : values.names(info.name))
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

TypedSetting parseSetting(const ParameterInfo &info, std::string_view text)
{
    text = trimmed(text);
    const std::string name(info.name);
    TypedSetting typed;
    if (text.empty())
        return typed;
    switch (info.kind) {
    case ParameterKind::Count:
        if (const auto number = numberIn<std::int64_t>(text))
            typed.values.setNumber(name, *number);
        else
            typed.fault = "expected a whole number";
        return typed;
    case ParameterKind::Bytes:
        if (const auto number = numberIn<std::int64_t>(text)) {
            typed.values.setNumber(name, *number);
            return typed;
        }
        return quantity(name, parseBytes(text));
    case ParameterKind::Duration:
        return quantity(name, parseDuration(text));
    case ParameterKind::Rate:
        if (const auto real = numberIn<double>(text))
            typed.values.setReal(name, *real);
        else
            typed.fault = "expected messages a second, a number";
        return typed;
    case ParameterKind::Flag:
        typed.values.setNumber(name, text == "true" ? 1 : 0);
        return typed;
    case ParameterKind::SendsTo:
    case ParameterKind::ReceivesFrom:
    case ParameterKind::Choice:
        typed.values.setNames(name, {std::string(text)});
        return typed;
    case ParameterKind::Locks:
    case ParameterKind::Threads:
        typed.values.setNames(name, listIn(text));
        return typed;
    }
    return typed;
}

std::string argumentsText(const ParameterValues &values)
{
    std::map<std::string, std::string> texts;
    for (const auto &[name, value] : values.numbers())
        texts[name] = std::to_string(value);
    for (const auto &[name, value] : values.reals()) {
        const std::string real = realText(value);
        texts[name] = real.find_first_of(".en") == std::string::npos ? real + ".0" : real;
    }
    for (const auto &[name, value] : values.nameLists()) {
        const std::string word = value.empty() ? std::string() : value.front();
        texts[name] = isPlain(word) ? word : '"' + word + '"';
    }
    std::string text;
    for (const auto &[name, value] : texts)
        text += (text.empty() ? "" : ", ") + name + " = " + value;
    return text;
}

TypedSetting parseArguments(std::string_view text)
{
    TypedSetting typed;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::size_t equals = text.find('=');
        const std::string name(trimmed(text.substr(0, equals)));
        if (equals == std::string_view::npos || !isName(name)) {
            typed.fault = "expected name = value, with commas between: left = fork 1, rounds = 1000";
            return typed;
        }
        text = trimmed(text.substr(equals + 1));
        std::string_view value;
        const bool quoted = text.starts_with('"');
        if (quoted) {
            const std::size_t end = text.find('"', 1);
            if (end == std::string_view::npos) {
                typed.fault = "the second quote is missing";
                return typed;
            }
            value = text.substr(1, end - 1);
            text = trimmed(text.substr(end + 1));
            if (!text.empty() && text.front() != ',') {
                typed.fault = "expected a comma after the second quote";
                return typed;
            }
        } else {
            value = trimmed(text.substr(0, text.find(',')));
        }
        const std::size_t comma = text.find(',');
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        if (const auto number = numberIn<std::int64_t>(value); number && !quoted)
            typed.values.setNumber(name, *number);
        else if (const auto real = numberIn<double>(value); real && !quoted)
            typed.values.setReal(name, *real);
        else if (!quoted && (value == "true" || value == "false"))
            typed.values.setNumber(name, value == "true" ? 1 : 0);
        else
            typed.values.setNames(name, {std::string(value)});
    }
    return typed;
}

}  // namespace ws
