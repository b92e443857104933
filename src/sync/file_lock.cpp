#include "sync/file_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

#include "base/os_call.h"
#include "base/temporary_path.h"

namespace ws {

namespace {

constexpr std::chrono::nanoseconds kShortestSleep = std::chrono::microseconds(50);
constexpr std::chrono::nanoseconds kLongestSleep = std::chrono::milliseconds(2);

}  // namespace

static_assert(sizeof(FileLockCell) == kPrimitiveCellBytes);

FileLockHandle::FileLockHandle(std::byte *cell, UniqueFd file, const HandleSetup &setup)
    : SharedLock(setup), m_cell(*reinterpret_cast<FileLockCell *>(cell)), m_file(std::move(file))
{
}

FileLockHandle::~FileLockHandle()
{
    if (m_hold != Hold::None)
        withdraw();
}

// Before the kernel lets others in.
void FileLockHandle::withdraw()
{
    withdrawHold();
    m_hold = Hold::None;
    // release: pairs with acquire in take() of the next holder.
    m_cell.givenBack.fetch_add(1, std::memory_order_release);
}

Result<> FileLockHandle::lockShared(std::chrono::nanoseconds timeout)
{
    return take(Hold::Shared, WaitKind::Read, timeout);
}

Result<> FileLockHandle::lockExclusive(std::chrono::nanoseconds timeout)
{
    return take(Hold::Exclusive, WaitKind::Write, timeout);
}

Result<> FileLockHandle::take(Hold wanted, WaitKind kind, std::chrono::nanoseconds timeout)
{
    if (m_hold == wanted)
        return {};
    const Hold held = m_hold;
    if (held != Hold::None && dropsFirst(wanted))
        withdraw();
    int error = changePatiently(wanted, false);
    if (error == EAGAIN)
        error = timeout.count() <= 0 ? ETIMEDOUT : waitFor(wanted, kind, timeout);
    const bool lost = error != 0 && held != Hold::None && m_hold == Hold::None;
    if (lost)
        (void)changePatiently(Hold::None, false);  // as it was published, whatever is left of it
    if (error == ETIMEDOUT)
        return tooLate(kind, lost ? "convert a file lock in the time given; the hold it had is lost"
                                  : "lock a file in the time given");
    if (error != 0)
        return Error{ErrorKind::System, error,
                     lost ? "convert a file lock; the hold it had is lost" : "lock a file"};
    // acquire: pairs with release in withdraw().
    (void)m_cell.givenBack.load(std::memory_order_acquire);
    if (m_hold != Hold::None)
        withdrawHold();  // it was kept while this thread waited to convert it
    m_hold = wanted;
    publishHold(wanted);
    return {};
}

int FileLockHandle::waitFor(Hold wanted, WaitKind kind, std::chrono::nanoseconds timeout)
{
    const Ticks ticks = m_setup.recorder->waitBegin(kind, m_setup.object, deadlineTicks(timeout));
    int error = EAGAIN;
    if (timeout == kNoLimit) {
        error = changePatiently(wanted, true);
    } else {
        const auto began = std::chrono::steady_clock::now();
        std::chrono::nanoseconds sleep = kShortestSleep;
        while (error == EAGAIN) {
            const std::chrono::nanoseconds left = timeout - (std::chrono::steady_clock::now() - began);
            if (left.count() <= 0) {
                error = ETIMEDOUT;
                break;
            }
            std::this_thread::sleep_for(std::min(sleep, left));
            sleep = std::min(sleep * 2, kLongestSleep);
            error = changePatiently(wanted, false);
        }
    }
    m_setup.recorder->waitEnd(kind, m_setup.object, ticks, *m_setup.use);
    return error;
}

// A signal ends the sleep, not the wait.
int FileLockHandle::changePatiently(Hold wanted, bool mayWait)
{
    int error = EINTR;
    while (error == EINTR)
        error = change(wanted, mayWait);
    return error;
}

Result<> FileLockHandle::unlock()
{
    if (m_hold == Hold::None)
        return Error{ErrorKind::System, EPERM, "unlock a file that this thread has not locked"};
    withdraw();
    const int error = changePatiently(Hold::None, false);
    if (error != 0)
        return Error{ErrorKind::System, error, "unlock a file"};
    return {};
}

Result<PrimitiveKit> makeLockFile(std::byte *cell, const PrimitivePlan &plan)
{
    const SystemName name = freshTemporaryFile();
    FileLockCell &placed = *reinterpret_cast<FileLockCell *>(cell);
    if (name.name.size() >= sizeof(placed.path))
        return Error{ErrorKind::Limit, 0,
                     "make a file to lock: a path of more than " + std::to_string(sizeof(placed.path) - 1) +
                         " bytes (TMPDIR): " + name.name};
    if (plan.announce)
        plan.announce(name);
    auto made = osCall("make file " + name.name, [&] {
        return ::open(name.name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    });
    if (!made)
        return made.error();
    const UniqueFd file(*made);
    PrimitiveKit kit;
    kit.namesUntilOpen.emplace_back(name);
    std::memcpy(placed.path, name.name.c_str(), name.name.size() + 1);
    return kit;
}

Result<UniqueFd> openLockFile(const std::byte *cell)
{
    const char *path = reinterpret_cast<const FileLockCell *>(cell)->path;
    if (::strnlen(path, sizeof(FileLockCell::path)) == sizeof(FileLockCell::path))
        return Error{ErrorKind::BadInput, 0, "open a file to lock: its path is damaged"};
    auto opened =
        osCall("open file " + std::string(path), [path] { return ::open(path, O_RDWR | O_CLOEXEC); });
    if (!opened)
        return opened.error();
    return UniqueFd(*opened);
}

}  // namespace ws
