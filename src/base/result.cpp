#include "base/result.h"

#include <cstring>

namespace ws {

std::string Error::text() const
{
    if (sysErrno == 0)
        return action;
    return action + ": " + std::strerror(sysErrno);
}

}  // namespace ws
