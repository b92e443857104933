// What a thread can do with a primitive that is not a plain lock; one class a family.
//
// Everything that waits takes a timeout: kNoLimit, or zero for a try. Errors as in sync/handle.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "sync/lock.h"

namespace ws {

// A lock that many may hold to read, or one to write.
class SharedLock : public Handle
{
public:
    using Handle::Handle;
    virtual Result<> lockShared(std::chrono::nanoseconds timeout = kNoLimit) = 0;
    virtual Result<> lockExclusive(std::chrono::nanoseconds timeout = kNoLimit) = 0;
    virtual Result<> unlock() = 0;  // whichever of the two this thread holds

protected:
    // After it was got, and before it is given back: UseCounters::holding, and the counts.
    void publishHold(Hold hold);
    void withdrawHold();
};

// A lock, and conditions to wait for inside of it: wait() gives the lock back, sleeps, and takes it again. Without a name
// there is one condition; each name is one more.
class Monitor : public Lock
{
public:
    using Lock::Lock;
    // EPERM without owning the lock. Timeout: the lock is owned again all the same.
    virtual Result<> wait(std::chrono::nanoseconds timeout = kNoLimit, std::string_view condition = {}) = 0;
    virtual Result<> notify(std::string_view condition = {}) = 0;  // one of those that wait, if any
    virtual Result<> notifyAll(std::string_view condition = {}) = 0;
};

class EventFlag : public Handle
{
public:
    using Handle::Handle;
    virtual Result<> wait(std::chrono::nanoseconds timeout = kNoLimit) = 0;
    virtual Result<> set() = 0;  // every thread that waits goes on, even if it is cleared at once
    virtual Result<> clear() = 0;
    virtual bool isSet() const = 0;
};

class Semaphore : public Handle
{
public:
    using Handle::Handle;
    virtual Result<> acquire(std::chrono::nanoseconds timeout = kNoLimit) = 0;
    virtual Result<> release(std::uint32_t units = 1) = 0;
    virtual Result<std::int64_t> value() const = 0;
};

// Several counters; one operation changes some of them at once, or waits until it can change all.
class SemaphoreSet : public Handle
{
public:
    struct Operation
    {
        std::uint32_t member = 0;
        std::int32_t change = 0;  // below 0: takes
    };
    using Handle::Handle;
    virtual Result<> operate(std::span<const Operation> operations,
                             std::chrono::nanoseconds timeout = kNoLimit) = 0;
    virtual Result<std::int64_t> value(std::uint32_t member) const = 0;
};

class Barrier : public Handle
{
public:
    using Handle::Handle;
    // True in one thread of each round. A timeout that is neither kNoLimit nor possible: Unsupported.
    virtual Result<bool> wait(std::chrono::nanoseconds timeout = kNoLimit) = 0;
};

class Latch : public Handle
{
public:
    using Handle::Handle;
    virtual Result<> countDown(std::uint32_t units = 1) = 0;
    virtual Result<> wait(std::chrono::nanoseconds timeout = kNoLimit) = 0;
};

// A number in shared memory. Nothing of it waits, except where it is guarded by a lock of its own.
class Cell : public Handle
{
public:
    using Handle::Handle;
    virtual std::int64_t read() = 0;
    virtual void write(std::int64_t value) = 0;
    virtual std::int64_t add(std::int64_t amount) = 0;  // the new value, as this thread sees it
};

// Something that the world outside of the session does.
class Outside : public Handle
{
public:
    using Handle::Handle;
    virtual Result<> wait(std::chrono::nanoseconds timeout = kNoLimit) = 0;
};

}  // namespace ws
