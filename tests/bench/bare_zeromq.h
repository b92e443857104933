// ZeroMQ as a program would use it that only wants to move messages: PUSH to PULL, with the library's defaults.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

// Null: not ZeroMQ.
std::unique_ptr<Transport> bareZeroMq(std::string_view mechanism);

}  // namespace ws::bench
