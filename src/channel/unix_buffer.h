// The send buffer of UNIX sockets, the only one they have: bytes wait at the receiver, charged to the sender (unix(7)).
#pragma once

#include "channel/mechanism.h"
#include "channel/socket_pair.h"

namespace ws {

// Both sockets of a pair get the buffer that the plan asks for, or the system's; capacityBytes says which.
// For packets, which must fit in whole, the system's is raised to one message where it is too small; a buffer asked for
// is refused where it is.
Result<> sizeUnixBuffers(const ChannelPlan &plan, bool packets, ChannelKit &kit);

SystemLimit defaultSendBuffer();
// The largest packet: it must fit into the buffer and into one allocation of the kernel.
SystemLimit unixLargestPacket();

inline constexpr ParameterInfo kUnixBufferParameters[] = {
    {.name = "buffer",
     .kind = ParameterKind::Bytes,
     .minimum = 4096,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP(
         "Parameter", "send buffer in bytes (SO_SNDBUF, which the kernel doubles for its bookkeeping); the "
                      "system's default when absent, raised where one packet needs more")},
};

inline constexpr LimitInfo kUnixStreamLimits[] = {
    {WS_TR_NOOP("Mechanism", "send buffer by default, in bytes with the kernel's bookkeeping"),
     defaultSendBuffer},
    {WS_TR_NOOP("Mechanism", "largest send buffer that can be asked for, in bytes"), mostSendBuffer},
};

}  // namespace ws
