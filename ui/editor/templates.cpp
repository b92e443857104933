#include "ui/editor/templates.h"

#include <QtGlobal>
#include <algorithm>

namespace ws {
namespace {

constexpr const char *kSend = "produce";
constexpr const char *kReceive = "consume";
constexpr const char *kPassOn = "relay";

// Puts an experiment together: one process a thread, or one for all where the mechanism cannot leave it.
class Builder
{
public:
    Builder(LocalText title, const MechanismWord &mechanism) : m_mechanism(mechanism)
    {
        m_experiment = emptyExperiment();
        m_experiment.title = std::move(title);
        if (!mechanism.crossesProcesses)
            m_experiment.processes.push_back({"program", {}});
    }

    std::string channel(const std::string &name)
    {
        m_experiment.channels.push_back({name, m_mechanism.id, {}});
        return name;
    }

    void thread(const std::string &name, const char *role, const std::string &from, const std::string &to)
    {
        ThreadSpec spec{name, role, {}};
        if (!from.empty())
            spec.parameters.setNames("from", {from});
        if (!to.empty())
            spec.parameters.setNames("to", {to});
        if (m_mechanism.crossesProcesses)
            m_experiment.processes.push_back({name, {}});
        m_experiment.processes.back().threads.push_back(std::move(spec));
    }

    Experiment take() { return std::move(m_experiment); }

private:
    const MechanismWord &m_mechanism;
    Experiment m_experiment;
};

std::string numbered(const char *name, int number)
{
    return std::string(name) + " " + std::to_string(number);
}

Experiment pair(TemplateSize, const MechanismWord &mechanism)
{
    Builder builder({"A pair", "一对线程"}, mechanism);
    const std::string wire = builder.channel("wire");
    builder.thread("sender", kSend, {}, wire);
    builder.thread("receiver", kReceive, wire, {});
    return builder.take();
}

Experiment pipeline(TemplateSize size, const MechanismWord &mechanism)
{
    Builder builder({"A pipeline", "流水线"}, mechanism);
    std::string from = builder.channel("wire 1");
    builder.thread("source", kSend, {}, from);
    for (int stage = 1; stage <= size.first; ++stage) {
        const std::string to = builder.channel(numbered("wire", stage + 1));
        builder.thread(numbered("stage", stage), kPassOn, from, to);
        from = to;
    }
    builder.thread("sink", kReceive, from, {});
    return builder.take();
}

Experiment fanOut(TemplateSize size, const MechanismWord &mechanism)
{
    Builder builder({"A fan-out", "扇出"}, mechanism);
    const std::string wire = builder.channel("wire");
    builder.thread("source", kSend, {}, wire);
    for (int i = 1; i <= size.first; ++i)
        builder.thread(numbered("worker", i), kReceive, wire, {});
    return builder.take();
}

Experiment fanIn(TemplateSize size, const MechanismWord &mechanism)
{
    Builder builder({"A fan-in", "扇入"}, mechanism);
    const std::string wire = builder.channel("wire");
    for (int i = 1; i <= size.first; ++i)
        builder.thread(numbered("source", i), kSend, {}, wire);
    builder.thread("sink", kReceive, wire, {});
    return builder.take();
}

// One asks and waits for the answer; the others pass on, until it has come round.
Experiment ring(TemplateSize size, const MechanismWord &mechanism)
{
    Builder builder({"A ring", "环"}, mechanism);
    for (int i = 1; i <= size.first; ++i)
        builder.channel(numbered("wire", i));
    builder.thread("thread 1", "ping", numbered("wire", size.first), "wire 1");
    for (int i = 2; i <= size.first; ++i)
        builder.thread(numbered("thread", i), kPassOn, numbered("wire", i - 1), numbered("wire", i));
    return builder.take();
}

// A hub with one thread for each client, who has a wire to it and one back.
Experiment star(TemplateSize size, const MechanismWord &mechanism)
{
    Builder builder({"A star", "星形"}, mechanism);
    for (int i = 1; i <= size.first; ++i) {
        builder.channel(numbered("question", i));
        builder.channel(numbered("answer", i));
    }
    for (int i = 1; i <= size.first; ++i)
        builder.thread(numbered("client", i), "ping", numbered("answer", i), numbered("question", i));
    Experiment experiment = builder.take();
    if (mechanism.crossesProcesses)
        experiment.processes.push_back({"hub", {}});
    for (int i = 1; i <= size.first; ++i) {
        ThreadSpec server{numbered("server", i), "pong", {}};
        server.parameters.setNames("from", {numbered("question", i)});
        server.parameters.setNames("to", {numbered("answer", i)});
        experiment.processes.back().threads.push_back(std::move(server));
    }
    return experiment;
}

Experiment manyToMany(TemplateSize size, const MechanismWord &mechanism)
{
    Builder builder({"Many to many", "多对多"}, mechanism);
    const std::string wire = builder.channel("wire");
    for (int i = 1; i <= size.first; ++i)
        builder.thread(numbered("sender", i), kSend, {}, wire);
    for (int i = 1; i <= size.second; ++i)
        builder.thread(numbered("receiver", i), kReceive, wire, {});
    return builder.take();
}

constexpr WiringTemplate templates[] = {
    {"pair",
     QT_TRANSLATE_NOOP("Template", "Pair"),
     QT_TRANSLATE_NOOP("Template", "One thread sends, one receives."),
     {},
     {},
     {},
     pair},
    {"pipeline",
     QT_TRANSLATE_NOOP("Template", "Pipeline"),
     QT_TRANSLATE_NOOP("Template", "Messages go from a source through stages to a sink."),
     {QT_TRANSLATE_NOOP("Template", "Stages"), 1, 30, 2},
     {},
     {},
     pipeline},
    {"fan-out",
     QT_TRANSLATE_NOOP("Template", "Fan-out"),
     QT_TRANSLATE_NOOP("Template", "One thread sends into a wire from which several receive."),
     {QT_TRANSLATE_NOOP("Template", "Receivers"), 2, 60, 3},
     {},
     {false, true},
     fanOut},
    {"fan-in",
     QT_TRANSLATE_NOOP("Template", "Fan-in"),
     QT_TRANSLATE_NOOP("Template", "Several threads send into a wire from which one receives."),
     {QT_TRANSLATE_NOOP("Template", "Senders"), 2, 60, 3},
     {},
     {true, false},
     fanIn},
    {"ring",
     QT_TRANSLATE_NOOP("Template", "Ring"),
     QT_TRANSLATE_NOOP("Template", "A message goes round from thread to thread and back to where it began."),
     {QT_TRANSLATE_NOOP("Template", "Threads"), 2, 60, 4},
     {},
     {},
     ring},
    {"star",
     QT_TRANSLATE_NOOP("Template", "Star"),
     QT_TRANSLATE_NOOP("Template",
                       "Clients ask a hub, which answers each of them through a wire of its own."),
     {QT_TRANSLATE_NOOP("Template", "Clients"), 2, 30, 3},
     {},
     {},
     star},
    {"n-to-m",
     QT_TRANSLATE_NOOP("Template", "Many to many"),
     QT_TRANSLATE_NOOP("Template", "Several threads send into a wire from which several receive."),
     {QT_TRANSLATE_NOOP("Template", "Senders"), 2, 30, 2},
     {QT_TRANSLATE_NOOP("Template", "Receivers"), 2, 30, 3},
     {true, true},
     manyToMany},
};

}  // namespace

std::span<const WiringTemplate> wiringTemplates()
{
    return templates;
}

bool suits(const WiringTemplate &shape, const MechanismWord &mechanism)
{
    return mechanism.unavailable.empty() && (!shape.ends.manySenders || mechanism.manySenders) &&
           (!shape.ends.manyReceivers || mechanism.manyReceivers);
}

const MechanismWord *firstThatSuits(const WiringTemplate &shape, const Vocabulary &vocabulary)
{
    const auto found = std::find_if(vocabulary.mechanisms.begin(), vocabulary.mechanisms.end(),
                                    [&](const MechanismWord &word) { return suits(shape, word); });
    return found == vocabulary.mechanisms.end() ? nullptr : &*found;
}

Experiment emptyExperiment()
{
    Experiment experiment;
    experiment.title = {"Untitled", "未命名"};
    experiment.group = "Mine";
    return experiment;
}

}  // namespace ws
