#include "sync/ofd_lock.h"

#include <fcntl.h>

#include <cerrno>

#include "sync/file_lock.h"

namespace ws {

namespace {

class OfdLockHandle final : public FileLockHandle
{
public:
    using FileLockHandle::FileLockHandle;

private:
    int change(Hold wanted, bool mayWait) override
    {
        struct flock whole = {};  // from byte 0 to the end, however far; l_pid must be 0
        whole.l_type = wanted == Hold::None ? F_UNLCK : wanted == Hold::Shared ? F_RDLCK : F_WRLCK;
        whole.l_whence = SEEK_SET;
        if (::fcntl(file(), mayWait ? F_OFD_SETLKW : F_OFD_SETLK, &whole) != -1)
            return 0;
        return errno == EACCES ? EAGAIN : errno;  // POSIX allows either for a lock that another holds
    }
    // Only the way down lets others in before it is done.
    bool dropsFirst(Hold wanted) const override { return wanted == Hold::Shared; }
};

Result<std::unique_ptr<Handle>> openOfdLock(std::byte *cell, const HandleSetup &setup)
{
    auto file = openLockFile(cell);
    if (!file)
        return file.error();
    return std::unique_ptr<Handle>(std::make_unique<OfdLockHandle>(cell, std::move(*file), setup));
}

}  // namespace

constinit const Primitive ofdLockPrimitive{
    {.id = "ofd-lock",
     .family = Family::SharedLock,
     .name = WS_TR_NOOP("Primitive", "File lock (fcntl, open file description)"),
     .sentence = WS_TR_NOOP("Primitive",
                            "A lock on a file, shared or exclusive, that belongs to one opening of it; a "
                            "reader may become the writer without letting go."),
     .source = "fcntl(2)",
     .freedByDeath = true,
     .upgrades = true},
    makeLockFile,
    openOfdLock,
};

}  // namespace ws
