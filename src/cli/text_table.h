// A table for a terminal: columns as wide as their widest cell, two spaces between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ws::cli {

// As a terminal shows it: characters, not bytes, and those of Chinese are two columns wide.
std::size_t columnsOf(std::string_view text);
// The first character of a text that is not empty: its bytes.
std::string_view firstCharacter(std::string_view text);
bool isWide(std::string_view character);

class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        std::string title;
        Align align = Align::Left;
    };

    explicit TextTable(std::vector<Column> columns);

    // As many cells as columns.
    void addRow(std::vector<std::string> cells);
    // Each line begins with `indent` and ends with a line feed; no spaces at the end of a line.
    std::string text(std::string_view indent = "") const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace ws::cli
