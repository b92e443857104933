// Limits that the kernel tells in files under /proc/sys.
#pragma once

#include <cstdint>

#include "channel/mechanism.h"

namespace ws {

// The number in a file, `absent` where there is none; its path is the source.
SystemLimit readLimit(const char *path, std::int64_t absent);

}  // namespace ws
