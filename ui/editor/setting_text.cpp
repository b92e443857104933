#include "ui/editor/setting_text.h"

#include <charconv>
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

TypedSetting quantity(const std::string &name, const Quantity &read)
{
    TypedSetting typed;
    if (const auto *value = std::get_if<std::int64_t>(&read))
        typed.values.setNumber(name, *value);
    else
        typed.fault = std::get<std::string>(read);
    return typed;
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
        if (const auto real = values.real(info.name)) {
            char buffer[64];
            text.assign(buffer, std::to_chars(buffer, buffer + sizeof buffer, *real).ptr);
        }
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

}  // namespace ws
