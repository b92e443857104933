// The bare loop of the System V message queue: msgsnd(2) and msgrcv(2), with the copy that their buffer demands.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

std::unique_ptr<Transport> bareSysvMq(std::size_t messageBytes);

}  // namespace ws::bench
