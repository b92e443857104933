#include "measure/machine_floor.h"

#include <ctime>
#include <system_error>
#include <thread>

#include "measure/floor_probes.h"
#include "measure/noise_gate.h"
#include "session/placement.h"

namespace ws {

namespace {

constexpr std::size_t kKiB = 1024;
constexpr std::size_t kMiB = 1024 * kKiB;

std::string timeNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc = {};
    ::gmtime_r(&now, &utc);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

void measureInto(std::map<std::string, double, std::less<>> &values)
{
    const auto add = [&values](const char *id, Measured value) {
        if (value)
            values[id] = *value;
    };
    const std::vector<int> cpus = usableProcessors();
    if (cpus.empty())
        return;
    const int home = cpus.front();
    pinThisThread(home);
    if (cpus.size() > 1) {
        // The pair that runs with placement cross use.
        add("cacheLineCross", cacheLineRoundTripNs(home, cpus[1]));
        add("futexCross", futexRoundTripNs(home, cpus[1]));
    }
    add("futexSame", futexRoundTripNs(home, home));
    add("contextSwitch", contextSwitchNs(home));
    add("systemCall", systemCallNs());
    add("timestampCounter", timestampCounterNs());
    add("clockGettime", clockGettimeNs());
    add("threadClock", threadClockNs());
    add("mutexPair", mutexPairNs());
    add("threadCreateJoin", threadCreateJoinNs());
    add("forkExecWait", forkExecWaitNs());
    add("copy4KiB", copyBytesPerSecond(4 * kKiB));
    add("copy8MiB", copyBytesPerSecond(8 * kMiB));
    add("copy256MiB", copyBytesPerSecond(256 * kMiB));
}

}  // namespace

std::span<const FloorItem> floorItems()
{
    constexpr auto kNs = FloorUnit::Nanoseconds;
    constexpr auto kBytes = FloorUnit::BytesPerSecond;
    static constexpr FloorItem items[] = {
        {"cacheLineCross", WS_TR_NOOP("Floor", "cache-line round trip, across processors"), kNs},
        {"futexSame", WS_TR_NOOP("Floor", "futex wake round trip, same processor"), kNs},
        {"futexCross", WS_TR_NOOP("Floor", "futex wake round trip, across processors"), kNs},
        {"contextSwitch", WS_TR_NOOP("Floor", "context switch"), kNs},
        {"systemCall", WS_TR_NOOP("Floor", "system call"), kNs},
        {"timestampCounter", WS_TR_NOOP("Floor", "read of the timestamp counter"), kNs},
        {"clockGettime", WS_TR_NOOP("Floor", "clock_gettime"), kNs},
        {"threadClock", WS_TR_NOOP("Floor", "read of a thread's processor clock"), kNs},
        {"mutexPair", WS_TR_NOOP("Floor", "mutex lock and unlock, uncontended"), kNs},
        {"threadCreateJoin", WS_TR_NOOP("Floor", "thread create and join"), kNs},
        {"forkExecWait", WS_TR_NOOP("Floor", "fork, exec and wait"), kNs},
        {"copy4KiB", WS_TR_NOOP("Floor", "memcpy of 4 KiB"), kBytes},
        {"copy8MiB", WS_TR_NOOP("Floor", "memcpy of 8 MiB"), kBytes},
        {"copy256MiB", WS_TR_NOOP("Floor", "memcpy of 256 MiB"), kBytes},
    };
    return items;
}

std::optional<double> MachineFloor::value(std::string_view id) const
{
    const auto found = values.find(id);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

MachineFloor measureMachineFloor()
{
    MachineFloor floor;
    floor.machine = thisMachine();
    floor.measuredAt = timeNow();
    const TimesReading before = readTimes();
    // In a thread of its own, so that the caller's pins stay as they are.
    try {
        std::thread(measureInto, std::ref(floor.values)).join();
    } catch (const std::system_error &) {
        floor.values.clear();
    }
    for (const NoiseReason &reason : judgeNoise(before, readTimes(), 0).reasons)
        if (reason.kind != NoiseKind::Program)  // that is the measuring itself
            floor.disturbances.push_back(noiseWords(reason));
    return floor;
}

FloorReading machineFloor(bool again)
{
    FloorReading reading;
    const auto file = floorFile();
    if (file && !again) {
        auto kept = keptFloor(*file, thisMachine());
        if (kept && kept->disturbances.empty()) {
            reading.floor = std::move(*kept);
            return reading;
        }
    }
    reading.floor = measureMachineFloor();
    reading.measuredNow = true;
    if (!file) {
        reading.notKept = file.error();
        return reading;
    }
    const auto kept = keepFloor(*file, reading.floor);
    if (!kept)
        reading.notKept = kept.error();
    return reading;
}

}  // namespace ws
