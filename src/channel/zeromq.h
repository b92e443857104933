// ZeroMQ: a library that moves whole messages through queues of its own, over memory of the process (inproc), UNIX
// sockets (ipc) or TCP: zmq_socket(3), pattern PUSH to PULL, zmq_inproc(7), zmq_ipc(7), zmq_tcp(7).
//
// ipc and tcp: the session makes the listening socket (ZMQ_USE_FD), so that the port is known, and a token that only its
// workers know; nobody else's connection is taken (zeromq_door.h). An I/O thread of the library, in each worker, moves
// the messages:
//
//   sender -> queue of its socket -> I/O thread -> kernel -> I/O thread -> queue of the receiver's socket -> receiver
//
// The ends: zeromq_end.h.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism zmqInprocMechanism;
extern const Mechanism zmqIpcMechanism;
extern const Mechanism zmqTcpMechanism;

}  // namespace ws
