#include <algorithm>
#include <set>

#include "experiment/checks.h"
#include "experiment/wires.h"
#include "experiment/words.h"

namespace ws {
namespace {

class ShapeChecker
{
public:
    ShapeChecker(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                 Findings &findings)
        : m_experiment(experiment), m_vocabulary(vocabulary), m_places(places), m_findings(findings),
          m_wires(wiresOf(experiment, vocabulary))
    {
    }

    void checkAll();

private:
    void checkEnds(const ChannelSpec &channel, const MechanismWord &mechanism, const std::string &path);
    void checkTokens(const Wire &wire, const ChannelSpec &channel);
    void checkBackOf(std::size_t index);
    void checkWayBack(const ChannelSpec &back, const ChannelSpec &forth, const std::string &path);
    const Wire *wireOf(const ChannelSpec &channel) const
    {
        const auto wire = m_wires.find(channel.name);
        return wire == m_wires.end() ? nullptr : &wire->second;
    }
    template <typename Fits>
    std::string mechanismsThat(Fits fits) const;
    std::string threadName(const WireEnd &end) const
    {
        return inQuotes(m_experiment.processes[end.process].threads[end.thread].name);
    }
    void add(const std::string &path, std::string message)
    {
        m_findings.add(m_places.of(path), std::move(message));
    }

    const Experiment &m_experiment;
    const Vocabulary &m_vocabulary;
    const Places &m_places;
    Findings &m_findings;
    const Wires m_wires;
    std::set<std::string, std::less<>> m_runBackThrough;  // channels that another one names
};

// " or one of a, b", of what can run here and fits; "" when there is none.
template <typename Fits>
std::string ShapeChecker::mechanismsThat(Fits fits) const
{
    std::vector<std::string> ids;
    for (const MechanismWord &word : m_vocabulary.mechanisms) {
        if (word.unavailable.empty() && fits(word))
            ids.push_back(word.id);
    }
    return ids.empty() ? "" : " or one of " + listed(ids);
}

void ShapeChecker::checkAll()
{
    for (std::size_t i = 0; i < m_experiment.channels.size(); ++i) {
        const ChannelSpec &channel = m_experiment.channels[i];
        const std::string path = channelPath(i);
        if (const MechanismWord *word = findMechanism(m_vocabulary, channel.mechanism)) {
            if (!word->unavailable.empty())
                add(path + ".mechanism", "channel " + inQuotes(channel.name) + ": " + word->id +
                                             " cannot be used on this machine: " + word->unavailable);
            checkEnds(channel, *word, path);
        }
        if (!channel.backOf.empty() && !m_places.isSpoilt(path + ".back_of"))
            checkBackOf(i);
    }
}

void ShapeChecker::checkEnds(const ChannelSpec &channel, const MechanismWord &mechanism,
                             const std::string &path)
{
    const Wire *wire = wireOf(channel);
    if (wire == nullptr)
        return;
    const std::string name = "channel " + inQuotes(channel.name);
    if (wire->senders.size() > 1 && !mechanism.manySenders)
        add(path + ".mechanism", "several threads send to " + name + ", but " + mechanism.id +
                                     " has one sender; expected one thread" +
                                     mechanismsThat([](const auto &word) { return word.manySenders; }));
    if (wire->receivers.size() > 1 && !mechanism.manyReceivers)
        add(path + ".mechanism", "several threads receive from " + name + ", but " + mechanism.id +
                                     " has one receiver; expected one thread" +
                                     mechanismsThat([](const auto &word) { return word.manyReceivers; }));
    if (mechanism.carriesTokens)
        checkTokens(*wire, channel);
}

void ShapeChecker::checkTokens(const Wire &wire, const ChannelSpec &channel)
{
    for (const WireEnd &sender : wire.senders) {
        const ThreadSpec &thread = m_experiment.processes[sender.process].threads[sender.thread];
        // A script may send elsewhere too.
        if (!thread.parameters.number("message") || thread.role == kScriptRole)
            continue;
        add(threadPath(sender.process, sender.thread) + ".message",
            "thread " + inQuotes(thread.name) + " says a size, but channel " + inQuotes(channel.name) + " (" +
                channel.mechanism + ") carries tokens, which have no bytes; expected no key 'message'");
    }
}

void ShapeChecker::checkBackOf(std::size_t index)
{
    const ChannelSpec &back = m_experiment.channels[index];
    const std::string path = channelPath(index);
    const std::string key = path + ".back_of";
    const std::string who = "channel " + inQuotes(back.name);
    std::vector<std::string> others;
    const ChannelSpec *forth = nullptr;
    for (const ChannelSpec &channel : m_experiment.channels) {
        if (channel.name == back.backOf)
            forth = &channel;
        if (&channel != &back && channel.backOf.empty())
            others.push_back(channel.name);
    }
    if (forth == nullptr)
        add(key, who + ": 'back_of' names no channel of the experiment: " + inQuotes(back.backOf) +
                     hint(back.backOf, others));
    else if (forth->name == back.name)
        add(key, who + " cannot run back through itself; expected another channel");
    else if (!forth->backOf.empty())
        add(key, who + ": " + inQuotes(forth->name) + " itself runs back through " + inQuotes(forth->backOf) +
                     "; expected a channel without 'back_of'");
    else if (!m_runBackThrough.insert(forth->name).second)
        add(key,
            who + ": another channel runs back through " + inQuotes(forth->name) + " already; expected one");
    else
        checkWayBack(back, *forth, path);
}

void ShapeChecker::checkWayBack(const ChannelSpec &back, const ChannelSpec &forth, const std::string &path)
{
    const std::string who = "channel " + inQuotes(back.name);
    const std::string other = inQuotes(forth.name);
    const MechanismWord *mechanism = findMechanism(m_vocabulary, forth.mechanism);
    if (mechanism == nullptr || findMechanism(m_vocabulary, back.mechanism) == nullptr)
        return;
    if (back.mechanism != forth.mechanism) {
        add(path + ".mechanism", who + " runs back through " + other + ", so it is " + forth.mechanism +
                                     " too, not " + back.mechanism);
        return;
    }
    if (!mechanism->duplex)
        add(path + ".back_of", who + ": " + mechanism->id +
                                   " carries one way only; expected a channel of its own" +
                                   mechanismsThat([](const auto &word) { return word.duplex; }));
    if (!(back.parameters == ParameterValues()))
        add(path, who + " has the settings of " + other + ", through which it runs back; expected none here");
    const Wire *backWire = wireOf(back);
    const Wire *forthWire = wireOf(forth);
    const auto hasBoth = [](const Wire *wire) {
        return wire != nullptr && !wire->mayHaveMoreEnds && !wire->senders.empty() &&
               !wire->receivers.empty();
    };
    if (!hasBoth(backWire) || !hasBoth(forthWire))
        return;
    const auto isOne = [](const Wire &wire) {
        return wire.senders.size() == 1 && wire.receivers.size() == 1;
    };
    const auto same = [](const WireEnd &a, const WireEnd &b) {
        return a.process == b.process && a.thread == b.thread;
    };
    if (!isOne(*backWire) || !isOne(*forthWire))
        add(path + ".back_of", who + " runs back through " + other +
                                   ": expected one sender and one receiver on each of the two");
    else if (!same(backWire->senders.front(), forthWire->receivers.front()) ||
             !same(backWire->receivers.front(), forthWire->senders.front()))
        add(path + ".back_of", who + " runs back through " + other + ": expected that " +
                                   threadName(forthWire->receivers.front()) + " sends and " +
                                   threadName(forthWire->senders.front()) + " receives");
}

}  // namespace

void checkShapes(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                 Findings &findings)
{
    ShapeChecker(experiment, vocabulary, places, findings).checkAll();
}

}  // namespace ws
