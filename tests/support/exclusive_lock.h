// Every primitive that one thread can have for itself, seen the same way: locks, monitors, and the exclusive hold of a
// lock that can be shared.
#pragma once

#include <thread>

#include "tests/support/one_primitive.h"

namespace ws::test {

class ExclusiveLock
{
public:
    ExclusiveLock(OnePrimitive &run, std::size_t thread) : m_run(run), m_thread(thread) {}

    static bool isOne(const Primitive &primitive)
    {
        const Family family = primitive.info.family;
        return family == Family::Lock || family == Family::Monitor || family == Family::SharedLock;
    }

    // Timeout zero: a try.
    Result<> lock(std::chrono::nanoseconds timeout = kNoLimit)
    {
        if (isShared())
            return m_run.as<SharedLock>(m_thread).lockExclusive(timeout);
        Lock &lock = m_run.as<Lock>(m_thread);
        if (timeout == kNoLimit)
            return lock.lock();
        if (timeout.count() > 0)
            return lock.lockFor(timeout);
        auto tried = lock.tryLock();
        if (!tried)
            return tried.error();
        return *tried ? Result<>() : Error{ErrorKind::Timeout, 0, "try"};
    }
    Result<> unlock()
    {
        return isShared() ? m_run.as<SharedLock>(m_thread).unlock() : m_run.as<Lock>(m_thread).unlock();
    }

    bool isHeld() const
    {
        return isShared() ? m_run.holding(m_thread) == Hold::Exclusive : m_run.owner() == m_thread;
    }
    bool isWaitedFor() const { return m_run.waits(m_thread, waitKind()); }
    WaitKind waitKind() const { return isShared() ? WaitKind::Write : WaitKind::Lock; }

private:
    bool isShared() const { return m_run.primitive().info.family == Family::SharedLock; }

    OnePrimitive &m_run;
    std::size_t m_thread;
};

// The system knows who owns a lock: what another thread does must be done by another one.
template <typename Body>
void inAnotherThread(Body body)
{
    std::thread(body).join();
}

}  // namespace ws::test
