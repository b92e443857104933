#include "channel/posix_semaphore.h"

#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>

#include "base/os_call.h"
#include "channel/retry_wait.h"

namespace ws {

namespace {

// Where a semaphore is, and how this process lets go of it: the memory it lives in, or sem_close(3).
class MappedSemaphore
{
public:
    explicit MappedSemaphore(SharedRegion memory)
        : m_memory(std::move(memory)), m_semaphore(reinterpret_cast<sem_t *>(m_memory.data()))
    {
    }
    explicit MappedSemaphore(sem_t *opened) : m_semaphore(opened), m_isNamed(true) {}
    MappedSemaphore(MappedSemaphore &&other) noexcept
        : m_memory(std::move(other.m_memory)), m_semaphore(std::exchange(other.m_semaphore, nullptr)),
          m_isNamed(other.m_isNamed)
    {
    }
    MappedSemaphore &operator=(MappedSemaphore &&) = delete;
    ~MappedSemaphore() { letGo(); }

    sem_t *get() const { return m_semaphore; }

    void letGo()
    {
        if (m_isNamed && m_semaphore != nullptr)
            ::sem_close(m_semaphore);
        m_semaphore = nullptr;
        m_memory = SharedRegion();
    }

private:
    SharedRegion m_memory;
    sem_t *m_semaphore = nullptr;
    bool m_isNamed = false;
};

class PosixSemaphoreChannel final : public Channel
{
public:
    PosixSemaphoreChannel(EndSetup setup, MappedSemaphore semaphore)
        : Channel(std::move(setup)), m_semaphore(std::move(semaphore))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        int value = 0;
        if (m_semaphore.get() == nullptr || ::sem_getvalue(m_semaphore.get(), &value) != 0)
            return std::nullopt;
        return static_cast<std::uint64_t>(value);
    }

protected:
    Result<bool> trySend(std::span<const std::byte>) override
    {
        if (::sem_post(m_semaphore.get()) == 0) [[likely]]
            return true;
        if (errno == EOVERFLOW)
            return false;
        return Error{ErrorKind::System, errno, "post a semaphore"};
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> token, std::uint64_t deadlineNs) override
    {
        return retryUntil(deadlineNs, [&] { return trySend(token); });
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte>) override
    {
        if (::sem_trywait(m_semaphore.get()) == 0)
            return std::optional(sizeOfTaken());
        if (errno == EAGAIN || errno == EINTR)
            return std::optional<std::size_t>();
        return Error{ErrorKind::System, errno, "wait for a semaphore"};
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte>, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        if (wait(deadlineNs) == 0) {
            size = sizeOfTaken();
            return WaitOutcome::Done;
        }
        if (errno == ETIMEDOUT)
            return WaitOutcome::TimedOut;
        if (errno == EINTR)
            return WaitOutcome::LookAgain;
        return Error{ErrorKind::System, errno, "wait for a semaphore"};
    }

    Result<> endStream() override
    {
        for (std::uint32_t i = 0; i < setup().receivers; ++i) {
            Result<WaitOutcome> posted = WaitOutcome::LookAgain;
            while (posted && *posted == WaitOutcome::LookAgain)
                posted = waitAndSend({}, 0);
            if (!posted)
                return posted.error();
        }
        return {};
    }

    void release() override { m_semaphore.letGo(); }

private:
    int wait(std::uint64_t deadlineNs)
    {
        if (deadlineNs == 0)
            return ::sem_wait(m_semaphore.get());
        const timespec until = {static_cast<time_t>(deadlineNs / 1'000'000'000),
                                static_cast<long>(deadlineNs % 1'000'000'000)};
        return ::sem_clockwait(m_semaphore.get(), CLOCK_MONOTONIC, &until);
    }

    std::size_t sizeOfTaken() { return isEndMark() ? 0 : 1; }

    MappedSemaphore m_semaphore;
};

Result<ChannelKit> prepareUnnamed(const ChannelPlan &plan)
{
    auto memory = SharedRegion::create("waitscope-semaphore", sizeof(sem_t));
    if (!memory)
        return memory.error();
    auto made = osCall("initialise semaphore " + plan.name,
                       [&] { return ::sem_init(reinterpret_cast<sem_t *>(memory->data()), 1, 0); });
    if (!made)
        return made.error();
    ChannelKit kit;
    kit.capacityMessages = SEM_VALUE_MAX;
    for (auto *fds : {&kit.senderFds, &kit.receiverFds}) {
        auto copy = memory->fd().duplicate();
        if (!copy)
            return copy.error();
        fds->push_back(std::move(*copy));
    }
    return kit;
}

Result<std::unique_ptr<Channel>> openUnnamed(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open a semaphore: expected one descriptor"};
    auto memory = SharedRegion::attach(std::move(fds[0]));
    if (!memory)
        return memory.error();
    return std::unique_ptr<Channel>(
        std::make_unique<PosixSemaphoreChannel>(std::move(setup), MappedSemaphore(std::move(*memory))));
}

Result<ChannelKit> prepareNamed(const ChannelPlan &plan)
{
    const SystemName name = {SystemName::Kind::PosixSemaphore, "/" + freshSystemName()};
    plan.announce(name);
    sem_t *made = ::sem_open(name.name.c_str(), O_CREAT | O_EXCL, 0600, 0);
    if (made == SEM_FAILED)
        return Error{ErrorKind::System, errno, "create semaphore " + name.name + " of channel " + plan.name};
    ::sem_close(made);
    ChannelKit kit;
    kit.capacityMessages = SEM_VALUE_MAX;
    kit.address = name.name;
    kit.namesUntilOpen.emplace_back(name);
    return kit;
}

Result<std::unique_ptr<Channel>> openNamed(EndSetup setup, std::vector<UniqueFd>, ProcessShared &)
{
    sem_t *opened = ::sem_open(setup.address.c_str(), 0);
    if (opened == SEM_FAILED)
        return Error{ErrorKind::System, errno, "open semaphore " + setup.address};
    return std::unique_ptr<Channel>(
        std::make_unique<PosixSemaphoreChannel>(std::move(setup), MappedSemaphore(opened)));
}

SystemLimit mostTokens()
{
    return {SEM_VALUE_MAX, "SEM_VALUE_MAX, sem_post(3)"};
}

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "largest value of a semaphore"), mostTokens},
};

}  // namespace

constinit const Mechanism posixSemaphoreMechanism{
    {.id = "posix-semaphore",
     .name = WS_TR_NOOP("Mechanism", "POSIX semaphore"),
     .sentence =
         WS_TR_NOOP("Mechanism",
                    "A counter in memory that the processes share: post adds one, wait takes one; the kernel "
                    "is called only to sleep and to wake."),
     .source = "sem_overview(7), sem_init(3)",
     .group = MechanismGroup::Tokens,
     .carries = Carries::Tokens,
     .capacityUnit = CapacityUnit::Tokens,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .canBlockSender = false,
     .blocking = WS_TR_NOOP(
         "Mechanism", "The receiver waits while the value is 0. The sender never waits; a post beyond the "
                      "largest value is refused and tried again."),
     .parameters = {},
     .limits = kLimits},
    prepareUnnamed,
    openUnnamed,
};

constinit const Mechanism namedPosixSemaphoreMechanism{
    {.id = "posix-semaphore-named",
     .name = WS_TR_NOOP("Mechanism", "Named POSIX semaphore"),
     .sentence = WS_TR_NOOP(
         "Mechanism",
         "The same counter in a small file under /dev/shm, so that processes without common memory "
         "find it by name."),
     .source = "sem_overview(7), sem_open(3)",
     .group = MechanismGroup::Tokens,
     .carries = Carries::Tokens,
     .capacityUnit = CapacityUnit::Tokens,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .canBlockSender = false,
     .blocking = WS_TR_NOOP(
         "Mechanism", "The receiver waits while the value is 0. The sender never waits; a post beyond the "
                      "largest value is refused and tried again."),
     .parameters = {},
     .limits = kLimits},
    prepareNamed,
    openNamed,
};

}  // namespace ws
