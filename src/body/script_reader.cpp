#include "body/script_reader.h"

#include <algorithm>

namespace ws {

namespace {

using Kind = ScriptToken::Kind;

constexpr std::string_view kBinary[] = {"+",  "-",  "*", "/",  "//", "^",  "%",  "&",  "~",   "|", ">>",
                                        "<<", "..", "<", "<=", ">",  ">=", "==", "~=", "and", "or"};
constexpr std::string_view kUnary[] = {"-", "not", "#", "~"};
// Functions of the library that look at their arguments and keep nothing of them.
constexpr std::string_view kOnlyLook[] = {"receive_any", "log", "print", "tostring", "type"};

template <typename Words>
bool isOneOf(const ScriptToken &token, const Words &words)
{
    return token.kind == Kind::Symbol &&
           std::find(std::begin(words), std::end(words), token.text) != std::end(words);
}

}  // namespace

void ScriptReader::read(std::vector<ScriptProblem> &problems, std::vector<ScriptMention> &mentions)
{
    checkName();
    block();
    if (m_names.isAssigned("object"))
        m_problems.push_back({1, "'object' is the library's; a script cannot give that name another value"});
    problems = std::move(m_problems);
    mentions = m_names.mentions();
}

void ScriptReader::advance()
{
    m_token = std::move(m_ahead);
    m_ahead = m_lexer.next();
    checkName();
}

void ScriptReader::checkName()
{
    if (m_token.kind == Kind::Name && m_token.text == "_ENV")
        problem("a script cannot use _ENV: nobody could tell which names it means");
}

bool ScriptReader::accept(std::string_view symbol)
{
    if (!m_token.is(symbol))
        return false;
    advance();
    return true;
}

std::string ScriptReader::acceptName()
{
    std::string name;
    if (m_token.kind == Kind::Name)
        name = m_token.text;
    advance();
    return name;
}

bool ScriptReader::atBlockEnd() const
{
    return m_token.kind == Kind::End || m_token.is("end") || m_token.is("else") || m_token.is("elseif") ||
           m_token.is("until");
}

void ScriptReader::problem(std::string message)
{
    m_problems.push_back({m_token.line, std::move(message)});
}

void ScriptReader::block()
{
    m_names.openScope();
    statements();
    m_names.closeScope();
}

void ScriptReader::statements()
{
    while (!atBlockEnd())
        statement();
}

void ScriptReader::statement()
{
    if (accept(";") || accept("break"))
        return;
    if (accept("::")) {
        acceptName();
        accept("::");
    } else if (accept("goto")) {
        acceptName();
    } else if (accept("do")) {
        block();
        accept("end");
    } else if (accept("while")) {
        m_names.escape(expression());
        accept("do");
        block();
        accept("end");
    } else if (accept("repeat")) {
        // The condition sees the locals of the block.
        m_names.openScope();
        statements();
        accept("until");
        m_names.escape(expression());
        m_names.closeScope();
    } else if (m_token.is("if")) {
        ifStatement();
    } else if (accept("for")) {
        forStatement();
    } else if (accept("function")) {
        functionStatement();
    } else if (accept("local")) {
        localStatement();
    } else if (accept("return")) {
        if (!atBlockEnd() && !m_token.is(";"))
            escapeAll();
        accept(";");
    } else {
        expressionStatement();
    }
}

void ScriptReader::ifStatement()
{
    while (accept("if") || accept("elseif")) {
        m_names.escape(expression());
        accept("then");
        block();
    }
    if (accept("else"))
        block();
    accept("end");
}

void ScriptReader::forStatement()
{
    std::vector<std::string> names = {acceptName()};
    while (accept(","))
        names.push_back(acceptName());
    if (!accept("="))
        accept("in");
    escapeAll();
    accept("do");
    m_names.openScope();
    for (std::string &name : names)
        m_names.declare(std::move(name));
    statements();
    m_names.closeScope();
    accept("end");
}

void ScriptReader::functionStatement()
{
    const int line = m_token.line;
    const Thing named = m_names.find(acceptName(), line);
    bool isField = false;
    bool isMethod = false;
    while (m_token.is(".") || m_token.is(":")) {
        isField = true;
        isMethod = m_token.is(":");
        advance();
        acceptName();
    }
    if (isField)
        m_names.escape(named);
    else
        m_names.assign(named);
    functionBody(isMethod);
}

void ScriptReader::localStatement()
{
    if (accept("function")) {
        m_names.declare(acceptName());
        functionBody(false);
        return;
    }
    std::vector<std::string> names;
    do {
        names.push_back(acceptName());
        if (accept("<")) {
            acceptName();
            accept(">");
        }
    } while (accept(","));
    std::vector<Thing> values;
    if (accept("="))
        values = expressionList();
    // Visible from here on, not in their own values.
    for (std::size_t i = 0; i < names.size(); ++i)
        m_names.declare(std::move(names[i]), i < values.size() ? values[i] : Thing{});
    for (std::size_t i = names.size(); i < values.size(); ++i)
        m_names.escape(values[i]);
}

void ScriptReader::expressionStatement()
{
    std::vector<Thing> targets = {suffixed()};
    while (accept(","))
        targets.push_back(suffixed());
    if (!accept("="))
        return;
    escapeAll();
    for (const Thing target : targets)
        m_names.assign(target);
}

void ScriptReader::functionBody(bool hasSelf)
{
    m_names.openScope();
    if (hasSelf)
        m_names.declare("self");
    accept("(");
    while (m_token.kind != Kind::End && !m_token.is(")")) {
        if (m_token.kind == Kind::Name)
            m_names.declare(m_token.text);
        advance();
    }
    accept(")");
    statements();
    m_names.closeScope();
    accept("end");
}

ScriptNames::Thing ScriptReader::expression()
{
    Thing first = operand();
    while (isOneOf(m_token, kBinary)) {
        m_names.escape(first);
        first = {};
        advance();
        m_names.escape(operand());
    }
    return first;
}

ScriptNames::Thing ScriptReader::operand()
{
    bool isPlain = true;
    while (isOneOf(m_token, kUnary)) {
        isPlain = false;
        advance();
    }
    if (m_token.is("{")) {
        tableConstructor();
        return {};
    }
    if (accept("function")) {
        functionBody(false);
        return {};
    }
    if (m_token.kind != Kind::Name && !m_token.is("(")) {
        advance();  // a constant
        return {};
    }
    const Thing thing = suffixed();
    if (isPlain)
        return thing;
    m_names.escape(thing);
    return {};
}

ScriptNames::Thing ScriptReader::suffixed()
{
    Thing thing;
    if (accept("(")) {
        m_names.escape(expression());
        accept(")");
    } else {
        const int line = m_token.line;
        thing = m_names.find(acceptName(), line);
        // Whatever is done with it but a call has lost track of the names.
        if (m_names.isGlobal(thing, "object") && !m_token.is("(") && m_token.kind != Kind::Text &&
            !m_token.is("="))
            problem("'object' can only be called: object(\"fork 1\")");
    }
    for (;;) {
        if (accept(".")) {
            m_names.escape(thing);
            acceptName();
            thing = {};
        } else if (accept("[")) {
            m_names.escape(thing);
            m_names.escape(expression());
            accept("]");
            thing = {};
        } else if (accept(":")) {
            m_names.method(thing, m_token.text);
            acceptName();
            call({});
            thing = {};
        } else if (m_token.is("(") || m_token.is("{") || m_token.kind == Kind::Text) {
            thing = call(thing);
        } else {
            return thing;
        }
    }
}

// The arguments; what the call gives, where that can be told.
ScriptNames::Thing ScriptReader::call(Thing callee)
{
    m_names.read(callee);
    if (m_names.isGlobal(callee, "object"))
        return object();
    if (m_token.kind == Kind::Text) {
        advance();
        return {};
    }
    if (m_token.is("{")) {
        tableConstructor();
        return {};
    }
    accept("(");
    std::vector<Thing> arguments;
    if (!m_token.is(")"))
        arguments = expressionList();
    accept(")");
    const bool onlyLooks = std::any_of(std::begin(kOnlyLook), std::end(kOnlyLook),
                                       [&](std::string_view name) { return m_names.isGlobal(callee, name); });
    for (const Thing argument : arguments) {
        if (onlyLooks)
            m_names.passTo(callee, argument);
        else
            m_names.escape(argument);
    }
    return {};
}

ScriptNames::Thing ScriptReader::object()
{
    const int line = m_token.line;
    const bool inBrackets = accept("(");
    if (m_token.kind == Kind::Text && (!inBrackets || m_ahead.is(")"))) {
        const Thing named = m_names.global(m_token.text, line);
        advance();
        if (inBrackets)
            accept(")");
        return named;
    }
    problem("object() takes one name between quotes, so that it is known before the run who uses what; give "
            "a thread "
            "an argument where it differs");
    if (inBrackets) {
        if (!m_token.is(")"))
            escapeAll();
        accept(")");
    }
    return {};
}

void ScriptReader::tableConstructor()
{
    accept("{");
    while (m_token.kind != Kind::End && !m_token.is("}")) {
        if (accept("[")) {
            m_names.escape(expression());
            accept("]");
            accept("=");
        } else if (m_token.kind == Kind::Name && m_ahead.is("=")) {
            advance();
            advance();
        }
        m_names.escape(expression());
        if (!accept(","))
            accept(";");
    }
    accept("}");
}

std::vector<ScriptNames::Thing> ScriptReader::expressionList()
{
    std::vector<Thing> values = {expression()};
    while (accept(","))
        values.push_back(expression());
    return values;
}

void ScriptReader::escapeAll()
{
    for (const Thing value : expressionList())
        m_names.escape(value);
}

}  // namespace ws
