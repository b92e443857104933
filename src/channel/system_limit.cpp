#include "channel/system_limit.h"

#include <fstream>

namespace ws {

SystemLimit readLimit(const char *path, std::int64_t absent)
{
    std::ifstream file(path);
    std::int64_t value = 0;
    return {file >> value ? value : absent, path};
}

}  // namespace ws
