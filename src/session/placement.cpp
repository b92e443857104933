#include "session/placement.h"

#include <sched.h>

namespace ws {

std::vector<int> usableProcessors()
{
    std::vector<int> usable;
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) == 0)
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &set))
                usable.push_back(cpu);
    return usable;
}

Result<std::vector<int>> pinnedProcessors(Placement placement, std::size_t threads)
{
    std::vector<int> pinned(threads, -1);
    if (placement == Placement::Free)
        return pinned;
    const std::vector<int> usable = usableProcessors();
    if (usable.empty() || (placement == Placement::Cross && usable.size() < 2))
        return Error{ErrorKind::Limit, 0,
                     "run across processors: this program may use only one (sched_getaffinity(2)); "
                     "choose placement same or free"};
    for (std::size_t i = 0; i < threads; ++i)
        pinned[i] = placement == Placement::Same ? usable.front() : usable[i % usable.size()];
    return pinned;
}

}  // namespace ws
