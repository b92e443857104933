#include "ui/editor/experiment_edits.h"

#include <algorithm>
#include <set>

#include "experiment/checks.h"
#include "experiment/words.h"
#include "ui/editor/references.h"

namespace ws {
namespace {

std::set<std::string> namesOf(const Experiment &experiment)
{
    std::set<std::string> names;
    for (const Part part : allParts(experiment))
        names.insert(nameOf(experiment, part));
    for (const ScriptSpec &script : experiment.scripts)
        names.insert(script.name);
    return names;
}

// From the back to the front, so that places before it stay what they are.
template <typename Specs>
void eraseAt(Specs &specs, const std::set<std::size_t> &indices)
{
    for (auto index = indices.rbegin(); index != indices.rend(); ++index) {
        if (*index < specs.size())
            specs.erase(specs.begin() + static_cast<std::ptrdiff_t>(*index));
    }
}

// The names of the parts, and those of the threads of processes among them.
std::set<std::string> goneNames(const Experiment &experiment, const Parts &parts)
{
    std::set<std::string> gone;
    for (const Part part : parts) {
        if (!hasPart(experiment, part))
            continue;
        // Nothing names a process, and it may well be called as its only thread is.
        if (part.kind != PartKind::Process) {
            gone.insert(nameOf(experiment, part));
            continue;
        }
        for (const ThreadSpec &thread : experiment.processes[part.index].threads)
            gone.insert(thread.name);
    }
    return gone;
}

void dropUnusedScripts(Experiment &experiment, const std::set<std::string> &before)
{
    const std::set<std::string> now = scriptsRun(experiment);
    std::erase_if(experiment.scripts, [&](const ScriptSpec &script) {
        return before.contains(script.name) && !now.contains(script.name);
    });
}

template <typename Word>
std::span<const ParameterInfo> infosOf(const Word *word)
{
    return word == nullptr ? std::span<const ParameterInfo>() : word->parameters;
}

}  // namespace

std::string freeName(const Experiment &experiment, const std::string &base)
{
    const std::set<std::string> taken = namesOf(experiment);
    std::string name = base;
    for (int number = 2; taken.contains(name); ++number)
        name = base + " " + std::to_string(number);
    return name;
}

std::string renameFault(const Experiment &experiment, Part part, const std::string &name)
{
    if (name.empty())
        return "a name is needed";
    if (const auto fault = nameFault(name))
        return "the name " + *fault;
    const bool scripts = !experiment.scripts.empty();
    for (const Part other : allParts(experiment)) {
        if (other == part || nameOf(experiment, other) != name)
            continue;
        const auto isObject = [](Part one) {
            return one.kind == PartKind::Channel || one.kind == PartKind::Primitive;
        };
        const bool sameSpace = other.kind == part.kind || (isObject(other) && isObject(part));
        const bool seenByScripts =
            scripts && other.kind != PartKind::Process && part.kind != PartKind::Process;
        if (sameSpace || seenByScripts)
            return "the name is already used";
    }
    return {};
}

Edited withProcess(Experiment experiment, std::optional<PicturePlace> at)
{
    ProcessSpec process;
    process.name = freeName(experiment, "process");
    process.at = at;
    experiment.processes.push_back(std::move(process));
    const Part part{PartKind::Process, experiment.processes.size() - 1};
    return {std::move(experiment), {part}};
}

Edited withThread(Experiment experiment, std::size_t process, const std::string &role,
                  std::optional<PicturePlace> at)
{
    if (process >= experiment.processes.size()) {
        experiment = withProcess(std::move(experiment)).experiment;
        process = experiment.processes.size() - 1;
    }
    ThreadSpec thread;
    thread.name = freeName(experiment, role);
    thread.role = role;
    thread.at = at;
    if (role == kScriptRole) {
        ScriptSpec script;
        script.name = freeName(experiment, "text of " + thread.name);
        script.text = "log(me, \"begins\")\n";
        thread.script = script.name;
        experiment.scripts.push_back(std::move(script));
    }
    std::vector<ThreadSpec> &threads = experiment.processes[process].threads;
    threads.push_back(std::move(thread));
    const Part part{PartKind::Thread, process, threads.size() - 1};
    return {std::move(experiment), {part}};
}

Edited withChannel(Experiment experiment, const std::string &mechanism, std::optional<PicturePlace> at)
{
    ChannelSpec channel;
    channel.name = freeName(experiment, "wire");
    channel.mechanism = mechanism;
    channel.at = at;
    experiment.channels.push_back(std::move(channel));
    const Part part{PartKind::Channel, experiment.channels.size() - 1};
    return {std::move(experiment), {part}};
}

Edited withPrimitive(Experiment experiment, const Vocabulary &vocabulary, const std::string &primitive,
                     std::optional<PicturePlace> at)
{
    PrimitiveSpec spec;
    spec.primitive = primitive;
    spec.at = at;
    const PrimitiveWord *word = findPrimitiveWord(vocabulary, primitive);
    std::string base = word == nullptr ? "lock" : word->family;
    std::replace(base.begin(), base.end(), '_', ' ');
    spec.name = freeName(experiment, base);
    for (const ParameterInfo &info : infosOf(word)) {
        // A barrier of nobody cannot be: two is the least that shows anything.
        if (info.required && info.kind == ParameterKind::Count)
            spec.parameters.setNumber(std::string(info.name),
                                      std::clamp<std::int64_t>(2, info.minimum, info.maximum));
    }
    experiment.primitives.push_back(std::move(spec));
    const Part part{PartKind::Primitive, experiment.primitives.size() - 1};
    return {std::move(experiment), {part}};
}

Experiment withoutParts(Experiment experiment, const Vocabulary &vocabulary, const Parts &parts)
{
    const std::set<std::string> ran = scriptsRun(experiment);
    const std::set<std::string> gone = goneNames(experiment, parts);
    std::set<std::size_t> processes;
    std::set<std::size_t> channels;
    std::set<std::size_t> primitives;
    std::map<std::size_t, std::set<std::size_t>> threads;
    for (const Part part : parts) {
        if (part.kind == PartKind::Process)
            processes.insert(part.index);
        else if (part.kind == PartKind::Thread)
            threads[part.index].insert(part.thread);
        else if (part.kind == PartKind::Channel)
            channels.insert(part.index);
        else
            primitives.insert(part.index);
    }
    for (const auto &[process, indices] : threads) {
        if (process < experiment.processes.size())
            eraseAt(experiment.processes[process].threads, indices);
    }
    eraseAt(experiment.processes, processes);
    eraseAt(experiment.channels, channels);
    eraseAt(experiment.primitives, primitives);
    changeNames(experiment, vocabulary, [&](std::string name) -> std::optional<std::string> {
        return gone.contains(name) ? std::nullopt : std::optional(std::move(name));
    });
    dropUnusedScripts(experiment, ran);
    return experiment;
}

std::vector<std::string> concernedBy(const Experiment &experiment, const Vocabulary &vocabulary,
                                     const Parts &parts)
{
    const std::set<std::string> gone = goneNames(experiment, parts);
    std::vector<std::string> concerned;
    for (const ProcessSpec &process : experiment.processes) {
        for (const ThreadSpec &thread : process.threads) {
            const std::vector<std::string> named = namesIn(thread, vocabulary);
            const bool loses = std::any_of(named.begin(), named.end(),
                                           [&](const std::string &name) { return gone.contains(name); });
            if (loses && !gone.contains(thread.name))
                concerned.push_back(thread.name);
        }
    }
    return concerned;
}

Experiment renamed(Experiment experiment, const Vocabulary &vocabulary, Part part, const std::string &name)
{
    const std::string before = nameOf(experiment, part);
    if (before.empty() || before == name)
        return experiment;
    switch (part.kind) {
    case PartKind::Process:
        experiment.processes[part.index].name = name;
        return experiment;
    case PartKind::Thread:
        threadAt(experiment, part)->name = name;
        break;
    case PartKind::Channel:
        experiment.channels[part.index].name = name;
        break;
    case PartKind::Primitive:
        experiment.primitives[part.index].name = name;
        break;
    }
    // Threads are named in lists of threads only, objects everywhere else, so the two do not meet but in scripts, where
    // names are unique.
    const bool isThread = part.kind == PartKind::Thread;
    changeNames(
        experiment, vocabulary, [&](std::string one) { return std::optional(one == before ? name : one); },
        isThread ? Named::Threads : Named::Objects);
    return experiment;
}

ParameterValues keptFor(const ParameterValues &values, std::span<const ParameterInfo> infos)
{
    ParameterValues kept;
    for (const ParameterInfo &info : infos) {
        const std::string name(info.name);
        const std::vector<std::string> &words = values.names(name);
        switch (info.kind) {
        case ParameterKind::Count:
        case ParameterKind::Bytes:
        case ParameterKind::Duration:
        case ParameterKind::Flag:
            if (const auto number = values.number(name);
                number && *number >= info.minimum && *number <= info.maximum)
                kept.setNumber(name, *number);
            break;
        case ParameterKind::Rate:
            if (const auto real = values.real(name))
                kept.setReal(name, *real);
            break;
        case ParameterKind::Choice:
            if (words.size() == 1 &&
                std::find(info.choices.begin(), info.choices.end(), words.front()) != info.choices.end())
                kept.setNames(name, words);
            break;
        case ParameterKind::SendsTo:
        case ParameterKind::ReceivesFrom:
        case ParameterKind::Locks:
        case ParameterKind::Threads:
            if (!words.empty())
                kept.setNames(name, words);
            break;
        }
    }
    return kept;
}

Experiment withRole(Experiment experiment, const Vocabulary &vocabulary, Part part, const std::string &role)
{
    const ThreadSpec *before = threadAt(experiment, part);
    if (before == nullptr || before->role == role)
        return experiment;
    const std::set<std::string> ran = scriptsRun(experiment);
    ThreadSpec thread = *before;
    // A name that only said the role follows it: "produce 2" becomes "consume".
    const bool isNamedByRole = thread.name == thread.role || thread.name.starts_with(thread.role + " ");
    thread.role = role;
    thread.parameters = keptFor(thread.parameters, infosOf(findRole(vocabulary, role)));
    thread.arguments = {};
    thread.script.clear();
    if (role == kScriptRole) {
        ScriptSpec script;
        script.name = freeName(experiment, "text of " + thread.name);
        script.text = "log(me, \"begins\")\n";
        thread.script = script.name;
        experiment.scripts.push_back(std::move(script));
    }
    *threadAt(experiment, part) = std::move(thread);
    dropUnusedScripts(experiment, ran);
    if (isNamedByRole)
        return renamed(experiment, vocabulary, part, freeName(experiment, role));
    return experiment;
}

Experiment withMechanism(Experiment experiment, const Vocabulary &vocabulary, Part part,
                         const std::string &id)
{
    if (part.kind != PartKind::Channel || !hasPart(experiment, part))
        return experiment;
    ChannelSpec &channel = experiment.channels[part.index];
    channel.mechanism = id;
    channel.parameters = keptFor(channel.parameters, infosOf(findMechanism(vocabulary, id)));
    return experiment;
}

Experiment withPrimitiveKind(Experiment experiment, const Vocabulary &vocabulary, Part part,
                             const std::string &id)
{
    if (part.kind != PartKind::Primitive || !hasPart(experiment, part))
        return experiment;
    PrimitiveSpec &primitive = experiment.primitives[part.index];
    primitive.primitive = id;
    primitive.parameters = keptFor(primitive.parameters, infosOf(findPrimitiveWord(vocabulary, id)));
    return experiment;
}

Experiment withParameter(Experiment experiment, Part part, std::string_view key,
                         const ParameterValues &values)
{
    ParameterValues *all = parametersOf(experiment, part);
    if (all == nullptr)
        return experiment;
    eraseSetting(*all, key);
    if (const auto number = values.number(key))
        all->setNumber(std::string(key), *number);
    if (const auto real = values.real(key))
        all->setReal(std::string(key), *real);
    if (const auto &names = values.names(key); !names.empty())
        all->setNames(std::string(key), names);
    return experiment;
}

Experiment withPlaces(Experiment experiment, const std::map<Part, PicturePlace> &places)
{
    for (const auto &[part, place] : places) {
        constexpr int most = PicturePlace::kFarthest;
        setPlace(experiment, part,
                 PicturePlace{std::clamp(place.x, -most, most), std::clamp(place.y, -most, most)});
    }
    return experiment;
}

Experiment withoutPlaces(Experiment experiment)
{
    for (const Part part : allParts(experiment))
        setPlace(experiment, part, std::nullopt);
    return experiment;
}

Edited movedToProcess(Experiment experiment, Part part, std::size_t process, std::optional<PicturePlace> at)
{
    if (threadAt(experiment, part) == nullptr || process >= experiment.processes.size())
        return {std::move(experiment), {}};
    ThreadSpec thread = *threadAt(experiment, part);
    thread.at = at;
    std::vector<ThreadSpec> &from = experiment.processes[part.index].threads;
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(part.thread));
    std::vector<ThreadSpec> &to = experiment.processes[process].threads;
    to.push_back(std::move(thread));
    const Part moved{PartKind::Thread, process, to.size() - 1};
    return {std::move(experiment), {moved}};
}

}  // namespace ws
