#include "experiment/words.h"

#include <algorithm>
#include <cstdint>

namespace ws {
namespace {

constexpr std::size_t kLongestQuote = 60;  // characters
constexpr std::size_t kLongestList = 16;
// Bounds the work on a hostile file: beyond these a guess would be of no help anyway.
constexpr std::size_t kMostCandidates = 500;
constexpr std::size_t kLongestGuess = 64;  // bytes

struct CodePoint
{
    std::uint32_t value = 0;
    std::size_t length = 0;  // bytes; 0: not UTF-8
};

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return {};
    std::uint32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF)
        return {};
    return {value, length};
}

bool isControl(std::uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

// Edit distance in which two swapped neighbours count as one slip.
std::size_t slips(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        beforeLast.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string inQuotes(std::string_view text)
{
    std::string result = "'";
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (++characters > kLongestQuote) {
            result += "...";
            break;
        }
        const CodePoint point = codePointAt(text, at);
        if (point.length == 0 || isControl(point.value))
            result += '?';
        else
            result += text.substr(at, point.length);
        at += std::max<std::size_t>(point.length, 1);
    }
    return result + "'";
}

std::string listed(const std::vector<std::string> &words)
{
    std::string result;
    const std::size_t shown = std::min(words.size(), kLongestList);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            result += ", ";
        result += words[i];
    }
    if (words.size() > shown)
        result += " and " + std::to_string(words.size() - shown) + " more";
    return result;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string> &known)
{
    if (word.empty() || word.size() > kLongestGuess)
        return std::nullopt;
    const std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
    std::optional<std::string> best;
    std::size_t bestSlips = allowed + 1;
    for (std::size_t i = 0; i < std::min(known.size(), kMostCandidates); ++i) {
        const std::string &candidate = known[i];
        const std::size_t longer = std::max(candidate.size(), word.size());
        const std::size_t shorter = std::min(candidate.size(), word.size());
        if (longer - shorter >= bestSlips || candidate.size() > kLongestGuess)
            continue;
        const std::size_t count = slips(word, candidate);
        // As many slips as letters means that nothing is left of the word.
        if (count < bestSlips && count < candidate.size() && count < word.size()) {
            bestSlips = count;
            best = candidate;
        }
    }
    return best;
}

std::string hint(std::string_view word, const std::vector<std::string> &known)
{
    if (const auto near = nearest(word, known))
        return "; did you mean " + inQuotes(*near);
    return known.empty() ? "" : "; expected one of " + listed(known);
}

std::string withArticle(std::string_view noun)
{
    const bool vowel =
        !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

bool isLuaName(std::string_view text)
{
    constexpr std::string_view kReserved[] = {
        "and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
        "in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while"};
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    if (text.empty() || !isLetter(text.front()) ||
        std::find(std::begin(kReserved), std::end(kReserved), text) != std::end(kReserved))
        return false;
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

std::optional<std::size_t> firstBadUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        if (point.length == 0)
            return at;
        at += point.length;
    }
    return std::nullopt;
}

std::optional<std::string> nameFault(std::string_view name)
{
    if (firstBadUtf8(name))
        return "is not UTF-8";
    std::size_t characters = 0;
    for (std::size_t at = 0; at < name.size(); ++characters) {
        const CodePoint point = codePointAt(name, at);
        if (isControl(point.value))
            return "holds a control character";
        at += point.length;
    }
    if (characters == 0 || characters > kLongestName)
        return "has " + std::to_string(characters) + " characters; expected 1 to " +
               std::to_string(kLongestName);
    return std::nullopt;
}

}  // namespace ws
