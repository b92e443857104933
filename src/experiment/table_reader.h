// Takes typed values out of one TOML table and reports what does not fit.
//
// Ownership: refers to the table and the document, which outlive it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/document.h"

namespace ws {

Place placeOf(const toml::node &node);
// "a string", "a list", for messages.
std::string_view typeName(const toml::node &node);

class TableReader
{
public:
    // `path` as in findings.h, "" for the whole file; `what` names the table in messages: "channel 'pipe'".
    TableReader(const toml::table &table, std::string path, Document &document);

    // Each returns nothing when the key is absent, or wrong and reported.
    std::optional<std::string> text(std::string_view key);
    std::optional<double> number(std::string_view key);
    std::optional<bool> flag(std::string_view key);
    std::optional<std::vector<std::string>> texts(std::string_view key);
    std::optional<LocalText> localText(std::string_view key);
    std::optional<PicturePlace> place(std::string_view key);  // [x, y]
    // The tables of [[key]]; a single [key] is reported and taken as one.
    std::vector<const toml::table *> tables(std::string_view key);
    void parameter(const ParameterInfo &info, ParameterValues &values);
    // The values of a table { a = "x", b = 1 } of texts, numbers and flags, whatever its keys.
    ParameterValues anyValues(std::string_view key);
    // Names under keys that cannot be judged because the role is unknown; see Wire::mayHaveMoreEnds.
    void anyNames(const std::vector<std::string> &except, ParameterValues &values);

    void refuseOtherKeys(const std::vector<std::string> &known, const std::string &what);
    bool has(std::string_view key) const { return m_table.contains(key); }

private:
    std::string pathOf(std::string_view key) const;
    const toml::node *take(std::string_view key);
    void refuse(std::string_view key, const toml::node &node, std::string_view expected);
    void quantity(const ParameterInfo &info, const toml::node &node, ParameterValues &values);

    const toml::table &m_table;
    std::string m_path;
    Document &m_document;
};

}  // namespace ws
