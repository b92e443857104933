#include <set>

#include "experiment/checks.h"
#include "experiment/units.h"
#include "experiment/wires.h"
#include "experiment/words.h"

namespace ws {
namespace {

class WireChecker
{
public:
    WireChecker(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                Findings &findings)
        : m_experiment(experiment), m_vocabulary(vocabulary), m_places(places), m_findings(findings),
          m_wires(wiresOf(experiment, vocabulary))
    {
    }

    void checkAll();

private:
    void checkEnds(const Wire &wire, const std::string &name, const std::string &path);
    void checkProcesses(const Wire &wire, const ChannelSpec &channel, const std::string &path);
    void checkSizes(const Wire &wire, const std::string &name, const MechanismWord *mechanism);
    void checkLimits(const WireEnd &sender, std::int64_t bytes, const std::string &name,
                     const MechanismWord *mechanism);
    void checkWholeness(const Wire &wire, const std::string &name, const MechanismWord &mechanism,
                        const std::string &path);
    void checkForCycle(const std::string &name, const std::string &path);

    const ThreadSpec &threadOf(const WireEnd &end) const
    {
        return m_experiment.processes[end.process].threads[end.thread];
    }
    std::optional<std::int64_t> bytesOf(const WireEnd &sender) const;
    std::string placeOfSize(const WireEnd &sender) const;

    const Experiment &m_experiment;
    const Vocabulary &m_vocabulary;
    const Places &m_places;
    Findings &m_findings;
    const Wires m_wires;
    std::set<std::string, std::less<>> m_reportedCycles;  // every channel of them
};

void WireChecker::checkAll()
{
    std::set<std::string, std::less<>> done;
    for (std::size_t i = 0; i < m_experiment.channels.size(); ++i) {
        const ChannelSpec &channel = m_experiment.channels[i];
        const auto wire = m_wires.find(channel.name);
        if (wire == m_wires.end() || !done.insert(channel.name).second)
            continue;
        const std::string path = channelPath(i);
        const MechanismWord *mechanism = findMechanism(m_vocabulary, channel.mechanism);
        checkEnds(wire->second, channel.name, path);
        if (mechanism != nullptr && !mechanism->crossesProcesses)
            checkProcesses(wire->second, channel, path);
        if (mechanism == nullptr || !mechanism->carriesTokens)
            checkSizes(wire->second, channel.name, mechanism);
        if (mechanism != nullptr)
            checkWholeness(wire->second, channel.name, *mechanism, path);
        if (!wire->second.messageBytes && (mechanism == nullptr || !mechanism->carriesTokens))
            checkForCycle(channel.name, path);
    }
}

void WireChecker::checkEnds(const Wire &wire, const std::string &name, const std::string &path)
{
    if (wire.mayHaveMoreEnds)
        return;
    const Place place = m_places.of(path + ".name");
    if (wire.senders.empty() && wire.receivers.empty())
        m_findings.add(place, "channel " + inQuotes(name) +
                                  " is a wire without an end: no thread sends to it and none "
                                  "receives from it");
    else if (wire.senders.empty())
        m_findings.add(place, "channel " + inQuotes(name) +
                                  " is a wire without an end: no thread sends to it; "
                                  "expected at least one sender");
    else if (wire.receivers.empty())
        m_findings.add(place, "channel " + inQuotes(name) +
                                  " is a wire without an end: no thread receives from it; "
                                  "expected at least one receiver");
}

void WireChecker::checkProcesses(const Wire &wire, const ChannelSpec &channel, const std::string &path)
{
    std::set<std::size_t> processes;
    for (const WireEnd &end : wire.senders)
        processes.insert(end.process);
    for (const WireEnd &end : wire.receivers)
        processes.insert(end.process);
    if (processes.size() < 2)
        return;
    std::vector<std::string> names;
    for (const std::size_t process : processes)
        names.push_back(inQuotes(m_experiment.processes[process].name));
    std::vector<std::string> crossing;
    for (const MechanismWord &word : m_vocabulary.mechanisms) {
        if (word.crossesProcesses && word.unavailable.empty())
            crossing.push_back(word.id);
    }
    m_findings.add(m_places.of(path + ".mechanism"),
                   "channel " + inQuotes(channel.name) + ": " + channel.mechanism +
                       " works within one process, but its ends are in processes " + listed(names) +
                       "; expected one process or one of " + listed(crossing));
}

std::optional<std::int64_t> WireChecker::bytesOf(const WireEnd &sender) const
{
    if (sender.messageBytes)
        return sender.messageBytes;
    const auto from = m_wires.find(sender.passesOnFrom);
    return from == m_wires.end() ? std::nullopt : from->second.messageBytes;
}

// The `message` key, or where the size comes from when it is not there.
std::string WireChecker::placeOfSize(const WireEnd &sender) const
{
    const std::string path = threadPath(sender.process, sender.thread);
    const bool says = threadOf(sender).parameters.number("message").has_value();
    return path + "." + (says ? "message" : sender.parameter);
}

void WireChecker::checkSizes(const Wire &wire, const std::string &name, const MechanismWord *mechanism)
{
    // Where one size could not be read, which of the others is the odd one cannot be told.
    bool allRead = true;
    for (const WireEnd &sender : wire.senders)
        allRead = allRead && !m_places.isSpoilt(threadPath(sender.process, sender.thread) + ".message");
    for (const WireEnd &sender : wire.senders) {
        const auto bytes = bytesOf(sender);
        if (!bytes || m_places.isSpoilt(threadPath(sender.process, sender.thread) + ".message"))
            continue;
        checkLimits(sender, *bytes, name, mechanism);
        if (allRead && *bytes != *wire.messageBytes)
            m_findings.add(m_places.of(placeOfSize(sender)),
                           "channel " + inQuotes(name) + " carries messages of one size: thread " +
                               inQuotes(threadOf(sender).name) + " sends " + bytesText(*bytes) +
                               ", but another sender " + bytesText(*wire.messageBytes));
    }
}

void WireChecker::checkLimits(const WireEnd &sender, std::int64_t bytes, const std::string &name,
                              const MechanismWord *mechanism)
{
    const std::string key = placeOfSize(sender);
    const std::string who =
        "thread " + inQuotes(threadOf(sender).name) + ": a message of " + std::to_string(bytes) + " bytes ";
    if (mechanism != nullptr && mechanism->largestMessage > 0 && bytes > mechanism->largestMessage)
        m_findings.add(m_places.of(key), who + "is larger than " + mechanism->id + " carries (channel " +
                                             inQuotes(name) + "); expected at most " +
                                             std::to_string(mechanism->largestMessage) +
                                             " bytes, the limit in " + mechanism->largestMessageSource);
    if (mechanism != nullptr && bytes < mechanism->smallestMessage)
        m_findings.add(m_places.of(key), who + "is too small for channel " + inQuotes(name) + ": " +
                                             mechanism->id + " loses messages; expected at least " +
                                             std::to_string(mechanism->smallestMessage) +
                                             " bytes, a whole number, to tell how many");
}

void WireChecker::checkWholeness(const Wire &wire, const std::string &name, const MechanismWord &mechanism,
                                 const std::string &path)
{
    const std::int64_t bytes = wire.messageBytes.value_or(0);
    if (mechanism.atomicMessage <= 0 || bytes <= mechanism.atomicMessage || wire.senders.size() < 2)
        return;
    m_findings.add(m_places.of(path + ".name"),
                   "channel " + inQuotes(name) + ": messages of " + std::to_string(bytes) + " bytes of " +
                       std::to_string(wire.senders.size()) + " senders would mix in " + mechanism.id +
                       "; expected one sender or at most " + std::to_string(mechanism.atomicMessage) +
                       " bytes, " + mechanism.atomicMessageSource);
}

// Goes against the stream from relay to relay. Only a way that comes back is a mistake of its own; one that ends
// at a channel without a sender has been reported as that.
void WireChecker::checkForCycle(const std::string &name, const std::string &path)
{
    std::vector<std::string> way;
    std::set<std::string, std::less<>> seen;
    std::string at = name;
    while (seen.insert(at).second) {
        way.push_back(at);
        const auto wire = m_wires.find(at);
        if (wire == m_wires.end() || wire->second.senders.empty() || m_reportedCycles.contains(at))
            return;
        at = wire->second.senders.front().passesOnFrom;
    }
    m_reportedCycles.insert(way.begin(), way.end());
    std::vector<std::string> names;
    for (const std::string &one : way)
        names.push_back(inQuotes(one));
    m_findings.add(m_places.of(path + ".name"),
                   "no thread says how large the messages of channel " + inQuotes(name) +
                       " are: its senders only pass on what they receive, in a circle of " + listed(names) +
                       "; expected a sender with the key 'message'");
}

}  // namespace

void checkWires(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                Findings &findings)
{
    WireChecker(experiment, vocabulary, places, findings).checkAll();
}

}  // namespace ws
