// HTTP short polling with Boost.Beast: a thread that answers each poll at once out of a mailbox of 16 messages, and a
// client that waits 10 ms after an answer without one, as our channel does by default.
#pragma once

#include "bench/transports.h"

namespace ws::bench {

std::unique_ptr<Transport> bareShortPoll();

}  // namespace ws::bench
