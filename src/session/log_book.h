// The newest lines of the log of a run, in the order of time.
#pragma once

#include <cstdint>
#include <deque>

#include "recording/log_line.h"

namespace ws {

inline constexpr std::size_t kMostLogLines = 1000;

// Puts a line where its time says; the oldest one is dropped and counted where there is no room.
void keepLogLine(std::deque<LogLine> &log, LogLine line, std::uint64_t &dropped);

}  // namespace ws
