#include "channel/robust_mutex.h"

namespace ws {

Result<> RobustMutex::initialize()
{
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    const int refused = ::pthread_mutex_init(&m_mutex, &attributes);
    ::pthread_mutexattr_destroy(&attributes);
    if (refused != 0)
        return Error{ErrorKind::System, refused, "make a robust mutex"};
    return {};
}

Result<RobustMutex::Locked> RobustMutex::lock()
{
    const int locked = ::pthread_mutex_lock(&m_mutex);
    if (locked == 0) [[likely]]
        return Locked::Clean;
    if (locked != EOWNERDEAD)
        return Error{ErrorKind::System, locked, "lock a robust mutex"};
    ::pthread_mutex_consistent(&m_mutex);
    return Locked::Recovered;
}

}  // namespace ws
