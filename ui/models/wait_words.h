// What a wait is for, in a few words, and what a thread did at a moment of its lane.
#pragma once

#include <QString>
#include <cstdint>

#include "session/snapshot.h"

namespace ws {

// "waits for a message in pipe".
QString waitWords(WaitKind kind, const QString &object);
// "P1 waits for fork 2, 12.3 ms of it so far", at that moment of the run; empty where nothing is recorded.
QString momentWords(const Snapshot &snapshot, std::uint32_t thread, std::int64_t timeNs);

}  // namespace ws
