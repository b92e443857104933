#include "experiment/document.h"

#include <cmath>
#include <map>
#include <set>

#include "experiment/checks.h"
#include "experiment/reader.h"
#include "experiment/table_reader.h"
#include "experiment/words.h"

namespace ws {
namespace {

constexpr double kMostSeconds = 86400;
constexpr std::string_view kDefaultGroup = "Mechanisms";

class DocumentReader
{
public:
    DocumentReader(const Vocabulary &vocabulary, Document &document)
        : m_vocabulary(vocabulary), m_document(document)
    {
    }

    void readHead(const toml::table &root);
    void readChannels(const std::vector<const toml::table *> &tables);
    void readLocks(const std::vector<const toml::table *> &tables);
    void readProcesses(const std::vector<const toml::table *> &tables);
    void nameThreads();

private:
    void readVersion(const toml::table &root);
    void readSeconds(TableReader &head);
    ThreadSpec readThread(const toml::table &table, const std::string &path);
    void readParameters(TableReader &reader, std::span<const ParameterInfo> infos,
                        std::vector<std::string> known, const std::string &what, ParameterValues &values);

    const Vocabulary &m_vocabulary;
    Document &m_document;
    std::vector<ThreadSpec *> m_unnamed;
};

void DocumentReader::readVersion(const toml::table &root)
{
    const std::string expected = "; expected version = " + std::to_string(kExperimentFormatVersion);
    const toml::node *node = root.get("version");
    if (node == nullptr) {
        m_document.findings.add(placeOf(root), "the file does not say the version of its format" + expected);
        return;
    }
    const auto *version = node->as_integer();
    if (version == nullptr)
        m_document.findings.add(placeOf(*node), "'version' is " + std::string(typeName(*node)) + expected);
    else if (version->get() != kExperimentFormatVersion)
        m_document.findings.add(placeOf(*node), "version " + std::to_string(version->get()) +
                                                    " of the format is not known to this program" + expected);
}

void DocumentReader::readSeconds(TableReader &head)
{
    const auto seconds = head.number("seconds");
    if (!seconds)
        return;
    // What is out of range, NaN too, becomes a limit of 0, which the check refuses.
    const bool isPossible = *seconds > 0 && *seconds <= kMostSeconds;
    m_document.experiment.timeLimit = std::chrono::nanoseconds(isPossible ? std::llround(*seconds * 1e9) : 0);
}

void DocumentReader::readHead(const toml::table &root)
{
    Experiment &experiment = m_document.experiment;
    TableReader head(root, "", m_document);
    m_document.places.set("", {1, 1});
    head.refuseOtherKeys({"version", "title", "summary", "group", "claims", "seconds", "placement", "level",
                          "wait", "channel", "lock", "process"},
                         "the experiment");
    readVersion(root);
    experiment.title = head.localText("title").value_or(LocalText{});
    experiment.summary = head.localText("summary").value_or(LocalText{});
    experiment.group = head.text("group").value_or(std::string(kDefaultGroup));
    experiment.claims = head.texts("claims").value_or(std::vector<std::string>{});
    readSeconds(head);
    if (const auto id = head.text("placement")) {
        if (const auto placement = placementOf(*id))
            experiment.placement = *placement;
        else
            m_document.findings.add(m_document.places.of("placement"),
                                    "unknown placement " + inQuotes(*id) +
                                        "; expected one of free, same, cross");
    }
    if (const auto id = head.text("level")) {
        if (const auto level = levelOf(*id))
            experiment.level = *level;
        else
            m_document.findings.add(m_document.places.of("level"),
                                    "unknown level " + inQuotes(*id) + "; expected one of light, full, off");
    }
    if (const auto text = head.text("wait")) {
        const auto policy = parseWaitPolicy(*text);
        if (const auto *wait = std::get_if<WaitPolicy>(&policy))
            experiment.wait = *wait;
        else
            m_document.findings.add(m_document.places.of("wait"), std::get<std::string>(policy));
    }
    readChannels(head.tables("channel"));
    readLocks(head.tables("lock"));
    readProcesses(head.tables("process"));
}

void DocumentReader::readParameters(TableReader &reader, std::span<const ParameterInfo> infos,
                                    std::vector<std::string> known, const std::string &what,
                                    ParameterValues &values)
{
    for (const ParameterInfo &info : infos) {
        reader.parameter(info, values);
        known.emplace_back(info.name);
    }
    reader.refuseOtherKeys(known, what);
}

void DocumentReader::readChannels(const std::vector<const toml::table *> &tables)
{
    for (const toml::table *table : tables) {
        TableReader reader(*table, channelPath(m_document.experiment.channels.size()), m_document);
        ChannelSpec channel;
        channel.name = reader.text("name").value_or("");
        channel.mechanism = reader.text("mechanism").value_or("");
        channel.backOf = reader.text("back_of").value_or("");
        if (const MechanismWord *word = findMechanism(m_vocabulary, channel.mechanism))
            readParameters(reader, word->parameters, {"name", "mechanism", "back_of"},
                           "channel " + inQuotes(channel.name) + " (" + word->id + ")", channel.parameters);
        m_document.experiment.channels.push_back(std::move(channel));
    }
}

void DocumentReader::readLocks(const std::vector<const toml::table *> &tables)
{
    for (const toml::table *table : tables) {
        TableReader reader(*table, lockPath(m_document.experiment.locks.size()), m_document);
        LockSpec lock;
        lock.name = reader.text("name").value_or("");
        lock.primitive = reader.text("primitive").value_or(lock.primitive);
        reader.refuseOtherKeys({"name", "primitive"}, "lock " + inQuotes(lock.name));
        m_document.experiment.locks.push_back(std::move(lock));
    }
}

void DocumentReader::readProcesses(const std::vector<const toml::table *> &tables)
{
    // Filled in place: m_unnamed points into the threads.
    std::vector<ProcessSpec> &processes = m_document.experiment.processes;
    processes.resize(tables.size());
    for (std::size_t p = 0; p < tables.size(); ++p) {
        TableReader reader(*tables[p], processPath(p), m_document);
        processes[p].name = reader.text("name").value_or("");
        reader.refuseOtherKeys({"name", "thread"}, "process " + inQuotes(processes[p].name));
        const auto threadTables = reader.tables("thread");
        processes[p].threads.resize(threadTables.size());
        for (std::size_t t = 0; t < threadTables.size(); ++t) {
            processes[p].threads[t] = readThread(*threadTables[t], threadPath(p, t));
            if (!threadTables[t]->contains("name"))
                m_unnamed.push_back(&processes[p].threads[t]);
        }
    }
}

ThreadSpec DocumentReader::readThread(const toml::table &table, const std::string &path)
{
    TableReader reader(table, path, m_document);
    ThreadSpec thread;
    thread.name = reader.text("name").value_or("");
    thread.role = reader.text("role").value_or("");
    if (const RoleWord *word = findRole(m_vocabulary, thread.role))
        readParameters(reader, word->parameters, {"name", "role"}, "a thread of role " + word->id,
                       thread.parameters);
    else
        reader.anyNames({"name", "role"}, thread.parameters);
    return thread;
}

void DocumentReader::nameThreads()
{
    std::set<std::string> taken;
    for (const ProcessSpec &process : m_document.experiment.processes) {
        for (const ThreadSpec &thread : process.threads)
            taken.insert(thread.name);
    }
    std::map<std::string, int> numbers;
    for (ThreadSpec *thread : m_unnamed) {
        const std::string role = findRole(m_vocabulary, thread->role) != nullptr ? thread->role : "thread";
        do
            thread->name = role + " " + std::to_string(++numbers[role]);
        while (!taken.insert(thread->name).second);
    }
}

}  // namespace

Document readDocument(const toml::table &root, const Vocabulary &vocabulary)
{
    Document document;
    DocumentReader reader(vocabulary, document);
    reader.readHead(root);
    reader.nameThreads();
    return document;
}

}  // namespace ws
