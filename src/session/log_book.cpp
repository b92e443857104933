#include "session/log_book.h"

#include <algorithm>

namespace ws {

void keepLogLine(std::deque<LogLine> &log, LogLine line, std::uint64_t &dropped)
{
    // The packets of several workers are read one worker after the other.
    const auto after =
        std::upper_bound(log.begin(), log.end(), line.timeNs,
                         [](std::int64_t timeNs, const LogLine &other) { return timeNs < other.timeNs; });
    log.insert(after, std::move(line));
    if (log.size() > kMostLogLines) {
        log.pop_front();
        ++dropped;
    }
}

}  // namespace ws
