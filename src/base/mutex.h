// The engine's own lock, with clang's thread-safety annotations. Instrumented primitives for experiments live in sync/.
#pragma once

#include <mutex>

#if defined(__clang__)
#define WS_ANNOTATION(x) __attribute__((x))
#else
#define WS_ANNOTATION(x)
#endif

#define WS_GUARDED_BY(x) WS_ANNOTATION(guarded_by(x))
#define WS_REQUIRES(x) WS_ANNOTATION(requires_capability(x))

namespace ws {

class WS_ANNOTATION(capability("mutex")) Mutex
{
public:
    void lock() WS_ANNOTATION(acquire_capability()) { m_mutex.lock(); }
    void unlock() WS_ANNOTATION(release_capability()) { m_mutex.unlock(); }

private:
    std::mutex m_mutex;
};

class WS_ANNOTATION(scoped_lockable) MutexLock
{
public:
    explicit MutexLock(Mutex &mutex) WS_ANNOTATION(acquire_capability(mutex)) : m_mutex(mutex)
    {
        m_mutex.lock();
    }
    ~MutexLock() WS_ANNOTATION(release_capability()) { m_mutex.unlock(); }
    MutexLock(const MutexLock &) = delete;
    MutexLock &operator=(const MutexLock &) = delete;

private:
    Mutex &m_mutex;
};

}  // namespace ws
