#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>

#include "base/clock.h"
#include "cli/exit_code.h"
#include "cli/language.h"
#include "cli/measure_commands.h"
#include "cli/stop_signals.h"
#include "cli/sweep_plan_words.h"
#include "cli/sweep_table.h"
#include "cli/wording.h"
#include "measure/sweep.h"
#include "measure/text_file.h"
#include "session/session.h"

namespace ws::cli {

namespace {

constexpr std::chrono::milliseconds kTurn(1000);
// A log is not a terminal: a line now and then.
constexpr std::uint64_t kLogEveryNs = 10'000'000'000;

// Words for the progress, on the thread of the sweep.
class Progress
{
public:
    explicit Progress(const CliContext &context) : m_context(context), m_lastNs(monotonicNs()) {}

    void show(const SweepProgress &progress, const SweepRow &row)
    {
        if (m_context.showsProgress) {
            m_context.err << "\r\033[K" << sweepProgressText(progress, row) << std::flush;
            return;
        }
        const std::uint64_t now = monotonicNs();
        if (now - m_lastNs < kLogEveryNs)
            return;
        m_lastNs = now;
        m_context.err << sweepProgressText(progress, row) << std::endl;
    }
    void clear() const
    {
        if (m_context.showsProgress)
            m_context.err << "\r\033[K" << std::flush;
    }

private:
    const CliContext &m_context;
    std::uint64_t m_lastNs;
};

// Runs it on a thread of its own while this one looks after Ctrl-C.
Result<> runWithSignals(SweepResults &results, SweepStore *store, const CliContext &context)
{
    Progress progress(context);
    StopSignals signals;
    std::stop_source stop;
    std::atomic<bool> ended = false;
    Result<> outcome;
    // std::thread reports a refusal only by an exception.
    try {
        std::thread sweep([&] {
            outcome = runSweep(
                results, store,
                [&](const SweepProgress &now, const SweepRow &row) { progress.show(now, row); },
                stop.get_token());
            ended = true;
            signals.notify();
        });
        while (!ended) {
            signals.wait(kTurn);
            if (StopSignals::received())
                stop.request_stop();
        }
        sweep.join();
    } catch (const std::system_error &refused) {
        return Error{ErrorKind::Limit, refused.code().value(), "start the thread of the sweep (ulimit -u)"};
    }
    progress.clear();
    return outcome;
}

Result<> writeFiles(const SweepResults &results, const std::filesystem::path &folder, const CliExtras &extras,
                    const CliContext &context)
{
    auto written = writeTextFile(folder / "sweep.json", sweepJson(results));
    if (written)
        written = writeTextFile(folder / "sweep.csv", sweepCsv(results));
    if (!written)
        return written;
    if (!extras.renderSweep) {
        context.err << context.program << ": "
                    << say(WS_TR_NOOP("Cli",
                                      "the figures are left out; the program 'waitscope' draws them with "
                                      "the same command, and measures nothing again."))
                    << '\n';
        return {};
    }
    return extras.renderSweep(results, folder);
}

int exitCodeOf(const SweepResults &results)
{
    const SweepCounts counts = countsOf(results);
    if (counts.failed > 0)
        return kExitWorkerFailed;
    return counts.measured == 0 && counts.refused > 0 ? kExitSystemLimit : kExitDone;
}

}  // namespace

int sweepCommand(const SweepArguments &arguments, const CliExtras &extras, const CliContext &context)
{
    const auto complain = [&context](const std::string &words) {
        context.err << context.program << ": " << words << '\n';
    };
    const auto read = sweepPlanOf(arguments, machineVocabulary());
    if (const auto *complaint = std::get_if<std::string>(&read)) {
        complain(*complaint);
        return kExitBadInput;
    }
    const auto &plan = std::get<SweepPlan>(read);
    std::optional<SweepStore> store;
    if (!arguments.out.empty()) {
        auto opened = SweepStore::open(arguments.out, thisMachine(), arguments.again);
        if (!opened) {
            complain(errorWords(opened.error()));
            return exitCodeOfFile(opened.error());
        }
        store.emplace(std::move(*opened));
    }
    SweepStore *kept = store ? &*store : nullptr;
    SweepResults results = emptySweep(plan, kept);
    results.floor = machineFloor().floor;
    const auto outcome = runWithSignals(results, kept, context);
    if (!outcome)
        complain(errorWords(outcome.error()));
    if (store) {
        const auto written = writeFiles(results, arguments.out, extras, context);
        if (!written) {
            complain(errorWords(written.error()));
            return exitCodeOfFile(written.error());
        }
    }
    context.out << (arguments.json ? sweepJson(results) : sweepTable(results));
    if (results.cancelled)
        complain(say(store ? WS_TR_NOOP("Cli", "stopped; the same command goes on.")
                           : WS_TR_NOOP("Cli", "stopped.")));
    return outcome ? exitCodeOf(results) : kExitSystemLimit;
}

}  // namespace ws::cli
