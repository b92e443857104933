// UDP over the loopback interface: udp(7), RFC 768. Datagrams with borders; what does not fit is dropped.
//
// The sender never waits. A datagram that finds the receive buffer full is gone: the kernel counts it, and so does the
// receiver, by the numbers of the messages. Nothing marks the end of a stream safely: an empty datagram does it, and
// where that is dropped, everything sent being received or counted as dropped does.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism udpMechanism;

}  // namespace ws
