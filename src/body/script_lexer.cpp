#include "body/script_lexer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace ws {

namespace {

constexpr std::string_view kKeywords[] = {
    "and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
    "in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while"};
// The longer ones first.
constexpr std::string_view kSymbols[] = {"...", "<<", ">>", "//", "==", "~=", "<=", ">=", "::", ".."};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordChar(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

void appendUtf8(std::string &to, std::uint32_t point)
{
    if (point < 0x80) {
        to += static_cast<char>(point);
        return;
    }
    int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    to += static_cast<char>((0xff00 >> (more + 1) & 0xff) | (point >> (6 * more)));
    while (more-- > 0)
        to += static_cast<char>(0x80 | (point >> (6 * more) & 0x3f));
}

}  // namespace

ScriptToken ScriptLexer::next()
{
    skipBlanks();
    ScriptToken token;
    token.line = m_line;
    if (m_at >= m_text.size())
        return token;
    const char c = at();
    if (isWordChar(c) && !isDigit(c)) {
        const std::size_t begin = m_at;
        while (isWordChar(at()))
            ++m_at;
        token.text = m_text.substr(begin, m_at - begin);
        const bool isKeyword =
            std::find(std::begin(kKeywords), std::end(kKeywords), token.text) != std::end(kKeywords);
        token.kind = isKeyword ? ScriptToken::Kind::Symbol : ScriptToken::Kind::Name;
    } else if (c == '"' || c == '\'') {
        token.kind = ScriptToken::Kind::Text;
        token.text = readText(c);
    } else if (c == '[' && readLongText(token.text)) {
        token.kind = ScriptToken::Kind::Text;
    } else if (isDigit(c) || (c == '.' && isDigit(at(1)))) {
        token.kind = ScriptToken::Kind::Number;
        token.text = readNumber();
    } else {
        token.kind = ScriptToken::Kind::Symbol;
        token.text = readSymbol();
    }
    return token;
}

void ScriptLexer::skipBlanks()
{
    while (m_at < m_text.size()) {
        const char c = at();
        if (c == '\n')
            ++m_line;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            ++m_at;
            continue;
        }
        if (c != '-' || at(1) != '-')
            return;
        m_at += 2;
        std::string comment;
        if (at() == '[' && readLongText(comment))
            continue;
        while (m_at < m_text.size() && at() != '\n')
            ++m_at;
    }
}

bool ScriptLexer::readLongText(std::string &value)
{
    std::size_t level = 1;
    while (at(level) == '=')
        ++level;
    if (at(level) != '[')
        return false;
    const std::string close = "]" + std::string(level - 1, '=') + "]";
    std::size_t begin = m_at + level + 1;
    const std::size_t end = std::min(m_text.find(close, begin), m_text.size());
    m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                          m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    if (begin < end && m_text[begin] == '\n')
        ++begin;
    value = m_text.substr(begin, end - begin);
    m_at = std::min(end + close.size(), m_text.size());
    return true;
}

std::string ScriptLexer::readText(char quote)
{
    std::string value;
    ++m_at;
    while (m_at < m_text.size() && at() != quote) {
        if (at() == '\\')
            readEscape(value);
        else
            value += m_text[m_at++];
    }
    ++m_at;
    return value;
}

void ScriptLexer::readEscape(std::string &value)
{
    constexpr std::string_view kLetters = "abfnrtv";
    constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v";
    const char c = at(1);
    m_at += 2;
    if (const std::size_t letter = kLetters.find(c); letter != std::string_view::npos) {
        value += kMeanings[letter];
    } else if (c == 'x') {
        value += static_cast<char>(std::strtol(std::string(m_text.substr(m_at, 2)).c_str(), nullptr, 16));
        m_at += 2;
    } else if (isDigit(c)) {
        std::size_t digits = 1;
        while (digits < 3 && isDigit(at(digits - 1)))
            ++digits;
        value += static_cast<char>(std::atoi(std::string(m_text.substr(m_at - 1, digits)).c_str()));
        m_at += digits - 1;
    } else if (c == 'u') {
        const std::size_t end = std::min(m_text.find('}', m_at), m_text.size());
        const std::string digits(m_text.substr(m_at + 1, end - m_at - 1));
        appendUtf8(value, static_cast<std::uint32_t>(std::strtoul(digits.c_str(), nullptr, 16)));
        m_at = end + 1;
    } else if (c == 'z') {
        while (at() == ' ' || (at() >= '\t' && at() <= '\r')) {
            if (at() == '\n')
                ++m_line;
            ++m_at;
        }
    } else {
        if (c == '\n')
            ++m_line;
        value += c;
    }
}

std::string ScriptLexer::readNumber()
{
    const std::size_t begin = m_at;
    const bool isHex = at() == '0' && (at(1) == 'x' || at(1) == 'X');
    while (isWordChar(at()) || at() == '.') {
        const char c = at();
        ++m_at;
        const bool isExponent = isHex ? c == 'p' || c == 'P' : c == 'e' || c == 'E';
        if (isExponent && (at() == '+' || at() == '-'))
            ++m_at;
    }
    return std::string(m_text.substr(begin, m_at - begin));
}

std::string ScriptLexer::readSymbol()
{
    for (const std::string_view symbol : kSymbols) {
        if (m_text.substr(m_at, symbol.size()) == symbol) {
            m_at += symbol.size();
            return std::string(symbol);
        }
    }
    return std::string(1, m_text[m_at++]);
}

}  // namespace ws
