// Where a command writes to, and the name it was called by.
#pragma once

#include <ostream>
#include <string>

namespace ws::cli {

struct CliContext
{
    std::string program;         // "waitscope" or "waitscope-cli"
    std::ostream &out;           // results
    std::ostream &err;           // progress and errors
    bool showsProgress = false;  // err is a terminal: one line that overwrites itself
};

}  // namespace ws::cli
