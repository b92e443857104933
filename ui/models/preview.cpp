#include "ui/models/preview.h"

#include <optional>

#include "experiment/uses.h"

namespace ws {
namespace {

std::optional<std::uint32_t> objectNamed(const RunModel &model, const NamedUse &use)
{
    for (std::size_t i = 0; i < model.objects.size(); ++i) {
        const ObjectKind kind = model.objects[i].kind;
        const ObjectSort sort = kind == ObjectKind::Channel  ? ObjectSort::Channel
                                : kind == ObjectKind::Thread ? ObjectSort::Thread
                                                             : ObjectSort::Primitive;
        if (sort == use.sort && model.objects[i].name == use.name)
            return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

void addUses(RunModel &model, std::uint32_t thread, const NamedUse &use)
{
    const auto object = objectNamed(model, use);
    if (!object)
        return;
    const auto add = [&](std::uint32_t ability, UseKind kind) {
        if ((use.abilities & ability) != 0)
            model.uses.push_back({thread, *object, kind});
    };
    switch (use.sort) {
    case ObjectSort::Channel:
        add(kSends, UseKind::Sends);
        add(kReceives, UseKind::Receives);
        break;
    case ObjectSort::Thread:
        add(kJoins, UseKind::Joins);
        add(kStarts, UseKind::Starts);
        break;
    case ObjectSort::Primitive:
        model.uses.push_back(
            {thread, *object,
             model.objects[*object].kind == ObjectKind::Lock ? UseKind::Locks : UseKind::Uses,
             (use.abilities & kGives) != 0});
        break;
    }
}

ObjectKind kindOf(const Vocabulary &vocabulary, const PrimitiveSpec &primitive)
{
    const std::string family = familyOf(vocabulary, primitive);
    const bool hasOwners = family.empty() || family == "lock" || family == "rwlock" || family == "monitor";
    return hasOwners ? ObjectKind::Lock : ObjectKind::Primitive;
}

}  // namespace

RunModel previewModel(const Experiment &experiment, const Vocabulary &vocabulary)
{
    RunModel model;
    for (const ChannelSpec &channel : experiment.channels)
        model.objects.push_back({channel.name, ObjectKind::Channel, channel.mechanism, 0, 0, 0});
    for (const PrimitiveSpec &primitive : experiment.primitives)
        model.objects.push_back(
            {primitive.name, kindOf(vocabulary, primitive), primitive.primitive, 0, 0, 0});
    for (const ProcessSpec &process : experiment.processes) {
        model.processes.push_back({process.name});
        for (const ThreadSpec &thread : process.threads)
            model.threads.push_back({thread.name, static_cast<std::uint32_t>(model.processes.size() - 1),
                                     thread.role, -1, thread.script});
    }
    for (const RunModel::Thread &thread : model.threads)
        model.objects.push_back({thread.name, ObjectKind::Thread, "thread", 0, 0, 0});
    ScriptScans scans(experiment, vocabulary);
    std::uint32_t index = 0;
    for (const ProcessSpec &process : experiment.processes) {
        for (const ThreadSpec &thread : process.threads) {
            for (const NamedUse &use : usesOf(scans, thread))
                addUses(model, index, use);
            ++index;
        }
    }
    return model;
}

std::shared_ptr<const Snapshot> previewSnapshot(const Experiment &experiment, const Vocabulary &vocabulary)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->experiment = std::make_shared<const Experiment>(experiment);
    snapshot->model = std::make_shared<const RunModel>(previewModel(experiment, vocabulary));
    snapshot->placement = experiment.placement;
    snapshot->level = experiment.level;
    return snapshot;
}

}  // namespace ws
