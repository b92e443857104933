// Livelock: retries without progress. Rule: two threads or more have each failed kLivelockFailures times in a row to get an
// object, while others of these very threads took that object kLivelockTaken times or more and gave it back. A thread that
// polls for what somebody simply keeps is none, nor is one that gets through now and then.
#pragma once

#include "analysis/analysis.h"

namespace ws {

inline constexpr std::uint64_t kLivelockFailures = 200;
inline constexpr std::uint64_t kLivelockTaken = 100;

std::unique_ptr<Analysis> createLivelock(const RunModel &model);

}  // namespace ws
