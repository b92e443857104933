#include "measure/sweep_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "experiment/checks.h"
#include "experiment/units.h"

namespace ws {

namespace {

constexpr std::array<std::pair<SweepShape, std::string_view>, 2> kShapes = {{
    {SweepShape::PingPong, "pingpong"},
    {SweepShape::Stream, "stream"},
}};

constexpr double kMessagesAtARate = 10;

std::string rateText(double rate)
{
    std::array<char, 32> text = {};
    std::snprintf(text.data(), text.size(), "%.10g", rate);
    return text.data();
}

ThreadSpec thread(const char *name, const char *role, std::int64_t sizeBytes)
{
    ThreadSpec spec;
    spec.name = name;
    spec.role = role;
    const bool makesMessages = spec.role == "produce" || spec.role == "ping";
    if (makesMessages && sizeBytes > 0)
        spec.parameters.setNumber("message", sizeBytes);
    return spec;
}

}  // namespace

std::string_view shapeId(SweepShape shape)
{
    for (const auto &[known, id] : kShapes)
        if (known == shape)
            return id;
    return "";
}

std::optional<SweepShape> shapeOf(std::string_view id)
{
    for (const auto &[shape, known] : kShapes)
        if (known == id)
            return shape;
    return std::nullopt;
}

SweepPlan defaultSweepPlan(const Vocabulary &vocabulary)
{
    SweepPlan plan;
    for (const MechanismWord &mechanism : vocabulary.mechanisms)
        plan.mechanisms.push_back(mechanism.id);
    plan.sizes = {1, 64, 1 << 10, 4 << 10, 64 << 10, 1 << 20};
    plan.placements = {Placement::Same, Placement::Cross};
    plan.policies = {WaitPolicy{}};
    plan.shapes = {SweepShape::PingPong, SweepShape::Stream};
    return plan;
}

std::chrono::nanoseconds runTimeFor(double rate)
{
    const std::chrono::nanoseconds usual = SweepPlan().runTime;
    if (rate <= 0)
        return usual;
    const std::chrono::nanoseconds enough(std::llround(kMessagesAtARate / rate * 1e9));
    return std::max(usual, enough);
}

std::vector<SweepCell> cellsOf(const SweepPlan &plan, const Vocabulary &vocabulary)
{
    std::vector<SweepCell> cells;
    const auto addOnce = [&cells](SweepCell cell) {
        if (std::find(cells.begin(), cells.end(), cell) == cells.end())
            cells.push_back(std::move(cell));
    };
    for (const Placement placement : plan.placements)
        for (const WaitPolicy policy : plan.policies)
            for (const SweepShape shape : plan.shapes)
                for (const std::string &mechanism : plan.mechanisms) {
                    const double rate = shape == SweepShape::Stream ? plan.rate : 0;
                    const MechanismWord *word = findMechanism(vocabulary, mechanism);
                    if (word != nullptr && word->carriesTokens) {
                        addOnce({mechanism, 0, placement, policy, shape, rate});
                        continue;
                    }
                    for (const std::int64_t size : plan.sizes)
                        addOnce({mechanism, size, placement, policy, shape, rate});
                }
    return cells;
}

std::string cellText(const SweepCell &cell)
{
    std::string text = cell.mechanism;
    text += cell.sizeBytes > 0 ? ", " + bytesText(cell.sizeBytes) : ", tokens";
    text += ", " + std::string(placementId(cell.placement)) + ", " + waitText(cell.wait) + ", ";
    text += shapeId(cell.shape);
    return cell.rate > 0 ? text + " at " + rateText(cell.rate) + "/s" : text;
}

Experiment experimentOf(const SweepCell &cell, const MechanismWord &mechanism)
{
    const bool pingPong = cell.shape == SweepShape::PingPong;
    Experiment experiment;
    experiment.id = "sweep";
    experiment.title.en = cellText(cell);
    experiment.placement = cell.placement;
    experiment.wait = cell.wait;
    experiment.channels.push_back({"there", cell.mechanism, {}, ""});
    if (pingPong)
        experiment.channels.push_back({"back", cell.mechanism, {}, mechanism.duplex ? "there" : ""});

    ThreadSpec first = thread("first", pingPong ? "ping" : "produce", cell.sizeBytes);
    first.parameters.setNames("to", {"there"});
    if (cell.rate > 0)
        first.parameters.setReal("rate", cell.rate);
    ThreadSpec second = thread("second", pingPong ? "pong" : "consume", cell.sizeBytes);
    second.parameters.setNames("from", {"there"});
    if (pingPong) {
        first.parameters.setNames("from", {"back"});
        second.parameters.setNames("to", {"back"});
    }
    if (mechanism.crossesProcesses) {
        experiment.processes.push_back({"one", {std::move(first)}});
        experiment.processes.push_back({"other", {std::move(second)}});
    } else {
        experiment.processes.push_back({"one", {std::move(first), std::move(second)}});
    }
    return experiment;
}

}  // namespace ws
