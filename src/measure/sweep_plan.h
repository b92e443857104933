// What a sweep measures: every combination of mechanism, size, placement, wait policy and shape, several times.
//
// Threads: pure functions.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"

namespace ws {

enum class SweepShape {
    PingPong,  // closed loop: a message there and its answer back, in turn; latency is the round trip
    Stream,    // one way, as fast as it goes or at a rate; latency is from the (intended) send time
};

std::string_view shapeId(SweepShape shape);  // "pingpong", "stream": in files, never rename
std::optional<SweepShape> shapeOf(std::string_view id);

struct SweepPlan
{
    std::vector<std::string> mechanisms;  // ids
    std::vector<std::int64_t> sizes;      // bytes; mechanisms that carry tokens are measured once instead
    std::vector<Placement> placements;
    std::vector<WaitPolicy> policies;
    std::vector<SweepShape> shapes;
    int repeats = 3;
    std::chrono::nanoseconds runTime = std::chrono::milliseconds(150);
    double rate = 0;  // messages a second of a stream, an open loop; 0: as fast as it goes

    bool operator==(const SweepPlan &) const = default;
};

// Everything that this machine has: all mechanisms, 1 B to 1 MiB, same and cross, blocking, both shapes.
SweepPlan defaultSweepPlan(const Vocabulary &vocabulary);
// Long enough for some messages at that rate.
std::chrono::nanoseconds runTimeFor(double rate);

// One thing to measure.
struct SweepCell
{
    std::string mechanism;
    std::int64_t sizeBytes = 0;  // 0: tokens
    Placement placement = Placement::Cross;
    WaitPolicy wait = {};
    SweepShape shape = SweepShape::PingPong;
    double rate = 0;

    bool operator==(const SweepCell &) const = default;
};

// In the order of tables: by placement, policy, shape, then mechanism and size. No cell twice.
std::vector<SweepCell> cellsOf(const SweepPlan &plan, const Vocabulary &vocabulary);

// "pipe, 64 B, cross, block, pingpong": names a cell in files and messages.
std::string cellText(const SweepCell &cell);

// Two processes where the mechanism crosses, else two threads of one; the way back through the same kernel object where
// that works.
Experiment experimentOf(const SweepCell &cell, const MechanismWord &mechanism);

}  // namespace ws
