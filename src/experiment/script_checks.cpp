#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "experiment/checks.h"
#include "experiment/uses.h"
#include "experiment/words.h"

namespace ws {
namespace {

class ScriptChecker
{
public:
    ScriptChecker(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                  Findings &findings)
        : m_experiment(experiment), m_vocabulary(vocabulary), m_places(places), m_findings(findings),
          m_scans(experiment, vocabulary)
    {
    }

    void checkAll();

private:
    struct ThreadAt
    {
        const ProcessSpec *process = nullptr;
        const ThreadSpec *thread = nullptr;
        std::string path;
    };

    void checkTexts();
    void checkThreadNames();
    void checkThread(const ThreadAt &at);
    void checkArguments(const ThreadAt &at);
    void checkName(const ThreadAt &at, std::size_t script, const ScriptName &name);
    void checkMethods(std::size_t script, const ScriptName &name);
    void checkOtherThread(const ThreadAt &at, std::size_t script, const ScriptName &name);
    void checkStarts();
    void checkCrossing();
    std::vector<ThreadAt> threads() const;
    const ThreadSpec *threadNamed(std::string_view name) const;
    // Nothing where the thread has no script, or one that is not there.
    std::optional<std::size_t> scriptOf(const ThreadSpec &thread) const;
    std::vector<std::string> namesKnownTo(const ThreadSpec &thread) const;
    void add(const std::string &path, std::string message)
    {
        m_findings.add(m_places.of(path), std::move(message));
    }
    // Of a line of a script, once: several threads may run it.
    void addInScript(std::size_t script, int line, const std::string &message);

    const Experiment &m_experiment;
    const Vocabulary &m_vocabulary;
    const Places &m_places;
    Findings &m_findings;
    ScriptScans m_scans;
    std::set<std::string> m_said;
    bool m_allAreRead = true;
};

void ScriptChecker::checkAll()
{
    checkTexts();
    checkThreadNames();
    for (const ThreadAt &at : threads())
        checkThread(at);
    checkStarts();
    checkCrossing();
}

std::vector<ScriptChecker::ThreadAt> ScriptChecker::threads() const
{
    std::vector<ThreadAt> all;
    for (std::size_t p = 0; p < m_experiment.processes.size(); ++p) {
        const ProcessSpec &process = m_experiment.processes[p];
        for (std::size_t t = 0; t < process.threads.size(); ++t)
            all.push_back({&process, &process.threads[t], threadPath(p, t)});
    }
    return all;
}

const ThreadSpec *ScriptChecker::threadNamed(std::string_view name) const
{
    const ProcessSpec *process = processOf(m_experiment, name);
    if (process == nullptr)
        return nullptr;
    const auto found = std::find_if(process->threads.begin(), process->threads.end(),
                                    [&](const ThreadSpec &thread) { return thread.name == name; });
    return &*found;
}

std::optional<std::size_t> ScriptChecker::scriptOf(const ThreadSpec &thread) const
{
    const ScriptSpec *script = thread.role == kScriptRole ? m_scans.find(thread.script) : nullptr;
    if (script == nullptr)
        return std::nullopt;
    return static_cast<std::size_t>(script - m_experiment.scripts.data());
}

void ScriptChecker::addInScript(std::size_t script, int line, const std::string &message)
{
    const ScriptSpec &spec = m_experiment.scripts[script];
    const std::string lines = scriptPath(script) + ".lines";
    std::string where = "script " + inQuotes(spec.name);
    Place place;
    if (m_places.has(lines)) {
        place = {m_places.of(lines).line + line - 1, 1};
    } else {
        place = m_places.of(scriptPath(script) + ".file");
        where += spec.file.empty() ? ", line " + std::to_string(line)
                                   : " (" + spec.file + ":" + std::to_string(line) + ")";
    }
    if (m_said.insert(where + std::to_string(line) + message).second)
        m_findings.add(place, where + ": " + message);
}

void ScriptChecker::checkTexts()
{
    std::map<std::string, std::size_t, std::less<>> first;
    for (std::size_t i = 0; i < m_experiment.scripts.size(); ++i) {
        const ScriptSpec &script = m_experiment.scripts[i];
        const std::string path = scriptPath(i);
        if (script.name.empty() && !m_places.isSpoilt(path + ".name")) {
            add(path, "a script has no name; expected name = \"...\"");
        } else if (!script.name.empty()) {
            if (const auto fault = nameFault(script.name))
                add(path + ".name", "the name " + inQuotes(script.name) + " of a script " + *fault);
            if (!first.try_emplace(script.name, i).second)
                add(path + ".name", "the name " + inQuotes(script.name) +
                                        " is already the name of a script; scripts need names of their own");
        }
        const bool isSpoilt = m_places.isSpoilt(path + ".text") || m_places.isSpoilt(path + ".file");
        if (script.text.empty() && !isSpoilt)
            add(path, "script " + inQuotes(script.name) +
                          " has no text; expected text = \"\"\"...\"\"\" or file = \"name.lua\"");
        if (!m_vocabulary.scanScript || isSpoilt || script.name.empty()) {
            m_allAreRead = false;
            continue;
        }
        for (const ScriptProblem &problem : m_scans.of(script).problems) {
            m_allAreRead = false;
            addInScript(i, problem.line, problem.message);
        }
    }
}

// Scripts call channels, primitives and threads by name alone.
void ScriptChecker::checkThreadNames()
{
    if (m_experiment.scripts.empty())
        return;
    std::set<std::string, std::less<>> objects;
    for (const ChannelSpec &channel : m_experiment.channels)
        objects.insert(channel.name);
    for (const PrimitiveSpec &primitive : m_experiment.primitives)
        objects.insert(primitive.name);
    for (const ThreadAt &at : threads()) {
        if (objects.contains(at.thread->name))
            add(at.path + ".name",
                "the name " + inQuotes(at.thread->name) +
                    " of a thread is already the name of a channel or primitive, and scripts "
                    "could not tell them apart; expected another one");
    }
}

void ScriptChecker::checkThread(const ThreadAt &at)
{
    const ThreadSpec &thread = *at.thread;
    const std::string who = "thread " + inQuotes(thread.name);
    if (thread.role != kScriptRole) {
        if (!thread.script.empty() || !(thread.arguments == ParameterValues()))
            add(at.path, who + " has a script, but its role is " + inQuotes(thread.role) +
                             "; expected role = \"script\"");
        return;
    }
    checkArguments(at);
    if (m_places.isSpoilt(at.path + ".script")) {
        m_allAreRead = false;
        return;
    }
    const auto script = scriptOf(thread);
    if (!script) {
        m_allAreRead = false;
        std::vector<std::string> names;
        for (const ScriptSpec &one : m_experiment.scripts)
            names.push_back(one.name);
        if (thread.script.empty())
            add(at.path, who + " (script) needs the key 'script'; expected the name of a [[script]]");
        else
            add(at.path + ".script",
                who + ": there is no script " + inQuotes(thread.script) +
                    (names.empty() ? "; the experiment has no scripts" : hint(thread.script, names)));
        return;
    }
    for (const ScriptName &name : scriptNames(m_scans, thread))
        checkName(at, *script, name);
}

void ScriptChecker::checkArguments(const ThreadAt &at)
{
    const auto check = [&](const std::string &name) {
        if (!isLuaName(name))
            add(at.path + ".with." + name, "thread " + inQuotes(at.thread->name) + ": 'with' has " +
                                               inQuotes(name) +
                                               ", which is no name in Lua; expected letters, digits and '_', "
                                               "and none of Lua's own words");
    };
    for (const auto &[name, value] : at.thread->arguments.numbers())
        check(name);
    for (const auto &[name, value] : at.thread->arguments.nameLists())
        check(name);
    for (const auto &[name, value] : at.thread->arguments.reals()) {
        check(name);
        if (!std::isfinite(value))
            add(at.path + ".with." + name, "thread " + inQuotes(at.thread->name) + ": 'with' has " +
                                               inQuotes(name) +
                                               ", which is no number; expected a finite one");
    }
}

std::vector<std::string> ScriptChecker::namesKnownTo(const ThreadSpec &thread) const
{
    std::vector<std::string> names;
    for (const auto &[name, value] : thread.arguments.nameLists())
        names.push_back(name);
    for (const auto &[name, value] : thread.arguments.numbers())
        names.push_back(name);
    for (const auto &[name, value] : thread.arguments.reals())
        names.push_back(name);
    for (const ChannelSpec &channel : m_experiment.channels)
        names.push_back(channel.name);
    for (const PrimitiveSpec &primitive : m_experiment.primitives)
        names.push_back(primitive.name);
    for (const ThreadAt &at : threads())
        names.push_back(at.thread->name);
    return names;
}

void ScriptChecker::checkName(const ThreadAt &at, std::size_t script, const ScriptName &name)
{
    const std::string quoted = inQuotes(name.mention.name);
    if (name.object.empty()) {
        if (name.isArgument || name.mention.assigned)
            return;
        std::string near;
        if (!m_findings.tooManyForHints()) {
            if (const auto known = nearest(name.mention.name, namesKnownTo(*at.thread)))
                near = "; did you mean " + inQuotes(*known);
        }
        addInScript(script, name.mention.line,
                    "unknown name " + quoted + " for thread " + inQuotes(at.thread->name) +
                        ": no channel, primitive, thread or argument is called so" + near);
        return;
    }
    checkMethods(script, name);
    if (name.sort == ObjectSort::Thread && name.mention.abilities != kEverything)
        checkOtherThread(at, script, name);
}

void ScriptChecker::checkMethods(std::size_t script, const ScriptName &name)
{
    if (!m_vocabulary.methodsOf || name.family.empty())
        return;
    const std::vector<std::string> known = m_vocabulary.methodsOf(name.family);
    for (const std::string &method : name.mention.methods) {
        if (std::find(known.begin(), known.end(), method) == known.end())
            addInScript(script, name.mention.line,
                        inQuotes(name.mention.name) + " is " + withArticle(name.family) +
                            ", which has no method " + inQuotes(method) + hint(method, known));
    }
}

// What a thread does with another one, where its script says so outright.
void ScriptChecker::checkOtherThread(const ThreadAt &at, std::size_t script, const ScriptName &name)
{
    const bool starts = (name.abilities & kStarts) != 0;
    if ((name.abilities & (kStarts | kJoins)) == 0)
        return;
    const std::string who = "thread " + inQuotes(at.thread->name);
    const std::string what = who + " cannot " + (starts ? "start " : "join ");
    const ProcessSpec *process = processOf(m_experiment, name.object);
    if (name.object == at.thread->name)
        addInScript(script, name.mention.line, what + "itself; expected another thread of its process");
    else if (process != at.process)
        addInScript(script, name.mention.line,
                    what + inQuotes(name.object) + ", a thread of process " + inQuotes(process->name) +
                        "; expected a thread of its own process");
    else if (starts && !threadNamed(name.object)->startedByOthers)
        addInScript(script, name.mention.line,
                    what + inQuotes(name.object) +
                        ", which starts with the run; expected start = \"later\" in that thread");
}

// From the threads that start with the run on: whom they start, and so on.
void ScriptChecker::checkStarts()
{
    if (!m_allAreRead)
        return;
    std::set<std::string> reached;
    std::vector<const ThreadSpec *> fresh;
    for (const ThreadAt &at : threads()) {
        if (!at.thread->startedByOthers && reached.insert(at.thread->name).second)
            fresh.push_back(at.thread);
    }
    while (!fresh.empty()) {
        const ThreadSpec *thread = fresh.back();
        fresh.pop_back();
        for (const NamedUse &use : usesOf(m_scans, *thread)) {
            const bool starts = use.sort == ObjectSort::Thread && (use.abilities & kStarts) != 0;
            if (starts && reached.insert(use.name).second)
                fresh.push_back(threadNamed(use.name));
        }
    }
    for (const ThreadAt &at : threads()) {
        if (!reached.contains(at.thread->name))
            add(at.path + ".start", "thread " + inQuotes(at.thread->name) +
                                        " is to be started later, but no thread of its process that runs "
                                        "starts it; expected a script with a start of it");
    }
}

void ScriptChecker::checkCrossing()
{
    std::map<std::string, std::set<std::string>, std::less<>> processes;
    for (const ThreadAt &at : threads()) {
        for (const NamedUse &use : usesOf(m_scans, *at.thread)) {
            if (use.sort == ObjectSort::Primitive)
                processes[use.name].insert(inQuotes(at.process->name));
        }
    }
    for (std::size_t i = 0; i < m_experiment.primitives.size(); ++i) {
        const PrimitiveSpec &primitive = m_experiment.primitives[i];
        const PrimitiveWord *word = findPrimitiveWord(m_vocabulary, primitive.primitive);
        const std::set<std::string> &users = processes[primitive.name];
        if (word == nullptr || word->crossesProcesses || users.size() < 2)
            continue;
        std::vector<std::string> crossing;
        for (const PrimitiveWord &one : m_vocabulary.primitives) {
            if (one.family == word->family && one.crossesProcesses)
                crossing.push_back(one.id);
        }
        add(primitivePath(i) + ".primitive", word->family + " " + inQuotes(primitive.name) + ": " + word->id +
                                                 " works within one process, but threads of processes " +
                                                 listed({users.begin(), users.end()}) +
                                                 " use it; expected one process" +
                                                 (crossing.empty() ? "" : " or one of " + listed(crossing)));
    }
}

}  // namespace

void checkScripts(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                  Findings &findings)
{
    ScriptChecker(experiment, vocabulary, places, findings).checkAll();
}

}  // namespace ws
