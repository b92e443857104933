// Where the machine's processor time goes, at one moment: the whole machine, this program, everybody else.
//
// Threads:  any. Blocking: one reading takes about a microsecond for each process of the machine.
// Sources:  /proc/stat (proc(5)) in ticks of sysconf(_SC_CLK_TCK), mostly 10 ms; getrusage(2); the processor clocks of
//           other processes, clock_getcpuclockid(3), in nanoseconds.
// Units:    nanoseconds since some start; only differences mean anything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ws {

struct MachineTimes
{
    int processors = 0;
    std::int64_t idleNs = 0;  // with waiting for disks
    std::int64_t stealNs = 0;
    std::int64_t tickNs = 0;  // resolution of both
};

// Nothing for a text without a "cpu" line.
std::optional<MachineTimes> machineTimes(std::string_view procStat, long ticksPerSecond);

struct TimesReading
{
    std::int64_t atNs = 0;  // CLOCK_MONOTONIC
    MachineTimes machine;
    std::int64_t programNs = 0;              // this process
    std::int64_t workersNs = 0;              // its children that have been reaped
    std::map<int, std::int64_t> foreign;     // other processes, by id
    std::vector<std::int64_t> frequencyKhz;  // by processor; empty where it cannot be read
};

TimesReading readTimes();

// "cc1plus"; "process 4711" when it has gone.
std::string processName(int pid);

}  // namespace ws
