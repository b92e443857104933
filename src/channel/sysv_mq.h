// System V message queue: sysvipc(7). Keeps message borders; all messages of a channel have one type, and its receivers
// ask for that type only. First in, first out.
//
// The kernel takes a message while its bytes fit into msg_qbytes and the number of messages is at most that, so with
// messages of one size the capacity is exact. A queue has no descriptor: it lives, under a key of ours, until the run
// ends. The end of the stream is one empty message for each receiver. msgsnd(2) and msgrcv(2) know no deadline; a wait
// with one tries again and again. They also want the type in front of the text: one copy more than mq_send(3).
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism sysvMqMechanism;

}  // namespace ws
