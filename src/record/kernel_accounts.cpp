#include "record/kernel_accounts.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/unique_fd.h"

namespace ws {

namespace {

// The whole of a small /proc file; empty when it is gone.
std::size_t readSmallFile(const char *path, char *into, std::size_t size)
{
    const UniqueFd fd(::open(path, O_RDONLY | O_CLOEXEC));
    if (!fd)
        return 0;
    const ssize_t got = ::read(fd.get(), into, size - 1);
    if (got <= 0)
        return 0;
    into[got] = '\0';
    return static_cast<std::size_t>(got);
}

void parseSchedstat(const char *text, KernelAccounts &accounts)
{
    char *rest = nullptr;
    accounts.cpuNs = std::strtoull(text, &rest, 10);
    accounts.runQueueNs = std::strtoull(rest, nullptr, 10);
}

std::uint64_t numberAfter(const char *text, const char *key)
{
    const char *found = std::strstr(text, key);
    return found == nullptr ? 0 : std::strtoull(found + std::strlen(key), nullptr, 10);
}

}  // namespace

KernelAccounts ownKernelAccounts()
{
    KernelAccounts accounts;
    accounts.state = 'R';
    char text[128];
    if (readSmallFile("/proc/thread-self/schedstat", text, sizeof text) > 0)
        parseSchedstat(text, accounts);
    struct rusage usage = {};
    if (::getrusage(RUSAGE_THREAD, &usage) == 0) {
        accounts.voluntarySwitches = static_cast<std::uint64_t>(usage.ru_nvcsw);
        accounts.involuntarySwitches = static_cast<std::uint64_t>(usage.ru_nivcsw);
    }
    return accounts;
}

std::optional<KernelAccounts> kernelAccounts(int pid, int tid)
{
    const std::string folder = "/proc/" + std::to_string(pid) + "/task/" + std::to_string(tid);
    char text[4096];
    if (readSmallFile((folder + "/schedstat").c_str(), text, sizeof text) == 0)
        return std::nullopt;
    KernelAccounts accounts;
    parseSchedstat(text, accounts);
    if (readSmallFile((folder + "/status").c_str(), text, sizeof text) == 0)
        return std::nullopt;
    accounts.voluntarySwitches = numberAfter(text, "\nvoluntary_ctxt_switches:");
    accounts.involuntarySwitches = numberAfter(text, "\nnonvoluntary_ctxt_switches:");
    if (const char *state = std::strstr(text, "\nState:"))
        accounts.state = state[std::strlen("\nState:") + 1];
    return accounts;
}

}  // namespace ws
