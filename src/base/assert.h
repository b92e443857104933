// WS_ASSERT: our own bug. Stops tests and debug builds; a release build logs it and goes on.
#pragma once

namespace ws {

void assertionFailed(const char *condition, const char *file, int line);

}  // namespace ws

#define WS_ASSERT(condition)                                       \
    do {                                                           \
        if (!(condition))                                          \
            ::ws::assertionFailed(#condition, __FILE__, __LINE__); \
    } while (false)
