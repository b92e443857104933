#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/measure_commands.h"
#include "cli/text_table.h"
#include "cli/wording.h"
#include "measure/machine_floor.h"

namespace ws::cli {

namespace {

std::string valueText(const FloorItem &item, double value)
{
    if (item.unit == FloorUnit::BytesPerSecond)
        return byteRateText(value);
    // Below a microsecond the fraction counts.
    return value < 99.95 ? rateText(value) + " ns" : durationText(static_cast<std::int64_t>(value + 0.5));
}

nlohmann::ordered_json floorJson(const FloorReading &reading)
{
    const MachineFloor &floor = reading.floor;
    nlohmann::ordered_json json;
    json["machine"] = {{"processor", floor.machine.processor},
                       {"processors", floor.machine.processors},
                       {"kernel", floor.machine.kernel},
                       {"host", floor.machine.host}};
    json["measuredAt"] = floor.measuredAt;
    json["measuredNow"] = reading.measuredNow;
    json["disturbances"] = floor.disturbances;
    for (const FloorItem &item : floorItems()) {
        const auto value = floor.value(item.id);
        const char *unit = item.unit == FloorUnit::Nanoseconds ? "Ns" : "BytesPerSecond";
        json["values"][std::string(item.id) + unit] =
            value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
    }
    return json;
}

std::string floorText(const MachineFloor &floor)
{
    TextTable table({{"what"}, {"median", TextTable::Align::Right}});
    for (const FloorItem &item : floorItems()) {
        const auto value = floor.value(item.id);
        table.addRow({std::string(item.name), value ? valueText(item, *value) : "-"});
    }
    return "The floor of this machine: " + floor.machine.processor + ", " +
           std::to_string(floor.machine.processors) + " processors, Linux " + floor.machine.kernel +
           "; measured " + floor.measuredAt + ".\n\n" + table.text();
}

}  // namespace

int floorCommand(const FloorArguments &arguments, const CliContext &context)
{
    const FloorReading reading = machineFloor(arguments.again);
    if (reading.notKept)
        context.err << context.program << ": the floor could not be kept: " << errorWords(*reading.notKept)
                    << '\n';
    if (reading.floor.values.empty()) {
        context.err << context.program << ": nothing could be measured; the system refuses new threads.\n";
        return kExitSystemLimit;
    }
    for (const std::string &words : reading.floor.disturbances)
        context.err << context.program << ": disturbed: " << words
                    << "; it will be measured again next time.\n";
    context.out << (arguments.json ? jsonText(floorJson(reading)) : floorText(reading.floor));
    return kExitDone;
}

}  // namespace ws::cli
