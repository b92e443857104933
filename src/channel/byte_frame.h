// Messages of one size, cut out of a stream of bytes.
//
// A frame that got through in parts is continued by the next call, so that a try that would block loses nothing.
//
// Threads: one. Blocking: as the call that it is given.
#pragma once

#include <sys/types.h>

#include <cerrno>
#include <cstddef>
#include <span>

#include "channel/channel.h"

namespace ws {

class ByteFrame
{
public:
    // `call` is a write(2) of (address, size). LookAgain: the rest would block, or a signal came.
    template <typename Call>
    Result<WaitOutcome> write(std::span<const std::byte> message, const char *what, Call call)
    {
        while (m_moved < message.size()) {
            const ssize_t wrote = call(message.data() + m_moved, message.size() - m_moved);
            if (wrote >= 0)
                m_moved += static_cast<std::size_t>(wrote);
            else if (errno == EAGAIN || errno == EINTR)
                return WaitOutcome::LookAgain;
            else
                return failure("write to ", what);
        }
        m_moved = 0;
        return WaitOutcome::Done;
    }

    // `call` is a read(2). Done with size 0: the stream ended between two messages; an end within one is Closed.
    template <typename Call>
    Result<WaitOutcome> read(std::span<std::byte> frame, const char *what, std::size_t &size, Call call)
    {
        while (m_moved < frame.size()) {
            const ssize_t got = call(frame.data() + m_moved, frame.size() - m_moved);
            if (got > 0) {
                m_moved += static_cast<std::size_t>(got);
            } else if (got == 0) {
                if (m_moved != 0)
                    return Error{ErrorKind::Closed, 0,
                                 std::string("read from ") + what + ": its sender is gone in mid-message"};
                size = 0;
                return WaitOutcome::Done;
            } else if (errno == EAGAIN || errno == EINTR) {
                return WaitOutcome::LookAgain;
            } else {
                return failure("read from ", what);
            }
        }
        m_moved = 0;
        size = frame.size();
        return WaitOutcome::Done;
    }

    // A part of a message is through.
    bool begun() const { return m_moved != 0; }

private:
    static Error failure(const char *action, const char *what)
    {
        const int error = errno;
        const bool closed = error == EPIPE || error == ECONNRESET;
        return Error{closed ? ErrorKind::Closed : ErrorKind::System, error, std::string(action) + what};
    }

    std::size_t m_moved = 0;
};

}  // namespace ws
