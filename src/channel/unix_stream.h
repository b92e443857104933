// UNIX stream sockets that meet at a path, as a server and its client do: unix(7). The path is gone before the run.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism unixStreamMechanism;

}  // namespace ws
