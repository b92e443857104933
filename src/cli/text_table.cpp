#include "cli/text_table.h"

#include <algorithm>

#include "base/assert.h"

namespace ws::cli {

std::string_view firstCharacter(std::string_view text)
{
    std::size_t bytes = 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xc0u) == 0x80u)
        ++bytes;
    return text.substr(0, bytes);
}

// Ideographs and their punctuation, and the wide forms of Latin: in UTF-8 three bytes from U+2E80 on.
bool isWide(std::string_view character)
{
    if (character.size() == 4)
        return static_cast<unsigned char>(character[1]) >= 0xa0;
    if (character.size() != 3)
        return false;
    const auto first = static_cast<unsigned char>(character[0]);
    const auto second = static_cast<unsigned char>(character[1]);
    return (first == 0xe2 && second >= 0xba) || (first >= 0xe3 && first <= 0xed) ||
           (first == 0xef && second >= 0xbc && second <= 0xbd);
}

std::size_t columnsOf(std::string_view text)
{
    std::size_t columns = 0;
    while (!text.empty()) {
        const std::string_view character = firstCharacter(text);
        columns += isWide(character) ? 2 : 1;
        text.remove_prefix(character.size());
    }
    return columns;
}

TextTable::TextTable(std::vector<Column> columns) : m_columns(std::move(columns))
{
    std::vector<std::string> titles;
    for (const Column &column : m_columns)
        titles.push_back(column.title);
    m_rows.push_back(std::move(titles));
}

void TextTable::addRow(std::vector<std::string> cells)
{
    WS_ASSERT(cells.size() == m_columns.size());
    cells.resize(m_columns.size());
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text(std::string_view indent) const
{
    std::vector<std::size_t> widths(m_columns.size(), 0);
    for (const auto &row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(row[i]));
    }

    std::string all;
    for (const auto &row : m_rows) {
        std::string line(indent);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string fill(widths[i] - columnsOf(row[i]), ' ');
            line +=
                (i > 0 ? "  " : "") + (m_columns[i].align == Align::Right ? fill + row[i] : row[i] + fill);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        all += line + '\n';
    }
    return all;
}

}  // namespace ws::cli
