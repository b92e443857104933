// One part of an experiment, by its place in the value: what the editor selects, moves and asks about.
//
// Threads: pure functions. A part that is not in the experiment has no name and no path.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/experiment.h"

namespace ws {

enum class PartKind { Process, Thread, Channel, Primitive };

struct Part
{
    PartKind kind = PartKind::Process;
    std::size_t index = 0;   // of a thread: its process
    std::size_t thread = 0;  // of a thread: its place in the process

    auto operator<=>(const Part &) const = default;
};

using Parts = std::vector<Part>;

// Processes, each with its threads, then channels, then primitives.
Parts allParts(const Experiment &experiment);
bool hasPart(const Experiment &experiment, Part part);
std::string nameOf(const Experiment &experiment, Part part);
const ThreadSpec *threadAt(const Experiment &experiment, Part part);  // null: no thread
ThreadSpec *threadAt(Experiment &experiment, Part part);
const ParameterValues *parametersOf(const Experiment &experiment, Part part);  // null: it has none
ParameterValues *parametersOf(Experiment &experiment, Part part);
std::optional<PicturePlace> placeOf(const Experiment &experiment, Part part);
void setPlace(Experiment &experiment, Part part, std::optional<PicturePlace> place);

// The part that a path of experiment/findings.h is about; nothing: the experiment, or a script.
std::optional<Part> partOfPath(std::string_view path);
// The key at the end of such a path: "mechanism" of "channel.0.mechanism"; empty: the part as a whole.
std::string keyOfPath(std::string_view path);
// The number of the script that a path is about.
std::optional<std::size_t> scriptOfPath(std::string_view path);

// Numbers as in a RunModel: threads of all processes one after the other; channels before primitives.
std::size_t threadNumber(const Experiment &experiment, Part thread);
Part partOfThread(const Experiment &experiment, std::size_t number);
Part partOfObject(const Experiment &experiment, std::size_t number);  // channel or primitive

}  // namespace ws
