// One thread's handle of one lock with one owner. An uncontended lock + unlock reads no clock at light level.
//
// Blocking:  lock() while another thread owns it, at most `timeout`; not interruptible.
// Errors:    Timeout; System, with what POSIX says (EDEADLK, EPERM, EOWNERDEAD: owned, but what it guards is broken).
#pragma once

#include "sync/handle.h"

namespace ws {

class Lock : public Handle
{
public:
    explicit Lock(const HandleSetup &setup)
        : Handle(setup), m_owner(setup.state->owner), m_done(setup.use->done),
          m_thread(setup.recorder->thread()), m_recordsAll(setup.recorder->recordsAll())
    {
    }

    virtual Result<> lock() = 0;
    virtual Result<> lockFor(std::chrono::nanoseconds timeout) = 0;
    virtual Result<bool> tryLock() = 0;  // false: another thread owns it
    virtual Result<> unlock() = 0;
    // After EOWNERDEAD: what it guards is whole again (pthread_mutex_consistent(3)).
    virtual Result<> recover()
    {
        return Error{ErrorKind::Unsupported, 0, "recover a lock that is not robust"};
    }

    bool isOwner() const { return m_ownWord != 0; }

protected:
    // After it was got and after waitEnd(): a thread that waits for what it owns is taken to have locked it twice.
    // The owner word has one writer at a time: whoever holds the lock.
    [[gnu::always_inline]] void publishOwner()
    {
        m_ownWord =
            OwnerWord::pack(OwnerWord::acquisition(m_owner.load(std::memory_order_relaxed)) + 1, m_thread);
        // release: pairs with acquire in the collector's facts.
        m_owner.store(m_ownWord, std::memory_order_release);
        m_done.store(++m_acquired, std::memory_order_release);
        if (m_recordsAll) [[unlikely]]
            recordOwner(EventKind::LockAcquired);
    }
    // Before it is given back: availability is only ever over-estimated.
    [[gnu::always_inline]] void withdrawOwner()
    {
        if (m_recordsAll) [[unlikely]]
            recordOwner(EventKind::LockReleased);
        m_owner.store(m_ownWord & ~std::uint64_t{0xffff}, std::memory_order_release);
        m_ownWord = 0;
    }

private:
    // Apart, so that light pays for no registers that it saves.
    [[gnu::noinline]] void recordOwner(EventKind kind)
    {
        m_setup.recorder->operation(kind, m_setup.object, OwnerWord::acquisition(m_ownWord));
    }

    std::atomic<std::uint64_t> &m_owner;
    std::atomic<std::uint64_t> &m_done;
    const std::uint32_t m_thread;
    const bool m_recordsAll;
    // Copies of what this thread wrote last, so that it need not read shared memory again.
    std::uint64_t m_ownWord = 0;  // 0: not the owner
    std::uint64_t m_acquired = 0;
};

}  // namespace ws
