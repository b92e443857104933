// HTTP short polling: news flow from the server to the client. The client asks (GET) again and again; the server answers
// at once, 200 with a message as its body, or 204 when there is none. The sender is the server.
//
// After a message the client asks again at once, after a 204 it sleeps for the interval. The server keeps messages for
// the next poll in a mailbox, which has a thread of its own: it must answer while the sender does something else.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism httpShortPollMechanism;

}  // namespace ws
