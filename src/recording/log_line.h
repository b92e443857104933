// One line of the log that scripts write.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recording/bytes.h"

namespace ws {

struct LogLine
{
    std::int64_t timeNs = 0;  // run time
    std::uint32_t thread = 0;
    int line = 0;  // of the script, from 1; 0: not known
    std::string text;

    bool operator==(const LogLine &) const = default;
};

template <typename Archive>
void describe(Archive &archive, LogLine &line)
{
    fields(archive, line.timeNs, line.thread, line.line, line.text);
}

}  // namespace ws
