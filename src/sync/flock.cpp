#include "sync/flock.h"

#include <sys/file.h>

#include <cerrno>

#include "sync/file_lock.h"

namespace ws {

namespace {

class FlockHandle final : public FileLockHandle
{
public:
    using FileLockHandle::FileLockHandle;

private:
    int change(Hold wanted, bool mayWait) override
    {
        const int operation = wanted == Hold::None ? LOCK_UN : wanted == Hold::Shared ? LOCK_SH : LOCK_EX;
        return ::flock(file(), operation | (mayWait ? 0 : LOCK_NB)) == 0 ? 0 : errno;
    }
    bool dropsFirst(Hold) const override { return true; }
};

static_assert(EWOULDBLOCK == EAGAIN);

Result<std::unique_ptr<Handle>> openFlock(std::byte *cell, const HandleSetup &setup)
{
    auto file = openLockFile(cell);
    if (!file)
        return file.error();
    return std::unique_ptr<Handle>(std::make_unique<FlockHandle>(cell, std::move(*file), setup));
}

}  // namespace

constinit const Primitive flockPrimitive{
    {.id = "flock",
     .family = Family::SharedLock,
     .name = WS_TR_NOOP("Primitive", "File lock (flock)"),
     .sentence = WS_TR_NOOP("Primitive",
                            "A lock on a whole file, shared or exclusive, for programs that know nothing "
                            "but its name; the kernel frees it when its holder dies."),
     .source = "flock(2)",
     .freedByDeath = true},
    makeLockFile,
    openFlock,
};

}  // namespace ws
