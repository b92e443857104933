#include "channel/signal_channel.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <set>
#include <utility>

#include "base/mutex.h"
#include "channel/retry_wait.h"

namespace ws {

namespace {

// Which thread takes which signal for a channel, in this process.
class Claims
{
public:
    bool add(int thread, int number)
    {
        const MutexLock lock(m_mutex);
        return m_claims.insert({thread, number}).second;
    }
    void remove(int thread, int number)
    {
        const MutexLock lock(m_mutex);
        m_claims.erase({thread, number});
    }

private:
    Mutex m_mutex;
    std::set<std::pair<int, int>> m_claims WS_GUARDED_BY(m_mutex);
};

Claims &claims()
{
    static Claims all;
    return all;
}

std::uint64_t bitOf(int number)
{
    return std::uint64_t{1} << (number - 1);
}

}  // namespace

Result<std::optional<SignalTaker>> signalTakerFor(const EndSetup &setup, int number)
{
    if (setup.side == ChannelSide::Sender && setup.peers.empty())
        return Error{ErrorKind::BadInput, 0, "send signals to nobody: the channel has no receiver"};
    if (setup.side == ChannelSide::Sender)
        return std::optional<SignalTaker>();
    const std::vector<std::string> &way = setup.parameters.names(kSignalReceiveParameter.name);
    auto taker = SignalTaker::create(
        number, signalTakingOf(way.empty() ? kSignalTakings[0] : std::string_view(way.front())));
    if (!taker)
        return taker.error();
    return std::optional(std::move(*taker));
}

SignalChannel::SignalChannel(EndSetup setup, int number, std::optional<SignalTaker> taker)
    : Channel(std::move(setup)), m_number(number), m_pid(::getpid()), m_uid(::getuid()),
      m_taker(std::move(taker))
{
}

Result<> SignalChannel::establish()
{
    if (!m_taker) {
        const std::atomic<std::uint32_t> &receiver = setup().peers[0].thread->tid;
        Result<WaitOutcome> known = WaitOutcome::LookAgain;
        while (known && *known == WaitOutcome::LookAgain)
            known =
                retryUntil(0, [&] { return Result<bool>(receiver.load(std::memory_order_acquire) != 0); });
        return {};
    }
    claims().remove(m_receiver.load(), m_number);
    if (!claims().add(::gettid(), m_number))
        return Error{ErrorKind::BadInput, 0,
                     "receive signal " + std::to_string(m_number) +
                         " of two channels in one thread: give one of them another number"};
    m_receiver.store(::gettid());
    m_taker->blockHere();
    return {};
}

Error SignalChannel::failure(int error) const
{
    const std::string action = "send signal " + std::to_string(m_number);
    if (error == ESRCH)
        return {ErrorKind::Closed, error, action + " to a thread that has ended"};
    return {ErrorKind::System, error, action};
}

Result<bool> SignalChannel::queueSignal(std::uint64_t payload) const
{
    if (receiverHasClosed())
        return failure(ESRCH);
    const ThreadSlot &receiver = *setup().peers[0].thread;
    siginfo_t info;
    std::memset(&info, 0, sizeof info);
    info.si_signo = m_number;
    info.si_code = SI_QUEUE;
    info.si_pid = m_pid;
    info.si_uid = m_uid;
    info.si_value.sival_ptr = reinterpret_cast<void *>(payload);
    if (::syscall(SYS_rt_tgsigqueueinfo, receiver.pid.load(std::memory_order_relaxed),
                  receiver.tid.load(std::memory_order_relaxed), m_number, &info) == 0) [[likely]]
        return true;
    if (errno == EAGAIN)
        return false;
    return failure(errno);
}

Result<> SignalChannel::sendSignal() const
{
    if (receiverHasClosed())
        return failure(ESRCH);
    const ThreadSlot &receiver = *setup().peers[0].thread;
    if (::syscall(SYS_tgkill, receiver.pid.load(std::memory_order_relaxed),
                  receiver.tid.load(std::memory_order_relaxed), m_number) == 0) [[likely]]
        return {};
    return failure(errno);
}

bool SignalChannel::isPending() const
{
    sigset_t mine;
    if (::sigpending(&mine) == 0 && ::sigismember(&mine, m_number) == 1)
        return true;
    std::ifstream status("/proc/self/task/" + std::to_string(m_receiver.load()) + "/status");
    std::string word;
    std::uint64_t pending = 0;
    while (status >> word)
        if (word == "SigPnd:" && status >> std::hex >> pending)
            return (pending & bitOf(m_number)) != 0;
    return false;
}

void SignalChannel::release()
{
    if (!m_taker)
        return;
    m_taker->forgetPending();
    claims().remove(m_receiver.exchange(0), m_number);
}

}  // namespace ws
