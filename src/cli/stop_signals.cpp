#include "cli/stop_signals.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace ws::cli {

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM};

volatile std::sig_atomic_t signalReceived = 0;
volatile std::sig_atomic_t wakeFd = -1;
std::array<struct sigaction, kSignals.size()> handlersBefore;

void wake(int fd)
{
    const std::uint64_t one = 1;
    // A full counter already wakes; nothing else can go wrong with an eventfd of our own.
    [[maybe_unused]] const ssize_t written = ::write(fd, &one, sizeof one);
}

// Async-signal-safe calls only.
void onSignal(int)
{
    const int savedErrno = errno;
    signalReceived = 1;
    for (const int number : kSignals)
        ::signal(number, SIG_DFL);
    wake(wakeFd);
    errno = savedErrno;
}

}  // namespace

StopSignals::StopSignals() : m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    signalReceived = 0;
    wakeFd = m_wake.get();
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &action, &handlersBefore[i]);
}

StopSignals::~StopSignals()
{
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &handlersBefore[i], nullptr);
    wakeFd = -1;
}

bool StopSignals::received()
{
    return signalReceived != 0;
}

void StopSignals::notify()
{
    wake(m_wake.get());
}

void StopSignals::wait(std::chrono::milliseconds timeout)
{
    pollfd ready = {m_wake.get(), POLLIN, 0};
    // Without an eventfd (no descriptors left) poll() just sleeps: short turns keep the caller's loop alive.
    const auto most = m_wake ? timeout : std::min(timeout, std::chrono::milliseconds(10));
    if (::poll(&ready, 1, static_cast<int>(most.count())) > 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t got = ::read(m_wake.get(), &count, sizeof count);
    }
}

}  // namespace ws::cli
