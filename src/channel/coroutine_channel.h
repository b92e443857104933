// Messages through a channel of Boost.Asio, waited for in C++20 coroutines.
//
// Each end has an io_context of its own, which its thread runs while it waits: a coroutine there awaits async_send() or
// async_receive(), and the other side's operation posts its continuation to it. A message moves as one vector: the
// sender allocates it, the receiver frees it.
//
// Two traits of the channel in Boost 1.81 (experimental/detail/impl/channel_service.hpp) would break the contract:
// close() drops the messages that wait in the buffer, and a cancelled receive leaves an empty buffer that takes nothing
// more. So neither is used: a receiver is woken by a mark that is sent only while somebody waits, so that it never
// takes a place. What is decided before a mark must still hold when it is sent; therefore the plain channel under a
// mutex of ours, where experimental::concurrent_channel has one of its own, of the same cost.
//
// Threads:   as many senders and receivers as wanted. Blocking: on the condition variable of the end's io_context.
// Errors:    none of its own; a full or empty channel is no error.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism coroutineMechanism;

}  // namespace ws
