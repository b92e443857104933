#include "experiment/wires.h"

#include "experiment/checks.h"
#include "experiment/uses.h"

namespace ws {
namespace {

// The parameter by which a role says how large the messages are that it makes.
constexpr std::string_view kMessageParameter = "message";

bool hasMessageParameter(const RoleWord &role)
{
    for (const ParameterInfo &info : role.parameters) {
        if (info.name == kMessageParameter && info.kind == ParameterKind::Bytes)
            return true;
    }
    return false;
}

std::string firstChannelReceivedFrom(const RoleWord &role, const ParameterValues &values)
{
    for (const ParameterInfo &info : role.parameters) {
        if (info.kind == ParameterKind::ReceivesFrom && !values.names(info.name).empty())
            return values.names(info.name).front();
    }
    return {};
}

bool receives(const RoleWord &role)
{
    for (const ParameterInfo &info : role.parameters) {
        if (info.kind == ParameterKind::ReceivesFrom)
            return true;
    }
    return false;
}

void addEnds(WireEnd end, const ThreadSpec &thread, const RoleWord &role, ScriptScans &scans, Wires &wires)
{
    WireEnd sender = end;
    const bool isScript = thread.role == kScriptRole;
    if (isScript || hasMessageParameter(role) || !receives(role))
        sender.messageBytes = thread.parameters.number(kMessageParameter, scans.vocabulary().defaultMessage);
    else
        sender.passesOnFrom = firstChannelReceivedFrom(role, thread.parameters);
    for (const NamedUse &use : usesOf(scans, thread)) {
        const auto wire = use.sort == ObjectSort::Channel ? wires.find(use.name) : wires.end();
        if (wire == wires.end())
            continue;
        const std::string parameter = isScript ? "script" : use.calledBy;
        if ((use.abilities & kSends) != 0) {
            wire->second.senders.push_back(sender);
            wire->second.senders.back().parameter = parameter;
        }
        if ((use.abilities & kReceives) != 0) {
            wire->second.receivers.push_back(end);
            wire->second.receivers.back().parameter = parameter;
        }
    }
}

void markPossibleEnds(const ParameterValues &values, Wires &wires)
{
    for (const auto &[name, channels] : values.nameLists()) {
        for (const std::string &channel : channels) {
            if (const auto wire = wires.find(channel); wire != wires.end())
                wire->second.mayHaveMoreEnds = true;
        }
    }
}

// A script that cannot be read may use any channel.
bool isReadable(ScriptScans &scans, const ThreadSpec &thread)
{
    if (thread.role != kScriptRole)
        return true;
    const ScriptSpec *script = scans.find(thread.script);
    return script != nullptr && scans.vocabulary().scanScript && scans.of(*script).problems.empty();
}

// Spreads the sizes that are said outright along the relays, each wire at most once.
void spreadSizes(Wires &wires)
{
    std::multimap<std::string, std::string, std::less<>> passesOn;  // from channel, to channel
    std::vector<std::string> fresh;
    for (auto &[name, wire] : wires) {
        for (const WireEnd &sender : wire.senders) {
            if (!sender.messageBytes)
                passesOn.emplace(sender.passesOnFrom, name);
            else if (!wire.messageBytes)
                wire.messageBytes = sender.messageBytes;
        }
        if (wire.messageBytes)
            fresh.push_back(name);
    }
    while (!fresh.empty()) {
        const std::string from = fresh.back();
        fresh.pop_back();
        const auto [begin, end] = passesOn.equal_range(from);
        for (auto link = begin; link != end; ++link) {
            Wire &wire = wires.find(link->second)->second;
            if (wire.messageBytes)
                continue;
            wire.messageBytes = wires.find(from)->second.messageBytes;
            fresh.push_back(link->second);
        }
    }
}

}  // namespace

Wires wiresOf(const Experiment &experiment, const Vocabulary &vocabulary)
{
    Wires wires;
    ScriptScans scans(experiment, vocabulary);
    for (const ChannelSpec &channel : experiment.channels) {
        if (!channel.name.empty())
            wires.try_emplace(channel.name);
    }
    for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
        for (std::size_t t = 0; t < experiment.processes[p].threads.size(); ++t) {
            const ThreadSpec &thread = experiment.processes[p].threads[t];
            if (const RoleWord *role = findRole(vocabulary, thread.role))
                addEnds({p, t, {}, {}, {}}, thread, *role, scans, wires);
            else
                markPossibleEnds(thread.parameters, wires);
            if (!isReadable(scans, thread)) {
                for (auto &[name, wire] : wires)
                    wire.mayHaveMoreEnds = true;
            }
        }
    }
    spreadSizes(wires);
    return wires;
}

}  // namespace ws
