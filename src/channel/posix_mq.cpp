#include "channel/posix_mq.h"

#include <fcntl.h>
#include <mqueue.h>
#include <unistd.h>

#include <string>

#include "base/os_call.h"
#include "channel/system_limit.h"

namespace ws {

namespace {

// The end of a stream is a message of length zero; mq_send(3) wants an address all the same.
constexpr std::byte kMark[1] = {};

constexpr const char *kMostMessages = "/proc/sys/fs/mqueue/msg_max";
constexpr const char *kLargestMessage = "/proc/sys/fs/mqueue/msgsize_max";

constexpr std::int64_t kPriorities = 32768;  // MQ_PRIO_MAX of Linux, mq_overview(7)
constexpr std::string_view kOrders[] = {"fifo", "by-sender"};

unsigned lowestPriority(const ParameterValues &parameters)
{
    return static_cast<unsigned>(parameters.number("priority", 0));
}

bool isBySender(const ParameterValues &parameters)
{
    const std::vector<std::string> &order = parameters.names("order");
    return !order.empty() && order.front() == kOrders[1];
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
        : Channel(std::move(setup)), m_trying(std::move(trying)), m_blocking(std::move(blocking)),
          m_lowest(lowestPriority(this->setup().parameters)),
          m_priority(m_lowest + (isBySender(this->setup().parameters) ? this->setup().index : 0))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        mq_attr attributes = {};
        if (!m_trying || ::mq_getattr(m_trying.get(), &attributes) != 0)
            return std::nullopt;
        return static_cast<std::uint64_t>(attributes.mq_curmsgs);
    }

    // mq_overview(7): on Linux a message queue descriptor is a file descriptor.
    int readableFd() const override { return m_trying.get(); }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        auto sent = sendTo(m_trying.get(), message, m_priority, 0);
        if (!sent)
            return sent.error();
        return *sent == WaitOutcome::Done;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        return sendTo(m_blocking.get(), message, m_priority, deadlineNs);
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = 0;
        auto received = receiveFrom(m_trying.get(), into, 0, size);
        if (!received)
            return received.error();
        return *received == WaitOutcome::Done ? std::optional(size) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        return receiveFrom(m_blocking.get(), into, deadlineNs, size);
    }

    Result<> endStream() override
    {
        for (std::uint32_t i = 0; i < setup().receivers; ++i) {
            // Behind all messages: the lowest priority, sent last.
            auto marked = sendTo(m_trying.get(), std::span(kMark).first(0), m_lowest, 0);
            if (!marked)
                return marked.error();
            if (*marked == WaitOutcome::Done)
                continue;
            const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
            auto sent = osCall("end a message queue's stream",
                               [&] { return ::mq_send(m_blocking.get(), "", 0, m_lowest); });
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
    Result<WaitOutcome> sendTo(int queue, std::span<const std::byte> message, unsigned priority,
                               std::uint64_t deadlineNs)
    {
        const char *text = reinterpret_cast<const char *>(message.data());
        const timespec until = deadlineNs != 0 ? realTimeAt(deadlineNs) : timespec{};
        const int sent = deadlineNs == 0 ? ::mq_send(queue, text, message.size(), priority)
                                         : ::mq_timedsend(queue, text, message.size(), priority, &until);
        if (sent == 0)
            return WaitOutcome::Done;
        if (errno == ETIMEDOUT)
            return WaitOutcome::TimedOut;
        if (errno == EAGAIN || errno == EINTR)
            return WaitOutcome::LookAgain;
        return Error{errno == EMSGSIZE ? ErrorKind::TooBig : ErrorKind::System, errno,
                     "send to a message queue"};
    }

    Result<WaitOutcome> receiveFrom(int queue, std::span<std::byte> into, std::uint64_t deadlineNs,
                                    std::size_t &size)
    {
        char *buffer = reinterpret_cast<char *>(into.data());
        const timespec until = deadlineNs != 0 ? realTimeAt(deadlineNs) : timespec{};
        const ssize_t got = deadlineNs == 0 ? ::mq_receive(queue, buffer, into.size(), nullptr)
                                            : ::mq_timedreceive(queue, buffer, into.size(), nullptr, &until);
        if (got >= 0) {
            size = static_cast<std::size_t>(got);
            return WaitOutcome::Done;
        }
        if (errno == ETIMEDOUT)
            return WaitOutcome::TimedOut;
        if (errno == EAGAIN || errno == EINTR)
            return WaitOutcome::LookAgain;
        return Error{ErrorKind::System, errno, "receive from a message queue"};
    }

    UniqueFd m_trying;  // does not block
    UniqueFd m_blocking;
    unsigned m_lowest;    // priority of any sender
    unsigned m_priority;  // of this one
};

Error queueError(const std::string &action, int error)
{
    const bool limit =
        error == EMFILE || error == ENOSPC || error == EINVAL || error == ENFILE || error == ENOMEM;
    return Error{limit ? ErrorKind::Limit : ErrorKind::System, error, action};
}

Result<ChannelKit> preparePosixMq(const ChannelPlan &plan)
{
    const std::int64_t highest =
        plan.parameters.number("priority", 0) + (isBySender(plan.parameters) ? plan.senders - 1 : 0);
    if (highest >= kPriorities)
        return Error{ErrorKind::Limit, 0,
                     "message queue " + plan.name + " wants priority " + std::to_string(highest) +
                         ", the highest is " + std::to_string(kPriorities - 1) +
                         " (MQ_PRIO_MAX, mq_overview(7))"};
    const std::int64_t most = readLimit(kMostMessages, 10).value;
    mq_attr attributes = {};
    attributes.mq_maxmsg = plan.parameters.number("messages", std::min<std::int64_t>(10, most));
    attributes.mq_msgsize = static_cast<long>(plan.messageBytes);
    if (attributes.mq_maxmsg > most && ::geteuid() != 0)
        return Error{ErrorKind::Limit, 0,
                     "message queue " + plan.name + " wants " + std::to_string(attributes.mq_maxmsg) +
                         " messages, this system allows " + std::to_string(most) + " (" + kMostMessages +
                         ")"};
    const std::string name = "/" + freshSystemName();
    const SystemName systemName = {SystemName::Kind::PosixQueue, name};
    plan.announce(systemName);
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
    (void)removeSystemName(systemName);
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
    return readLimit(kLargestMessage, 8192);
}

SystemLimit posixMqMostMessages()
{
    return readLimit(kMostMessages, 10);
}

SystemLimit posixMqPriorities()
{
    return {kPriorities, "MQ_PRIO_MAX, mq_overview(7)"};
}

SystemLimit posixMqMostQueues()
{
    return readLimit("/proc/sys/fs/mqueue/queues_max", 256);
}

constexpr ParameterInfo kParameters[] = {
    {.name = "messages",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 65536,
     .meaning = WS_TR_NOOP("Parameter", "messages the queue holds (mq_maxmsg); 10 when absent")},
    {.name = "priority",
     .kind = ParameterKind::Count,
     .minimum = 0,
     .maximum = kPriorities - 1,
     .meaning = WS_TR_NOOP("Parameter", "priority of the messages; 0 when absent")},
    {.name = "order",
     .kind = ParameterKind::Choice,
     .choices = kOrders,
     .meaning = WS_TR_NOOP(
         "Parameter", "fifo: one priority for all (when absent); by-sender: each sender's is one higher than "
                      "that of the sender before it, so that its messages overtake")},
};

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "messages in one queue without privilege"), posixMqMostMessages},
    {WS_TR_NOOP("Mechanism", "queues of the whole system"), posixMqMostQueues},
    {WS_TR_NOOP("Mechanism", "priorities of a message"), posixMqPriorities},
};

}  // namespace

constinit const Mechanism posixMqMechanism{
    {.id = "posix-mq",
     .name = WS_TR_NOOP("Mechanism", "POSIX message queue"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A kernel queue that keeps message borders and holds a fixed number of "
                                 "messages; the sender blocks when that number is reached."),
     .source = "mq_overview(7)",
     .group = MechanismGroup::MessageQueues,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the queue is full, the receiver while it is empty."),
     .parameters = kParameters,
     .largestMessage = posixMqLargestMessage,
     .limits = kLimits},
    preparePosixMq,
    openPosixMq,
};

}  // namespace ws
