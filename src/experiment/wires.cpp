#include "experiment/wires.h"

#include "experiment/checks.h"

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

void addEnds(WireEnd end, const ThreadSpec &thread, const RoleWord &role, const Vocabulary &vocabulary,
             Wires &wires)
{
    WireEnd sender = end;
    if (hasMessageParameter(role) || !receives(role))
        sender.messageBytes = thread.parameters.number(kMessageParameter, vocabulary.defaultMessage);
    else
        sender.passesOnFrom = firstChannelReceivedFrom(role, thread.parameters);
    for (const ParameterInfo &info : role.parameters) {
        if (info.kind != ParameterKind::SendsTo && info.kind != ParameterKind::ReceivesFrom)
            continue;
        for (const std::string &channel : thread.parameters.names(info.name)) {
            const auto wire = wires.find(channel);
            if (wire == wires.end())
                continue;
            const bool sends = info.kind == ParameterKind::SendsTo;
            auto &ends = sends ? wire->second.senders : wire->second.receivers;
            ends.push_back(sends ? sender : end);
            ends.back().parameter = info.name;
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
    for (const ChannelSpec &channel : experiment.channels) {
        if (!channel.name.empty())
            wires.try_emplace(channel.name);
    }
    for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
        for (std::size_t t = 0; t < experiment.processes[p].threads.size(); ++t) {
            const ThreadSpec &thread = experiment.processes[p].threads[t];
            if (const RoleWord *role = findRole(vocabulary, thread.role))
                addEnds({p, t, {}, {}, {}}, thread, *role, vocabulary, wires);
            else
                markPossibleEnds(thread.parameters, wires);
        }
    }
    spreadSizes(wires);
    return wires;
}

}  // namespace ws
