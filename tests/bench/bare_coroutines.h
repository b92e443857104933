// The bare counterpart of the coroutine channel: the concurrent channel of Boost.Asio, between two event loops.
#pragma once

#include <memory>

#include "bench/transports.h"

namespace ws::bench {

std::unique_ptr<Transport> bareCoroutines();

}  // namespace ws::bench
