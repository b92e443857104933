// How a run stands, as the State blocks of a recording hold it: the parts of a Snapshot that neither the experiment nor
// the events tell.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/wait_facts.h"
#include "recording/run_facts.h"
#include "session/snapshot.h"

namespace ws {

std::vector<std::byte> stateBytes(const Snapshot &snapshot, const std::optional<WaitFacts> &lastLook);

struct RecordedState
{
    Snapshot snapshot;  // only what a state holds
    std::optional<WaitFacts> lastLook;
};

// Nothing: the bytes are no state of a run with this model.
std::optional<RecordedState> stateOf(std::span<const std::byte> bytes, const RunModel &model);

// What the facts say of a recording.
RecordingNote noteOf(const RunFacts &facts, const std::string &file);

}  // namespace ws
