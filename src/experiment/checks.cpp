#include "experiment/checks.h"

#include <map>

#include "experiment/words.h"

namespace ws {
namespace {

constexpr std::chrono::nanoseconds kLongestRun = std::chrono::hours(24);

// Where a name was given first, so that the second can point to it.
struct NameUse
{
    std::string what;  // "a channel"
    std::string path;
    std::string family = {};  // of a primitive; empty: not known, so it may be any
};
using NameUses = std::map<std::string, NameUse, std::less<>>;

// A thread and its place in the experiment.
struct ThreadAt
{
    std::size_t process = 0;
    std::size_t thread = 0;
};

template <typename Words>
std::vector<std::string> idsOf(const Words &words)
{
    std::vector<std::string> ids;
    for (const auto &word : words)
        ids.push_back(word.id);
    return ids;
}

constexpr std::string_view kChannel = "a channel";
constexpr std::string_view kObjectNames = "channels and primitives need names of their own";

// What a role can take as a lock: one owner at a time.
bool fits(const NameUse &use, bool asChannel)
{
    if (asChannel || use.what == kChannel)
        return asChannel && use.what == kChannel;
    return use.family.empty() || use.family == "lock" || use.family == "monitor";
}

class Checker
{
public:
    Checker(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
            Findings &findings)
        : m_experiment(experiment), m_vocabulary(vocabulary), m_places(places), m_findings(findings)
    {
    }

    void checkHead();
    void checkChannels();
    void checkPrimitives();
    void checkProcesses();
    void checkThreads();

private:
    void add(const std::string &path, std::string message)
    {
        m_findings.add(m_places.of(path), std::move(message));
    }
    void checkName(const std::string &what, const std::string &name, const std::string &path,
                   const std::string &uniqueness, NameUses &uses, const std::string &family = {});
    void checkThread(ThreadAt at);
    void checkNames(ThreadAt at, const ParameterInfo &info);
    void checkJoined(ThreadAt at, const std::string &key, const std::string &name);
    template <typename Named>
    std::string unknownHint(const std::string &name, const Named &known, std::string_view plural) const;

    const Experiment &m_experiment;
    const Vocabulary &m_vocabulary;
    const Places &m_places;
    Findings &m_findings;
    std::map<std::string, ThreadAt, std::less<>> m_threads;
    NameUses m_objectUses;  // channels and primitives
};

void Checker::checkHead()
{
    if (m_experiment.title.en.empty() && !m_places.isSpoilt("title"))
        add("title", "the experiment has no title; expected title = \"...\" or title = { en = \"...\", zh_CN "
                     "= \"...\" }");
    if (m_experiment.summary.en.empty() && !m_experiment.summary.zhCn.empty())
        add("summary", "the summary has no English text");
    if (m_experiment.timeLimit <= std::chrono::nanoseconds(0) || m_experiment.timeLimit > kLongestRun)
        add("seconds", "seconds must be above 0 and at most 86400 (a day)");
    if (m_experiment.wait.spinFor.count() < 0)
        add("wait", "the time for spinning is negative; expected block, spin or spin 20us");
    if (m_experiment.processes.empty() && !m_places.isSpoilt("process"))
        add("process",
            "the experiment has no process; expected at least one [[process]] with a [[process.thread]]");
}

void Checker::checkName(const std::string &what, const std::string &name, const std::string &path,
                        const std::string &uniqueness, NameUses &uses, const std::string &family)
{
    const std::string key = path + ".name";
    if (m_places.isSpoilt(key))
        return;
    if (name.empty()) {
        add(key, what + " has no name; expected name = \"...\"");
        return;
    }
    if (const auto fault = nameFault(name))
        add(key, "the name " + inQuotes(name) + " of " + what + " " + *fault);
    const auto [first, isNew] = uses.try_emplace(name, NameUse{what, key, family});
    if (isNew)
        return;
    const int line = m_places.of(first->second.path).line;
    add(key, "the name " + inQuotes(name) + " is already the name of " + first->second.what +
                 (line > 0 ? " in line " + std::to_string(line) : "") + "; " + uniqueness);
}

void Checker::checkChannels()
{
    for (std::size_t i = 0; i < m_experiment.channels.size(); ++i) {
        const ChannelSpec &channel = m_experiment.channels[i];
        const std::string path = channelPath(i);
        checkName(std::string(kChannel), channel.name, path, std::string(kObjectNames), m_objectUses);
        if (m_places.isSpoilt(path + ".mechanism"))
            continue;
        const std::string known = listed(idsOf(m_vocabulary.mechanisms));
        if (channel.mechanism.empty())
            add(path,
                "channel " + inQuotes(channel.name) + " needs the key 'mechanism'; expected one of " + known);
        else if (const MechanismWord *word = findMechanism(m_vocabulary, channel.mechanism))
            checkParameters(channel.parameters, word->parameters,
                            "channel " + inQuotes(channel.name) + " (" + word->id + ")", path, m_places,
                            m_findings);
        else
            add(path + ".mechanism",
                "unknown mechanism " + inQuotes(channel.mechanism) + "; expected one of " + known);
    }
}

void Checker::checkPrimitives()
{
    for (std::size_t i = 0; i < m_experiment.primitives.size(); ++i) {
        const PrimitiveSpec &primitive = m_experiment.primitives[i];
        const std::string path = primitivePath(i);
        const PrimitiveWord *word = findPrimitiveWord(m_vocabulary, primitive.primitive);
        const bool isSpoilt = m_places.isSpoilt(path + ".primitive");
        const std::string family = word == nullptr || isSpoilt ? std::string() : word->family;
        checkName(family.empty() ? "a primitive" : withArticle(family), primitive.name, path,
                  std::string(kObjectNames), m_objectUses, family);
        if (isSpoilt)
            continue;
        if (word != nullptr)
            checkParameters(primitive.parameters, word->parameters,
                            family + " " + inQuotes(primitive.name) + " (" + word->id + ")", path, m_places,
                            m_findings);
        else
            add(path + ".primitive", "unknown primitive " + inQuotes(primitive.primitive) +
                                         hint(primitive.primitive, idsOf(m_vocabulary.primitives)));
    }
}

void Checker::checkProcesses()
{
    NameUses processUses;
    NameUses threadUses;
    std::size_t count = 0;
    for (std::size_t p = 0; p < m_experiment.processes.size(); ++p) {
        const ProcessSpec &process = m_experiment.processes[p];
        const std::string path = processPath(p);
        checkName("a process", process.name, path, "processes need names of their own", processUses);
        if (process.threads.empty() && !m_places.isSpoilt(path + ".thread"))
            add(path, "process " + inQuotes(process.name) +
                          " has no thread; expected at least one [[process.thread]]");
        for (std::size_t t = 0; t < process.threads.size(); ++t) {
            checkName("a thread", process.threads[t].name, threadPath(p, t),
                      "threads need names of their own over the whole experiment", threadUses);
            m_threads.try_emplace(process.threads[t].name, ThreadAt{p, t});
            if (++count == m_vocabulary.mostThreads + 1 && m_vocabulary.mostThreads > 0)
                add(threadPath(p, t), "the experiment has more threads than can run; expected at most " +
                                          std::to_string(m_vocabulary.mostThreads) + " (" +
                                          m_vocabulary.mostThreadsSource + ")");
        }
    }
}

void Checker::checkThreads()
{
    for (std::size_t p = 0; p < m_experiment.processes.size(); ++p) {
        for (std::size_t t = 0; t < m_experiment.processes[p].threads.size(); ++t)
            checkThread({p, t});
    }
}

void Checker::checkThread(ThreadAt at)
{
    const ThreadSpec &thread = m_experiment.processes[at.process].threads[at.thread];
    const std::string path = threadPath(at.process, at.thread);
    if (m_places.isSpoilt(path + ".role"))
        return;
    const std::string known = listed(idsOf(m_vocabulary.roles));
    const RoleWord *role = findRole(m_vocabulary, thread.role);
    if (thread.role.empty()) {
        add(path, "thread " + inQuotes(thread.name) + " needs the key 'role'; expected one of " + known);
    } else if (role == nullptr) {
        add(path + ".role", "unknown role " + inQuotes(thread.role) + "; expected one of " + known);
    } else {
        checkParameters(thread.parameters, role->parameters,
                        "thread " + inQuotes(thread.name) + " (" + role->id + ")", path, m_places,
                        m_findings);
        for (const ParameterInfo &info : role->parameters)
            checkNames(at, info);
    }
}

template <typename Named>
std::string Checker::unknownHint(const std::string &name, const Named &known, std::string_view plural) const
{
    if (m_findings.tooManyForHints())
        return {};
    if (known.empty())
        return "; the experiment has no " + std::string(plural);
    std::vector<std::string> names;
    for (const auto &[one, use] : known)
        names.push_back(one);
    return hint(name, names);
}

void Checker::checkNames(ThreadAt at, const ParameterInfo &info)
{
    const ThreadSpec &thread = m_experiment.processes[at.process].threads[at.thread];
    const std::string base = threadPath(at.process, at.thread) + "." + std::string(info.name);
    const std::vector<std::string> &names = thread.parameters.names(info.name);
    const bool isChannel = info.kind == ParameterKind::SendsTo || info.kind == ParameterKind::ReceivesFrom;
    if (!isChannel && info.kind != ParameterKind::Locks && info.kind != ParameterKind::Threads)
        return;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string key = base + "." + std::to_string(i);
        const std::string who =
            "thread " + inQuotes(thread.name) + ": '" + std::string(info.name) + "' names ";
        if (info.kind == ParameterKind::Threads) {
            checkJoined(at, key, names[i]);
            continue;
        }
        NameUses wanted;
        const std::string kind(isChannel ? kChannel : "a lock");
        const auto use = m_objectUses.find(names[i]);
        if (use != m_objectUses.end() && fits(use->second, isChannel))
            continue;
        if (!m_findings.tooManyForHints()) {
            for (const auto &entry : m_objectUses) {
                if (fits(entry.second, isChannel))
                    wanted.insert(entry);
            }
        }
        if (use != m_objectUses.end())
            add(key, who + inQuotes(names[i]) + ", which is " + use->second.what + "; expected the name of " +
                         kind);
        else
            add(key, who + "no " + kind.substr(2) + " of the experiment: " + inQuotes(names[i]) +
                         unknownHint(names[i], wanted, isChannel ? "channels" : "locks"));
    }
}

void Checker::checkJoined(ThreadAt at, const std::string &key, const std::string &name)
{
    const ThreadSpec &thread = m_experiment.processes[at.process].threads[at.thread];
    const std::string who = "thread " + inQuotes(thread.name);
    const auto target = m_threads.find(name);
    if (target == m_threads.end())
        add(key, who + " waits for no thread of the experiment: " + inQuotes(name) +
                     unknownHint(name, m_threads, "threads"));
    else if (target->second.process != at.process)
        add(key, who + " cannot join " + inQuotes(name) + ", a thread of process " +
                     inQuotes(m_experiment.processes[target->second.process].name) +
                     "; expected a thread of its own process");
    else if (target->second.thread == at.thread)
        add(key, who + " cannot join itself; expected another thread of its process");
}

}  // namespace

const MechanismWord *findMechanism(const Vocabulary &vocabulary, std::string_view id)
{
    for (const MechanismWord &word : vocabulary.mechanisms) {
        if (word.id == id)
            return &word;
    }
    return nullptr;
}

const PrimitiveWord *findPrimitiveWord(const Vocabulary &vocabulary, std::string_view id)
{
    for (const PrimitiveWord &word : vocabulary.primitives) {
        if (word.id == id)
            return &word;
    }
    return nullptr;
}

const RoleWord *findRole(const Vocabulary &vocabulary, std::string_view id)
{
    for (const RoleWord &word : vocabulary.roles) {
        if (word.id == id)
            return &word;
    }
    return nullptr;
}

void checkExperiment(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                     Findings &findings)
{
    Checker checker(experiment, vocabulary, places, findings);
    checker.checkHead();
    checker.checkChannels();
    checker.checkPrimitives();
    checker.checkProcesses();
    checker.checkThreads();
    checkPlaces(experiment, places, findings);
    checkWires(experiment, vocabulary, places, findings);
    checkShapes(experiment, vocabulary, places, findings);
    checkScripts(experiment, vocabulary, places, findings);
}

}  // namespace ws
