#include "sync/ticket_lock.h"

#include <atomic>
#include <cerrno>
#include <new>

#include "sync/spin_wait.h"

namespace ws {

namespace {

struct Tickets
{
    std::atomic<std::uint32_t> next;
    // A line of its own: those who draw do not disturb those who watch.
    alignas(kCacheLine) std::atomic<std::uint32_t> serving;
};

static_assert(sizeof(Tickets) <= kPrimitiveCellBytes && std::atomic<std::uint32_t>::is_always_lock_free);

class TicketLockHandle final : public Lock
{
public:
    TicketLockHandle(std::byte *cell, const HandleSetup &setup)
        : Lock(setup), m_tickets(*reinterpret_cast<Tickets *>(cell))
    {
    }

    Result<> lock() override
    {
        if (!takeFree()) [[unlikely]]
            queue();
        publishOwner();
        return {};
    }

    Result<> lockFor(std::chrono::nanoseconds timeout) override
    {
        if (timeout == kNoLimit)
            return lock();
        if (!takeFree()) {
            if (timeout.count() <= 0)
                return tooLate(WaitKind::Lock, "lock a ticket lock that another thread owns");
            const Ticks began =
                m_setup.recorder->waitBegin(WaitKind::Lock, m_setup.object, deadlineTicks(timeout));
            const bool got = spinFor(timeout, [this] { return takeFree(); });
            m_setup.recorder->waitEnd(WaitKind::Lock, m_setup.object, began, *m_setup.use);
            if (!got)
                return tooLate(WaitKind::Lock, "lock a ticket lock in the time given");
        }
        publishOwner();
        return {};
    }

    Result<bool> tryLock() override
    {
        if (!takeFree()) {
            (void)tooLate(WaitKind::Lock, "");
            return false;
        }
        publishOwner();
        return true;
    }

    Result<> unlock() override
    {
        if (!isOwner())
            return Error{ErrorKind::System, EPERM, "unlock a ticket lock that this thread does not own"};
        withdrawOwner();
        // release: pairs with acquire in takeFree() and queue(), so that the next owner sees what this one wrote.
        m_tickets.serving.store(m_mine + 1, std::memory_order_release);
        return {};
    }

private:
    // Draws the number that is being served, if nobody has.
    bool takeFree()
    {
        // acquire: pairs with release in unlock().
        m_mine = m_tickets.serving.load(std::memory_order_acquire);
        std::uint32_t expected = m_mine;
        return m_tickets.next.compare_exchange_strong(expected, m_mine + 1, std::memory_order_acquire,
                                                      std::memory_order_relaxed);
    }

    // The wait is published before the number is drawn: from then on others may wait for this thread's turn.
    void queue()
    {
        const Ticks began = m_setup.recorder->waitBegin(WaitKind::Lock, m_setup.object);
        m_mine = m_tickets.next.fetch_add(1, std::memory_order_relaxed);
        // acquire: pairs with release in unlock().
        while (m_tickets.serving.load(std::memory_order_acquire) != m_mine)
            spinPause();
        m_setup.recorder->waitEnd(WaitKind::Lock, m_setup.object, began, *m_setup.use);
    }

    Tickets &m_tickets;
    std::uint32_t m_mine = 0;  // while it owns the lock, or queues
};

Result<PrimitiveKit> prepareTicketLock(std::byte *cell, const PrimitivePlan &)
{
    new (cell) Tickets{};
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openTicketLock(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<TicketLockHandle>(cell, setup));
}

}  // namespace

constinit const Primitive ticketLockPrimitive{
    {.id = "ticket-lock",
     .family = Family::Lock,
     .name = WS_TR_NOOP("Primitive", "Ticket lock"),
     .sentence =
         WS_TR_NOOP("Primitive", "A spin lock that serves in the order of arrival: everybody draws a number "
                                 "and keeps looking until it is called."),
     .source = "Mellor-Crummey and Scott, ACM TOCS 9 (1991), 2.2"},
    prepareTicketLock,
    openTicketLock,
};

}  // namespace ws
