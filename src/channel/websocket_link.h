// One WebSocket connection: Boost.Beast makes and reads the frames, in memory; the socket is ours.
//
//   message ──► Beast (mask, deflate, frame) ──► out bytes ──► send(2)
//   recv(2) ──► in bytes ──► a whole message is there ──► Beast (unmask, inflate, check) ──► message
//
// So a try never blocks, a wait is one blocking system call, and every byte of the wire can be counted. Beast sees data
// frames only when their message has arrived completely; ping, pong and close are found here and answered by Beast.
//
// Threads:   one.
// Ownership: owns its socket; borrows the wire log.
// Blocking:  connect() and accept(), until the handshake is done; else only when told so.
// Errors:    Closed when the peer is gone or has sent Close; BadInput when it breaks the protocol.
// Source:    RFC 6455 (§4 handshake, §5.2 frames, §5.3 masks, §5.5 control frames, §7 closing); RFC 7692 (deflate).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "channel/web_link.h"
#include "record/wire_log.h"

namespace ws {

struct WebSocketSettings
{
    bool text = false;      // text frames; the messages are written in hexadecimal, as text must be UTF-8
    bool deflate = false;   // offer or accept permessage-deflate
    bool takeover = false;  // and keep its window from message to message
    std::size_t messageBytes = 0;
};

class WebSocketLink
{
public:
    // `isServer`: it is the server's side that writes here.
    WebSocketLink(UniqueFd fd, WebSocketSettings settings, bool isServer, WireLog &log);
    ~WebSocketLink();

    // The opening handshake of the client; refused without the server's token.
    Result<> connect(const WebAddress &address);
    // That of the server. False: a stranger, who got 403 or 400.
    Result<bool> accept(const WebAddress &address, std::chrono::milliseconds patience);

    // Frames a message behind what is still to be written.
    Result<> frame(std::span<const std::byte> message);
    Result<> ping();
    // Done: all that was framed is written.
    Result<WaitOutcome> flush(Patience patience);
    bool isFlushed() const;
    // Forgets what was framed, if the wire has seen nothing of it and no window remembers it.
    bool takeBack();

    // The next whole message of what has arrived; nothing: there is none; 0 bytes: the peer has sent Close.
    Result<std::optional<std::size_t>> take(std::span<std::byte> into);
    // One call for more of it. Errors: Closed when the connection has ended without Close (code 1006).
    Result<WaitOutcome> fill(Patience patience);

    // Sends Close, unless that has been done, and no more. Does not wait for the peer's.
    Result<> sendClose(bool goingAway);

    int fd() const;
    void endWriting();
    void close();
    void abort();
    bool isOpen() const;
    bool peerHasClosed() const;
    bool peerWindowIsClosed() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace ws
