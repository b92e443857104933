#include "measure/machine_id.h"

#include <sys/utsname.h>

#include <cstdint>
#include <cstdio>
#include <fstream>

#include "session/placement.h"

namespace ws {

namespace {

std::string processorName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        // x86 says "model name", other architectures "Processor" or nothing.
        if (!line.starts_with("model name") && !line.starts_with("Processor"))
            continue;
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown";
}

// FNV-1a: the same on every build, which std::hash does not promise.
std::string hashText(const std::string &text)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    char digits[17] = {};
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return digits;
}

}  // namespace

MachineId thisMachine()
{
    utsname system = {};
    ::uname(&system);
    std::string host;
    std::ifstream("/etc/machine-id") >> host;
    if (host.empty())
        host = system.nodename;
    return {processorName(), static_cast<int>(usableProcessors().size()), system.release,
            hashText("waitscope " + host)};
}

}  // namespace ws
