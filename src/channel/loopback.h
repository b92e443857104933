// Internet sockets on 127.0.0.1: a port that the kernel chooses, and a peer that is verified.
//
// Anybody on this machine may knock at a loopback port: both ends are joined here, each checks the other's address, and
// the listening socket is closed before anything is handed on. UDP sockets are connected both ways, so that the kernel
// lets nobody else's datagrams in.
#pragma once

#include "channel/socket_pair.h"

namespace ws {

// "buffer" and "no-delay" of the plan are set before the connection is made, as its window depends on them.
Result<SocketPair> makeTcpPair(const ChannelPlan &plan);
Result<SocketPair> makeUdpPair(const ChannelPlan &plan);

}  // namespace ws
