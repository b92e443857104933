#pragma once

#include <cerrno>
#include <string>
#include <utility>

#include "base/result.h"

namespace ws {

// Runs a system call that reports failure as -1 and retries it while a signal interrupts it.
// Never for close(2): on Linux the descriptor is gone even when EINTR is returned.
template <typename Call>
Result<decltype(std::declval<Call>()())> osCall(std::string action, Call call)
{
    for (;;) {
        const auto value = call();
        if (value != -1)
            return value;
        if (errno != EINTR)
            return Error{ErrorKind::System, errno, std::move(action)};
    }
}

}  // namespace ws
