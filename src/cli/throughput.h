// How much a run got done, as one number, and the median of several.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <vector>

#include "session/snapshot.h"

namespace ws::cli {

enum class ThroughputUnit { Messages, Acquisitions };

struct Throughput
{
    ThroughputUnit unit = ThroughputUnit::Messages;
    double perSecond = 0;  // over all channels, at the receivers; or over all locks
};

// Messages where the run received any, else lock acquisitions; nothing when there were neither.
std::optional<Throughput> throughputOf(const Snapshot &snapshot);

// Of at least one value.
double medianOf(std::vector<double> values);

}  // namespace ws::cli
