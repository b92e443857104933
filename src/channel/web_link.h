// TCP on 127.0.0.1 for the mechanisms of the web: listening, connecting, and one connection with its buffers.
//
// A server listens on a port that the kernel chooses, and talks to nobody who does not know the session's token.
//
// Threads:   a WebLink belongs to one thread.
// Ownership: the link owns its socket.
// Blocking:  only where a function is told that it may wait; a signal ends the wait with LookAgain.
// Errors:    Closed when the peer is gone (EPIPE, ECONNRESET), Limit when ports or descriptors run out, System.
// Source:    tcp(7), ip(7).
#pragma once

#include <poll.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "channel/channel.h"

namespace ws {

// Where the server of a channel is, and what opens its door.
struct WebAddress
{
    std::uint16_t port = 0;
    std::string token;  // channel/session_token.h

    std::string target() const { return "/" + token; }
    bool isTarget(std::string_view asked) const;  // whoever asks for it knows the token
    std::string host() const { return "127.0.0.1:" + std::to_string(port); }
    std::string text() const { return std::to_string(port) + " " + token; }
    static Result<WebAddress> of(const std::string &text);
};

struct WebListener
{
    UniqueFd fd;  // does not block
    WebAddress address;
};

Result<WebListener> listenForWeb(const std::string &channel);
Result<UniqueFd> connectToWeb(std::uint16_t port);
// Sleeps until somebody connects.
Result<UniqueFd> acceptWaiting(int listener);
// No socket: nobody is there.
Result<UniqueFd> acceptNow(int listener);
// How long receiving and sending may take; zero: without end.
void limitPatience(int fd, std::chrono::milliseconds most);

// Gives a connection a send buffer of this size for good (SO_SNDBUF; the kernel doubles it for its bookkeeping). Else the
// kernel would enlarge it now and then while a sender waits, and a full channel could not be told from a slow one.
void fixSendBuffer(int fd, int bytes);

// Done: at least one is ready. Otherwise as waitForDescriptor().
Result<WaitOutcome> waitForAny(std::span<pollfd> items, std::uint64_t deadlineNs, const char *action);

enum class Patience { Try, Wait };

class WebLink
{
public:
    explicit WebLink(UniqueFd fd);

    int fd() const { return m_fd.get(); }
    bool isOpen() const { return bool(m_fd); }
    void close() { m_fd.reset(); }
    // Resets the connection, so that the peer learns at its next call that nobody is here.
    void abort();
    // No more will be written; the peer reads all that was, then the end.
    void endWriting();

    // What has arrived and is not consumed yet.
    std::span<const std::byte> arrived() const { return {m_in.data() + m_inBegin, m_inEnd - m_inBegin}; }
    void consume(std::size_t bytes);
    // One call for more, with room for `wanted` in all. Done: there is more, or the peer has ended (hasEnded()).
    Result<WaitOutcome> fill(Patience patience, std::size_t wanted);
    bool hasEnded() const { return m_ended; }

    // Writes head and body from byte `moved` on, which is counted up. Done: everything is written.
    Result<WaitOutcome> write(std::span<const std::byte> head, std::span<const std::byte> body,
                              std::size_t &moved, Patience patience);

    // Nothing can move before the peer reads: its window is closed and no byte is unacknowledged.
    bool peerWindowIsClosed() const;
    // Bytes that this side holds and has not consumed.
    std::size_t unread() const;

private:
    UniqueFd m_fd;
    std::vector<std::byte> m_in;
    std::size_t m_inBegin = 0;
    std::size_t m_inEnd = 0;
    bool m_ended = false;
};

}  // namespace ws
