// Whether a TCP sender that found no space can only go on when its peer reads: tcp(7), TCP_INFO.
#pragma once

namespace ws {

// The peer's window is closed and no byte is unacknowledged. False where the socket is none, or the kernel too old to
// tell. Holds for a send buffer of fixed size: the kernel may enlarge another one at any acknowledgement.
bool peerWindowIsClosed(int socket);

}  // namespace ws
