#include "channel/zeromq_rest.h"

#include <dirent.h>

#include <charconv>
#include <cstring>
#include <fstream>
#include <memory>

#include "base/clock.h"
#include "record/kernel_accounts.h"

namespace ws {

namespace {

constexpr std::uint64_t kLookEvery = 5'000'000;  // ns
constexpr std::uint64_t kRest = 25'000'000;      // two ticks at 100 Hz, and some

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

std::vector<int> threadsNamed(int process, const std::string &begin)
{
    std::vector<int> found;
    const std::string path = "/proc/" + std::to_string(process) + "/task";
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    while (folder) {
        const dirent *entry = ::readdir(folder.get());
        if (entry == nullptr)
            break;
        int thread = 0;
        const char *end = entry->d_name + std::strlen(entry->d_name);
        if (std::from_chars(entry->d_name, end, thread).ptr != end)
            continue;
        std::string name;
        std::getline(std::ifstream(path + "/" + entry->d_name + "/comm"), name);
        if (name.starts_with(begin))
            found.push_back(thread);
    }
    return found;
}

}  // namespace

bool ZmqRest::lasts(std::span<const int> processes)
{
    const std::uint64_t now = monotonicNs();
    if (now - m_lookedNs < kLookEvery)
        return false;
    m_lookedNs = now;
    std::vector<Look> seen = look(processes);
    if (!seen.empty() && seen == m_seen)
        return now - m_sinceNs >= kRest;
    m_seen = std::move(seen);
    m_sinceNs = monotonicNs();
    return false;
}

std::vector<ZmqRest::Look> ZmqRest::look(std::span<const int> processes)
{
    std::vector<Look> all;
    m_othersLive = false;
    for (const int process : processes) {
        const std::vector<int> threads = threadsNamed(process, m_threads);
        if (threads.empty() && process == processes.front())
            return {};
        m_othersLive |= !threads.empty() && process != processes.front();
        for (const int thread : threads) {
            const auto accounts = kernelAccounts(process, thread);
            if (!accounts || accounts->state != 'S')
                return {};
            all.push_back(
                {thread, accounts->cpuNs, accounts->voluntarySwitches + accounts->involuntarySwitches});
        }
    }
    return all;
}

}  // namespace ws
