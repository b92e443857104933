#include "body/script_scan.h"

#include <algorithm>
#include <lua.hpp>
#include <memory>
#include <string>

#include "body/script_reader.h"
#include "body/script_words.h"

namespace ws {

namespace {

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// "script:3: 'end' expected (to close 'while' at line 1) near <eof>"
ScriptProblem problemOf(std::string_view message)
{
    ScriptProblem problem;
    problem.line = 1;
    std::string text(message);
    const std::size_t number = text.find(':');
    const std::size_t rest = text.find(": ", number + 1);
    if (number != std::string::npos && rest != std::string::npos) {
        problem.line = std::max(1, std::atoi(text.c_str() + number + 1));
        text = text.substr(rest + 2);
    }
    replaceAll(text, "near <eof>", "at the end of the script");
    replaceAll(text, "<eof>", "the end of the script");
    replaceAll(text, "<name>", "a name");
    replaceAll(text, " at line ", " in the script's line ");
    replaceAll(text, "<goto", "goto");
    replaceAll(text, "> in the script's line", " in the script's line");
    replaceAll(text, "syntax error", "this is no statement");
    problem.message = std::move(text);
    return problem;
}

}  // namespace

ScriptScan scanScript(std::string_view text)
{
    ScriptScan scan;
    const std::unique_ptr<lua_State, decltype(&lua_close)> lua(luaL_newstate(), lua_close);
    if (lua == nullptr) {
        scan.problems.push_back({1, "there is no memory to read the script"});
        return scan;
    }
    if (luaL_loadbufferx(lua.get(), text.data(), text.size(), "=script", "t") != LUA_OK) {
        std::size_t size = 0;
        const char *message = lua_tolstring(lua.get(), -1, &size);
        scan.problems.push_back(problemOf({message, size}));
        return scan;
    }
    ScriptReader reader(text);
    reader.read(scan.problems, scan.mentions);
    scan.endsProcess = reader.reads("exit_process") || reader.reads("crash");
    return scan;
}

std::vector<std::string> methodsOf(std::string_view family)
{
    std::vector<std::string> methods;
    for (const MethodWord &word : methodWords()) {
        if (word.family == family)
            methods.emplace_back(word.name);
    }
    methods.emplace_back("name");
    return methods;
}

std::uint32_t abilitiesIn(std::string_view family, const ScriptMention &mention)
{
    std::uint32_t possible = 0;
    std::uint32_t called = 0;
    for (const MethodWord &word : methodWords()) {
        if (word.family != family)
            continue;
        possible |= word.abilities;
        if (std::find(mention.methods.begin(), mention.methods.end(), word.name) != mention.methods.end())
            called |= word.abilities;
    }
    if (mention.abilities == kEverything)
        return possible;
    // Closing alone: the thread is one of its senders, and has nothing to say.
    return family == "channel" ? mention.abilities & possible : called;
}

}  // namespace ws
