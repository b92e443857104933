#include "channel/poll_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>

#include <system_error>
#include <utility>

#include "base/futex.h"
#include "base/os_call.h"

namespace ws {

PollServer::PollServer(UniqueFd listener, WebAddress address, std::size_t messageBytes, std::size_t room,
                       WireLog &log)
    : m_server(std::move(listener), {std::move(address), 1, 0, true}, log), m_room(room), m_log(log),
      m_news(200, messageBytes, true)
{
}

PollServer::~PollServer()
{
    if (!m_thread.joinable())
        return;
    // Wakes the thread, which takes it for the end of its client.
    ::shutdown(m_socket.get(), SHUT_RDWR);
    m_thread.join();
}

Result<> PollServer::start()
{
    auto admitted = m_server.admit();
    if (!admitted)
        return admitted;
    auto copy = osCall("duplicate a server's socket",
                       [this] { return ::fcntl(m_server.onlySocket(), F_DUPFD_CLOEXEC, 0); });
    if (!copy)
        return copy.error();
    m_socket.reset(*copy);
    // Signals of the session are meant for the threads of the experiment.
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
        m_thread = std::thread([this] { serve(); });
    } catch (const std::system_error &error) {
        admitted = Error{ErrorKind::Limit, error.code().value(), "start a server's thread (ulimit -u)"};
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return admitted;
}

Result<bool> PollServer::put(std::span<const std::byte> message)
{
    const MutexLock lock(m_mutex);
    if (m_broken)
        return *m_broken;
    if (m_mailbox.size() >= m_room)
        return false;
    std::vector<std::byte> buffer;
    if (!m_spare.empty()) {
        buffer = std::move(m_spare.back());
        m_spare.pop_back();
    }
    buffer.assign(message.begin(), message.end());
    m_mailbox.push_back(std::move(buffer));
    return true;
}

void PollServer::end()
{
    const MutexLock lock(m_mutex);
    m_noMore = true;
}

void PollServer::serve()
{
    for (;;) {
        auto ready = m_server.wait(0);
        auto goesOn = ready ? answerAll() : Result<bool>(ready.error());
        if (!goesOn)
            return giveUp(goesOn.error());
        if (!*goesOn)
            return;
    }
}

// False: the client knows that there will be nothing more.
Result<bool> PollServer::answerAll()
{
    for (;;) {
        auto request = m_server.next();
        if (!request)
            return request.error();
        if (!*request) {
            if (m_server.everybodyLeft())
                return Error{ErrorKind::Closed, 0, "answer polls: the client is gone"};
            return true;
        }
        auto goesOn = answerOne((*request)->connection);
        if (!goesOn || !*goesOn)
            return goesOn;
    }
}

Result<bool> PollServer::answerOne(std::size_t connection)
{
    std::vector<std::byte> message;
    bool noMore = false;
    {
        const MutexLock lock(m_mutex);
        noMore = m_noMore && m_mailbox.empty();
        if (!m_mailbox.empty()) {
            message = std::move(m_mailbox.front());
            m_mailbox.pop_front();
        }
    }
    if (!message.empty()) {
        m_changes.fetch_add(1, std::memory_order_release);
        futexWakeAll(m_changes);
    }
    ResponseHead &head = noMore ? m_gone : message.empty() ? m_nothing : m_news;
    if (!message.empty())
        m_log.countMessage(WireDirection::ToClient);
    for (std::size_t moved = 0;;) {
        auto written = m_server.answer(connection, head, message, moved, Patience::Wait,
                                       noMore ? WirePart::Control : WirePart::Header);
        if (!written)
            return written.error();
        if (*written == WaitOutcome::Done)
            break;
    }
    if (noMore)
        return false;
    m_server.finish(connection);
    const MutexLock lock(m_mutex);
    m_spare.push_back(std::move(message));
    return true;
}

void PollServer::giveUp(Error error)
{
    {
        const MutexLock lock(m_mutex);
        m_broken = std::move(error);
    }
    m_changes.fetch_add(1, std::memory_order_release);
    futexWakeAll(m_changes);
}

}  // namespace ws
