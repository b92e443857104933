#include "session/session.h"

#include <sys/eventfd.h>

#include <condition_variable>
#include <system_error>
#include <thread>

#include "base/mutex.h"
#include "session/run.h"

namespace ws {

class Session::Impl
{
public:
    Impl(Experiment experiment, RunOptions options, Listener listener) : m_listener(std::move(listener))
    {
        m_commands.wake.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
        // std::thread reports a refusal only by an exception.
        try {
            m_thread = std::thread([this, experiment, options]() mutable {
                Run run(std::move(experiment), options, m_commands,
                        [this](std::shared_ptr<const Snapshot> snapshot) { publish(std::move(snapshot)); });
                run.execute();
            });
        } catch (const std::system_error &refused) {
            auto snapshot = std::make_shared<Snapshot>();
            snapshot->experiment = std::make_shared<const Experiment>(std::move(experiment));
            snapshot->phase = RunPhase::Ended;
            snapshot->verdict = RunVerdict::Failed;
            snapshot->failure =
                Error{ErrorKind::Limit, refused.code().value(),
                      "start the session's thread (limits: ulimit -u, /proc/sys/kernel/threads-max)"};
            publish(std::move(snapshot));
        }
    }

    ~Impl()
    {
        m_commands.stop = true;
        m_commands.ring();
        if (m_thread.joinable())
            m_thread.join();
    }

    void setPaused(bool paused)
    {
        m_commands.pause = paused;
        m_commands.ring();
    }

    void stop()
    {
        m_commands.stop = true;
        m_commands.ring();
    }

    std::shared_ptr<const Snapshot> latest() const
    {
        const MutexLock lock(m_mutex);
        return m_latest;
    }

    std::shared_ptr<const Snapshot> waitForEnd()
    {
        const MutexLock lock(m_mutex);
        while (m_latest == nullptr || m_latest->phase != RunPhase::Ended)
            m_ended.wait(m_mutex);
        return m_latest;
    }

private:
    void publish(std::shared_ptr<const Snapshot> snapshot)
    {
        const bool ended = snapshot->phase == RunPhase::Ended;
        {
            const MutexLock lock(m_mutex);
            m_latest = snapshot;
        }
        if (ended)
            m_ended.notify_all();
        if (m_listener)
            m_listener(std::move(snapshot));
    }

    RunCommands m_commands;
    Listener m_listener;
    mutable Mutex m_mutex;
    std::condition_variable_any m_ended;
    std::shared_ptr<const Snapshot> m_latest WS_GUARDED_BY(m_mutex);
    std::thread m_thread;
};

Session::Session(Experiment experiment, RunOptions options, Listener listener)
    : m_impl(std::make_unique<Impl>(std::move(experiment), options, std::move(listener)))
{
}

Session::~Session() = default;

void Session::pause()
{
    m_impl->setPaused(true);
}

void Session::resume()
{
    m_impl->setPaused(false);
}

void Session::stop()
{
    m_impl->stop();
}

std::shared_ptr<const Snapshot> Session::latest() const
{
    return m_impl->latest();
}

std::shared_ptr<const Snapshot> Session::waitForEnd()
{
    return m_impl->waitForEnd();
}

}  // namespace ws
