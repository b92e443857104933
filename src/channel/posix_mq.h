// POSIX message queue: mq_overview(7). Keeps message borders; bounded by messages.
//
// On Linux a queue descriptor is a file descriptor, so the name is removed as soon as both descriptions are open and
// the descriptors are passed on. A message of length zero, one for each receiver, ends the stream.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism posixMqMechanism;

// The name under which queue number `index` of this process exists for the moment between creation and removal.
std::string posixMqName(int index);

}  // namespace ws
