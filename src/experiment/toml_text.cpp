#include "experiment/toml_text.h"

#include <algorithm>
#include <optional>

#include "experiment/file_content.h"
#include "experiment/findings.h"
#include "experiment/words.h"

namespace ws {
namespace {

constexpr int kMostDotsInLine = 16;

Place placeAt(std::string_view text, std::size_t offset)
{
    Place place{1, 1};
    for (std::size_t i = 0; i < offset; ++i) {
        if (text[i] == '\n')
            place = {place.line + 1, 1};
        else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            ++place.column;
    }
    return place;
}

// Offset behind the text in quotes that begins at `at`; as TOML has it, up to two quotes may stand before the
// closing three.
std::size_t endOfQuoted(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    const std::string three(3, quote);
    const bool isLong = text.substr(at, 3) == three;
    for (at += isLong ? 3 : 1; at < text.size(); ++at) {
        if (text[at] == '\\' && quote == '"')
            ++at;
        else if (isLong && text.substr(at, 3) == three) {
            at += 3;
            for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra)
                ++at;
            return at;
        } else if (!isLong && text[at] == quote)
            return at + 1;
        else if (!isLong && text[at] == '\n')
            return at;
    }
    return text.size();
}

// The parser makes a table inside a table for every dot of a key and takes them down by recursion: a key of a
// hundred thousand dots would overflow the stack. The offset of the first line with so many, if there is one.
std::optional<std::size_t> firstDeepKey(std::string_view text)
{
    int dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char character = text[at];
        if (character == '"' || character == '\'') {
            at = endOfQuoted(text, at);
            continue;
        }
        if (character == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (character == '\n')
            dots = 0;
        else if (character == '.' && ++dots > kMostDotsInLine)
            return at;
        ++at;
    }
    return std::nullopt;
}

std::string inOurWords(std::string_view description)
{
    constexpr std::string_view prefix = "Error while parsing ";
    if (description.starts_with(prefix))
        description.remove_prefix(prefix.size());
    std::string words = "not TOML: ";
    for (const char character : description)
        words += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
    while (words.ends_with('.') || words.ends_with(' '))
        words.pop_back();
    return words;
}

// Nothing where the parser ran into one of its own assertions.
std::optional<toml::parse_result> parseToml(std::string_view text)
{
    try {
        return toml::parse(text);
    } catch (const TomlAssertion &) {
        return std::nullopt;
    }
}

// The parser reads from left to right, so the shortest beginning of the text that it cannot take ends with the
// character that it cannot take.
Place placeOfAssertion(std::string_view text)
{
    std::size_t good = 0;
    std::size_t bad = text.size();
    while (bad - good > 1) {
        const std::size_t middle = good + (bad - good) / 2;
        (parseToml(text.substr(0, middle)) ? good : bad) = middle;
    }
    return placeAt(text, good);
}

}  // namespace

std::variant<toml::table, FileProblem> tomlTable(std::string_view text, const std::string &fileName,
                                                 const std::string &what)
{
    const auto problem = [&fileName](Place place, std::string message) {
        return FileProblem{fileName, place.line, place.column, std::move(message)};
    };
    if (text.size() > kLargestFile)
        return problem({}, "is larger than " + what + " may be; expected at most 1 MiB");
    if (const auto bad = firstBadUtf8(text))
        return problem(placeAt(text, *bad), "not UTF-8; expected a text file in UTF-8");
    if (const auto deep = firstDeepKey(text))
        return problem(placeAt(text, *deep), "a key with more than " + std::to_string(kMostDotsInLine) +
                                                 " dots; no key of " + what + " has any");
    auto result = parseToml(text);
    if (!result)
        return problem(placeOfAssertion(text), "not TOML: a character that cannot stand here");
    if (!*result) {
        const auto &begin = result->error().source().begin;
        return problem({static_cast<int>(begin.line), static_cast<int>(begin.column)},
                       inOurWords(result->error().description()));
    }
    return std::move(*result).table();
}

}  // namespace ws
