#include "ui/editor/references.h"

#include <utility>

#include "experiment/checks.h"

namespace ws {
namespace {

bool namesObjects(ParameterKind kind)
{
    return kind == ParameterKind::SendsTo || kind == ParameterKind::ReceivesFrom ||
           kind == ParameterKind::Locks;
}

bool isMeant(ParameterKind kind, Named which)
{
    const bool objects = which != Named::Threads && namesObjects(kind);
    return objects || (which != Named::Objects && kind == ParameterKind::Threads);
}

template <typename Change>
void changeIn(ParameterValues &values, const std::string &key, const Change &change)
{
    const std::vector<std::string> before = values.names(key);
    std::vector<std::string> after;
    for (const std::string &name : before) {
        if (auto changed = change(name))
            after.push_back(std::move(*changed));
    }
    if (after == before)
        return;
    if (after.empty())
        eraseSetting(values, key);
    else
        values.setNames(key, std::move(after));
}

}  // namespace

void eraseSetting(ParameterValues &values, std::string_view key)
{
    ParameterValues kept;
    for (const auto &[name, value] : values.numbers()) {
        if (name != key)
            kept.setNumber(name, value);
    }
    for (const auto &[name, value] : values.reals()) {
        if (name != key)
            kept.setReal(name, value);
    }
    for (const auto &[name, value] : values.nameLists()) {
        if (name != key)
            kept.setNames(name, value);
    }
    values = std::move(kept);
}

void changeNames(Experiment &experiment, const Vocabulary &vocabulary,
                 const std::function<std::optional<std::string>(std::string)> &change, Named which)
{
    for (ProcessSpec &process : experiment.processes) {
        for (ThreadSpec &thread : process.threads) {
            if (const RoleWord *role = findRole(vocabulary, thread.role)) {
                for (const ParameterInfo &info : role->parameters) {
                    if (isMeant(info.kind, which))
                        changeIn(thread.parameters, std::string(info.name), change);
                }
            }
            const auto arguments = thread.arguments.nameLists();
            for (const auto &[key, value] : arguments)
                changeIn(thread.arguments, key, change);
        }
    }
    if (which == Named::Threads)
        return;
    for (ChannelSpec &channel : experiment.channels) {
        if (!channel.backOf.empty())
            channel.backOf = change(channel.backOf).value_or("");
    }
}

std::vector<std::string> namesIn(const ThreadSpec &thread, const Vocabulary &vocabulary)
{
    std::vector<std::string> names;
    const auto add = [&](const std::vector<std::string> &more) {
        names.insert(names.end(), more.begin(), more.end());
    };
    if (const RoleWord *role = findRole(vocabulary, thread.role)) {
        for (const ParameterInfo &info : role->parameters) {
            if (isMeant(info.kind, Named::Both))
                add(thread.parameters.names(info.name));
        }
    }
    for (const auto &[key, value] : thread.arguments.nameLists())
        add(value);
    return names;
}

std::set<std::string> scriptsRun(const Experiment &experiment)
{
    std::set<std::string> names;
    for (const ProcessSpec &process : experiment.processes) {
        for (const ThreadSpec &thread : process.threads) {
            if (!thread.script.empty())
                names.insert(thread.script);
        }
    }
    return names;
}

}  // namespace ws
