#include "body/script_names.h"

#include <algorithm>

#include "body/script_words.h"

namespace ws {

void ScriptNames::closeScope()
{
    m_visible.resize(m_scopes.back());
    m_scopes.pop_back();
}

void ScriptNames::declare(std::string name, Thing madeFrom)
{
    Record local;
    local.name = std::move(name);
    local.madeFrom = madeFrom;
    m_visible.push_back(m_locals.size());
    m_locals.push_back(std::move(local));
    if (madeFrom)
        record(madeFrom).read = true;
}

ScriptNames::Thing ScriptNames::find(std::string_view name, int line)
{
    const auto local = std::find_if(m_visible.rbegin(), m_visible.rend(),
                                    [&](std::size_t index) { return m_locals[index].name == name; });
    if (local != m_visible.rend())
        return {Thing::Kind::Local, *local};
    return global(name, line);
}

ScriptNames::Thing ScriptNames::global(std::string_view name, int line)
{
    const auto known = std::find_if(m_globals.begin(), m_globals.end(),
                                    [&](const Record &record) { return record.name == name; });
    const auto index = static_cast<std::size_t>(known - m_globals.begin());
    if (known == m_globals.end()) {
        Record made;
        made.name = name;
        made.line = line;
        m_globals.push_back(std::move(made));
    }
    return {Thing::Kind::Global, index};
}

bool ScriptNames::isGlobal(Thing thing, std::string_view name) const
{
    return thing.kind == Thing::Kind::Global && m_globals[thing.index].name == name;
}

void ScriptNames::noteMethod(Record &record, std::string_view name)
{
    record.read = true;
    if (std::find(record.methods.begin(), record.methods.end(), name) == record.methods.end())
        record.methods.emplace_back(name);
}

void ScriptNames::method(Thing thing, std::string_view name)
{
    if (thing)
        noteMethod(record(thing), name);
}

void ScriptNames::assign(Thing thing)
{
    if (thing)
        record(thing).assigned = true;
}

void ScriptNames::escape(Thing thing)
{
    if (thing)
        record(thing).read = record(thing).escaped = true;
}

void ScriptNames::read(Thing thing)
{
    if (thing)
        record(thing).read = true;
}

void ScriptNames::passTo(Thing callee, Thing thing)
{
    if (!thing)
        return;
    if (isGlobal(callee, "receive_any"))
        method(thing, "receive");
    else
        read(thing);
    m_passed.push_back({callee, thing});
}

bool ScriptNames::isAssigned(std::string_view name) const
{
    return std::any_of(m_globals.begin(), m_globals.end(),
                       [&](const Record &record) { return record.name == name && record.assigned; });
}

bool ScriptNames::reads(std::string_view name) const
{
    return std::any_of(m_globals.begin(), m_globals.end(),
                       [&](const Record &record) { return record.name == name && record.read; });
}

// What was done with a local was done with what it was made from, which is older.
void ScriptNames::sumUp()
{
    for (const Passed &passed : m_passed) {
        if (record(passed.callee).assigned)
            escape(passed.thing);
    }
    for (auto local = m_locals.rbegin(); local != m_locals.rend(); ++local) {
        if (!local->madeFrom)
            continue;
        Record &source = record(local->madeFrom);
        if (local->assigned || local->escaped)
            source.escaped = true;
        for (const std::string &method : local->methods)
            noteMethod(source, method);
    }
}

std::vector<ScriptMention> ScriptNames::mentions()
{
    sumUp();
    std::vector<ScriptMention> mentions;
    for (const Record &record : m_globals) {
        if (!record.read || isLibraryName(record.name) || record.name == "_ENV")
            continue;
        ScriptMention mention;
        mention.name = record.name;
        mention.line = record.line;
        mention.methods = record.methods;
        mention.assigned = record.assigned;
        for (const std::string &method : record.methods)
            mention.abilities |= methodAbilities(method);
        const auto closes = std::find(record.methods.begin(), record.methods.end(), "close");
        if (closes != record.methods.end() && (mention.abilities & (kSends | kReceives)) == 0)
            mention.abilities |= kSends;
        if (record.escaped || record.assigned)
            mention.abilities = kEverything;
        mentions.push_back(std::move(mention));
    }
    std::stable_sort(
        mentions.begin(), mentions.end(),
        [](const ScriptMention &left, const ScriptMention &right) { return left.line < right.line; });
    return mentions;
}

}  // namespace ws
