// HTTP long polling: news flow from the server to the client. The client asks (GET), and the server keeps the request
// open until it has a message: 200 with the message as its body (RFC 6202 §2). The sender is the server.
//
// The client asks once when the channel is opened, and again whenever it takes an answer: one question is always open,
// so the server can send one message ahead of the receiver, no more.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism httpLongPollMechanism;

}  // namespace ws
