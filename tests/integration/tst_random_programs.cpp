// Random programs against an oracle: what a real run ends with must be one of the ends that an explorer of all
// interleavings finds, a run that is stuck must have been called a deadlock, and one that is not must not.
//
// WS_RANDOM_PROGRAMS=10000   so many programs; WS_RANDOM_SEED=7: another set of them. Each failure prints its seed and
// its program as a line for theExplorerKnows().
#include <QTest>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "support/engine_run.h"
#include "support/program_explorer.h"

using namespace ws;
using namespace ws::test;

namespace {

constexpr int kPrograms = 800;
constexpr int kProgramsInARow = 500;
constexpr std::size_t kMostStates = 100'000;
// A run sleeps most of its time, in looks of the session; more would make each other late.
constexpr int kRunsAtATime = 4;

// Those that a thread which asks twice waits for, and that nobody gets whose owner has ended.
constexpr const char *kLocks[] = {"mutex", "mutex", "ticket-lock", "mutex", "spin-lock"};

std::string namesOf(StuckThreads stuck)
{
    std::string names;
    for (int thread = 0; thread < 8; ++thread)
        if (stuck & (1u << thread))
            names += (names.empty() ? "t" : " t") + std::to_string(thread);
    return names.empty() ? "nobody" : names;
}

std::string allOf(const std::set<StuckThreads> &ends)
{
    std::string text;
    for (const StuckThreads end : ends)
        text += (text.empty() ? "" : ", or ") + namesOf(end);
    return text;
}

// Thread i of the program is named "ti"; in the run it has another index where there are two processes.
StuckThreads bitOf(const Snapshot &last, std::size_t thread)
{
    return 1u << (last.model->threads[thread].name[1] - '0');
}

StuckThreads stuckAtEnd(const Snapshot &last)
{
    StuckThreads stuck = 0;
    for (std::size_t thread = 0; thread < last.results->threads.size(); ++thread)
        if (last.results->threads[thread].now.state != ThreadState::Ended)
            stuck |= bitOf(last, thread);
    return stuck;
}

// Those that the verdict names.
StuckThreads accused(const Snapshot &last)
{
    StuckThreads all = 0;
    if (!last.deadlock)
        return all;
    for (const DeadlockMember &member : last.deadlock->deadlock.members)
        all |= bitOf(last, member.thread);
    for (const std::uint32_t thread : last.deadlock->deadlock.alsoStuck)
        all |= bitOf(last, thread);
    return all;
}

int numberFrom(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

// Why this run cannot be; empty: it can.
std::string wrongAbout(const Snapshot &last, const std::set<StuckThreads> &ends)
{
    if (last.failure || !last.results)
        return "failed: " + (last.failure ? last.failure->text() : "no results");
    for (const std::string &failure : last.threadFailures)
        if (!failure.empty())
            return failure;
    const StuckThreads stuck = stuckAtEnd(last);
    const bool isDeadlock = last.verdict == RunVerdict::Deadlock;
    if (isDeadlock != last.deadlock.has_value() || (!isDeadlock && last.verdict != RunVerdict::Completed))
        return std::string("its verdict is ") + verdictId(last.verdict);
    if (isDeadlock && stuck == 0)
        return "called a deadlock of " + namesOf(accused(last)) + ", but all have ended";
    if (!isDeadlock && stuck != 0)
        return "not called a deadlock, but stuck: " + namesOf(stuck);
    // Everybody has ended or is stuck after milliseconds: then a run is over.
    if (last.timeNs >= last.experiment->timeLimit.count())
        return "it went on until its time limit";
    if (!ends.contains(stuck))
        return "stuck: " + namesOf(stuck) + "; possible: " + allOf(ends);
    if ((accused(last) & ~stuck) != 0)
        return "accused " + namesOf(accused(last)) + ", but stuck: " + namesOf(stuck);
    if (isDeadlock && !last.deadlock->deadlock.everybody)
        return "a deadlock of all that have not ended, but not called one of everybody";
    return {};
}

// Runs programs until all are done, several at a time.
class Campaign
{
public:
    Campaign(std::uint64_t firstSeed, int programs) : m_firstSeed(firstSeed), m_programs(programs) {}

    void run()
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < kRunsAtATime; ++i)
            threads.emplace_back([this] {
                for (int next = m_next++; next < m_programs; next = m_next++)
                    one(m_firstSeed + static_cast<std::uint64_t>(next));
            });
        for (std::thread &thread : threads)
            thread.join();
    }

    std::atomic<int> completed = 0;
    std::atomic<int> stuck = 0;
    std::atomic<int> undecided = 0;  // by the oracle: can end in more than one way
    std::atomic<int> tooLarge = 0;
    std::vector<std::string> failures;  // when all have run

private:
    void one(std::uint64_t seed)
    {
        const RandomProgram program = randomProgram(seed);
        const auto ends = possibleEnds(program, kMostStates);
        if (!ends) {
            ++tooLarge;
            return;
        }
        RunOptions options;
        if (seed % 3 == 0)
            options.level = Level::Full;
        if (seed % 4 == 0)
            options.placement = Placement::Same;
        ProgramRun run;
        run.lock = kLocks[seed % std::size(kLocks)];
        run.semaphore = seed % 7 == 0 ? "semaphore-named" : "semaphore";
        run.twoProcesses = seed % 2 == 0 && !program.uses('J') && !program.uses('S');
        const SnapshotPtr last = runToEnd(experimentOf(experimentText(program, run)), options);
        const std::string wrong = wrongAbout(*last, *ends);
        ++(last->verdict == RunVerdict::Deadlock ? stuck : completed);
        undecided += ends->size() > 1;
        if (wrong.empty())
            return;
        const std::lock_guard lock(m_mutex);
        failures.push_back("seed " + std::to_string(seed) + ": " + lineOf(program) + "\n    " + wrong);
    }

    const std::uint64_t m_firstSeed;
    const int m_programs;
    std::atomic<int> m_next = 0;
    std::mutex m_mutex;
};

}  // namespace

class RandomProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void theExplorerKnows_data();
    void theExplorerKnows();
    void aProgramIsItsLine();
    void everyRunEndsAsTheOracleAllows_data();
    void everyRunEndsAsTheOracleAllows();
};

void RandomProgramsTest::theExplorerKnows_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("ends");
    const auto row = [](const char *name, const char *line, const char *ends) {
        QTest::newRow(name) << QString(line) << QString(ends);
    };
    row("nothing to wait for", ". | .", "nobody");
    row("same order", "L0 L1 U1 U0 | L0 L1 U1 U0", "nobody");
    row("opposite order", "L0 L1 U1 U0 | L1 L0 U0 U1", "nobody, or t0 t1");
    row("locked twice", "L0 L0 U0 | L0 U0", "t0, or t0 t1");
    row("never unlocked", "L0 | L0 U0", "nobody, or t1");
    row("a unit for one of two", "value 0 | A0 | A0 | R0", "t0, or t1");
    row("full and nobody receives", "room 1 | S0 S0 G0 | .", "t0");
    row("the end of a stream", "room 1 | S0 | G0 G0", "nobody");
    row("its own only sender", "room 1 | G0 S0 | .", "t0");
    row("notified or too early", "E0 W0.0 X0 | E0 N0.0 X0", "nobody, or t0");
    row("the other condition", "E0 W0.0 X0 | E0 N0.1 X0", "t0");
    row("one of two is notified", "E0 W0.0 X0 | E0 W0.0 X0 | E0 N0.0 X0", "t0, or t1, or t0 t1");
    row("all of two are notified", "E0 W0.0 X0 | E0 W0.0 X0 | E0 B0.0 X0", "nobody, or t0, or t1, or t0 t1");
    row("a notifier that keeps the lock", "E0 W0.0 X0 | E0 N0.0", "t0");
    row("joined in a circle", "J1 | J0", "t0 t1");
    row("joined behind a lock", "L0 J1 U0 | L0 U0", "nobody, or t0 t1");
}

void RandomProgramsTest::theExplorerKnows()
{
    QFETCH(QString, line);
    QFETCH(QString, ends);
    const auto found = possibleEnds(programOf(line.toStdString()), kMostStates);
    QVERIFY(found);
    QCOMPARE(QString::fromStdString(allOf(*found)), ends);
}

void RandomProgramsTest::aProgramIsItsLine()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const std::string line = lineOf(randomProgram(seed));
        QCOMPARE(lineOf(programOf(line)), line);
    }
}

void RandomProgramsTest::everyRunEndsAsTheOracleAllows_data()
{
    QTest::addColumn<qulonglong>("first");
    QTest::addColumn<int>("programs");
    const int all = numberFrom("WS_RANDOM_PROGRAMS", kPrograms);
    // Sets are apart by more than the programs of one campaign.
    const auto first = static_cast<qulonglong>(numberFrom("WS_RANDOM_SEED", 1)) * 1'000'000;
    for (int done = 0; done < all; done += kProgramsInARow) {
        const int programs = std::min(kProgramsInARow, all - done);
        const qulonglong from = first + static_cast<qulonglong>(done);
        QTest::addRow("seeds %llu to %llu", from, from + static_cast<qulonglong>(programs) - 1)
            << from << programs;
    }
}

void RandomProgramsTest::everyRunEndsAsTheOracleAllows()
{
    QFETCH(qulonglong, first);
    QFETCH(int, programs);
    const auto begin = std::chrono::steady_clock::now();
    Campaign campaign(first, programs);
    campaign.run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    qInfo("%d completed, %d stuck; %d could have ended otherwise, %d too large; %.1f s",
          campaign.completed.load(), campaign.stuck.load(), campaign.undecided.load(),
          campaign.tooLarge.load(), took.count());
    for (const std::string &failure : campaign.failures)
        qWarning("%s", failure.c_str());
    QCOMPARE(campaign.failures.size(), std::size_t{0});
    QCOMPARE(campaign.completed + campaign.stuck + campaign.tooLarge, programs);
    QVERIFY(campaign.tooLarge <= programs / 10);
    // Programs of which hardly any is stuck, or nearly all are, would prove little.
    QVERIFY(programs < 100 || (campaign.stuck > programs / 10 && campaign.completed > programs / 10));
}

QTEST_GUILESS_MAIN(RandomProgramsTest)
#include "tst_random_programs.moc"
