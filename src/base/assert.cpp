#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace ws {

void assertionFailed(const char *condition, const char *file, int line)
{
    std::fprintf(stderr, "waitscope: internal error: %s at %s:%d; please report it\n", condition, file, line);
#ifndef NDEBUG
    std::abort();
#endif
}

}  // namespace ws
