// What a recording says of this machine.
#pragma once

#include "recording/run_facts.h"

namespace ws {

// With the floor where it has been measured before; measuring it would disturb the run. Blocking: reads a few files.
RunFacts factsOfThisMachine();

}  // namespace ws
