// What a script does with each name: collected while it is read, summed up at the end.
//
// A thing is a global or a local. A local made from a thing and never changed is that thing under another name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/script_scan.h"

namespace ws {

struct ScriptThing
{
    enum class Kind { None, Global, Local };
    Kind kind = Kind::None;
    std::size_t index = 0;

    explicit operator bool() const { return kind != Kind::None; }
};

class ScriptNames
{
public:
    using Thing = ScriptThing;

    // Scopes of locals, innermost last.
    void openScope() { m_scopes.push_back(m_visible.size()); }
    void closeScope();
    void declare(std::string name, Thing madeFrom = {});
    // The local of that name that is visible here, else the global.
    Thing find(std::string_view name, int line);
    // The global or quoted name, whatever locals there are.
    Thing global(std::string_view name, int line);

    bool isGlobal(Thing thing, std::string_view name) const;
    void method(Thing thing, std::string_view name);
    void assign(Thing thing);
    // It goes where it cannot be followed.
    void escape(Thing thing);
    // Its value is looked at and nothing more, as far as `callee` is what the library has by that name.
    void read(Thing thing);
    void passTo(Thing callee, Thing thing);

    // The mentions, but not the library's own names.
    std::vector<ScriptMention> mentions();
    bool isAssigned(std::string_view global) const;
    bool reads(std::string_view global) const;

private:
    struct Record
    {
        std::string name;
        int line = 0;
        Thing madeFrom;
        std::vector<std::string> methods;
        bool read = false;
        bool assigned = false;
        bool escaped = false;
    };
    struct Passed
    {
        Thing callee;
        Thing thing;
    };

    Record &record(Thing thing)
    {
        return thing.kind == Thing::Kind::Local ? m_locals[thing.index] : m_globals[thing.index];
    }
    void noteMethod(Record &record, std::string_view name);
    void sumUp();

    std::vector<Record> m_globals;
    std::vector<Record> m_locals;
    std::vector<std::size_t> m_visible;  // locals
    std::vector<std::size_t> m_scopes;   // how many were visible outside
    std::vector<Passed> m_passed;
};

}  // namespace ws
