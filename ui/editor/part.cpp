#include "ui/editor/part.h"

#include <charconv>
#include <utility>

namespace ws {
namespace {

std::vector<std::string_view> stepsOf(std::string_view path)
{
    std::vector<std::string_view> steps;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        steps.push_back(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return steps;
}

std::optional<std::size_t> numberIn(const std::vector<std::string_view> &steps, std::size_t at)
{
    std::size_t number = 0;
    if (at >= steps.size())
        return std::nullopt;
    const char *end = steps[at].data() + steps[at].size();
    const auto result = std::from_chars(steps[at].data(), end, number);
    return result.ec == std::errc() && result.ptr == end ? std::optional(number) : std::nullopt;
}

bool isThread(const std::vector<std::string_view> &steps)
{
    return steps.size() >= 4 && steps[0] == "process" && steps[2] == "thread" && numberIn(steps, 3);
}

}  // namespace

Parts allParts(const Experiment &experiment)
{
    Parts parts;
    for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
        parts.push_back({PartKind::Process, p});
        for (std::size_t t = 0; t < experiment.processes[p].threads.size(); ++t)
            parts.push_back({PartKind::Thread, p, t});
    }
    for (std::size_t i = 0; i < experiment.channels.size(); ++i)
        parts.push_back({PartKind::Channel, i});
    for (std::size_t i = 0; i < experiment.primitives.size(); ++i)
        parts.push_back({PartKind::Primitive, i});
    return parts;
}

bool hasPart(const Experiment &experiment, Part part)
{
    switch (part.kind) {
    case PartKind::Process:
        return part.index < experiment.processes.size();
    case PartKind::Thread:
        return threadAt(experiment, part) != nullptr;
    case PartKind::Channel:
        return part.index < experiment.channels.size();
    case PartKind::Primitive:
        return part.index < experiment.primitives.size();
    }
    return false;
}

std::string nameOf(const Experiment &experiment, Part part)
{
    if (!hasPart(experiment, part))
        return {};
    switch (part.kind) {
    case PartKind::Process:
        return experiment.processes[part.index].name;
    case PartKind::Thread:
        return threadAt(experiment, part)->name;
    case PartKind::Channel:
        return experiment.channels[part.index].name;
    case PartKind::Primitive:
        return experiment.primitives[part.index].name;
    }
    return {};
}

const ThreadSpec *threadAt(const Experiment &experiment, Part part)
{
    const bool isThere = part.kind == PartKind::Thread && part.index < experiment.processes.size() &&
                         part.thread < experiment.processes[part.index].threads.size();
    return isThere ? &experiment.processes[part.index].threads[part.thread] : nullptr;
}

ThreadSpec *threadAt(Experiment &experiment, Part part)
{
    return const_cast<ThreadSpec *>(threadAt(std::as_const(experiment), part));
}

const ParameterValues *parametersOf(const Experiment &experiment, Part part)
{
    if (!hasPart(experiment, part) || part.kind == PartKind::Process)
        return nullptr;
    if (part.kind == PartKind::Thread)
        return &threadAt(experiment, part)->parameters;
    return part.kind == PartKind::Channel ? &experiment.channels[part.index].parameters
                                          : &experiment.primitives[part.index].parameters;
}

ParameterValues *parametersOf(Experiment &experiment, Part part)
{
    return const_cast<ParameterValues *>(parametersOf(std::as_const(experiment), part));
}

std::optional<PicturePlace> placeOf(const Experiment &experiment, Part part)
{
    if (!hasPart(experiment, part))
        return std::nullopt;
    switch (part.kind) {
    case PartKind::Process:
        return experiment.processes[part.index].at;
    case PartKind::Thread:
        return threadAt(experiment, part)->at;
    case PartKind::Channel:
        return experiment.channels[part.index].at;
    case PartKind::Primitive:
        return experiment.primitives[part.index].at;
    }
    return std::nullopt;
}

void setPlace(Experiment &experiment, Part part, std::optional<PicturePlace> place)
{
    if (!hasPart(experiment, part))
        return;
    switch (part.kind) {
    case PartKind::Process:
        experiment.processes[part.index].at = place;
        return;
    case PartKind::Thread:
        threadAt(experiment, part)->at = place;
        return;
    case PartKind::Channel:
        experiment.channels[part.index].at = place;
        return;
    case PartKind::Primitive:
        experiment.primitives[part.index].at = place;
        return;
    }
}

std::optional<Part> partOfPath(std::string_view path)
{
    const auto steps = stepsOf(path);
    const auto index = numberIn(steps, 1);
    if (!index)
        return std::nullopt;
    if (isThread(steps))
        return Part{PartKind::Thread, *index, *numberIn(steps, 3)};
    if (steps[0] == "process")
        return Part{PartKind::Process, *index};
    if (steps[0] == "channel")
        return Part{PartKind::Channel, *index};
    if (steps[0] == "primitive")
        return Part{PartKind::Primitive, *index};
    return std::nullopt;
}

std::string keyOfPath(std::string_view path)
{
    const auto steps = stepsOf(path);
    const std::size_t before = isThread(steps) ? 4 : numberIn(steps, 1) ? 2 : 0;
    return steps.size() > before ? std::string(steps[before]) : std::string();
}

std::optional<std::size_t> scriptOfPath(std::string_view path)
{
    const auto steps = stepsOf(path);
    return !steps.empty() && steps[0] == "script" ? numberIn(steps, 1) : std::nullopt;
}

std::size_t threadNumber(const Experiment &experiment, Part thread)
{
    std::size_t number = thread.thread;
    for (std::size_t p = 0; p < thread.index && p < experiment.processes.size(); ++p)
        number += experiment.processes[p].threads.size();
    return number;
}

Part partOfThread(const Experiment &experiment, std::size_t number)
{
    for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
        const std::size_t count = experiment.processes[p].threads.size();
        if (number < count)
            return {PartKind::Thread, p, number};
        number -= count;
    }
    return {PartKind::Thread, experiment.processes.size(), 0};
}

Part partOfObject(const Experiment &experiment, std::size_t number)
{
    if (number < experiment.channels.size())
        return {PartKind::Channel, number};
    return {PartKind::Primitive, number - experiment.channels.size()};
}

}  // namespace ws
