#include "session/leftovers.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/os_call.h"
#include "base/unique_fd.h"

namespace ws {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNamePrefix = "waitscope-";
constexpr std::string_view kWorkerProgram = "waitscope-worker";
constexpr std::string_view kSessionOption = "--session";
constexpr std::string_view kJanitorOption = "--janitor";
constexpr long kMqueueMagic = 0x19800202;  // ipc/mqueue.c of the kernel

struct Owner
{
    int pid = 0;
    unsigned long long start = 0;
};

struct ProcessFacts
{
    std::string name;  // at most 15 characters
    bool ended = false;
    unsigned long long start = 0;  // clock ticks after boot
};

// What could be read. Inserted rather than iterated over: a process that ends meanwhile makes a read of /proc fail, and
// iterators throw what the stream would only note.
std::string contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// proc_pid_stat(5): "pid (name) state ..."; the name may hold anything, so fields are counted from its last ')'.
std::optional<ProcessFacts> factsOf(int pid)
{
    const std::string stat = contentOf("/proc/" + std::to_string(pid) + "/stat");
    const std::size_t open = stat.find('(');
    const std::size_t close = stat.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close + 2 >= stat.size())
        return std::nullopt;
    ProcessFacts facts;
    facts.name = stat.substr(open + 1, close - open - 1);
    facts.ended = stat[close + 2] == 'Z' || stat[close + 2] == 'X';
    std::size_t at = close + 2;
    for (int field = 3; field < 22 && at != std::string::npos; ++field)
        at = stat.find(' ', at + 1);
    if (at == std::string::npos)
        return std::nullopt;
    const std::size_t end = stat.find(' ', at + 1);
    const auto start = numberOf<unsigned long long>(std::string_view(stat).substr(at + 1, end - at - 1));
    if (!start)
        return std::nullopt;
    facts.start = *start;
    return facts;
}

std::vector<std::string> argumentsOf(int pid)
{
    const std::string line = contentOf("/proc/" + std::to_string(pid) + "/cmdline");
    std::vector<std::string> arguments;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find('\0', at), line.size());
        arguments.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return arguments;
}

std::optional<Owner> ownerOfWorker(int pid)
{
    const auto arguments = argumentsOf(pid);
    if (arguments.empty() || fs::path(arguments.front()).filename() != kWorkerProgram)
        return std::nullopt;
    const auto option = std::find(arguments.begin(), arguments.end(), kSessionOption);
    if (option == arguments.end() || option + 1 == arguments.end())
        return std::nullopt;
    // The janitor of a dead session is at work and ends by itself; ended early it would leave what only it can name.
    if (std::find(arguments.begin(), arguments.end(), kJanitorOption) != arguments.end())
        return std::nullopt;
    const std::string_view value = *(option + 1);
    const std::size_t colon = value.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto ownerPid = numberOf<int>(value.substr(0, colon));
    const auto ownerStart = numberOf<unsigned long long>(value.substr(colon + 1));
    if (!ownerPid || !ownerStart || *ownerPid <= 0)
        return std::nullopt;
    return Owner{*ownerPid, *ownerStart};
}

bool isMine(const fs::path &path)
{
    struct stat found = {};
    return ::lstat(path.c_str(), &found) == 0 && found.st_uid == ::geteuid();
}

bool isDead(const Owner &owner)
{
    const auto facts = factsOf(owner.pid);
    return !facts || facts->ended || facts->start != owner.start;
}

// "waitscope-4711-queue" -> 4711.
std::optional<int> ownerOfName(std::string_view name)
{
    if (!name.starts_with(kNamePrefix))
        return std::nullopt;
    name.remove_prefix(kNamePrefix.size());
    const std::size_t dash = name.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto pid = numberOf<int>(name.substr(0, dash));
    return pid && *pid > 0 ? pid : std::nullopt;
}

double wallSecondsOfStart(unsigned long long startTicks)
{
    timespec wall = {};
    timespec boot = {};
    ::clock_gettime(CLOCK_REALTIME, &wall);
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    const double bootedAt = static_cast<double>(wall.tv_sec - boot.tv_sec) +
                            static_cast<double>(wall.tv_nsec - boot.tv_nsec) / 1e9;
    return bootedAt + static_cast<double>(startTicks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

bool isNameOfDead(const fs::path &path, int pid)
{
    const auto facts = factsOf(pid);
    if (!facts || facts->ended)
        return true;
    // A step of the wall clock makes every file look old: what may be one of our own programs is always spared.
    if (facts->name.starts_with("waitscope"))
        return false;
    constexpr double kClockSlackSeconds = 2;
    struct stat found = {};
    return ::lstat(path.c_str(), &found) == 0 &&
           static_cast<double>(found.st_mtim.tv_sec) + kClockSlackSeconds < wallSecondsOfStart(facts->start);
}

void findProcesses(std::vector<Leftover> &found)
{
    std::error_code failed;
    for (fs::directory_iterator entry("/proc", failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const auto pid = numberOf<int>(entry->path().filename().string());
        if (!pid || *pid == ::getpid() || !isMine(entry->path()))
            continue;
        const auto owner = ownerOfWorker(*pid);
        if (owner && isDead(*owner))
            found.push_back({LeftoverKind::Process, owner->pid, owner->start, *pid, {}});
    }
}

void findNames(std::vector<Leftover> &found, const fs::path &folder, LeftoverKind kind)
{
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const auto pid = ownerOfName(entry->path().filename().string());
        if (pid && isMine(entry->path()) && isNameOfDead(entry->path(), *pid))
            found.push_back({kind, *pid, 0, 0, entry->path()});
    }
}

Result<> killWorker(const Leftover &leftover)
{
    // By number: <sys/pidfd.h> of glibc 2.36 does not declare its functions for C++.
    // The descriptor pins the process: after the second look the number cannot mean another one.
    const auto opened = osCall("open process " + std::to_string(leftover.pid),
                               [&] { return static_cast<int>(::syscall(SYS_pidfd_open, leftover.pid, 0)); });
    if (!opened)
        return opened.error().sysErrno == ESRCH ? Result<>() : Result<>(opened.error());
    const UniqueFd process(*opened);
    const auto owner = ownerOfWorker(leftover.pid);
    if (!owner || owner->pid != leftover.sessionPid || owner->start != leftover.sessionStart ||
        !isDead(*owner))
        return {};
    const auto killed = osCall("end process " + std::to_string(leftover.pid), [&] {
        return ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0);
    });
    if (!killed && killed.error().sysErrno != ESRCH)
        return killed.error();
    return {};
}

Result<> removeName(const Leftover &leftover)
{
    const auto pid = ownerOfName(leftover.path.filename().string());
    if (!pid || !isMine(leftover.path) || !isNameOfDead(leftover.path, *pid))
        return {};
    std::error_code failed;
    fs::remove_all(leftover.path, failed);  // does not follow symbolic links
    if (failed && failed != std::errc::no_such_file_or_directory)
        return Error{ErrorKind::System, failed.value(), "remove " + leftover.path.string()};
    return {};
}

}  // namespace

std::vector<Leftover> findLeftovers(const LeftoverPlaces &places)
{
    std::vector<Leftover> found;
    findProcesses(found);
    findNames(found, places.sharedMemory, LeftoverKind::SharedMemory);
    findNames(found, places.messageQueues, LeftoverKind::MessageQueue);
    std::error_code failed;
    const fs::path temporary = places.temporary.empty() ? fs::temp_directory_path(failed) : places.temporary;
    findNames(found, failed ? fs::path("/tmp") : temporary, LeftoverKind::TemporaryFile);
    return found;
}

Result<> removeLeftover(const Leftover &leftover)
{
    return leftover.kind == LeftoverKind::Process ? killWorker(leftover) : removeName(leftover);
}

bool canListMessageQueues(const LeftoverPlaces &places)
{
    struct statfs system = {};
    return ::statfs(places.messageQueues.c_str(), &system) == 0 && system.f_type == kMqueueMagic;
}

}  // namespace ws
