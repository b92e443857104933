// The mechanisms of the web as a program would use them that only wants to move messages: Boost.Beast on blocking
// sockets.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

// Null: not of the web.
std::unique_ptr<Transport> bareWeb(std::string_view mechanism);

}  // namespace ws::bench
