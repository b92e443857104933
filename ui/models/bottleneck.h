// The stage that all others wait for, if there is one.
#pragma once

#include <cstdint>
#include <optional>

#include "analysis/results.h"
#include "analysis/run_model.h"

namespace ws {

struct Bottleneck
{
    std::uint32_t thread = 0;
    double ownShare = 0;  // of its time in which it waits for nobody
    bool before = false;  // somebody before it waits for room
    bool after = false;   // somebody behind it waits for messages
};

// A thread that waits for nobody in more than 80 % of its time, while a neighbour on one of its channels is blocked
// there for at least a fifth of its own time. Nothing before 100 ms of run time: shares of less mean little.
std::optional<Bottleneck> findBottleneck(const RunModel &model, const RunResults &results);

}  // namespace ws
