#include "experiment/table_reader.h"

#include <algorithm>

#include "experiment/units.h"
#include "experiment/words.h"

namespace ws {

Place placeOf(const toml::node &node)
{
    const auto &begin = node.source().begin;
    return {static_cast<int>(begin.line), static_cast<int>(begin.column)};
}

std::string_view typeName(const toml::node &node)
{
    switch (node.type()) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::string:
        return "a text";
    case toml::node_type::integer:
        return "a whole number";
    case toml::node_type::floating_point:
        return "a number with a fraction";
    case toml::node_type::boolean:
        return "true or false";
    default:
        return "a date or time";
    }
}

TableReader::TableReader(const toml::table &table, std::string path, Document &document)
    : m_table(table), m_path(std::move(path)), m_document(document)
{
    m_document.places.set(m_path, placeOf(table));
}

std::string TableReader::pathOf(std::string_view key) const
{
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

const toml::node *TableReader::take(std::string_view key)
{
    const toml::node *node = m_table.get(key);
    if (node != nullptr)
        m_document.places.set(pathOf(key), placeOf(*node));
    return node;
}

void TableReader::refuse(std::string_view key, const toml::node &node, std::string_view expected)
{
    m_document.places.spoil(pathOf(key), placeOf(node));
    const bool isElement = m_table.get(key) != &node;
    m_document.findings.add(placeOf(node), "'" + std::string(key) + (isElement ? "' holds " : "' is ") +
                                               std::string(typeName(node)) + "; expected " +
                                               std::string(expected));
}

std::optional<std::string> TableReader::text(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto *value = node->as_string())
        return value->get();
    refuse(key, *node, "a text in quotes");
    return std::nullopt;
}

std::optional<double> TableReader::number(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto *whole = node->as_integer())
        return static_cast<double>(whole->get());
    if (const auto *real = node->as_floating_point())
        return real->get();
    refuse(key, *node, "a number");
    return std::nullopt;
}

std::optional<bool> TableReader::flag(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto *value = node->as_boolean())
        return value->get();
    refuse(key, *node, "true or false, without quotes");
    return std::nullopt;
}

std::optional<std::vector<std::string>> TableReader::texts(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return std::nullopt;
    const toml::array *list = node->as_array();
    if (list == nullptr) {
        refuse(key, *node, "a list of texts such as [\"a\", \"b\"]");
        return std::nullopt;
    }
    std::vector<std::string> result;
    for (const toml::node &element : *list) {
        const auto *value = element.as_string();
        if (value == nullptr) {
            refuse(key, element, "a list of texts such as [\"a\", \"b\"]");
            continue;
        }
        m_document.places.set(pathOf(key) + "." + std::to_string(result.size()), placeOf(element));
        result.push_back(value->get());
    }
    if (m_document.places.isSpoilt(pathOf(key)))
        return std::nullopt;
    return result;
}

std::optional<LocalText> TableReader::localText(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto *value = node->as_string())
        return LocalText{value->get(), {}};
    const toml::table *table = node->as_table();
    if (table == nullptr) {
        refuse(key, *node, "a text in quotes or { en = \"...\", zh_CN = \"...\" }");
        return std::nullopt;
    }
    TableReader languages(*table, pathOf(key), m_document);
    languages.refuseOtherKeys({"en", "zh_CN"}, "'" + std::string(key) + "'");
    const auto english = languages.text("en");
    const auto chinese = languages.text("zh_CN");
    if (!english || english->empty()) {
        // Either it was of the wrong type and has been refused, or it is not there.
        if (!m_document.places.isSpoilt(pathOf(key) + ".en"))
            m_document.findings.add(placeOf(*table),
                                    "'" + std::string(key) + "' has no English text; expected en = \"...\"");
        m_document.places.spoil(pathOf(key), placeOf(*table));
        return std::nullopt;
    }
    return LocalText{*english, chinese.value_or("")};
}

std::vector<const toml::table *> TableReader::tables(std::string_view key)
{
    std::vector<const toml::table *> result;
    const toml::node *node = take(key);
    if (node == nullptr)
        return result;
    const std::string expected = "a list of tables, each begun with [[" +
                                 (m_path.empty() ? std::string(key) : "process." + std::string(key)) + "]]";
    if (const toml::array *list = node->as_array()) {
        for (const toml::node &element : *list) {
            if (const toml::table *table = element.as_table())
                result.push_back(table);
            else
                refuse(key, element, expected);
        }
        return result;
    }
    refuse(key, *node, expected);
    if (const toml::table *table = node->as_table())
        result.push_back(table);
    return result;
}

void TableReader::quantity(const ParameterInfo &info, const toml::node &node, ParameterValues &values)
{
    const bool isDuration = info.kind == ParameterKind::Duration;
    const auto *written = node.as_string();
    if (written == nullptr) {
        const bool isNumber = node.is_number();
        refuse(info.name, node,
               std::string(isDuration ? kDurationForm : kBytesForm) +
                   (isDuration && isNumber ? ", because a number has no unit" : ""));
        return;
    }
    const Quantity quantity = isDuration ? parseDuration(written->get()) : parseBytes(written->get());
    if (const auto *value = std::get_if<std::int64_t>(&quantity)) {
        values.setNumber(std::string(info.name), *value);
        return;
    }
    m_document.places.spoil(pathOf(info.name), placeOf(node));
    m_document.findings.add(placeOf(node),
                            "'" + std::string(info.name) + "': " + std::get<std::string>(quantity));
}

void TableReader::parameter(const ParameterInfo &info, ParameterValues &values)
{
    const toml::node *node = take(info.name);
    if (node == nullptr)
        return;
    const std::string name(info.name);
    const auto *whole = node->as_integer();
    switch (info.kind) {
    case ParameterKind::Count:
        if (whole != nullptr)
            values.setNumber(name, whole->get());
        else
            refuse(name, *node, "a whole number");
        return;
    case ParameterKind::Bytes:
        if (whole != nullptr)
            values.setNumber(name, whole->get());
        else
            quantity(info, *node, values);
        return;
    case ParameterKind::Duration:
        quantity(info, *node, values);
        return;
    case ParameterKind::Rate:
        if (node->is_number())
            values.setReal(name, *number(name));
        else
            refuse(name, *node, "messages a second, a number");
        return;
    case ParameterKind::SendsTo:
    case ParameterKind::ReceivesFrom:
        if (const auto *channel = node->as_string())
            values.setNames(name, {channel->get()});
        else
            refuse(name, *node, "the name of a channel in quotes");
        return;
    case ParameterKind::Locks:
    case ParameterKind::Threads:
        if (auto names = texts(name))
            values.setNames(name, std::move(*names));
        return;
    case ParameterKind::Choice:
        if (const auto *word = node->as_string())
            values.setNames(name, {word->get()});
        else
            refuse(name, *node,
                   "one of " + listed({info.choices.begin(), info.choices.end()}) + ", in quotes");
        return;
    case ParameterKind::Flag:
        if (const auto *flag = node->as_boolean())
            values.setNumber(name, flag->get() ? 1 : 0);
        else
            refuse(name, *node, "true or false, without quotes");
        return;
    }
}

std::optional<PicturePlace> TableReader::place(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return std::nullopt;
    const toml::array *list = node->as_array();
    const auto coordinate = [&](std::size_t i) -> std::optional<int> {
        const auto *whole = (*list)[i].as_integer();
        if (whole == nullptr || whole->get() < -PicturePlace::kFarthest ||
            whole->get() > PicturePlace::kFarthest)
            return std::nullopt;
        return static_cast<int>(whole->get());
    };
    if (list != nullptr && list->size() == 2) {
        const auto x = coordinate(0);
        const auto y = coordinate(1);
        if (x && y)
            return PicturePlace{*x, *y};
    }
    refuse(key, *node, kPlaceForm);
    return std::nullopt;
}

ParameterValues TableReader::anyValues(std::string_view key)
{
    constexpr std::string_view kExpected =
        "{ name = value, ... }, each value a text, a number, true or false";
    ParameterValues values;
    const toml::node *node = take(key);
    const toml::table *table = node == nullptr ? nullptr : node->as_table();
    if (table == nullptr) {
        if (node != nullptr)
            refuse(key, *node, kExpected);
        return values;
    }
    for (auto &&[name, value] : *table) {
        const std::string text(name.str());
        m_document.places.set(pathOf(key) + "." + text, placeOf(value));
        if (const auto *words = value.as_string())
            values.setNames(text, {words->get()});
        else if (const auto *whole = value.as_integer())
            values.setNumber(text, whole->get());
        else if (const auto *flag = value.as_boolean())
            values.setNumber(text, flag->get() ? 1 : 0);
        else if (const auto *real = value.as_floating_point())
            values.setReal(text, real->get());
        else
            refuse(key, value, kExpected);
    }
    return values;
}

void TableReader::anyNames(const std::vector<std::string> &except, ParameterValues &values)
{
    for (auto &&[key, node] : m_table) {
        const auto *value = node.as_string();
        if (value != nullptr && std::find(except.begin(), except.end(), key.str()) == except.end())
            values.setNames(std::string(key.str()), {value->get()});
    }
}

void TableReader::refuseOtherKeys(const std::vector<std::string> &known, const std::string &what)
{
    for (auto &&[key, node] : m_table) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end())
            continue;
        const auto &begin = key.source().begin;
        m_document.findings.add({static_cast<int>(begin.line), static_cast<int>(begin.column)},
                                "unknown key " + inQuotes(key.str()) + " in " + what +
                                    hint(key.str(), known));
    }
}

}  // namespace ws
