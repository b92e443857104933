#include <cstdlib>
#include <fstream>

#include "measure/machine_floor.h"
#include "measure/run_json.h"
#include "measure/text_file.h"

namespace ws {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kFormat = 1;

Json floorJson(const MachineFloor &floor)
{
    Json values = Json::object();
    for (const FloorItem &item : floorItems())
        if (const auto value = floor.value(item.id))
            values[std::string(item.id)] = *value;
    return {{"machine", machineJson(floor.machine)},
            {"measuredAt", floor.measuredAt},
            {"disturbances", floor.disturbances},
            {"values", values}};
}

// The entries of a file; an empty list for one that is missing or not ours.
Json entriesOf(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    const Json all = Json::parse(stream, nullptr, false);
    if (!all.is_object() || all.value("format", Json()) != kFormat)
        return Json::array();
    const Json floors = all.value("floors", Json());
    return floors.is_array() ? floors : Json::array();
}

bool isOf(const Json &entry, const MachineId &machine)
{
    return entry.is_object() && entry.value("machine", Json()) == machineJson(machine);
}

}  // namespace

std::optional<MachineFloor> keptFloor(const std::filesystem::path &file, const MachineId &machine)
{
    for (const Json &entry : entriesOf(file)) {
        if (!isOf(entry, machine))
            continue;
        MachineFloor floor;
        floor.machine = machine;
        const Json at = entry.value("measuredAt", Json());
        floor.measuredAt = at.is_string() ? at.get<std::string>() : "";
        for (const Json &words : entry.value("disturbances", Json::array()))
            floor.disturbances.push_back(words.is_string() ? words.get<std::string>() : "");
        const Json values = entry.value("values", Json());
        for (const FloorItem &item : floorItems()) {
            const auto found = values.is_object() ? values.find(std::string(item.id)) : values.end();
            if (values.is_object() && found != values.end() && found->is_number() && found->get<double>() > 0)
                floor.values[std::string(item.id)] = found->get<double>();
        }
        if (!floor.values.empty())
            return floor;
    }
    return std::nullopt;
}

Result<> keepFloor(const std::filesystem::path &file, const MachineFloor &floor)
{
    Json floors = Json::array();
    for (Json &entry : entriesOf(file))
        if (!isOf(entry, floor.machine))
            floors.push_back(std::move(entry));
    floors.push_back(floorJson(floor));
    const Json all = {{"format", kFormat}, {"floors", std::move(floors)}};

    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed)
        return Error{ErrorKind::System, failed.value(), "make folder " + file.parent_path().string()};
    return writeTextFile(file, textOf(all, 2) + '\n');
}

Result<std::filesystem::path> floorFile()
{
    // The XDG base directory specification: a relative path is to be ignored.
    const char *cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && std::filesystem::path(cache).is_absolute())
        return std::filesystem::path(cache) / "waitscope" / "floor.json";
    const char *home = std::getenv("HOME");
    if (home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".cache" / "waitscope" / "floor.json";
    return Error{ErrorKind::System, 0,
                 "find a place for the machine's floor: neither XDG_CACHE_HOME nor HOME is set"};
}

}  // namespace ws
