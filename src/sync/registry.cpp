#include "sync/registry.h"

#include "sync/mutex.h"

namespace ws {

std::span<const Primitive *const> primitiveRegistry()
{
    static constexpr const Primitive *all[] = {
        &mutexPrimitive,
    };
    return all;
}

const Primitive *findPrimitive(std::string_view id)
{
    for (const Primitive *primitive : primitiveRegistry())
        if (primitive->info.id == id)
            return primitive;
    return nullptr;
}

}  // namespace ws
