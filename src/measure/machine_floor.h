// The machine's floor: what its own parts cost, whatever mechanism is built from them.
//
// Measured once per machine, kept in $XDG_CACHE_HOME/waitscope/floor.json (~/.cache by default), and drawn as a line
// under the results of a sweep.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/display_text.h"
#include "base/result.h"
#include "measure/machine_id.h"

namespace ws {

enum class FloorUnit { Nanoseconds, BytesPerSecond };

struct FloorItem
{
    std::string_view id;    // in files: never rename
    std::string_view name;  // WS_TR_NOOP("Floor", ...)
    FloorUnit unit = FloorUnit::Nanoseconds;
};

std::span<const FloorItem> floorItems();

struct MachineFloor
{
    MachineId machine;
    std::string measuredAt;  // "2026-11-21T06:00:00Z"
    std::map<std::string, double, std::less<>>
        values;  // by id, ns or bytes a second; absent: not measurable here
    // What else went on meanwhile, in words; empty: measured on a quiet machine.
    std::vector<std::string> disturbances;

    std::optional<double> value(std::string_view id) const;
};

// Blocking: below 5 s, with at most one processor or two at work.
MachineFloor measureMachineFloor();

// What the file holds for this machine. Nothing: no file, no entry, or one that cannot be read.
std::optional<MachineFloor> keptFloor(const std::filesystem::path &file, const MachineId &machine);
// Adds or replaces this machine's entry; those of others stay. Errors: System.
Result<> keepFloor(const std::filesystem::path &file, const MachineFloor &floor);
// Errors: System when neither XDG_CACHE_HOME nor HOME is set.
Result<std::filesystem::path> floorFile();

struct FloorReading
{
    MachineFloor floor;
    bool measuredNow = false;
    std::optional<Error> notKept;  // the figures are good, but will be measured again next time
};

// The kept floor; or, where there is none or it was disturbed, one measured now and kept.
FloorReading machineFloor(bool again = false);

}  // namespace ws
