// Small experiments that hang, and traps that do not: each verdict is as its file says, in every run.
//
// WS_CORPUS_ROUNDS (2 when absent) runs of each, as threads and as processes; WS_CORPUS_AT_ONCE (4) of them at a time. The
// table at the end has the delay from the last member's blocking to the proof.
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <thread>

#include "support/corpus.h"

using namespace ws;
using namespace ws::test;

namespace {

// What a loaded machine must keep; the figures belong into the table.
constexpr std::int64_t kMostDelayNs = 2'000'000'000;

unsigned numberFrom(const char *variable, unsigned whenAbsent)
{
    const int number = qEnvironmentVariableIntValue(variable);
    return number > 0 ? static_cast<unsigned>(number) : whenAbsent;
}

struct Job
{
    const CorpusCase *expected = nullptr;
    bool asProcesses = false;
    std::string wrong;
    std::int64_t delayNs = -1;  // -1: nobody was stuck
};

void execute(Job &job)
{
    const Experiment &experiment = job.expected->experiment;
    const SnapshotPtr last = runToEnd(job.asProcesses ? asProcesses(experiment) : experiment);
    job.wrong = wrongInRun(*job.expected, *last);
    if (last->deadlock)
        job.delayNs = last->deadlock->detectionDelayNs;
}

void executeAll(std::vector<Job> &jobs, unsigned atOnce)
{
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> runners;
    for (unsigned i = 0; i < std::min<std::size_t>(atOnce, jobs.size()); ++i)
        runners.emplace_back([&] {
            for (std::size_t job = next++; job < jobs.size(); job = next++)
                execute(jobs[job]);
        });
    for (std::thread &runner : runners)
        runner.join();
}

struct Delays
{
    double median = 0;  // ms
    double longest = 0;
};

Delays delaysOf(std::vector<std::int64_t> delays)
{
    std::sort(delays.begin(), delays.end());
    return {static_cast<double>(delays[delays.size() / 2]) / 1e6, static_cast<double>(delays.back()) / 1e6};
}

}  // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFamilyIsThere();
    void theVerdictIsAsTheFileSays_data();
    void theVerdictIsAsTheFileSays();
    void cleanupTestCase();

private:
    const CorpusCase &caseOf(const QString &name) const;

    std::vector<CorpusCase> m_corpus;
    std::map<std::string, std::vector<std::int64_t>> m_delays;
    std::size_t m_runs = 0;
};

void CorpusTest::initTestCase()
{
    m_corpus = readCorpus(WS_CORPUS_FOLDER);
}

void CorpusTest::everyFamilyIsThere()
{
    std::size_t hanging = 0;
    for (const CorpusCase &one : m_corpus) {
        const bool hangs = one.outcome == CorpusCase::Outcome::Deadlock;
        hanging += hangs ? 1 : 0;
        QVERIFY2(one.name.starts_with(hangs ? "hang-" : "run-"), one.name.c_str());
    }
    QVERIFY2(hanging >= 45, qPrintable(QString::number(hanging)));
    QVERIFY2(m_corpus.size() - hanging >= 25, qPrintable(QString::number(m_corpus.size() - hanging)));
    for (const char *certainty : {"cycle", "knot", "orphan"})
        QVERIFY2(std::any_of(m_corpus.begin(), m_corpus.end(),
                             [&](const CorpusCase &one) { return one.certainty == certainty; }),
                 certainty);
}

void CorpusTest::theVerdictIsAsTheFileSays_data()
{
    QTest::addColumn<QString>("name");
    for (const CorpusCase &one : m_corpus)
        QTest::newRow(one.name.c_str()) << QString::fromStdString(one.name);
}

void CorpusTest::theVerdictIsAsTheFileSays()
{
    QFETCH(QString, name);
    const CorpusCase &expected = caseOf(name);
    const unsigned rounds = numberFrom("WS_CORPUS_ROUNDS", 2);
    std::vector<Job> jobs;
    for (unsigned round = 0; round < rounds; ++round) {
        jobs.push_back({&expected, false, {}});
        if (expected.alsoProcesses)
            jobs.push_back({&expected, true, {}});
    }
    executeAll(jobs, numberFrom("WS_CORPUS_AT_ONCE", 4));
    m_runs += jobs.size();
    QStringList wrong;
    for (const Job &job : jobs) {
        if (!job.wrong.empty())
            wrong << QString(job.asProcesses ? "as processes: " : "as threads: ") +
                         QString::fromStdString(job.wrong);
        if (job.delayNs >= 0)
            m_delays[expected.name].push_back(job.delayNs);
    }
    QVERIFY2(wrong.isEmpty(),
             qPrintable(QString("%1 of %2 runs\n").arg(wrong.size()).arg(jobs.size()) + wrong.join("\n")));
    for (const Job &job : jobs)
        QVERIFY2(job.delayNs <= kMostDelayNs, qPrintable(QString::number(job.delayNs)));
}

const CorpusCase &CorpusTest::caseOf(const QString &name) const
{
    return *std::find_if(m_corpus.begin(), m_corpus.end(),
                         [&](const CorpusCase &one) { return one.name == name.toStdString(); });
}

void CorpusTest::cleanupTestCase()
{
    std::vector<std::int64_t> all;
    for (const auto &[name, delays] : m_delays) {
        const Delays found = delaysOf(delays);
        std::printf("%-50s %5zu proofs, delay median %7.2f ms, longest %7.2f ms\n", name.c_str(),
                    delays.size(), found.median, found.longest);
        all.insert(all.end(), delays.begin(), delays.end());
    }
    if (all.empty())
        return;
    const Delays found = delaysOf(all);
    std::printf("%zu runs; %zu proofs, delay median %.2f ms, longest %.2f ms\n", m_runs, all.size(),
                found.median, found.longest);
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
