// One end of a pipe, named or not: a stream of bytes that the kernel buffers in pages.
//
// Two descriptions of the same pipe: one that does not block, for tries, and one that does, for waits.
//
// Blocking: see channel.h. Errors: Closed (EPIPE); a sender that is gone in mid-message is Closed as well.
// Source:   pipe(7), fifo(7).
#pragma once

#include "base/unique_fd.h"
#include "channel/byte_frame.h"
#include "channel/mechanism.h"

namespace ws {

class PipeChannel : public Channel
{
public:
    PipeChannel(EndSetup setup, const char *what) : Channel(std::move(setup)), m_what(what) {}

    std::optional<std::uint64_t> queued() const override;
    int readableFd() const override { return m_trying.get(); }
    bool isMidMessage() const override { return m_frame.begun(); }

    // Takes over a description that blocks, and opens the other one.
    Result<> useEnd(UniqueFd blocking);

protected:
    Result<bool> trySend(std::span<const std::byte> message) override;
    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override;
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override;
    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override;
    // Closing the last write end is the end of the stream.
    Result<> endStream() override { return {}; }
    void release() override;

private:
    Result<WaitOutcome> writeTo(int fd, std::span<const std::byte> message);
    Result<WaitOutcome> readFrom(int fd, std::span<std::byte> into, std::size_t &size);

    const char *m_what;
    UniqueFd m_trying;
    UniqueFd m_blocking;
    ByteFrame m_frame;
};

// Sets the capacity that the parameter "capacity" asks for, if any; the capacity then, in bytes.
Result<std::uint64_t> sizePipe(int fd, const ParameterValues &parameters, const std::string &name);

SystemLimit pipeAtomicMessage();
SystemLimit pipeMostCapacity();

// What all pipes share in their descriptions.
inline constexpr ParameterInfo kPipeParameters[] = {
    {.name = "capacity",
     .kind = ParameterKind::Bytes,
     .minimum = 4096,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP(
         "Parameter",
         "bytes the kernel buffers (F_SETPIPE_SZ, rounded up to whole pages); 64 KiB when absent")},
};

inline constexpr LimitInfo kPipeLimits[] = {
    {WS_TR_NOOP("Mechanism", "largest capacity without privilege, in bytes"), pipeMostCapacity},
};

}  // namespace ws
