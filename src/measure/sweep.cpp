#include "measure/sweep.h"

#include <cmath>

#include "base/clock.h"
#include "experiment/checks.h"
#include "session/session.h"

namespace ws {

namespace {

// No pictures of a run that nobody looks at.
constexpr auto kSnapshotEvery = std::chrono::hours(1);
// A large message on a busy machine may take longer than a whole run.
constexpr int kSecondTry = 8;

bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Limit || error.kind == ErrorKind::TooBig ||
           error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::BadInput;
}

// The first thing that the rules of experiments find wrong; empty when it may run.
std::string complaintOf(const Experiment &experiment, const Vocabulary &vocabulary)
{
    Findings findings;
    checkExperiment(experiment, vocabulary, {}, findings);
    const auto found = findings.sorted();
    return found.empty() ? "" : found.front().message;
}

std::optional<double> ifMeasured(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> sum(std::optional<double> a, std::optional<double> b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

SweepRun figuresOf(const Snapshot &snapshot, const SweepCell &cell)
{
    const bool pingPong = cell.shape == SweepShape::PingPong;
    const std::vector<ObjectResults> &objects = snapshot.results->objects;
    // Channels come first: there, and for a ping-pong back, whose latency is the round trip.
    const ObjectResults &there = objects.at(0);
    const ObjectResults &last = objects.at(pingPong ? 1 : 0);
    SweepRun run;
    run.seconds = static_cast<double>(snapshot.timeNs) / 1e9;
    run.messages = last.received;
    run.messagesPerSecond = last.messagesPerSecond;
    run.bytesPerSecond = cell.sizeBytes > 0 ? last.bytesPerSecond : 0;
    run.latency = last.latency;
    run.latencyModes = modesOf(std::span<const HistogramBin>(last.latencyBins));
    run.cpuNsPerMessage = ifMeasured(last.cpuNsPerMessage);
    run.switchesPerMessage = ifMeasured(last.switchesPerMessage);
    WaitSplit split = last.receiverSplit;
    run.lost = last.lost;
    run.reordered = last.reordered;
    run.duplicated = last.duplicated;
    run.corrupt = last.corrupt;
    if (pingPong) {
        run.cpuNsPerMessage = sum(run.cpuNsPerMessage, ifMeasured(there.cpuNsPerMessage));
        run.switchesPerMessage = sum(run.switchesPerMessage, ifMeasured(there.switchesPerMessage));
        split.splitNs += there.receiverSplit.splitNs;
        split.wakeNs += there.receiverSplit.wakeNs;
        run.lost += there.lost;
        run.reordered += there.reordered;
        run.duplicated += there.duplicated;
        run.corrupt += there.corrupt;
    }
    if (split.splitNs > 0)
        run.wakeShare = static_cast<double>(split.wakeNs) / static_cast<double>(split.splitNs);
    return run;
}

std::uint64_t migrationsOf(const Snapshot &snapshot)
{
    std::uint64_t migrations = 0;
    for (const ThreadResults &thread : snapshot.results->threads)
        migrations += thread.now.migrations;
    return migrations;
}

class Sweeper
{
public:
    Sweeper(SweepResults &results, SweepStore *store, const SweepListener &listener, std::stop_token stop)
        : m_results(results), m_store(store), m_listener(listener), m_stop(std::move(stop)),
          m_vocabulary(machineVocabulary()), m_repeats(static_cast<std::size_t>(results.plan.repeats))
    {
    }

    Result<> run()
    {
        for (std::size_t i = 0; i < m_results.rows.size(); ++i)
            if (m_results.rows[i].state != SweepState::Pending)
                tell(i);
        for (std::size_t round = 0; round < m_repeats; ++round) {
            for (std::size_t i = 0; i < m_results.rows.size(); ++i) {
                if (m_stop.stop_requested()) {
                    m_results.cancelled = true;
                    return {};
                }
                auto measured = isDue(m_results.rows[i], round) ? measure(i) : Result<>();
                if (!measured)
                    return measured;
            }
        }
        return {};
    }

private:
    static bool isDue(const SweepRow &row, std::size_t round)
    {
        const bool mayRun = row.state == SweepState::Pending || row.state == SweepState::Measured;
        return mayRun && row.runs.size() <= round;
    }

    Result<> measure(std::size_t index)
    {
        SweepRow &row = m_results.rows[index];
        const std::uint64_t start = monotonicNs();
        SweepAttempt attempt = measureCell(row.cell, m_results.plan.runTime, m_vocabulary, m_stop);
        Result<> kept;
        switch (attempt.state) {
        case SweepState::Pending:
            return {};
        case SweepState::Measured:
            row.state = SweepState::Measured;
            row.runs.push_back(std::move(attempt.run));
            if (m_store != nullptr)
                kept = m_store->addRun(m_results.plan, row.cell, row.runs.back());
            break;
        case SweepState::Refused:
            if (m_store != nullptr && row.runs.empty())
                kept = m_store->addRefusal(m_results.plan, row.cell, attempt.reason);
            [[fallthrough]];
        case SweepState::Failed:
            // What worked once stays measured, with a word on what did not.
            if (row.runs.empty())
                row.state = attempt.state;
            row.reason = attempt.reason;
            break;
        }
        if (attempt.state != SweepState::Refused) {
            m_spentNs += static_cast<double>(monotonicNs() - start);
            ++m_measured;
        }
        tell(index);
        return kept;
    }

    void tell(std::size_t index) const
    {
        if (!m_listener)
            return;
        SweepProgress progress;
        progress.row = index;
        progress.total = m_results.rows.size() * m_repeats;
        for (const SweepRow &row : m_results.rows) {
            const bool over = row.state == SweepState::Refused || row.state == SweepState::Failed;
            progress.done += over ? m_repeats : row.runs.size();
        }
        if (m_measured > 0)
            progress.secondsLeft = static_cast<double>(progress.total - progress.done) * m_spentNs /
                                   static_cast<double>(m_measured) / 1e9;
        m_listener(progress, m_results.rows[index]);
    }

    SweepResults &m_results;
    SweepStore *m_store;
    const SweepListener &m_listener;
    std::stop_token m_stop;
    Vocabulary m_vocabulary;
    std::size_t m_repeats;
    double m_spentNs = 0;
    std::size_t m_measured = 0;
};

// Measured also when nothing was received.
SweepAttempt runOnce(const SweepCell &cell, const Experiment &experiment, std::chrono::nanoseconds runTime,
                     const std::stop_token &stop)
{
    RunOptions options;
    options.timeLimit = runTime;
    options.snapshotEvery = kSnapshotEvery;
    const TimesReading before = readTimes();
    Session session(experiment, options, nullptr);
    const std::stop_callback onStop(stop, [&session] { session.stop(); });
    const auto snapshot = session.waitForEnd();
    const TimesReading after = readTimes();

    if (stop.stop_requested() && snapshot->verdict == RunVerdict::Stopped)
        return {SweepState::Pending, "", {}};
    if (snapshot->failure) {
        const SweepState state = isRefusal(*snapshot->failure) ? SweepState::Refused : SweepState::Failed;
        return {state, snapshot->failure->text(), {}};
    }
    if (snapshot->verdict == RunVerdict::Deadlock)
        return {SweepState::Failed, "the run ended in a deadlock", {}};
    if (!snapshot->results || snapshot->results->objects.empty())
        return {SweepState::Failed, "the run left no results", {}};
    SweepAttempt attempt{SweepState::Measured, "", figuresOf(*snapshot, cell)};
    attempt.run.noise = judgeNoise(before, after, migrationsOf(*snapshot));
    return attempt;
}

}  // namespace

SweepAttempt measureCell(const SweepCell &cell, std::chrono::nanoseconds runTime,
                         const Vocabulary &vocabulary, const std::stop_token &stop)
{
    const MechanismWord *mechanism = findMechanism(vocabulary, cell.mechanism);
    if (mechanism == nullptr)
        return {SweepState::Refused, "there is no mechanism " + cell.mechanism, {}};
    const Experiment experiment = experimentOf(cell, *mechanism);
    std::string complaint = complaintOf(experiment, vocabulary);
    if (!complaint.empty())
        return {SweepState::Refused, std::move(complaint), {}};
    SweepAttempt attempt = runOnce(cell, experiment, runTime, stop);
    if (attempt.state == SweepState::Measured && attempt.run.messages == 0)
        attempt = runOnce(cell, experiment, kSecondTry * runTime, stop);
    if (attempt.state == SweepState::Measured && attempt.run.messages == 0)
        return {SweepState::Failed, "nothing was received within the time of the run", {}};
    return attempt;
}

SweepResults emptySweep(const SweepPlan &plan, const SweepStore *store)
{
    SweepResults results;
    results.machine = thisMachine();
    results.plan = plan;
    for (SweepCell &cell : cellsOf(plan, machineVocabulary()))
        results.rows.push_back({std::move(cell), SweepState::Pending, "", {}});
    if (store != nullptr)
        store->restore(plan, results.rows);
    return results;
}

Result<> runSweep(SweepResults &results, SweepStore *store, const SweepListener &listener,
                  const std::stop_token &stop)
{
    results.cancelled = false;
    return Sweeper(results, store, listener, stop).run();
}

}  // namespace ws
