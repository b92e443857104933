// Reads a Lua text that the compiler has accepted, for the names in it: who is visible where, and what is done with it.
//
// Source: Lua 5.4 Reference Manual, section 9, the complete syntax. Operators need no precedence here.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "body/script_lexer.h"
#include "body/script_names.h"

namespace ws {

class ScriptReader
{
public:
    explicit ScriptReader(std::string_view text)
        : m_lexer(text), m_token(m_lexer.next()), m_ahead(m_lexer.next())
    {
    }

    // Both empty before.
    void read(std::vector<ScriptProblem> &problems, std::vector<ScriptMention> &mentions);
    // After read(): whether the text reads the value of that global anywhere.
    bool reads(std::string_view global) const { return m_names.reads(global); }

private:
    using Thing = ScriptNames::Thing;

    void advance();
    void checkName();
    bool accept(std::string_view symbol);
    std::string acceptName();
    bool atBlockEnd() const;
    void problem(std::string message);

    void block();
    void statements();
    void statement();
    void ifStatement();
    void forStatement();
    void functionStatement();
    void localStatement();
    void expressionStatement();
    void functionBody(bool hasSelf);

    // A thing where the expression is nothing but its name, so that whoever asked decides what becomes of it.
    Thing expression();
    Thing operand();
    Thing suffixed();
    Thing call(Thing callee);
    Thing object();
    void tableConstructor();
    std::vector<Thing> expressionList();
    void escapeAll();  // an expression list whose values go away

    ScriptLexer m_lexer;
    ScriptToken m_token;
    ScriptToken m_ahead;
    ScriptNames m_names;
    std::vector<ScriptProblem> m_problems;
};

}  // namespace ws
