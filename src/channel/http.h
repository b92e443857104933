// HTTP/1.1 request and answer: each message is the body of one POST, the answer is 204 (RFC 9112; RFC 9110 §9.3.3,
// §15.3.5). The sender is the client, the receiver the server.
//
// A rendezvous: send() returns when the receiver has taken the message, so nothing is ever queued. Without spinning a
// try never begins a request, as it could not end one; a send that timed out goes on with the next call.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism httpMechanism;

}  // namespace ws
