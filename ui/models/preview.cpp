#include "ui/models/preview.h"

#include <optional>

namespace ws {
namespace {

std::optional<UseKind> useOf(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::SendsTo:
        return UseKind::Sends;
    case ParameterKind::ReceivesFrom:
        return UseKind::Receives;
    case ParameterKind::Locks:
        return UseKind::Locks;
    case ParameterKind::Threads:
        return UseKind::Joins;
    default:
        return std::nullopt;
    }
}

std::optional<std::uint32_t> objectNamed(const RunModel &model, const std::string &name, UseKind use)
{
    const ObjectKind kind = use == UseKind::Locks   ? ObjectKind::Lock
                            : use == UseKind::Joins ? ObjectKind::Thread
                                                    : ObjectKind::Channel;
    for (std::size_t i = 0; i < model.objects.size(); ++i) {
        if (model.objects[i].kind == kind && model.objects[i].name == name)
            return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

void addUses(RunModel &model, std::uint32_t thread, const ThreadSpec &spec, const Vocabulary &vocabulary)
{
    for (const RoleWord &role : vocabulary.roles) {
        if (role.id != spec.role)
            continue;
        for (const ParameterInfo &parameter : role.parameters) {
            const auto use = useOf(parameter.kind);
            if (!use)
                continue;
            for (const std::string &name : spec.parameters.names(parameter.name)) {
                if (const auto object = objectNamed(model, name, *use))
                    model.uses.push_back({thread, *object, *use});
            }
        }
    }
}

}  // namespace

RunModel previewModel(const Experiment &experiment, const Vocabulary &vocabulary)
{
    RunModel model;
    for (const ChannelSpec &channel : experiment.channels)
        model.objects.push_back({channel.name, ObjectKind::Channel, channel.mechanism, 0, 0, 0});
    for (const LockSpec &lock : experiment.locks)
        model.objects.push_back({lock.name, ObjectKind::Lock, lock.primitive, 0, 0, 0});
    for (const ProcessSpec &process : experiment.processes) {
        model.processes.push_back({process.name});
        for (const ThreadSpec &thread : process.threads)
            model.threads.push_back(
                {thread.name, static_cast<std::uint32_t>(model.processes.size() - 1), thread.role, -1});
    }
    for (const RunModel::Thread &thread : model.threads)
        model.objects.push_back({thread.name, ObjectKind::Thread, "thread", 0, 0, 0});
    std::uint32_t index = 0;
    for (const ProcessSpec &process : experiment.processes) {
        for (const ThreadSpec &thread : process.threads)
            addUses(model, index++, thread, vocabulary);
    }
    return model;
}

}  // namespace ws
