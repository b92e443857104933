#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/language.h"
#include "cli/run_experiment.h"
#include "cli/run_report.h"
#include "cli/text_table.h"
#include "cli/throughput.h"
#include "cli/wording.h"

namespace ws::cli {

namespace {

constexpr std::array kLevels = {Level::Off, Level::Light, Level::Full};
constexpr int kRounds = 3;

using Rates = std::array<std::vector<double>, kLevels.size()>;  // of each round, by level

std::string_view unitWords(ThroughputUnit unit)
{
    return unit == ThroughputUnit::Messages ? WS_TR_NOOP("Cli", "messages/s")
                                            : WS_TR_NOOP("Cli", "lock acquisitions/s");
}

nlohmann::ordered_json costJson(const Experiment &experiment, const Snapshot &last, const Rates &rates,
                                ThroughputUnit unit)
{
    nlohmann::ordered_json json;
    json["experiment"] = experiment.id;
    json["unit"] = unit == ThroughputUnit::Messages ? "messagesPerSecond" : "acquisitionsPerSecond";
    json["placement"] = placementId(last.placement);
    json["wait"] = waitText(last.wait);
    json["rounds"] = kRounds;
    json["levels"] = nlohmann::ordered_json::array();
    const double off = medianOf(rates[0]);
    for (std::size_t i = 0; i < kLevels.size(); ++i) {
        const auto [least, most] = std::minmax_element(rates[i].begin(), rates[i].end());
        json["levels"].push_back({{"level", levelId(kLevels[i])},
                                  {"perSecond", medianOf(rates[i])},
                                  {"least", *least},
                                  {"most", *most},
                                  {"ratioToOff", medianOf(rates[i]) / off}});
    }
    return json;
}

std::string costText(const Experiment &experiment, const Snapshot &last, const Rates &rates,
                     ThroughputUnit unit)
{
    using Align = TextTable::Align;
    TextTable table({{say(WS_TR_NOOP("Cli", "level"))},
                     {say(unitWords(unit)), Align::Right},
                     {say(WS_TR_NOOP("Cli", "least")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "most")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "ratio to off")), Align::Right}});
    const double off = medianOf(rates[0]);
    for (std::size_t i = 0; i < kLevels.size(); ++i) {
        const auto [least, most] = std::minmax_element(rates[i].begin(), rates[i].end());
        std::array<char, 32> ratio = {};
        std::snprintf(ratio.data(), ratio.size(), "%.3f", medianOf(rates[i]) / off);
        table.addRow({say(levelId(kLevels[i])), rateText(medianOf(rates[i])), rateText(*least),
                      rateText(*most), ratio.data()});
    }
    return say(WS_TR_NOOP("Cli", "What recording costs {experiment}: medians of {rounds} rounds, placement "
                                 "{placement}, wait {wait}."),
               {{"experiment", experiment.id},
                {"rounds", std::to_string(kRounds)},
                {"placement", say(placementId(last.placement))},
                {"wait", waitText(last.wait)}}) +
           "\n\n" + table.text();
}

// The exit code when this run says nothing about the cost; 0 when it does.
int complaintExitCode(const Snapshot &snapshot, const CliContext &context)
{
    if (snapshot.verdict == RunVerdict::Deadlock) {
        context.err << runReport(snapshot) << '\n'
                    << context.program << ": "
                    << say(WS_TR_NOOP("Cli",
                                      "cost needs an experiment that runs; this one ends in a deadlock."))
                    << '\n';
        return kExitDeadlock;
    }
    if (snapshot.verdict == RunVerdict::Failed) {
        context.err << runReport(snapshot);
        return exitCodeOf(snapshot);
    }
    return kExitDone;
}

}  // namespace

int costCommand(const CostArguments &arguments, const CliContext &context)
{
    const auto experiment = loadExperiment(arguments.experiment, context);
    if (!experiment)
        return kExitBadInput;

    // Level off records no waits and so cannot see a deadlock: one run at another level comes first in each round.
    constexpr std::array<std::size_t, kLevels.size()> order = {1, 0, 2};
    Rates rates;
    std::optional<Throughput> throughput;
    std::shared_ptr<const Snapshot> snapshot;
    for (int round = 0; round < kRounds; ++round) {
        for (const std::size_t i : order) {
            RunOptions options = arguments.options;
            options.level = kLevels[i];
            const std::string label = say(WS_TR_NOOP("Cli", "round {round} of {rounds}, level {level}"),
                                          {{"round", std::to_string(round + 1)},
                                           {"rounds", std::to_string(kRounds)},
                                           {"level", say(levelId(kLevels[i]))}});
            snapshot = runToEnd(*experiment, options, label, context);
            const int failed = complaintExitCode(*snapshot, context);
            if (failed != kExitDone)
                return failed;
            if (snapshot->verdict == RunVerdict::Stopped) {
                context.err << context.program << ": "
                            << say(WS_TR_NOOP("Cli", "stopped before all rounds were done; no figures."))
                            << '\n';
                return kExitDone;
            }
            throughput = throughputOf(*snapshot);
            if (!throughput) {
                context.err << context.program << ": "
                            << say(WS_TR_NOOP("Cli",
                                              "{label}: nothing was received and no lock was taken, so "
                                              "there is nothing to compare. Give it more time with "
                                              "--seconds."),
                                   {{"label", label}})
                            << '\n';
                return kExitBadInput;
            }
            rates[i].push_back(throughput->perSecond);
        }
    }
    context.out << (arguments.json ? jsonText(costJson(*experiment, *snapshot, rates, throughput->unit))
                                   : costText(*experiment, *snapshot, rates, throughput->unit));
    return kExitDone;
}

}  // namespace ws::cli
