#include "base/unique_fd.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/os_call.h"

namespace ws {

void UniqueFd::reset(int fd)
{
    const int old = std::exchange(m_fd, fd);
    if (old >= 0)
        ::close(old);
}

Result<UniqueFd> UniqueFd::duplicate() const
{
    auto copy = osCall("duplicate a descriptor", [&] { return ::fcntl(m_fd, F_DUPFD_CLOEXEC, 0); });
    if (!copy)
        return copy.error();
    return UniqueFd(*copy);
}

}  // namespace ws
