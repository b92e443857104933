#include "channel/registry.h"

#include "channel/bounded_queue.h"
#include "channel/pipe.h"
#include "channel/posix_mq.h"

namespace ws {

std::span<const Mechanism *const> mechanismRegistry()
{
    static constexpr const Mechanism *all[] = {
        &pipeMechanism,
        &posixMqMechanism,
        &boundedQueueMechanism,
    };
    return all;
}

const Mechanism *findMechanism(std::string_view id)
{
    for (const Mechanism *mechanism : mechanismRegistry())
        if (mechanism->info.id == id)
            return mechanism;
    return nullptr;
}

}  // namespace ws
