#include "measure/processor_times.h"

#include <dirent.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cctype>
#include <charconv>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "base/clock.h"

namespace ws {

namespace {

std::int64_t rusageNs(int who)
{
    rusage usage = {};
    ::getrusage(who, &usage);
    const auto ns = [](const timeval &time) {
        return time.tv_sec * 1'000'000'000LL + time.tv_usec * 1'000LL;
    };
    return ns(usage.ru_utime) + ns(usage.ru_stime);
}

std::map<int, std::int64_t> foreignClocks()
{
    std::map<int, std::int64_t> clocks;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir("/proc"), ::closedir);
    if (!folder)
        return clocks;
    const int self = ::getpid();
    while (const dirent *entry = ::readdir(folder.get())) {
        const std::string_view name = entry->d_name;
        int pid = 0;
        const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (failed != std::errc() || end != name.data() + name.size() || pid == self)
            continue;
        clockid_t clock = 0;
        timespec used = {};
        if (::clock_getcpuclockid(pid, &clock) == 0 && ::clock_gettime(clock, &used) == 0)
            clocks[pid] = used.tv_sec * 1'000'000'000LL + used.tv_nsec;
    }
    return clocks;
}

std::vector<std::int64_t> frequencies(int processors)
{
    std::vector<std::int64_t> all;
    for (int cpu = 0; cpu < processors; ++cpu) {
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/cpufreq/scaling_cur_freq");
        std::int64_t khz = 0;
        if (!(file >> khz))
            return {};
        all.push_back(khz);
    }
    return all;
}

}  // namespace

std::optional<MachineTimes> machineTimes(std::string_view procStat, long ticksPerSecond)
{
    if (ticksPerSecond <= 0)
        return std::nullopt;
    MachineTimes times;
    times.tickNs = 1'000'000'000L / ticksPerSecond;
    bool found = false;
    std::istringstream lines{std::string(procStat)};
    for (std::string line; std::getline(lines, line);) {
        if (line.size() > 3 && line.starts_with("cpu") && std::isdigit(static_cast<unsigned char>(line[3])))
            ++times.processors;
        if (!line.starts_with("cpu "))
            continue;
        std::istringstream fields(line.substr(4));
        std::int64_t user = 0, nice = 0, system = 0, idle = 0, disk = 0, irq = 0, softIrq = 0, steal = 0;
        found = static_cast<bool>(fields >> user >> nice >> system >> idle >> disk);
        // Old kernels end earlier.
        fields >> irq >> softIrq >> steal;
        times.idleNs = (idle + disk) * times.tickNs;
        times.stealNs = steal * times.tickNs;
    }
    return found ? std::optional(times) : std::nullopt;
}

TimesReading readTimes()
{
    TimesReading reading;
    reading.atNs = static_cast<std::int64_t>(monotonicNs());
    std::ifstream file("/proc/stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    reading.machine = machineTimes(text, ::sysconf(_SC_CLK_TCK)).value_or(MachineTimes());
    reading.programNs = rusageNs(RUSAGE_SELF);
    reading.workersNs = rusageNs(RUSAGE_CHILDREN);
    reading.foreign = foreignClocks();
    reading.frequencyKhz = frequencies(reading.machine.processors);
    return reading;
}

std::string processName(int pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/comm");
    std::string name;
    std::getline(file, name);
    return name.empty() ? "process " + std::to_string(pid) : name;
}

}  // namespace ws
