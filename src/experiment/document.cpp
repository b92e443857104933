#include "experiment/document.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "experiment/checks.h"
#include "experiment/file_content.h"
#include "experiment/reader.h"
#include "experiment/table_reader.h"
#include "experiment/words.h"

namespace ws {
namespace {

constexpr double kMostSeconds = 86400;
constexpr std::string_view kDefaultGroup = "Mechanisms";

constexpr std::string_view kFamilies[] = {"lock",          "rwlock",  "monitor", "event", "semaphore",
                                          "semaphore_set", "barrier", "latch",   "cell",  "outside"};

// Whether a text that begins in that line begins with the next one: nothing stands behind the three quotes.
bool opensALongText(std::string_view text, int line)
{
    for (int i = 1; i < line; ++i)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    for (const std::string_view quotes : {"\"\"\"", "'''"}) {
        if (text.ends_with(quotes) && text.find(quotes) == text.size() - quotes.size())
            return true;
    }
    return false;
}

class DocumentReader
{
public:
    DocumentReader(const Vocabulary &vocabulary, std::string_view text, const std::string &fileName,
                   Document &document)
        : m_vocabulary(vocabulary), m_text(text), m_path(fileName), m_document(document)
    {
    }

    void readHead(const toml::table &root);
    void readChannels(const std::vector<const toml::table *> &tables);
    void readPrimitives(TableReader &head);
    void readScripts(const std::vector<const toml::table *> &tables);
    void readProcesses(const std::vector<const toml::table *> &tables);
    void nameThreads();

private:
    void readVersion(const toml::table &root);
    void readSeconds(TableReader &head);
    void readPrimitive(const toml::table &table, const std::string &family);
    void readScriptText(TableReader &reader, const toml::table &table, const std::string &path,
                        ScriptSpec &script);
    void readScriptFile(const std::string &name, const std::string &path, ScriptSpec &script);
    ThreadSpec readThread(const toml::table &table, const std::string &path);
    void readStart(TableReader &reader, const std::string &path, ThreadSpec &thread);
    void readParameters(TableReader &reader, std::span<const ParameterInfo> infos,
                        std::vector<std::string> known, const std::string &what, ParameterValues &values);

    const Vocabulary &m_vocabulary;
    std::string_view m_text;
    std::filesystem::path m_path;
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
    std::vector<std::string> known{"version",   "title", "summary", "group",   "claims", "seconds",
                                   "placement", "level", "wait",    "process", "channel"};
    known.insert(known.end(), std::begin(kFamilies), std::end(kFamilies));
    known.emplace_back("script");
    head.refuseOtherKeys(known, "the experiment");
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
    readPrimitives(head);
    readScripts(head.tables("script"));
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
        channel.at = reader.place("at");
        if (const MechanismWord *word = findMechanism(m_vocabulary, channel.mechanism))
            readParameters(reader, word->parameters, {"name", "mechanism", "back_of", "at"},
                           "channel " + inQuotes(channel.name) + " (" + word->id + ")", channel.parameters);
        m_document.experiment.channels.push_back(std::move(channel));
    }
}

// In the order of the lines, whatever their families.
void DocumentReader::readPrimitives(TableReader &head)
{
    struct Found
    {
        const toml::table *table = nullptr;
        std::string family;
    };
    std::vector<Found> all;
    for (const std::string_view family : kFamilies) {
        for (const toml::table *table : head.tables(family))
            all.push_back({table, std::string(family)});
    }
    std::stable_sort(all.begin(), all.end(), [](const Found &a, const Found &b) {
        const Place left = placeOf(*a.table);
        const Place right = placeOf(*b.table);
        return std::tie(left.line, left.column) < std::tie(right.line, right.column);
    });
    for (const Found &found : all)
        readPrimitive(*found.table, found.family);
}

void DocumentReader::readPrimitive(const toml::table &table, const std::string &family)
{
    const std::string path = primitivePath(m_document.experiment.primitives.size());
    TableReader reader(table, path, m_document);
    std::vector<std::string> ofFamily;
    for (const PrimitiveWord &word : m_vocabulary.primitives) {
        if (word.family == family)
            ofFamily.push_back(word.id);
    }
    PrimitiveSpec primitive;
    primitive.name = reader.text("name").value_or("");
    primitive.at = reader.place("at");
    const auto id = reader.text("primitive");
    primitive.primitive = id.value_or(ofFamily.empty() ? "" : ofFamily.front());
    const PrimitiveWord *word = findPrimitiveWord(m_vocabulary, primitive.primitive);
    if (word != nullptr && word->family == family) {
        readParameters(reader, word->parameters, {"name", "primitive", "at"},
                       family + " " + inQuotes(primitive.name) + " (" + word->id + ")", primitive.parameters);
    } else if (!m_document.places.isSpoilt(path + ".primitive")) {
        const std::string what = word == nullptr
                                     ? "unknown primitive " + inQuotes(primitive.primitive)
                                     : "primitive " + inQuotes(primitive.primitive) + " is " +
                                           withArticle(word->family) + ", not " + withArticle(family);
        const Place place = m_document.places.of(path + ".primitive");
        m_document.findings.add(place,
                                what + (ofFamily.empty() ? "; there is no " + family + " in this program"
                                                         : hint(primitive.primitive, ofFamily)));
        m_document.places.spoil(path + ".primitive", place);
    }
    m_document.experiment.primitives.push_back(std::move(primitive));
}

void DocumentReader::readScripts(const std::vector<const toml::table *> &tables)
{
    for (const toml::table *table : tables) {
        const std::string path = scriptPath(m_document.experiment.scripts.size());
        TableReader reader(*table, path, m_document);
        ScriptSpec script;
        script.name = reader.text("name").value_or("");
        reader.refuseOtherKeys({"name", "text", "file"}, "script " + inQuotes(script.name));
        readScriptText(reader, *table, path, script);
        m_document.experiment.scripts.push_back(std::move(script));
    }
}

void DocumentReader::readScriptText(TableReader &reader, const toml::table &table, const std::string &path,
                                    ScriptSpec &script)
{
    const auto text = reader.text("text");
    const auto file = reader.text("file");
    if (text && file) {
        m_document.findings.add(m_document.places.of(path + ".file"),
                                "script " + inQuotes(script.name) +
                                    " has both 'text' and 'file'; expected one of them");
    } else if (text) {
        script.text = *text;
        script.file = m_path.filename().string();
        const Place begin = placeOf(*table.get("text"));
        script.firstLine = begin.line + (opensALongText(m_text, begin.line) ? 1 : 0);
        m_document.places.set(path + ".lines", {script.firstLine, 1});
    } else if (file) {
        readScriptFile(*file, path, script);
    }
}

void DocumentReader::readScriptFile(const std::string &name, const std::string &path, ScriptSpec &script)
{
    auto content = contentWithin(m_path.parent_path(), name, "a script");
    std::string fault;
    if (const auto *problem = std::get_if<FileFault>(&content))
        fault = problem->message;
    else if (std::get<std::string>(content).size() > kLargestFile)
        fault = "is larger than a script may be; expected at most 1 MiB";
    else if (firstBadUtf8(std::get<std::string>(content)))
        fault = "not UTF-8; expected a text file in UTF-8";
    if (!fault.empty()) {
        const Place place = m_document.places.of(path + ".file");
        m_document.findings.add(place, "script " + inQuotes(script.name) + ", file " + inQuotes(name) + ": " +
                                           fault);
        m_document.places.spoil(path + ".file", place);
        return;
    }
    script.text = std::move(std::get<std::string>(content));
    script.file = std::filesystem::path(name).filename().string();
    script.firstLine = 1;
}

void DocumentReader::readProcesses(const std::vector<const toml::table *> &tables)
{
    // Filled in place: m_unnamed points into the threads.
    std::vector<ProcessSpec> &processes = m_document.experiment.processes;
    processes.resize(tables.size());
    for (std::size_t p = 0; p < tables.size(); ++p) {
        TableReader reader(*tables[p], processPath(p), m_document);
        processes[p].name = reader.text("name").value_or("");
        processes[p].mayEnd = reader.flag("may_end").value_or(false);
        processes[p].at = reader.place("at");
        reader.refuseOtherKeys({"name", "may_end", "at", "thread"}, "process " + inQuotes(processes[p].name));
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
    readStart(reader, path, thread);
    thread.at = reader.place("at");
    std::vector<std::string> known{"name", "role", "start", "at"};
    if (thread.role == kScriptRole) {
        thread.script = reader.text("script").value_or("");
        thread.arguments = reader.anyValues("with");
        known.insert(known.end(), {"script", "with"});
    }
    if (const RoleWord *word = findRole(m_vocabulary, thread.role))
        readParameters(reader, word->parameters, known, "a thread of role " + word->id, thread.parameters);
    else
        reader.anyNames(known, thread.parameters);
    return thread;
}

void DocumentReader::readStart(TableReader &reader, const std::string &path, ThreadSpec &thread)
{
    const auto start = reader.text("start");
    if (!start)
        return;
    thread.startedByOthers = *start == "later";
    if (!thread.startedByOthers && *start != "now")
        m_document.findings.add(m_document.places.of(path + ".start"),
                                "unknown start " + inQuotes(*start) +
                                    "; expected now (with the run) or later (by a script)");
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

Document readDocument(const toml::table &root, std::string_view text, const std::string &fileName,
                      const Vocabulary &vocabulary)
{
    Document document;
    DocumentReader reader(vocabulary, text, fileName, document);
    reader.readHead(root);
    reader.nameThreads();
    return document;
}

}  // namespace ws
