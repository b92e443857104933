// Snapshots made by hand, for tests of models, views, charts and figures. The program itself never shows one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "session/snapshot.h"

namespace ws::sample {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

SnapshotPtr empty();                          // no processes, no results
SnapshotPtr onlyLaidOut();                    // a pipeline before its run
SnapshotPtr one();                            // one thread, nothing measured yet
SnapshotPtr runningPipeline(int stages = 4);  // one process a stage, a channel between neighbours
SnapshotPtr many();                           // a pipeline of forty
SnapshotPtr pingPong();                       // two threads, a channel each way
SnapshotPtr twoLocks();                       // deadlock of two threads
SnapshotPtr ringOfFive();                     // deadlock of five
SnapshotPtr longNames();
SnapshotPtr chineseNames();

struct Named
{
    const char *name;
    SnapshotPtr snapshot;
};
std::vector<Named> all();

}  // namespace ws::sample
