// Connected sockets, made and joined in one place, so that no name, port or stranger is left when they are handed on.
//
// Where a socket must have a name for a moment (a path, a port), the peer is verified before it is trusted: a process id
// for UNIX sockets, the address of the connecting socket for TCP and UDP.
//
// Threads:   any. Blocking: never for long; connect(2) on this machine returns at once.
// Ownership: the caller's.
// Errors:    System; Limit where a buffer is larger than the system grants.
#pragma once

#include <string>
#include <string_view>

#include "base/unique_fd.h"
#include "channel/mechanism.h"

namespace ws {

struct SocketPair
{
    UniqueFd sender;
    UniqueFd receiver;
};

enum class BufferSide { Send, Receive };

// setsockopt(SO_SNDBUF or SO_RCVBUF). The kernel doubles what is asked for (socket(7)) and would cut it at
// /proc/sys/net/core/{w,r}mem_max without a word: that is refused here.
Result<> setBuffer(const UniqueFd &socket, BufferSide side, std::int64_t bytes, const std::string &channel);
// As the kernel counts, with its bookkeeping: twice what was asked for.
std::uint64_t bufferOf(const UniqueFd &socket, BufferSide side);

// SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET of AF_UNIX, without a name.
Result<SocketPair> makeUnixPair(const ChannelPlan &plan, int type);
// The same with a receiver that listens at a path, which is gone again when this returns. A datagram receiver does not
// know its sender, as a server would not, so that net.unix.max_dgram_qlen bounds its queue.
Result<SocketPair> meetAtPath(const ChannelPlan &plan, int type);

// A message that is larger than one packet may be is refused.
Result<> checkPacketSize(const ChannelPlan &plan, const SystemLimit &largest);

// How a channel makes one connection.
using MakePair = Result<SocketPair> (*)(const ChannelPlan &plan);

// The descriptors of a channel over connections: one pair that all ends share, or one for each sender.
Result<ChannelKit> kitOfPairs(const ChannelPlan &plan, std::uint32_t count, MakePair make);

SystemLimit mostSendBuffer();
SystemLimit mostReceiveBuffer();

}  // namespace ws
