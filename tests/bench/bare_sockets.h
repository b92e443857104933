// Bare loops of the named pipe and of the sockets: the calls that a program without a recorder makes.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

// Null: not one of these.
std::unique_ptr<Transport> bareSocket(std::string_view mechanism);

}  // namespace ws::bench
