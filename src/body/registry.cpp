#include "body/registry.h"

#include "body/consume.h"
#include "body/coroutines.h"
#include "body/join.h"
#include "body/ping.h"
#include "body/pong.h"
#include "body/produce.h"
#include "body/relay.h"
#include "body/script_role.h"
#include "body/take_locks.h"

namespace ws {

std::span<const Role *const> roleRegistry()
{
    static constexpr const Role *all[] = {
        &produceRole,    &consumeRole,   &relayRole, &pingRole,   &pongRole,
        &coroutinesRole, &takeLocksRole, &joinRole,  &scriptRole,
    };
    return all;
}

const Role *findRole(std::string_view id)
{
    for (const Role *role : roleRegistry())
        if (role->info.id == id)
            return role;
    return nullptr;
}

}  // namespace ws
