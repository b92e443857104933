#include "channel/eventfd_tokens.h"

#include <sys/eventfd.h>
#include <sys/uio.h>
#include <unistd.h>

#include <fstream>

#include "base/os_call.h"
#include "channel/descriptor_wait.h"

namespace ws {

namespace {

constexpr std::uint64_t kMostTokens = ~std::uint64_t{0} - 1;

// 1: took one. 0: there is none. -1: failed, see errno.
int takeWithoutBlocking(int fd)
{
    std::uint64_t one = 0;
    const iovec into = {&one, sizeof one};
    if (::preadv2(fd, &into, 1, -1, RWF_NOWAIT) == static_cast<ssize_t>(sizeof one))
        return 1;
    return errno == EAGAIN || errno == EINTR ? 0 : -1;
}

class EventfdChannel final : public Channel
{
public:
    EventfdChannel(EndSetup setup, UniqueFd fd) : Channel(std::move(setup)), m_fd(std::move(fd)) {}

    // eventfd(2) has no call that tells; the kernel writes it into fdinfo, proc(5).
    std::optional<std::uint64_t> queued() const override
    {
        std::ifstream info("/proc/self/fdinfo/" + std::to_string(m_fd.get()));
        std::string word;
        std::uint64_t count = 0;
        while (info >> word)
            if (word == "eventfd-count:" && info >> std::hex >> count)
                return count;
        return std::nullopt;
    }

    int readableFd() const override { return m_fd.get(); }

protected:
    Result<bool> trySend(std::span<const std::byte>) override
    {
        auto posted = post(1);
        if (!posted)
            return posted.error();
        return *posted == WaitOutcome::Done;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte>, std::uint64_t) override { return post(1); }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte>) override
    {
        if (isSurelyThere()) {
            auto taken = takeBlocking();
            if (!taken)
                return taken.error();
            if (*taken == WaitOutcome::Done)
                return std::optional(sizeOfTaken());
        }
        const int taken = takeWithoutBlocking(m_fd.get());
        if (taken < 0)
            return Error{ErrorKind::System, errno, "read an eventfd"};
        return taken == 1 ? std::optional(sizeOfTaken()) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte>, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        for (;;) {
            if (deadlineNs != 0) {
                auto ready = waitForDescriptor(m_fd.get(), POLLIN, deadlineNs, "wait for an eventfd");
                if (!ready || *ready != WaitOutcome::Done)
                    return ready;
                const int taken = takeWithoutBlocking(m_fd.get());
                if (taken < 0)
                    return Error{ErrorKind::System, errno, "read an eventfd"};
                if (taken == 0)
                    continue;
            } else {
                auto taken = takeBlocking();
                if (!taken || *taken != WaitOutcome::Done)
                    return taken;
            }
            size = sizeOfTaken();
            return WaitOutcome::Done;
        }
    }

    Result<> endStream() override
    {
        Result<WaitOutcome> posted = WaitOutcome::LookAgain;
        while (posted && *posted == WaitOutcome::LookAgain)
            posted = post(setup().receivers);
        return posted ? Result<>() : posted.error();
    }

    void release() override { m_fd.reset(); }

private:
    Result<WaitOutcome> post(std::uint64_t tokens)
    {
        if (::write(m_fd.get(), &tokens, sizeof tokens) == static_cast<ssize_t>(sizeof tokens))
            return WaitOutcome::Done;
        if (errno == EINTR)
            return WaitOutcome::LookAgain;
        return Error{ErrorKind::System, errno, "write to an eventfd"};
    }

    Result<WaitOutcome> takeBlocking()
    {
        std::uint64_t one = 0;
        if (::read(m_fd.get(), &one, sizeof one) == static_cast<ssize_t>(sizeof one))
            return WaitOutcome::Done;
        if (errno == EINTR)
            return WaitOutcome::LookAgain;
        return Error{ErrorKind::System, errno, "read an eventfd"};
    }

    // A token is counted after it was posted, and nobody else takes any. The sum is kept, so that the senders' counters
    // are looked at only when all of it is used up.
    bool isSurelyThere()
    {
        if (setup().receivers != 1)
            return false;
        const std::uint64_t taken = setup().use->done.load(std::memory_order_relaxed);
        if (taken < m_knownPosted)
            return true;
        m_knownPosted = 0;
        for (const Peer &peer : setup().peers)
            m_knownPosted += peer.use->done.load(std::memory_order_acquire);
        return taken < m_knownPosted;
    }

    std::size_t sizeOfTaken() { return isEndMark() ? 0 : 1; }

    UniqueFd m_fd;
    std::uint64_t m_knownPosted = 0;
};

Result<ChannelKit> prepareEventfd(const ChannelPlan &plan)
{
    auto made =
        osCall("create eventfd " + plan.name, [] { return ::eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC); });
    if (!made)
        return made.error();
    UniqueFd fd(*made);
    auto copy = fd.duplicate();
    if (!copy)
        return copy.error();
    ChannelKit kit;
    kit.capacityMessages = kMostTokens;
    kit.senderFds.push_back(std::move(fd));
    kit.receiverFds.push_back(std::move(*copy));
    return kit;
}

Result<std::unique_ptr<Channel>> openEventfd(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open an eventfd: expected one descriptor"};
    return std::unique_ptr<Channel>(std::make_unique<EventfdChannel>(std::move(setup), std::move(fds[0])));
}

std::string eventfdUnavailable()
{
    const UniqueFd fd(::eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC));
    if (fd && takeWithoutBlocking(fd.get()) < 0 && errno == EOPNOTSUPP)
        return "this kernel cannot read an eventfd without waiting (RWF_NOWAIT, Linux 5.8)";
    return {};
}

}  // namespace

constinit const Mechanism eventfdMechanism{
    {.id = "eventfd",
     .name = WS_TR_NOOP("Mechanism", "Eventfd"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "A counter in the kernel behind a descriptor: a write adds tokens, a read takes one; "
                      "poll and epoll can wait for it beside sockets."),
     .source = "eventfd(2)",
     .group = MechanismGroup::Tokens,
     .carries = Carries::Tokens,
     .capacityUnit = CapacityUnit::Tokens,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .canBlockSender = false,
     .blocking = WS_TR_NOOP(
         "Mechanism", "The receiver waits while the counter is 0. The sender would wait at 2^64 - 2 tokens, "
                      "which no run reaches."),
     .parameters = {},
     .unavailable = eventfdUnavailable},
    prepareEventfd,
    openEventfd,
};

}  // namespace ws
