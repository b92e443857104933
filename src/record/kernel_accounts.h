// What the kernel itself counts for a thread: proc(5), /proc/<pid>/task/<tid>/{schedstat,status,stat}.
//
// Blocking: reads of /proc, some microseconds each; never per message.
#pragma once

#include <cstdint>
#include <optional>

namespace ws {

struct KernelAccounts
{
    std::uint64_t cpuNs = 0;
    std::uint64_t runQueueNs = 0;
    std::uint64_t voluntarySwitches = 0;
    std::uint64_t involuntarySwitches = 0;
    char state = '?';  // R S D T Z X
};

// Of the calling thread; `state` is R.
KernelAccounts ownKernelAccounts();
// Of another process's thread; nothing when it has gone.
std::optional<KernelAccounts> kernelAccounts(int pid, int tid);

}  // namespace ws
