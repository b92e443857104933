// ZeroMQ: a library that moves whole messages through queues of its own, over memory of the process (inproc), UNIX
// sockets (ipc) or TCP: zmq_socket(3), pattern PUSH to PULL, zmq_inproc(7), zmq_ipc(7), zmq_tcp(7).
//
// ipc and tcp: the session makes the listening socket (ZMQ_USE_FD), so that the port is known; every sender's first
// message is a token that only the session's workers know, and nobody else can connect once all have come. An I/O
// thread of the library, in each worker, moves the messages: how many are under way between the two queues is not known,
// so that such a channel is never proven full. With inproc and one sender counting proves it.
//
//   sender -> queue of its socket -> I/O thread -> kernel -> I/O thread -> queue of the receiver's socket -> receiver
//
// Where the system refuses an ordinary user the filter that closes a TCP port (EPERM), the port stays open during the
// run; what a stranger sends then is counted as corrupt.
//
// The end of the stream is an empty message; the receiver ends when it has also taken all that the other senders sent.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism zmqInprocMechanism;
extern const Mechanism zmqIpcMechanism;
extern const Mechanism zmqTcpMechanism;

}  // namespace ws
