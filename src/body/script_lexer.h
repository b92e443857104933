// Cuts a Lua 5.4 text into its words. For texts that the Lua compiler has accepted: what it would refuse is cut somehow.
//
// Source: Lua 5.4 Reference Manual, section 3.1.
#pragma once

#include <string>
#include <string_view>

namespace ws {

struct ScriptToken
{
    enum class Kind { Name, Text, Number, Symbol, End };  // Symbol: keywords too

    Kind kind = Kind::End;
    std::string text;  // of a Text its value
    int line = 1;

    bool is(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
};

class ScriptLexer
{
public:
    explicit ScriptLexer(std::string_view text) : m_text(text) {}

    ScriptToken next();

private:
    char at(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    void skipBlanks();
    bool readLongText(std::string &value);  // false: no long bracket begins here
    std::string readText(char quote);
    void readEscape(std::string &value);
    std::string readNumber();
    std::string readSymbol();

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

}  // namespace ws
