#include "channel/pipe_channel.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/os_call.h"
#include "channel/descriptor_wait.h"
#include "channel/system_limit.h"

namespace ws {

std::optional<std::uint64_t> PipeChannel::queued() const
{
    int bytes = 0;
    if (!m_trying || ::ioctl(m_trying.get(), FIONREAD, &bytes) != 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(bytes);
}

Result<> PipeChannel::useEnd(UniqueFd blocking)
{
    const int direction = setup().side == ChannelSide::Sender ? O_WRONLY : O_RDONLY;
    const std::string path = "/proc/self/fd/" + std::to_string(blocking.get());
    auto trying = osCall(std::string("open a second description of ") + m_what,
                         [&] { return ::open(path.c_str(), direction | O_NONBLOCK | O_CLOEXEC); });
    if (!trying)
        return trying.error();
    m_trying.reset(*trying);
    m_blocking = std::move(blocking);
    return {};
}

Result<bool> PipeChannel::trySend(std::span<const std::byte> message)
{
    auto sent = writeTo(m_trying.get(), message);
    if (!sent)
        return sent.error();
    return *sent == WaitOutcome::Done;
}

Result<WaitOutcome> PipeChannel::waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs)
{
    if (deadlineNs == 0)
        return writeTo(m_blocking.get(), message);
    for (;;) {
        auto ready = waitForDescriptor(m_trying.get(), POLLOUT, deadlineNs, "wait for space in a pipe");
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
        auto sent = writeTo(m_trying.get(), message);
        if (!sent || *sent == WaitOutcome::Done)
            return sent;
    }
}

Result<std::optional<std::size_t>> PipeChannel::tryReceive(std::span<std::byte> into)
{
    std::size_t size = 0;
    auto received = readFrom(m_trying.get(), into, size);
    if (!received)
        return received.error();
    return *received == WaitOutcome::Done ? std::optional(size) : std::nullopt;
}

Result<WaitOutcome> PipeChannel::waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                                std::size_t &size)
{
    if (deadlineNs == 0)
        return readFrom(m_blocking.get(), into, size);
    for (;;) {
        auto ready = waitForDescriptor(m_trying.get(), POLLIN, deadlineNs, "wait for a message in a pipe");
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
        auto received = readFrom(m_trying.get(), into, size);
        if (!received || *received == WaitOutcome::Done)
            return received;
    }
}

void PipeChannel::release()
{
    m_trying.reset();
    m_blocking.reset();
}

Result<WaitOutcome> PipeChannel::writeTo(int fd, std::span<const std::byte> message)
{
    return m_frame.write(message, m_what,
                         [fd](const std::byte *from, std::size_t size) { return ::write(fd, from, size); });
}

Result<WaitOutcome> PipeChannel::readFrom(int fd, std::span<std::byte> into, std::size_t &size)
{
    return m_frame.read(into.first(setup().messageBytes), m_what, size,
                        [fd](std::byte *to, std::size_t room) { return ::read(fd, to, room); });
}

Result<std::uint64_t> sizePipe(int fd, const ParameterValues &parameters, const std::string &name)
{
    if (const auto wanted = parameters.number("capacity")) {
        auto sized = osCall("set the capacity of " + name + " to " + std::to_string(*wanted) +
                                " bytes (at most /proc/sys/fs/pipe-max-size without privilege)",
                            [&] { return ::fcntl(fd, F_SETPIPE_SZ, static_cast<int>(*wanted)); });
        if (!sized)
            return Error{ErrorKind::Limit, sized.error().sysErrno, sized.error().action};
    }
    auto capacity = osCall("read the capacity of " + name, [&] { return ::fcntl(fd, F_GETPIPE_SZ); });
    if (!capacity)
        return capacity.error();
    return static_cast<std::uint64_t>(*capacity);
}

SystemLimit pipeAtomicMessage()
{
    return {PIPE_BUF, "PIPE_BUF in pipe(7)"};
}

SystemLimit pipeMostCapacity()
{
    return readLimit("/proc/sys/fs/pipe-max-size", 1 << 20);
}

}  // namespace ws
