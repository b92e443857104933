#include "sync/rwlock.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

namespace ws {

namespace {

struct RwlockCell
{
    pthread_rwlock_t lock;
    // Of rwlock-writer. By writers: before each unlock of the exclusive hold, and after a timed wait was given up.
    alignas(kCacheLine) std::atomic<std::uint64_t> grants;
    // Writers whose wait has a deadline: with it they let readers in, before they can count it. By themselves.
    std::atomic<std::uint32_t> timedWriters;
};

static_assert(sizeof(RwlockCell) <= kPrimitiveCellBytes);

// How long a reader of rwlock-writer sleeps with a ticket that may be out of date.
constexpr std::chrono::milliseconds kTicketAge{20};

class RwlockHandle final : public SharedLock
{
public:
    RwlockHandle(std::byte *cell, const HandleSetup &setup, bool prefersWriters)
        : SharedLock(setup), m_cell(*reinterpret_cast<RwlockCell *>(cell)), m_prefersWriters(prefersWriters)
    {
    }

    Result<> lockShared(std::chrono::nanoseconds timeout) override
    {
        if (m_hold == Hold::Exclusive)
            return Error{ErrorKind::System, EDEADLK, "lock to read what this thread is writing already"};
        // acquire: pairs with release in announceGrant(). Before the try, so that the ticket is never too new.
        const std::uint64_t grants = m_cell.grants.load(std::memory_order_acquire);
        int error = ::pthread_rwlock_tryrdlock(&m_cell.lock);
        if (error == EBUSY)
            error = waitToRead(timeout, grants);
        if (error == ETIMEDOUT)
            return tooLate(WaitKind::Read, "lock a reader-writer lock to read in the time given");
        if (error == EAGAIN)
            return Error{ErrorKind::System, error, "lock to read: more readers than the system can count"};
        if (error != 0)
            return Error{ErrorKind::System, error, "lock a reader-writer lock to read"};
        got(Hold::Shared);
        return {};
    }

    Result<> lockExclusive(std::chrono::nanoseconds timeout) override
    {
        if (m_hold == Hold::Exclusive)
            return Error{ErrorKind::System, EDEADLK, "lock to write what this thread is writing already"};
        int error = ::pthread_rwlock_trywrlock(&m_cell.lock);
        if (error == EBUSY)
            error = waitToWrite(timeout);
        if (error == ETIMEDOUT)
            return tooLate(WaitKind::Write, "lock a reader-writer lock to write in the time given");
        if (error != 0)
            return Error{ErrorKind::System, error, "lock a reader-writer lock to write"};
        got(Hold::Exclusive);
        return {};
    }

    Result<> unlock() override
    {
        if (m_hold == Hold::None)
            return Error{ErrorKind::System, EPERM,
                         "unlock a reader-writer lock that this thread does not hold"};
        if (--m_depth == 0) {
            if (m_hold == Hold::Exclusive)
                announceGrant();
            m_hold = Hold::None;
            withdrawHold();
        }
        const int error = ::pthread_rwlock_unlock(&m_cell.lock);
        if (error != 0)
            return Error{ErrorKind::System, error, "unlock a reader-writer lock"};
        return {};
    }

private:
    // After a try that failed when `ticket` was the number of grants, or later.
    int waitToRead(std::chrono::nanoseconds timeout, std::uint64_t ticket)
    {
        if (timeout.count() <= 0)
            return ETIMEDOUT;
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Read, m_setup.object, deadlineTicks(timeout), ticket);
        int error = 0;
        if (m_prefersWriters)
            error = readLookingAgain(timeout, ticket);
        else if (timeout == kNoLimit)
            error = ::pthread_rwlock_rdlock(&m_cell.lock);
        else
            error = readBefore(timeout);
        m_setup.recorder->waitEnd(WaitKind::Read, m_setup.object, began, *m_setup.use);
        return error;
    }

    int readLookingAgain(std::chrono::nanoseconds timeout, std::uint64_t ticket)
    {
        const auto began = std::chrono::steady_clock::now();
        for (;;) {
            const std::chrono::nanoseconds left =
                timeout == kNoLimit ? kNoLimit : timeout - (std::chrono::steady_clock::now() - began);
            if (left.count() <= 0)
                return ETIMEDOUT;
            int error = readBefore(std::min<std::chrono::nanoseconds>(left, kTicketAge));
            if (error != ETIMEDOUT)
                return error;
            const std::uint64_t grants = m_cell.grants.load(std::memory_order_acquire);  // as in lockShared()
            if (grants == ticket)
                continue;  // a new ticket would be a change of what it waits for, and there is none
            error = ::pthread_rwlock_tryrdlock(&m_cell.lock);
            if (error != EBUSY)
                return error;
            ticket = grants;
            m_setup.recorder->publishTicket(ticket);
        }
    }

    int readBefore(std::chrono::nanoseconds timeout)
    {
        const timespec until = monotonicDeadline(timeout);
        return ::pthread_rwlock_clockrdlock(&m_cell.lock, CLOCK_MONOTONIC, &until);
    }

    int waitToWrite(std::chrono::nanoseconds timeout)
    {
        if (timeout.count() <= 0)
            return ETIMEDOUT;
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Write, m_setup.object, deadlineTicks(timeout));
        int error = 0;
        if (timeout == kNoLimit) {
            error = ::pthread_rwlock_wrlock(&m_cell.lock);
        } else {
            const timespec until = monotonicDeadline(timeout);
            m_cell.timedWriters.fetch_add(1, std::memory_order_release);
            error = ::pthread_rwlock_clockwrlock(&m_cell.lock, CLOCK_MONOTONIC, &until);
            if (error == ETIMEDOUT)
                announceGrant();
            m_cell.timedWriters.fetch_sub(1, std::memory_order_release);
        }
        m_setup.recorder->waitEnd(WaitKind::Write, m_setup.object, began, *m_setup.use);
        return error;
    }

    void announceGrant()
    {
        // release: pairs with acquire in lockShared() and in outlookOfReader().
        if (m_prefersWriters)
            m_cell.grants.fetch_add(1, std::memory_order_release);
    }

    void got(Hold hold)
    {
        if (m_depth++ != 0)
            return;
        m_hold = hold;
        publishHold(hold);
    }

    RwlockCell &m_cell;
    const bool m_prefersWriters;
    Hold m_hold = Hold::None;
    std::uint32_t m_depth = 0;  // holds of this thread; above 1 only of a reader
};

// See the header. A writer waits for the holders, whatever this says.
Outlook outlookOfReader(const std::byte *cell, const ParameterValues &, WaitKind kind, std::uint64_t ticket)
{
    if (kind != WaitKind::Read)
        return {.available = false};
    const RwlockCell &lock = *reinterpret_cast<const RwlockCell *>(cell);
    // The timed writers first: they take themselves off after they have counted.
    const bool timed = lock.timedWriters.load(std::memory_order_acquire) != 0;
    return {.available = timed || lock.grants.load(std::memory_order_acquire) != ticket};
}

Result<PrimitiveKit> prepareKind(std::byte *cell, const PrimitivePlan &plan, int kind)
{
    pthread_rwlockattr_t attributes;
    ::pthread_rwlockattr_init(&attributes);
    ::pthread_rwlockattr_setpshared(&attributes,
                                    plan.acrossProcesses ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE);
    ::pthread_rwlockattr_setkind_np(&attributes, kind);
    const int error = ::pthread_rwlock_init(&reinterpret_cast<RwlockCell *>(cell)->lock, &attributes);
    ::pthread_rwlockattr_destroy(&attributes);
    if (error != 0)
        return Error{ErrorKind::System, error, "make a reader-writer lock"};
    return PrimitiveKit{};
}

Result<PrimitiveKit> preparePreferringReaders(std::byte *cell, const PrimitivePlan &plan)
{
    return prepareKind(cell, plan, PTHREAD_RWLOCK_PREFER_READER_NP);
}

Result<PrimitiveKit> preparePreferringWriters(std::byte *cell, const PrimitivePlan &plan)
{
    return prepareKind(cell, plan, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
}

Result<std::unique_ptr<Handle>> openPreferringReaders(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<RwlockHandle>(cell, setup, false));
}

Result<std::unique_ptr<Handle>> openPreferringWriters(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<RwlockHandle>(cell, setup, true));
}

}  // namespace

constinit const Primitive rwlockReaderPrimitive{
    {.id = "rwlock-reader",
     .family = Family::SharedLock,
     .name = WS_TR_NOOP("Primitive", "Reader-writer lock, readers first"),
     .sentence =
         WS_TR_NOOP("Primitive", "Many may read together, or one may write; readers that keep coming let a "
                                 "writer wait for ever."),
     .source = "pthread_rwlock_rdlock(3p)"},
    preparePreferringReaders,
    openPreferringReaders,
};

constinit const Primitive rwlockWriterPrimitive{
    {.id = "rwlock-writer",
     .family = Family::SharedLock,
     .name = WS_TR_NOOP("Primitive", "Reader-writer lock, writers first"),
     .sentence =
         WS_TR_NOOP("Primitive", "Many may read together, or one may write; a writer that waits lets no new "
                                 "reader in, so that no thread may lock it twice to read."),
     .source = "pthread_rwlockattr_setkind_np(3)",
     .prefersWriters = true},
    preparePreferringWriters,
    openPreferringWriters,
    outlookOfReader,
};

}  // namespace ws
