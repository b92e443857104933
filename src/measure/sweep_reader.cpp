#include <algorithm>
#include <cmath>
#include <fstream>

#include "measure/json_values.h"
#include "measure/run_json.h"
#include "measure/sweep_files.h"

namespace ws {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kFormat = 1;
constexpr std::int64_t kMostBytes = std::int64_t{1} << 40;
constexpr std::size_t kMostOfAKind = 64;  // placements, policies and so on: pictures have a panel for each

std::vector<std::string> textsOf(const Json &json)
{
    std::vector<std::string> texts;
    if (json.is_array())
        for (const Json &one : json)
            texts.push_back(one.is_string() ? one.get<std::string>() : std::string());
    return texts;
}

// Every text as a value; false where one is none.
template <typename Value, typename Read>
bool readAll(const Json &json, std::vector<Value> &values, Read read)
{
    for (const std::string &text : textsOf(json)) {
        const std::optional<Value> value = read(text);
        if (!value)
            return false;
        values.push_back(*value);
    }
    return values.size() <= kMostOfAKind;
}

std::optional<WaitPolicy> policyOf(const std::string &text)
{
    const auto policy = parseWaitPolicy(text);
    const auto *found = std::get_if<WaitPolicy>(&policy);
    return found ? std::optional(*found) : std::nullopt;
}

bool readPlan(const Json &json, SweepPlan &plan)
{
    plan.mechanisms = textsOf(memberIn(json, "mechanisms"));
    const Json &sizes = memberIn(json, "sizes");
    if (!sizes.is_array() || sizes.size() > kMostOfAKind)
        return false;
    for (const Json &size : sizes) {
        const std::int64_t bytes = size.is_number_integer() ? size.get<std::int64_t>() : 0;
        if (bytes < 1 || bytes > kMostBytes)
            return false;
        plan.sizes.push_back(bytes);
    }
    plan.repeats = wholeIn<int>(json, "repeats");
    const double seconds = numberIn(json, "secondsPerRun").value_or(0);
    if (!(seconds >= 0 && seconds < 1e6))
        return false;
    plan.runTime = std::chrono::nanoseconds(std::llround(seconds * 1e9));
    plan.rate = numberIn(json, "rate").value_or(0);
    return readAll(memberIn(json, "placements"), plan.placements,
                   [](const std::string &text) { return placementOf(text); }) &&
           readAll(memberIn(json, "policies"), plan.policies, policyOf) &&
           readAll(memberIn(json, "shapes"), plan.shapes,
                   [](const std::string &text) { return shapeOf(text); });
}

bool isSound(const SweepRun &run)
{
    const double numbers[] = {run.messagesPerSecond,
                              run.bytesPerSecond,
                              static_cast<double>(run.latency.p50),
                              static_cast<double>(run.latency.p90),
                              static_cast<double>(run.latency.p99),
                              static_cast<double>(run.latency.p999),
                              static_cast<double>(run.latency.max)};
    // Written so that NaN fails too.
    const bool positive = std::all_of(std::begin(numbers), std::end(numbers),
                                      [](double value) { return value >= 0 && value < 1e18; });
    return positive && (run.latency.count == 0 || run.latency.p50 > 0);
}

bool readRow(const Json &json, SweepRow &row)
{
    const auto placement = placementOf(textIn(json, "placement"));
    const auto policy = policyOf(textIn(json, "policy"));
    const auto shape = shapeOf(textIn(json, "shape"));
    const auto size = wholeIn<std::int64_t>(json, "sizeBytes");
    if (!placement || !policy || !shape || size < 0 || size > kMostBytes)
        return false;
    row.cell = {textIn(json, "mechanism"),         size, *placement, *policy, *shape,
                numberIn(json, "rate").value_or(0)};
    const std::string state = textIn(json, "state");
    for (const SweepState known :
         {SweepState::Pending, SweepState::Measured, SweepState::Refused, SweepState::Failed})
        if (state == stateId(known))
            row.state = known;
    row.reason = textIn(json, "reason");
    const Json &runs = memberIn(json, "runs");
    if (runs.is_array())
        for (const Json &run : runs)
            row.runs.push_back(runOf(run));
    return std::all_of(row.runs.begin(), row.runs.end(), isSound);
}

std::optional<MachineFloor> readFloor(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    MachineFloor floor;
    floor.measuredAt = textIn(json, "measuredAt");
    floor.disturbances = textsOf(memberIn(json, "disturbances"));
    for (const FloorItem &item : floorItems()) {
        const char *unit = item.unit == FloorUnit::Nanoseconds ? "Ns" : "BytesPerSecond";
        const auto value = numberIn(json, (std::string(item.id) + unit).c_str());
        if (value && *value > 0 && *value < 1e18)
            floor.values[std::string(item.id)] = *value;
    }
    return floor;
}

}  // namespace

Result<SweepResults> readSweep(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorKind::System, errno, "read " + file.string()};
    const Json json = Json::parse(stream, nullptr, false);
    const Error noSweep{ErrorKind::BadInput, 0,
                        file.string() + " is no sweep; expected a sweep.json of 'waitscope sweep'"};
    if (wholeIn<int>(json, "format") != kFormat || !memberIn(json, "rows").is_array())
        return noSweep;
    SweepResults results;
    if (!readPlan(memberIn(json, "plan"), results.plan))
        return noSweep;
    for (const Json &row : memberIn(json, "rows")) {
        results.rows.emplace_back();
        if (!readRow(row, results.rows.back()))
            return noSweep;
    }
    const Json &machine = memberIn(json, "machine");
    results.machine = {textIn(machine, "processor"), wholeIn<int>(machine, "processors"),
                       textIn(machine, "kernel"), textIn(machine, "host")};
    results.floor = readFloor(memberIn(json, "floor"));
    const Json &cancelled = memberIn(json, "cancelled");
    results.cancelled = cancelled.is_boolean() && cancelled.get<bool>();
    return results;
}

}  // namespace ws
