#include "ui/editor/wire_edits.h"

#include <algorithm>

#include "experiment/checks.h"
#include "experiment/uses.h"

namespace ws {
namespace {

const ParameterInfo *settingOf(const RoleWord *role, ParameterKind kind)
{
    if (role == nullptr)
        return nullptr;
    for (const ParameterInfo &info : role->parameters) {
        if (info.kind == kind)
            return &info;
    }
    return nullptr;
}

bool has(const RoleWord *role, ParameterKind kind)
{
    return settingOf(role, kind) != nullptr;
}

// The role that does what `role` does and the other thing too: one that takes messages and sends them on.
const RoleWord *roleForBoth(const Vocabulary &vocabulary)
{
    for (const RoleWord &role : vocabulary.roles) {
        const bool makesMessages =
            std::any_of(role.parameters.begin(), role.parameters.end(),
                        [](const ParameterInfo &info) { return info.name == "message"; });
        const ParameterInfo *from = settingOf(&role, ParameterKind::ReceivesFrom);
        const ParameterInfo *to = settingOf(&role, ParameterKind::SendsTo);
        // Of those that pass on, the one whose own work can be set: it is the general one.
        if (from != nullptr && to != nullptr && !makesMessages && has(&role, ParameterKind::Duration))
            return &role;
    }
    return nullptr;
}

class Joiner
{
public:
    Joiner(const Experiment &experiment, const Vocabulary &vocabulary, const std::string &mechanism)
        : m_vocabulary(vocabulary), m_mechanism(mechanism), m_result{experiment, {}, JoinFault::None}
    {
    }

    Joined threads(Part from, Part to)
    {
        const RoleWord *role = roleOf(from);
        if (has(role, ParameterKind::Threads) && !has(role, ParameterKind::SendsTo))
            return joins(from, to);
        if (const JoinFault fault =
                worstOf(canHave(from, ParameterKind::SendsTo), canHave(to, ParameterKind::ReceivesFrom));
            fault != JoinFault::None)
            return refused(fault);
        const std::string sentTo = channelOf(from, ParameterKind::SendsTo);
        const std::string receivedFrom = channelOf(to, ParameterKind::ReceivesFrom);
        if (!sentTo.empty() && sentTo == receivedFrom)
            return refused(JoinFault::AlreadyJoined);
        // One that sends already has its wire: whoever is new at the other end shares it.
        if (!sentTo.empty() && receivedFrom.empty())
            return end(to, ParameterKind::ReceivesFrom, channelNamed(sentTo));
        if (!receivedFrom.empty())
            return end(from, ParameterKind::SendsTo, channelNamed(receivedFrom));
        Edited edited = withChannel(m_result.experiment, m_mechanism);
        m_result.experiment = std::move(edited.experiment);
        const Part channel = edited.parts.front();
        end(from, ParameterKind::SendsTo, channel);
        end(to, ParameterKind::ReceivesFrom, channel);
        m_result.parts = {channel};
        return m_result;
    }

    Joined end(Part thread, ParameterKind kind, Part channel)
    {
        if (const JoinFault fault = canHave(thread, kind); fault != JoinFault::None)
            return refused(fault);
        if (!has(roleOf(thread), kind))
            m_result.experiment =
                withRole(m_result.experiment, m_vocabulary, thread, roleForBoth(m_vocabulary)->id);
        const ParameterInfo *setting = settingOf(roleOf(thread), kind);
        const std::string name = nameOf(m_result.experiment, channel);
        ThreadSpec *spec = threadAt(m_result.experiment, thread);
        if (spec->parameters.names(setting->name) == std::vector<std::string>{name})
            return refused(JoinFault::AlreadyJoined);
        spec->parameters.setNames(std::string(setting->name), {name});
        m_result.parts = {channel};
        return m_result;
    }

    Joined takes(Part thread, Part primitive)
    {
        const ThreadSpec *spec = threadAt(m_result.experiment, thread);
        const PrimitiveSpec &taken = m_result.experiment.primitives[primitive.index];
        const std::string family = familyOf(m_vocabulary, taken);
        if (spec->role == kScriptRole)
            return refused(JoinFault::ScriptNames);
        // As experiment/checks.cpp has it: what has one owner at a time.
        if (!family.empty() && family != "lock" && family != "monitor")
            return refused(JoinFault::NotALock);
        const ParameterInfo *setting = settingOf(roleOf(thread), ParameterKind::Locks);
        if (setting == nullptr)
            return refused(JoinFault::NoLocks);
        return listed(thread, setting->name, taken.name, primitive);
    }

private:
    Joined joins(Part from, Part to)
    {
        if (from.index != to.index)
            return refused(JoinFault::OtherProcess);
        const ParameterInfo *setting = settingOf(roleOf(from), ParameterKind::Threads);
        return listed(from, setting->name, nameOf(m_result.experiment, to), from);
    }

    Joined listed(Part thread, std::string_view setting, const std::string &name, Part selected)
    {
        ParameterValues &values = threadAt(m_result.experiment, thread)->parameters;
        std::vector<std::string> names = values.names(setting);
        if (std::find(names.begin(), names.end(), name) != names.end())
            return refused(JoinFault::AlreadyJoined);
        names.push_back(name);
        values.setNames(std::string(setting), std::move(names));
        m_result.parts = {selected};
        return m_result;
    }

    JoinFault canHave(Part thread, ParameterKind kind) const
    {
        const ThreadSpec *spec = threadAt(m_result.experiment, thread);
        if (spec->role == kScriptRole)
            return JoinFault::ScriptNames;
        const RoleWord *role = roleOf(thread);
        if (has(role, kind))
            return JoinFault::None;
        const bool hasOther = has(role, ParameterKind::SendsTo) || has(role, ParameterKind::ReceivesFrom);
        return hasOther && roleForBoth(m_vocabulary) != nullptr ? JoinFault::None : JoinFault::NoWires;
    }

    static JoinFault worstOf(JoinFault a, JoinFault b) { return a != JoinFault::None ? a : b; }

    const RoleWord *roleOf(Part thread) const
    {
        return findRole(m_vocabulary, threadAt(m_result.experiment, thread)->role);
    }

    // The channel that the thread has for this; empty: none.
    std::string channelOf(Part thread, ParameterKind kind) const
    {
        const ParameterInfo *setting = settingOf(roleOf(thread), kind);
        if (setting == nullptr)
            return {};
        const auto &names = threadAt(m_result.experiment, thread)->parameters.names(setting->name);
        return names.empty() ? std::string() : names.front();
    }

    Part channelNamed(const std::string &name) const
    {
        for (std::size_t i = 0; i < m_result.experiment.channels.size(); ++i) {
            if (m_result.experiment.channels[i].name == name)
                return {PartKind::Channel, i};
        }
        return {PartKind::Channel, m_result.experiment.channels.size()};
    }

    Joined refused(JoinFault fault)
    {
        m_result.fault = fault;
        return m_result;
    }

    const Vocabulary &m_vocabulary;
    const std::string &m_mechanism;
    Joined m_result;
};

}  // namespace

Joined joined(const Experiment &experiment, const Vocabulary &vocabulary, Part from, Part to,
              const std::string &mechanism)
{
    const Joined unchanged{experiment, {}, JoinFault::NotThese};
    if (!hasPart(experiment, from) || !hasPart(experiment, to))
        return unchanged;
    if (from == to)
        return {experiment, {}, JoinFault::SamePart};
    Joiner joiner(experiment, vocabulary, mechanism);
    const auto isKind = [&](PartKind first, PartKind second) {
        return from.kind == first && to.kind == second;
    };
    if (isKind(PartKind::Thread, PartKind::Thread))
        return joiner.threads(from, to);
    if (isKind(PartKind::Thread, PartKind::Channel))
        return joiner.end(from, ParameterKind::SendsTo, to);
    if (isKind(PartKind::Channel, PartKind::Thread))
        return joiner.end(to, ParameterKind::ReceivesFrom, from);
    if (isKind(PartKind::Thread, PartKind::Primitive))
        return joiner.takes(from, to);
    if (isKind(PartKind::Primitive, PartKind::Thread))
        return joiner.takes(to, from);
    return unchanged;
}

}  // namespace ws
