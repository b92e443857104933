// The janitor: outlives the session and removes what is left of it when it dies without a word.
#pragma once

#include "base/unique_fd.h"

namespace ws {

// Waits until the session at the other end of `control` is gone, then ends the processes that it was given and
// removes the names that it was told. Blocking: until then. Returns the exit code.
int runJanitor(UniqueFd control);

}  // namespace ws
