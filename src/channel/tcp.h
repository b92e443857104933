// TCP over the loopback interface: tcp(7), RFC 9293. A stream of bytes.
//
// What is sent waits in two buffers with a wire in between. A sender that finds no space may still get some without the
// receiver doing anything: bytes on the wire are delivered, an acknowledgement is delayed (40 ms), the rest of a window
// is filled by a timer (some 200 ms), and the kernel enlarges the send buffer while it is not fixed. Only when none of
// that is left to come does a failed try prove that the channel is full.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism tcpMechanism;

}  // namespace ws
