#include "channel/pipe.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <string>

#include "base/os_call.h"
#include "channel/descriptor_wait.h"

namespace ws {

namespace {

class PipeChannel final : public Channel
{
public:
    PipeChannel(EndSetup setup, UniqueFd fd, UniqueFd blocking)
        : Channel(std::move(setup)), m_fd(std::move(fd)), m_blocking(std::move(blocking))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        int bytes = 0;
        if (!m_fd || ::ioctl(m_fd.get(), FIONREAD, &bytes) != 0)
            return std::nullopt;
        return static_cast<std::uint64_t>(bytes);
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        while (m_moved < message.size()) {
            const ssize_t wrote = ::write(m_fd.get(), message.data() + m_moved, message.size() - m_moved);
            if (wrote >= 0) {
                m_moved += static_cast<std::size_t>(wrote);
                continue;
            }
            if (errno == EAGAIN)
                return false;
            if (errno != EINTR)
                return Error{errno == EPIPE ? ErrorKind::Closed : ErrorKind::System, errno,
                             "write to a pipe"};
        }
        m_moved = 0;
        return true;
    }

    Result<bool> waitForSpace(std::uint64_t deadlineNs) override
    {
        return waitForDescriptor(m_fd.get(), POLLOUT, deadlineNs, "wait for space in a pipe");
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        return readFrame(m_fd.get(), into);
    }

    Result<std::optional<std::size_t>> waitAndReceive(std::span<std::byte> into,
                                                      std::uint64_t deadlineNs) override
    {
        if (deadlineNs == 0)
            return readFrame(m_blocking.get(), into);
        for (;;) {
            auto ready = waitForDescriptor(m_fd.get(), POLLIN, deadlineNs, "wait for a message in a pipe");
            if (!ready)
                return ready.error();
            if (!*ready)
                return std::optional<std::size_t>();
            auto received = readFrame(m_fd.get(), into);
            if (!received || *received)
                return received;
        }
    }

    // Closing the last write end is the end of the stream.
    Result<> endStream() override { return {}; }

    void release() override
    {
        m_fd.reset();
        m_blocking.reset();
    }

private:
    // A frame may come in parts; what has come is kept in m_moved until the rest is there.
    Result<std::optional<std::size_t>> readFrame(int fd, std::span<std::byte> into)
    {
        const std::size_t frame = setup().messageBytes;
        while (m_moved < frame) {
            const ssize_t got = ::read(fd, into.data() + m_moved, frame - m_moved);
            if (got > 0) {
                m_moved += static_cast<std::size_t>(got);
            } else if (got == 0) {
                if (m_moved != 0)
                    return Error{ErrorKind::Closed, 0, "read a pipe: its last sender is gone in mid-message"};
                return std::optional<std::size_t>(0);
            } else if (errno == EAGAIN) {
                return std::optional<std::size_t>();
            } else if (errno != EINTR) {
                return Error{ErrorKind::System, errno, "read from a pipe"};
            }
        }
        m_moved = 0;
        return std::optional<std::size_t>(frame);
    }

    UniqueFd m_fd;        // does not block
    UniqueFd m_blocking;  // receivers only
    std::size_t m_moved = 0;
};

Result<ChannelKit> preparePipe(const ChannelPlan &plan)
{
    int ends[2] = {-1, -1};
    auto made = osCall("create pipe " + plan.name, [&] { return ::pipe2(ends, O_CLOEXEC); });
    if (!made)
        return made.error();
    UniqueFd reader(ends[0]);
    UniqueFd writer(ends[1]);
    if (const auto wanted = plan.parameters.number("capacity")) {
        auto sized = osCall("set the capacity of pipe " + plan.name + " to " + std::to_string(*wanted) +
                                " bytes (at most /proc/sys/fs/pipe-max-size without privilege)",
                            [&] { return ::fcntl(writer.get(), F_SETPIPE_SZ, static_cast<int>(*wanted)); });
        if (!sized)
            return Error{ErrorKind::Limit, sized.error().sysErrno, sized.error().action};
    }
    auto capacity =
        osCall("read the capacity of pipe " + plan.name, [&] { return ::fcntl(writer.get(), F_GETPIPE_SZ); });
    if (!capacity)
        return capacity.error();
    auto flagged = osCall("make pipe non-blocking",
                          [&] { return ::fcntl(writer.get(), F_SETFL, O_WRONLY | O_NONBLOCK); });
    if (!flagged)
        return flagged.error();
    ChannelKit kit;
    kit.capacityBytes = static_cast<std::uint64_t>(*capacity);
    kit.senderFds.push_back(std::move(writer));
    kit.receiverFds.push_back(std::move(reader));
    return kit;
}

Result<std::unique_ptr<Channel>> openPipe(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open a pipe: expected one descriptor"};
    if (setup.side == ChannelSide::Sender)
        return std::unique_ptr<Channel>(
            std::make_unique<PipeChannel>(std::move(setup), std::move(fds[0]), UniqueFd()));
    const std::string path = "/proc/self/fd/" + std::to_string(fds[0].get());
    auto second = osCall("open a second description of a pipe",
                         [&] { return ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC); });
    if (!second)
        return second.error();
    return std::unique_ptr<Channel>(
        std::make_unique<PipeChannel>(std::move(setup), UniqueFd(*second), std::move(fds[0])));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "capacity",
     .kind = ParameterKind::Bytes,
     .minimum = 4096,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP(
         "Parameter",
         "bytes the kernel buffers (F_SETPIPE_SZ, rounded up to whole pages); 64 KiB when absent")},
};

SystemLimit pipeAtomicMessage()
{
    return {PIPE_BUF, "PIPE_BUF in pipe(7)"};
}

}  // namespace

constinit const Mechanism pipeMechanism{
    {.id = "pipe",
     .name = WS_TR_NOOP("Mechanism", "Pipe"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A one-way stream of bytes through the kernel, without message borders; the "
                                 "writer blocks when its pages are full."),
     .source = "pipe(7)",
     .crossesProcesses = true,
     .keepsMessageBorders = false,
     .canBlockSender = true,
     .senderLearnsOfClose = true,
     .parameters = kParameters,
     .atomicMessage = pipeAtomicMessage},
    preparePipe,
    openPipe,
};

}  // namespace ws
