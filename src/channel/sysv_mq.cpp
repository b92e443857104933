#include "channel/sysv_mq.h"

#include <sys/ipc.h>
#include <sys/msg.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/os_call.h"
#include "channel/retry_wait.h"
#include "channel/system_limit.h"

namespace ws {

namespace {

constexpr const char *kLargestMessage = "/proc/sys/kernel/msgmax";
constexpr const char *kQueueBytes = "/proc/sys/kernel/msgmnb";
constexpr const char *kMostQueues = "/proc/sys/kernel/msgmni";
constexpr int kKeyTries = 64;

class SysvMqChannel final : public Channel
{
public:
    SysvMqChannel(EndSetup setup, int queue)
        : Channel(std::move(setup)), m_queue(queue), m_type(this->setup().parameters.number("type", 1)),
          m_buffer(1 + (this->setup().messageBytes + sizeof(long) - 1) / sizeof(long))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        msqid_ds state = {};
        if (::msgctl(m_queue, IPC_STAT, &state) != 0)
            return std::nullopt;
        return state.msg_qnum;
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        auto sent = put(message, IPC_NOWAIT);
        if (!sent)
            return sent.error();
        return *sent == WaitOutcome::Done;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        if (deadlineNs == 0)
            return put(message, 0);
        return retryUntil(deadlineNs, [&] { return trySend(message); });
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = 0;
        auto taken = take(into, IPC_NOWAIT, size);
        if (!taken)
            return taken.error();
        return *taken == WaitOutcome::Done ? std::optional(size) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        if (deadlineNs == 0)
            return take(into, 0, size);
        return retryUntil(deadlineNs, [&]() -> Result<bool> {
            auto taken = take(into, IPC_NOWAIT, size);
            if (!taken)
                return taken.error();
            return *taken == WaitOutcome::Done;
        });
    }

    Result<> endStream() override
    {
        for (std::uint32_t i = 0; i < setup().receivers; ++i) {
            auto marked = trySend({});
            if (!marked)
                return marked.error();
            if (*marked)
                continue;
            const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
            Result<WaitOutcome> sent = WaitOutcome::LookAgain;
            while (sent && *sent == WaitOutcome::LookAgain)
                sent = put({}, 0);
            setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
            if (!sent)
                return sent.error();
        }
        return {};
    }

    void release() override {}

private:
    // LookAgain: full, or a signal came.
    Result<WaitOutcome> put(std::span<const std::byte> message, int flags)
    {
        if (message.size() > (m_buffer.size() - 1) * sizeof(long))
            return Error{ErrorKind::TooBig, 0, "send a message larger than the channel's"};
        m_buffer[0] = m_type;
        if (!message.empty())
            std::memcpy(m_buffer.data() + 1, message.data(), message.size());
        if (::msgsnd(m_queue, m_buffer.data(), message.size(), flags) == 0)
            return WaitOutcome::Done;
        if (errno == EAGAIN || errno == EINTR)
            return WaitOutcome::LookAgain;
        return failure("send to a System V message queue");
    }

    Result<WaitOutcome> take(std::span<std::byte> into, int flags, std::size_t &size)
    {
        const std::size_t room = std::min(into.size(), (m_buffer.size() - 1) * sizeof(long));
        const ssize_t got = ::msgrcv(m_queue, m_buffer.data(), room, m_type, flags);
        if (got >= 0) {
            size = static_cast<std::size_t>(got);
            if (size > 0)
                std::memcpy(into.data(), m_buffer.data() + 1, size);
            return WaitOutcome::Done;
        }
        if (errno == ENOMSG || errno == EINTR)
            return WaitOutcome::LookAgain;
        return failure("receive from a System V message queue");
    }

    static Error failure(const char *action)
    {
        if (errno == EIDRM || errno == EINVAL)
            return {ErrorKind::Closed, errno, std::string(action) + " that was removed"};
        return {errno == E2BIG ? ErrorKind::TooBig : ErrorKind::System, errno, action};
    }

    int m_queue;
    long m_type;
    std::vector<long> m_buffer;  // the type, then the text
};

Error queueError(const std::string &action, int error)
{
    return {error == ENOSPC || error == EPERM ? ErrorKind::Limit : ErrorKind::System, error, action};
}

// The identifier of a new queue; its name goes into `kit`.
Result<int> makeQueue(const ChannelPlan &plan, ChannelKit &kit)
{
    const std::string action = "create System V message queue " + plan.name + " (" + kMostQueues + ")";
    for (int i = 0; i < kKeyTries; ++i) {
        const int key = freshSystemVKey();
        // Whatever is announced will be removed: never a queue of somebody else.
        if (::msgget(key, 0) != -1 || errno != ENOENT)
            continue;
        const SystemName name = {SystemName::Kind::SysvQueue, std::to_string(key)};
        plan.announce(name);
        const int queue = ::msgget(key, IPC_CREAT | IPC_EXCL | 0600);
        if (queue != -1) {
            kit.namesUntilEnd.emplace_back(name);
            return queue;
        }
        if (errno != EEXIST)
            return queueError(action, errno);
    }
    return Error{ErrorKind::System, EEXIST, action};
}

Result<ChannelKit> prepareSysvMq(const ChannelPlan &plan)
{
    const SystemLimit largest = readLimit(kLargestMessage, 8192);
    if (static_cast<std::int64_t>(plan.messageBytes) > largest.value)
        return Error{ErrorKind::Limit, 0,
                     "System V message queue " + plan.name + " carries at most " +
                         std::to_string(largest.value) + " bytes a message, not " +
                         std::to_string(plan.messageBytes) + " (" + largest.source + ")"};
    ChannelKit kit;
    auto queue = makeQueue(plan, kit);
    if (!queue)
        return queue.error();
    msqid_ds state = {};
    auto read = osCall("read System V message queue " + plan.name,
                       [&] { return ::msgctl(*queue, IPC_STAT, &state); });
    if (!read)
        return read.error();
    if (const auto wanted = plan.parameters.number("capacity")) {
        state.msg_qbytes = static_cast<msglen_t>(*wanted);
        if (::msgctl(*queue, IPC_SET, &state) != 0)
            return queueError("set the capacity of System V message queue " + plan.name + " to " +
                                  std::to_string(*wanted) + " bytes (at most " + kQueueBytes +
                                  " without privilege)",
                              errno);
    }
    if (plan.messageBytes > state.msg_qbytes)
        return Error{ErrorKind::Limit, 0,
                     "System V message queue " + plan.name + " holds " + std::to_string(state.msg_qbytes) +
                         " bytes, its messages are of " + std::to_string(plan.messageBytes) + " (" +
                         kQueueBytes + ")"};
    kit.capacityMessages = state.msg_qbytes / std::max<std::size_t>(plan.messageBytes, 1);
    kit.address = std::to_string(*queue);
    return kit;
}

Result<std::unique_ptr<Channel>> openSysvMq(EndSetup setup, std::vector<UniqueFd>, ProcessShared &)
{
    const int queue = std::atoi(setup.address.c_str());
    return std::unique_ptr<Channel>(std::make_unique<SysvMqChannel>(std::move(setup), queue));
}

SystemLimit sysvMqLargestMessage()
{
    return readLimit(kLargestMessage, 8192);
}

SystemLimit sysvMqQueueBytes()
{
    return readLimit(kQueueBytes, 16384);
}

SystemLimit sysvMqMostQueues()
{
    return readLimit(kMostQueues, 32000);
}

constexpr ParameterInfo kParameters[] = {
    {.name = "type",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .meaning =
         WS_TR_NOOP("Parameter", "type (mtype) of all messages, which the receiver asks for; 1 when absent")},
    {.name = "capacity",
     .kind = ParameterKind::Bytes,
     .minimum = 1,
     .maximum = INT32_MAX,
     .meaning =
         WS_TR_NOOP("Parameter", "bytes the queue holds (msg_qbytes); /proc/sys/kernel/msgmnb when absent")},
};

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "bytes in one queue without privilege"), sysvMqQueueBytes},
    {WS_TR_NOOP("Mechanism", "queues of the whole system"), sysvMqMostQueues},
};

std::string sysvMqUnavailable()
{
    msginfo info = {};
    if (::msgctl(0, IPC_INFO, reinterpret_cast<msqid_ds *>(&info)) == -1 && errno == ENOSYS)
        return "the kernel has no System V message queues (CONFIG_SYSVIPC)";
    return {};
}

}  // namespace

constinit const Mechanism sysvMqMechanism{
    {.id = "sysv-mq",
     .name = WS_TR_NOOP("Mechanism", "System V message queue"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "The older kernel queue: messages carry a type that the receiver may ask for, and "
                      "the sender blocks when the queue's bytes are used up."),
     .source = "sysvipc(7), msgop(2)",
     .group = MechanismGroup::MessageQueues,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking = WS_TR_NOOP(
         "Mechanism", "The sender waits while the message does not fit into the queue's bytes, the receiver "
                      "while there is no message of its type."),
     .parameters = kParameters,
     .largestMessage = sysvMqLargestMessage,
     .limits = kLimits,
     .unavailable = sysvMqUnavailable},
    prepareSysvMq,
    openSysvMq,
};

}  // namespace ws
