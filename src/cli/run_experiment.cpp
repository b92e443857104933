#include "cli/run_experiment.h"

#include <atomic>

#include "cli/language.h"
#include "cli/run_report.h"
#include "cli/stop_signals.h"
#include "cli/wording.h"
#include "experiment/reader.h"
#include "session/library.h"

namespace ws::cli {

namespace {

constexpr std::chrono::milliseconds kProgressEvery(100);
constexpr std::chrono::milliseconds kQuietTurn(1000);

void complainOfName(const std::string &name, const Error &error, const CliContext &context)
{
    context.err << context.program << ": " << errorWords(error) << '\n';
    std::vector<std::string> known;
    for (const auto &file : builtInExperiments())
        known.push_back(file.parent_path().filename().string());
    const std::string nearest = nearestWord(name, known);
    if (!nearest.empty())
        context.err << didYouMean(nearest) << '\n';
}

void showProgress(const Snapshot &snapshot, std::int64_t limitNs, const std::string &label,
                  const CliContext &context)
{
    const std::string time = say(WS_TR_NOOP("Cli", "{time} of {limit}"),
                                 {{"time", durationText(snapshot.timeNs)}, {"limit", durationText(limitNs)}});
    context.err << "\r\033[K" << label << "  " << time << "  " << progressWords(snapshot) << std::flush;
}

}  // namespace

std::optional<Experiment> loadExperiment(const std::string &nameOrFile, const CliContext &context)
{
    const auto file = findExperiment(nameOrFile);
    if (!file) {
        complainOfName(nameOrFile, file.error(), context);
        return std::nullopt;
    }
    auto read = readExperimentFile(*file, machineVocabulary());
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&read)) {
        for (const FileProblem &problem : *problems)
            context.err << problemWords(problem) << '\n';
        return std::nullopt;
    }
    return std::get<Experiment>(std::move(read));
}

std::shared_ptr<const Snapshot> runToEnd(const Experiment &experiment, const RunOptions &options,
                                         const std::string &label, const CliContext &context)
{
    const std::int64_t limitNs = options.timeLimit.value_or(experiment.timeLimit).count();
    StopSignals signals;
    std::atomic<bool> ended = false;
    // Declared last: its destructor ends the listener before what the listener uses goes away.
    Session session(experiment, options, [&](const std::shared_ptr<const Snapshot> &snapshot) {
        if (snapshot->phase != RunPhase::Ended)
            return;
        ended = true;
        signals.notify();
    });

    bool stopping = false;
    while (!ended) {
        signals.wait(context.showsProgress ? kProgressEvery : kQuietTurn);
        if (StopSignals::received() && !stopping) {
            stopping = true;
            session.stop();
        }
        const auto snapshot = context.showsProgress ? session.latest() : nullptr;
        if (snapshot && !ended)
            showProgress(*snapshot, limitNs, label, context);
    }
    if (context.showsProgress)
        context.err << "\r\033[K" << std::flush;
    return session.waitForEnd();
}

}  // namespace ws::cli
