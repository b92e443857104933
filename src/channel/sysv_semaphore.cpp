#include "channel/sysv_semaphore.h"

#include <sys/ipc.h>
#include <sys/sem.h>

#include <cstdlib>
#include <fstream>

#include "base/os_call.h"
#include "channel/retry_wait.h"

namespace ws {

namespace {

constexpr const char *kLimitsFile = "/proc/sys/kernel/sem";  // SEMMSL SEMMNS SEMOPM SEMMNI
constexpr int kMostTokens = 32767;                           // SEMVMX; no file tells it
constexpr int kKeyTries = 64;

union SemaphoreArgument
{
    int value;
    semid_ds *set;
};

class SysvSemaphoreChannel final : public Channel
{
public:
    SysvSemaphoreChannel(EndSetup setup, int set) : Channel(std::move(setup)), m_set(set) {}

    std::optional<std::uint64_t> queued() const override
    {
        const int value = ::semctl(m_set, 0, GETVAL);
        return value >= 0 ? std::optional(static_cast<std::uint64_t>(value)) : std::nullopt;
    }

protected:
    Result<bool> trySend(std::span<const std::byte>) override
    {
        sembuf post = {0, 1, IPC_NOWAIT};
        if (::semop(m_set, &post, 1) == 0)
            return true;
        if (errno == ERANGE || errno == EAGAIN || errno == EINTR)
            return false;
        return failure("post a System V semaphore");
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> token, std::uint64_t deadlineNs) override
    {
        return retryUntil(deadlineNs, [&] { return trySend(token); });
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte>) override
    {
        sembuf take = {0, -1, IPC_NOWAIT};
        if (::semop(m_set, &take, 1) == 0)
            return std::optional(sizeOfTaken());
        if (errno == EAGAIN || errno == EINTR)
            return std::optional<std::size_t>();
        return failure("wait for a System V semaphore");
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte>, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        sembuf take = {0, -1, 0};
        timespec left = {};
        if (deadlineNs != 0) {
            const std::uint64_t now = monotonicNs();
            const std::uint64_t ns = deadlineNs > now ? deadlineNs - now : 0;
            left = {static_cast<time_t>(ns / 1'000'000'000), static_cast<long>(ns % 1'000'000'000)};
        }
        if (::semtimedop(m_set, &take, 1, deadlineNs != 0 ? &left : nullptr) == 0) {
            size = sizeOfTaken();
            return WaitOutcome::Done;
        }
        if (errno == EAGAIN)
            return WaitOutcome::TimedOut;
        if (errno == EINTR)
            return WaitOutcome::LookAgain;
        return failure("wait for a System V semaphore");
    }

    Result<> endStream() override
    {
        for (std::uint32_t i = 0; i < setup().receivers; ++i) {
            auto posted = trySend({});
            if (!posted)
                return posted.error();
            if (*posted)
                continue;
            const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
            Result<WaitOutcome> waited = WaitOutcome::LookAgain;
            while (waited && *waited == WaitOutcome::LookAgain)
                waited = waitAndSend({}, 0);
            setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
            if (!waited)
                return waited.error();
        }
        return {};
    }

    void release() override {}

private:
    static Error failure(const char *action)
    {
        if (errno == EIDRM || errno == EINVAL)
            return {ErrorKind::Closed, errno, std::string(action) + " that was removed"};
        return {ErrorKind::System, errno, action};
    }

    std::size_t sizeOfTaken() { return isEndMark() ? 0 : 1; }

    int m_set;
};

// The identifier of a new set of one semaphore; its name goes into `kit`.
Result<int> makeSet(const ChannelPlan &plan, ChannelKit &kit)
{
    const std::string action = "create System V semaphore " + plan.name + " (" + kLimitsFile + ")";
    for (int i = 0; i < kKeyTries; ++i) {
        const int key = freshSystemVKey();
        // Whatever is announced will be removed: never a set of somebody else.
        if (::semget(key, 0, 0) != -1 || errno != ENOENT)
            continue;
        const SystemName name = {SystemName::Kind::SysvSemaphores, std::to_string(key)};
        plan.announce(name);
        const int set = ::semget(key, 1, IPC_CREAT | IPC_EXCL | 0600);
        if (set != -1) {
            kit.namesUntilEnd.emplace_back(name);
            return set;
        }
        if (errno != EEXIST)
            return Error{errno == ENOSPC ? ErrorKind::Limit : ErrorKind::System, errno, action};
    }
    return Error{ErrorKind::System, EEXIST, action};
}

Result<ChannelKit> prepareSysvSemaphore(const ChannelPlan &plan)
{
    ChannelKit kit;
    auto set = makeSet(plan, kit);
    if (!set)
        return set.error();
    SemaphoreArgument zero = {};
    auto cleared = osCall("set System V semaphore " + plan.name + " to 0",
                          [&] { return ::semctl(*set, 0, SETVAL, zero); });
    if (!cleared)
        return cleared.error();
    kit.capacityMessages = kMostTokens;
    kit.address = std::to_string(*set);
    return kit;
}

Result<std::unique_ptr<Channel>> openSysvSemaphore(EndSetup setup, std::vector<UniqueFd>, ProcessShared &)
{
    const int set = std::atoi(setup.address.c_str());
    return std::unique_ptr<Channel>(std::make_unique<SysvSemaphoreChannel>(std::move(setup), set));
}

SystemLimit mostTokens()
{
    return {kMostTokens, "SEMVMX, semop(2)"};
}

SystemLimit mostSets()
{
    std::ifstream file(kLimitsFile);
    std::int64_t number = 0;
    for (int field = 0; field < 4; ++field)
        if (!(file >> number))
            return {32000, kLimitsFile};
    return {number, kLimitsFile};
}

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "largest value of a semaphore"), mostTokens},
    {WS_TR_NOOP("Mechanism", "semaphore sets of the whole system"), mostSets},
};

std::string sysvSemaphoreUnavailable()
{
    seminfo info = {};
    if (::semctl(0, 0, IPC_INFO, &info) == -1 && errno == ENOSYS)
        return "the kernel has no System V semaphores (CONFIG_SYSVIPC)";
    return {};
}

}  // namespace

constinit const Mechanism sysvSemaphoreMechanism{
    {.id = "sysv-semaphore",
     .name = WS_TR_NOOP("Mechanism", "System V semaphore"),
     .sentence =
         WS_TR_NOOP("Mechanism",
                    "A set of counters in the kernel, found by a key; every operation is a system call, and "
                    "the set outlives all processes until somebody removes it."),
     .source = "sysvipc(7), semop(2)",
     .group = MechanismGroup::Tokens,
     .carries = Carries::Tokens,
     .capacityUnit = CapacityUnit::Tokens,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking = WS_TR_NOOP(
         "Mechanism", "The receiver waits while the value is 0. An operation beyond 32,767 is refused: the "
                      "sender tries again until there is room."),
     .parameters = {},
     .limits = kLimits,
     .unavailable = sysvSemaphoreUnavailable},
    prepareSysvSemaphore,
    openSysvSemaphore,
};

}  // namespace ws
