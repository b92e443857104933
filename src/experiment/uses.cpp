#include "experiment/uses.h"

#include <algorithm>
#include <optional>

#include "experiment/checks.h"

namespace ws {
namespace {

template <typename Specs>
bool hasName(const Specs &specs, std::string_view name)
{
    return std::any_of(specs.begin(), specs.end(), [&](const auto &spec) { return spec.name == name; });
}

std::optional<ObjectSort> sortOf(const Experiment &experiment, std::string_view name)
{
    if (hasName(experiment.channels, name))
        return ObjectSort::Channel;
    if (hasName(experiment.primitives, name))
        return ObjectSort::Primitive;
    if (processOf(experiment, name) != nullptr)
        return ObjectSort::Thread;
    return std::nullopt;
}

std::string familyNamed(const ScriptScans &scans, ObjectSort sort, std::string_view name)
{
    if (sort == ObjectSort::Channel)
        return "channel";
    if (sort == ObjectSort::Thread)
        return "thread";
    for (const PrimitiveSpec &primitive : scans.experiment().primitives) {
        if (primitive.name == name)
            return familyOf(scans.vocabulary(), primitive);
    }
    return {};
}

// What a role does with the objects that a parameter of this kind names.
std::optional<NamedUse> useOf(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::SendsTo:
        return NamedUse{ObjectSort::Channel, {}, kSends, {}, 0};
    case ParameterKind::ReceivesFrom:
        return NamedUse{ObjectSort::Channel, {}, kReceives, {}, 0};
    case ParameterKind::Locks:
        return NamedUse{ObjectSort::Primitive, {}, kTakes, {}, 0};
    case ParameterKind::Threads:
        return NamedUse{ObjectSort::Thread, {}, kJoins, {}, 0};
    default:
        return std::nullopt;
    }
}

std::vector<NamedUse> roleUses(const Vocabulary &vocabulary, const ThreadSpec &thread)
{
    std::vector<NamedUse> uses;
    const RoleWord *role = findRole(vocabulary, thread.role);
    if (role == nullptr)
        return uses;
    for (const ParameterInfo &info : role->parameters) {
        const auto use = useOf(info.kind);
        if (!use)
            continue;
        for (const std::string &name : thread.parameters.names(info.name)) {
            uses.push_back(*use);
            uses.back().name = name;
            uses.back().calledBy = info.name;
        }
    }
    return uses;
}

// Of what a script may do with another thread, what it can do.
std::uint32_t possibleWithThread(const Experiment &experiment, const ThreadSpec &thread,
                                 const std::string &other)
{
    const ProcessSpec *process = processOf(experiment, other);
    if (process == nullptr || other == thread.name || process != processOf(experiment, thread.name))
        return 0;
    const auto target = std::find_if(process->threads.begin(), process->threads.end(),
                                     [&](const ThreadSpec &spec) { return spec.name == other; });
    return target->startedByOthers ? kJoins | kStarts : kJoins;
}

}  // namespace

const ScriptSpec *ScriptScans::find(std::string_view name) const
{
    for (const ScriptSpec &script : m_experiment.scripts) {
        if (script.name == name)
            return &script;
    }
    return nullptr;
}

const ScriptScan &ScriptScans::of(const ScriptSpec &script)
{
    const auto known = m_scans.find(script.name);
    if (known != m_scans.end())
        return known->second;
    ScriptScan scan;
    if (m_vocabulary.scanScript)
        scan = m_vocabulary.scanScript(script.text);
    return m_scans.emplace(script.name, std::move(scan)).first->second;
}

std::vector<ScriptName> scriptNames(ScriptScans &scans, const ThreadSpec &thread)
{
    std::vector<ScriptName> names;
    const ScriptSpec *script = thread.role == kScriptRole ? scans.find(thread.script) : nullptr;
    if (script == nullptr)
        return names;
    for (const ScriptMention &mention : scans.of(*script).mentions) {
        ScriptName name;
        name.mention = mention;
        const ParameterValues &arguments = thread.arguments;
        const std::vector<std::string> &text = arguments.names(mention.name);
        name.isArgument = !text.empty() || arguments.number(mention.name).has_value() ||
                          arguments.real(mention.name).has_value();
        const std::string &object = text.empty() ? mention.name : text.front();
        const bool mayBeObject = !name.isArgument || !text.empty();
        if (const auto sort = sortOf(scans.experiment(), object); sort && mayBeObject) {
            name.sort = *sort;
            name.object = object;
            name.family = familyNamed(scans, *sort, object);
            const auto &inFamily = scans.vocabulary().abilitiesIn;
            name.abilities =
                inFamily && !name.family.empty() ? inFamily(name.family, mention) : mention.abilities;
        }
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<NamedUse> usesOf(ScriptScans &scans, const ThreadSpec &thread)
{
    if (thread.role != kScriptRole)
        return roleUses(scans.vocabulary(), thread);
    std::vector<NamedUse> uses;
    for (const ScriptName &name : scriptNames(scans, thread)) {
        if (name.object.empty())
            continue;
        std::uint32_t abilities = name.abilities;
        if (name.sort == ObjectSort::Thread)
            abilities &= possibleWithThread(scans.experiment(), thread, name.object);
        const auto known = std::find_if(uses.begin(), uses.end(), [&](const NamedUse &use) {
            return use.sort == name.sort && use.name == name.object;
        });
        if (known != uses.end())
            known->abilities |= abilities;
        else
            uses.push_back({name.sort, name.object, abilities, name.mention.name, name.mention.line});
    }
    return uses;
}

std::string familyOf(const Vocabulary &vocabulary, const PrimitiveSpec &primitive)
{
    const PrimitiveWord *word = findPrimitiveWord(vocabulary, primitive.primitive);
    return word == nullptr ? std::string() : word->family;
}

const ProcessSpec *processOf(const Experiment &experiment, std::string_view thread)
{
    for (const ProcessSpec &process : experiment.processes) {
        if (hasName(process.threads, thread))
            return &process;
    }
    return nullptr;
}

}  // namespace ws
