// Bare loops of the mechanisms that carry tokens: the calls that a program without a recorder makes.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

// Null: not one of these.
std::unique_ptr<Transport> bareTokens(std::string_view mechanism);

}  // namespace ws::bench
