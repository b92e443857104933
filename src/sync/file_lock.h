// What the locks on files have in common: a file of the run, and an open file description of it for every thread, to
// which the kernel ties the lock.
//
//   cell:  | times given back | path of the file, ended by 0 |
//
// The manual pages say nothing of memory, so the counter in the cell sees to it that a holder sees what the one before it
// wrote.
//
// A thread that asks for the hold that it has keeps it, counted once: one unlock() gives it back. Asking for the other
// hold converts it, as the file of each kind says. What a process held is free as soon as its descriptors are closed.
//
// Blocking: timed variants do not exist: a wait with a deadline tries again after sleeps that grow from 50 us to 2 ms,
//           so it may come that much late, and others that sleep in the kernel may be before it.
// Errors:   ENOLCK: the kernel has no room for another lock.
#pragma once

#include <atomic>

#include "base/unique_fd.h"
#include "sync/primitive.h"

namespace ws {

struct FileLockCell
{
    std::atomic<std::uint64_t> givenBack;
    char path[kPrimitiveCellBytes - sizeof(std::uint64_t)];
};

class FileLockHandle : public SharedLock
{
public:
    FileLockHandle(std::byte *cell, UniqueFd file, const HandleSetup &setup);
    ~FileLockHandle() override;  // closing the file gives the lock back

    Result<> lockShared(std::chrono::nanoseconds timeout) override;
    Result<> lockExclusive(std::chrono::nanoseconds timeout) override;
    Result<> unlock() override;

protected:
    int file() const { return m_file.get(); }

private:
    // 0, or errno; EAGAIN where another holds it and `mayWait` is false. Hold::None gives it back.
    virtual int change(Hold wanted, bool mayWait) = 0;
    // Whether what is held is lost before the other hold is had.
    virtual bool dropsFirst(Hold wanted) const = 0;

    Result<> take(Hold wanted, WaitKind kind, std::chrono::nanoseconds timeout);
    int waitFor(Hold wanted, WaitKind kind, std::chrono::nanoseconds timeout);
    int changePatiently(Hold wanted, bool mayWait);

    void withdraw();

    FileLockCell &m_cell;
    UniqueFd m_file;
    Hold m_hold = Hold::None;
};

// Makes the file, of mode 0600 and empty; its name is needed until all have opened it.
Result<PrimitiveKit> makeLockFile(std::byte *cell, const PrimitivePlan &plan);
// An open file description of its own, for reading and writing.
Result<UniqueFd> openLockFile(const std::byte *cell);

}  // namespace ws
