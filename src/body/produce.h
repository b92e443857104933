// Sends messages, as fast as the channel takes them or at a rate. At a rate the stamp is the intended send time
// (open loop): a sender that is held up does not hide the delay from the latency.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role produceRole;

}  // namespace ws
