// The bare loops of the values that are overwritten: a sequence lock in shared memory (shm-slot), and a plain variable
// (variable); a receiver that has read the newest value sleeps on its version, futex(2).
#pragma once

#include "bench/transports.h"

namespace ws::bench {

// Null: not a value.
std::unique_ptr<Transport> bareValue(std::string_view mechanism, std::size_t messageBytes);

}  // namespace ws::bench
