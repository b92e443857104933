#include <array>
#include <cstdio>

#include "measure/run_json.h"
#include "measure/sweep_files.h"

namespace ws {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kFormat = 1;

Json floorJson(const std::optional<MachineFloor> &floor)
{
    if (!floor)
        return nullptr;
    Json json;
    json["measuredAt"] = floor->measuredAt;
    json["disturbances"] = floor->disturbances;
    for (const FloorItem &item : floorItems()) {
        const auto value = floor->value(item.id);
        const char *unit = item.unit == FloorUnit::Nanoseconds ? "Ns" : "BytesPerSecond";
        json[std::string(item.id) + unit] = value ? Json(*value) : Json(nullptr);
    }
    return json;
}

Json planJson(const SweepPlan &plan)
{
    Json json;
    json["mechanisms"] = plan.mechanisms;
    json["sizes"] = plan.sizes;
    for (const Placement placement : plan.placements)
        json["placements"].push_back(placementId(placement));
    for (const WaitPolicy policy : plan.policies)
        json["policies"].push_back(waitText(policy));
    for (const SweepShape shape : plan.shapes)
        json["shapes"].push_back(shapeId(shape));
    json["repeats"] = plan.repeats;
    json["secondsPerRun"] = static_cast<double>(plan.runTime.count()) / 1e9;
    json["rate"] = plan.rate > 0 ? Json(plan.rate) : Json(nullptr);
    return json;
}

Json spreadJson(const std::optional<Spread> &spread)
{
    if (!spread)
        return nullptr;
    return {{"median", spread->median}, {"least", spread->least}, {"most", spread->most}};
}

Json rowJson(const SweepRow &row)
{
    Json json;
    json["mechanism"] = row.cell.mechanism;
    json["sizeBytes"] = row.cell.sizeBytes > 0 ? Json(row.cell.sizeBytes) : Json(nullptr);
    json["placement"] = placementId(row.cell.placement);
    json["policy"] = waitText(row.cell.wait);
    json["shape"] = shapeId(row.cell.shape);
    json["rate"] = row.cell.rate > 0 ? Json(row.cell.rate) : Json(nullptr);
    json["state"] = stateId(row.state);
    json["reason"] = row.reason.empty() ? Json(nullptr) : Json(row.reason);
    for (const SweepFigure figure : sweepFigures())
        json[std::string(figureId(figure))] = spreadJson(spreadOf(row, figure));
    json["disturbedRuns"] = disturbedRuns(row);
    const auto modes = modesOf(row);
    json["bimodal"] = modes ? Json{{"low", modes->low}, {"high", modes->high}} : Json(nullptr);
    json["runs"] = Json::array();
    for (const SweepRun &run : row.runs)
        json["runs"].push_back(runJson(run));
    return json;
}

std::string number(double value)
{
    std::array<char, 40> text = {};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string all = "\"";
    for (const char c : text)
        all += c == '"' ? std::string("\"\"") : std::string(1, c);
    return all + '"';
}

std::string reasonsOf(const SweepRow &row)
{
    std::string all = row.reason;
    for (const SweepRun &run : row.runs)
        for (const NoiseReason &reason : run.noise.reasons)
            all += (all.empty() ? "" : "; ") + noiseWords(reason);
    return all;
}

std::string csvRow(const SweepRow &row)
{
    std::string line = quoted(row.cell.mechanism) + ',' +
                       (row.cell.sizeBytes > 0 ? std::to_string(row.cell.sizeBytes) : "") + ',' +
                       std::string(placementId(row.cell.placement)) + ',' + waitText(row.cell.wait) + ',' +
                       std::string(shapeId(row.cell.shape)) + ',' +
                       (row.cell.rate > 0 ? number(row.cell.rate) : "") + ',' +
                       std::string(stateId(row.state)) + ',' + std::to_string(row.runs.size()) + ',' +
                       std::to_string(disturbedRuns(row)) + ',' +
                       (row.runs.empty() ? ""
                        : modesOf(row)   ? "1"
                                         : "0");
    for (const SweepFigure figure : sweepFigures()) {
        const auto spread = spreadOf(row, figure);
        line += ',' + (spread ? number(spread->median) : "");
        if (figure == SweepFigure::MessagesPerSecond || figure == SweepFigure::P50)
            line += ',' + (spread ? number(spread->least) : "") + ',' + (spread ? number(spread->most) : "");
    }
    std::uint64_t lost = 0;
    std::uint64_t corrupt = 0;
    for (const SweepRun &run : row.runs) {
        lost += run.lost;
        corrupt += run.corrupt;
    }
    line += row.runs.empty() ? ",," : ',' + std::to_string(lost) + ',' + std::to_string(corrupt);
    return line + ',' + quoted(reasonsOf(row)) + '\n';
}

}  // namespace

std::string sweepJson(const SweepResults &results)
{
    const SweepCounts counts = countsOf(results);
    Json json;
    json["format"] = kFormat;
    json["machine"] = machineJson(results.machine);
    json["floor"] = floorJson(results.floor);
    json["plan"] = planJson(results.plan);
    json["cancelled"] = results.cancelled;
    json["counts"] = {{"pending", counts.pending},     {"measured", counts.measured},
                      {"refused", counts.refused},     {"failed", counts.failed},
                      {"disturbed", counts.disturbed}, {"bimodal", counts.bimodal}};
    json["rows"] = Json::array();
    for (const SweepRow &row : results.rows)
        json["rows"].push_back(rowJson(row));
    return textOf(json, 2) + '\n';
}

std::string sweepCsv(const SweepResults &results)
{
    std::string text = "mechanism,sizeBytes,placement,policy,shape,rate,state,runs,disturbedRuns,bimodal";
    for (const SweepFigure figure : sweepFigures()) {
        const std::string id(figureId(figure));
        text += ',' + id;
        if (figure == SweepFigure::MessagesPerSecond || figure == SweepFigure::P50)
            text += ',' + id + "Least," + id + "Most";
    }
    text += ",lost,corrupt,reasons\n";
    for (const SweepRow &row : results.rows)
        text += csvRow(row);
    return text;
}

}  // namespace ws
