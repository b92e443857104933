#include "channel/posix_mq.h"

#include <fcntl.h>
#include <mqueue.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <string>

#include "base/os_call.h"
#include "channel/descriptor_wait.h"

namespace ws {

namespace {

// The end of a stream is a message of length zero; mq_send(3) wants an address all the same.
constexpr std::byte kMark[1] = {};

constexpr const char *kMostMessages = "/proc/sys/fs/mqueue/msg_max";
constexpr const char *kLargestMessage = "/proc/sys/fs/mqueue/msgsize_max";

std::int64_t readNumber(const char *path, std::int64_t absent)
{
    std::ifstream file(path);
    std::int64_t value = 0;
    return file >> value ? value : absent;
}

timespec realTimeAt(std::uint64_t deadlineNs)
{
    timespec real = {};
    ::clock_gettime(CLOCK_REALTIME, &real);
    const std::uint64_t now = monotonicNs();
    const std::uint64_t left = deadlineNs > now ? deadlineNs - now : 0;
    const auto ns = static_cast<std::uint64_t>(real.tv_nsec) + left;
    real.tv_sec += static_cast<time_t>(ns / 1'000'000'000);
    real.tv_nsec = static_cast<long>(ns % 1'000'000'000);
    return real;
}

class PosixMqChannel final : public Channel
{
public:
    PosixMqChannel(EndSetup setup, UniqueFd trying, UniqueFd blocking)
        : Channel(std::move(setup)), m_trying(std::move(trying)), m_blocking(std::move(blocking))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        mq_attr attributes = {};
        if (!m_trying || ::mq_getattr(m_trying.get(), &attributes) != 0)
            return std::nullopt;
        return static_cast<std::uint64_t>(attributes.mq_curmsgs);
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        for (;;) {
            if (::mq_send(m_trying.get(), reinterpret_cast<const char *>(message.data()), message.size(),
                          0) == 0)
                return true;
            if (errno == EAGAIN)
                return false;
            if (errno != EINTR)
                return Error{errno == EMSGSIZE ? ErrorKind::TooBig : ErrorKind::System, errno,
                             "send to a message queue"};
        }
    }

    Result<bool> waitForSpace(std::uint64_t deadlineNs) override
    {
        return waitForDescriptor(m_trying.get(), POLLOUT, deadlineNs, "wait for space in a message queue");
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        return receiveFrom(m_trying.get(), into, 0);
    }

    Result<std::optional<std::size_t>> waitAndReceive(std::span<std::byte> into,
                                                      std::uint64_t deadlineNs) override
    {
        return receiveFrom(m_blocking.get(), into, deadlineNs);
    }

    Result<> endStream() override
    {
        for (std::uint32_t i = 0; i < setup().receivers; ++i) {
            auto marked = trySend(std::span(kMark).first(0));
            if (!marked)
                return marked.error();
            if (*marked)
                continue;
            const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
            auto sent =
                osCall("end a message queue's stream", [&] { return ::mq_send(m_blocking.get(), "", 0, 0); });
            setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
            if (!sent)
                return sent.error();
        }
        return {};
    }

    void release() override
    {
        m_trying.reset();
        m_blocking.reset();
    }

private:
    Result<std::optional<std::size_t>> receiveFrom(int queue, std::span<std::byte> into,
                                                   std::uint64_t deadlineNs)
    {
        for (;;) {
            char *buffer = reinterpret_cast<char *>(into.data());
            ssize_t got = 0;
            if (deadlineNs == 0) {
                got = ::mq_receive(queue, buffer, into.size(), nullptr);
            } else {
                const timespec until = realTimeAt(deadlineNs);
                got = ::mq_timedreceive(queue, buffer, into.size(), nullptr, &until);
            }
            if (got >= 0)
                return std::optional<std::size_t>(static_cast<std::size_t>(got));
            if (errno == EAGAIN || errno == ETIMEDOUT)
                return std::optional<std::size_t>();
            if (errno != EINTR)
                return Error{ErrorKind::System, errno, "receive from a message queue"};
        }
    }

    UniqueFd m_trying;  // does not block
    UniqueFd m_blocking;
};

Error queueError(const std::string &action, int error)
{
    const bool limit =
        error == EMFILE || error == ENOSPC || error == EINVAL || error == ENFILE || error == ENOMEM;
    return Error{limit ? ErrorKind::Limit : ErrorKind::System, error, action};
}

Result<ChannelKit> preparePosixMq(const ChannelPlan &plan)
{
    const std::int64_t most = readNumber(kMostMessages, 10);
    mq_attr attributes = {};
    attributes.mq_maxmsg = plan.parameters.number("messages", std::min<std::int64_t>(10, most));
    attributes.mq_msgsize = static_cast<long>(plan.messageBytes);
    if (attributes.mq_maxmsg > most && ::geteuid() != 0)
        return Error{ErrorKind::Limit, 0,
                     "message queue " + plan.name + " wants " + std::to_string(attributes.mq_maxmsg) +
                         " messages, this system allows " + std::to_string(most) + " (" + kMostMessages +
                         ")"};
    static std::atomic<int> counter{0};
    const std::string name = posixMqName(counter++);
    const std::string action = "create message queue " + plan.name + " of " +
                               std::to_string(attributes.mq_maxmsg) + " messages of " +
                               std::to_string(attributes.mq_msgsize) +
                               " bytes (limits: /proc/sys/fs/mqueue, ulimit -q)";
    UniqueFd trying(
        ::mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK | O_CLOEXEC, 0600, &attributes));
    if (!trying)
        return queueError(action, errno);
    UniqueFd blocking(::mq_open(name.c_str(), O_RDWR | O_CLOEXEC));
    const int openError = errno;
    ::mq_unlink(name.c_str());
    if (!blocking)
        return queueError(action, openError);

    ChannelKit kit;
    kit.capacityMessages = static_cast<std::uint64_t>(attributes.mq_maxmsg);
    for (const UniqueFd *fd : {&trying, &blocking}) {
        auto copy = fd->duplicate();
        if (!copy)
            return copy.error();
        kit.senderFds.push_back(std::move(*copy));
    }
    kit.receiverFds.push_back(std::move(trying));
    kit.receiverFds.push_back(std::move(blocking));
    return kit;
}

Result<std::unique_ptr<Channel>> openPosixMq(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 2)
        return Error{ErrorKind::BadInput, 0, "open a message queue: expected two descriptors"};
    return std::unique_ptr<Channel>(
        std::make_unique<PosixMqChannel>(std::move(setup), std::move(fds[0]), std::move(fds[1])));
}

SystemLimit posixMqLargestMessage()
{
    return {readNumber(kLargestMessage, 8192), kLargestMessage};
}

constexpr ParameterInfo kParameters[] = {
    {.name = "messages",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 65536,
     .meaning = WS_TR_NOOP("Parameter", "messages the queue holds (mq_maxmsg); 10 when absent")},
};

}  // namespace

std::string posixMqName(int index)
{
    return "/waitscope-" + std::to_string(::getpid()) + "-" + std::to_string(index);
}

constinit const Mechanism posixMqMechanism{
    {.id = "posix-mq",
     .name = WS_TR_NOOP("Mechanism", "POSIX message queue"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A kernel queue that keeps message borders and holds a fixed number of "
                                 "messages; the sender blocks when that number is reached."),
     .source = "mq_overview(7)",
     .crossesProcesses = true,
     .keepsMessageBorders = true,
     .canBlockSender = true,
     .parameters = kParameters,
     .largestMessage = posixMqLargestMessage},
    preparePosixMq,
    openPosixMq,
};

}  // namespace ws
