// Which thread uses which object of an experiment, and how: the one answer that the checks, the wires and the layout
// of a run share.
//
// Threads: pure functions, apart from ScriptScans, which is for one thread. They take any value, valid or not; what
// cannot be told is left out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"

namespace ws {

enum class ObjectSort { Channel, Primitive, Thread };

struct NamedUse
{
    ObjectSort sort = ObjectSort::Channel;
    std::string name;             // of the object; it need not be there
    std::uint32_t abilities = 0;  // of ScriptAbility
    std::string calledBy;         // the role's parameter, or what its script calls it
    int line = 0;                 // of the script, from 1; 0: a role's
};

// The scans of an experiment's scripts, each made once.
class ScriptScans
{
public:
    ScriptScans(const Experiment &experiment, const Vocabulary &vocabulary)
        : m_experiment(experiment), m_vocabulary(vocabulary)
    {
    }

    const Experiment &experiment() const { return m_experiment; }
    const Vocabulary &vocabulary() const { return m_vocabulary; }
    // Null: there is no such script.
    const ScriptSpec *find(std::string_view name) const;
    const ScriptScan &of(const ScriptSpec &script);

private:
    const Experiment &m_experiment;
    const Vocabulary &m_vocabulary;
    std::map<std::string, ScriptScan, std::less<>> m_scans;
};

// What a name means to the script of a thread: an argument that is the name of an object is that object.
struct ScriptName
{
    ScriptMention mention;
    bool isArgument = false;
    ObjectSort sort = ObjectSort::Channel;
    std::string object;  // empty where the name is none of the experiment
    std::string family;  // "channel", "thread", or that of the primitive; empty where it is not known
    std::uint32_t abilities = 0;  // of ScriptAbility, on an object of that family
};

// All names that the script of `thread` mentions, in the order of its scan; empty for other roles.
std::vector<ScriptName> scriptNames(ScriptScans &scans, const ThreadSpec &thread);

// In the order of the role's parameters and of the names in them, twice where a name stands twice; of a script each
// object once, with all that it may do with it. A thread can start only those that wait for it, and join only others
// of its own process: what a script could not do anyway is left out.
std::vector<NamedUse> usesOf(ScriptScans &scans, const ThreadSpec &thread);

// The [[table]] under which a primitive is listed; empty for one that nobody knows.
std::string familyOf(const Vocabulary &vocabulary, const PrimitiveSpec &primitive);

// The process that has a thread of that name; null: none.
const ProcessSpec *processOf(const Experiment &experiment, std::string_view thread);

}  // namespace ws
