#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/language.h"
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
    TextTable table(
        {{say(WS_TR_NOOP("Cli", "what"))}, {say(WS_TR_NOOP("Cli", "median")), TextTable::Align::Right}});
    for (const FloorItem &item : floorItems()) {
        const auto value = floor.value(item.id);
        table.addRow({sayIn("Floor", item.name), value ? valueText(item, *value) : "-"});
    }
    return say(WS_TR_NOOP("Cli",
                          "The floor of this machine: {processor}, {count} processors, Linux {kernel}; "
                          "measured {date}."),
               {{"processor", floor.machine.processor},
                {"count", std::to_string(floor.machine.processors)},
                {"kernel", floor.machine.kernel},
                {"date", floor.measuredAt}}) +
           "\n\n" + table.text();
}

}  // namespace

int floorCommand(const FloorArguments &arguments, const CliContext &context)
{
    const FloorReading reading = machineFloor(arguments.again);
    if (reading.notKept)
        context.err << context.program << ": "
                    << say(WS_TR_NOOP("Cli", "the floor could not be kept: {error}"),
                           {{"error", errorWords(*reading.notKept)}})
                    << '\n';
    if (reading.floor.values.empty()) {
        context.err << context.program << ": "
                    << say(WS_TR_NOOP("Cli", "nothing could be measured; the system refuses new threads."))
                    << '\n';
        return kExitSystemLimit;
    }
    for (const std::string &words : reading.floor.disturbances)
        context.err << context.program << ": "
                    << say(WS_TR_NOOP("Cli", "disturbed: {reason}; it will be measured again next time."),
                           {{"reason", words}})
                    << '\n';
    context.out << (arguments.json ? jsonText(floorJson(reading)) : floorText(reading.floor));
    return kExitDone;
}

}  // namespace ws::cli
