// The bare counterparts of the rings, buffers and queues in memory: plain loops over plain primitives.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

// Null: not one of these.
std::unique_ptr<Transport> bareMemoryTransport(std::string_view mechanism, std::size_t messageBytes);

}  // namespace ws::bench
