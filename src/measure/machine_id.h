// Which machine figures belong to: those of another processor, kernel or host are never mixed with ours.
//
// Threads: any. Blocking: reads a few files of /proc and /etc.
#pragma once

#include <string>

namespace ws {

struct MachineId
{
    std::string processor;  // "model name" of /proc/cpuinfo
    int processors = 0;     // that this program may use
    std::string kernel;     // release, uname(2)
    std::string
        host;  // a hash of /etc/machine-id, which must not be published (machine-id(5)); else of the name

    bool operator==(const MachineId &) const = default;
};

MachineId thisMachine();

}  // namespace ws
