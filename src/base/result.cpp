#include "base/result.h"

#include "base/system_words.h"

namespace ws {

std::string Error::text() const
{
    if (sysErrno == 0)
        return action;
    return action + ": " + systemReason(sysErrno);
}

}  // namespace ws
