#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <random>
#include <sstream>

#include "analysis/histogram.h"
#include "support/small_run.h"

// What the program holds on the heap, so that a test can say that an analysis does not grow.
static std::atomic<std::size_t> heldBytes{0};

void *operator new(std::size_t size)
{
    void *memory = std::malloc(size);
    if (!memory)
        std::abort();
    heldBytes += ::malloc_usable_size(memory);
    return memory;
}

// std::stable_sort asks in this form.
void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    return operator new(size);
}

void operator delete(void *memory) noexcept
{
    heldBytes -= ::malloc_usable_size(memory);
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    operator delete(memory);
}

using namespace ws;
using test::kMs;

namespace {

constexpr std::size_t kMostHeldBytes = 4'000'000;  // of one analysis of a run of two threads

std::ostream &operator<<(std::ostream &out, const TimeSeries &series)
{
    out << series.stepNs << ':';
    for (const float value : series.values)
        out << value << ' ';
    return out;
}

std::string textOf(const RunResults &results)
{
    std::ostringstream out;
    out << results.timeNs << ' ' << results.unknownEvents << '\n';
    for (const ThreadResults &thread : results.threads) {
        out << thread.runningShare << ' ' << thread.runnableShare << ' ' << thread.blockedShare << ' '
            << static_cast<int>(thread.now.state) << ' ' << thread.now.cpuNs << ' ' << thread.runnableSeries;
        for (const BlockedOn &blocked : thread.blocked)
            out << blocked.object << ' ' << blocked.waits << ' ' << blocked.ns << ' ' << blocked.share;
        out << '\n';
    }
    if (results.timeline) {
        for (const auto *tracks : {&results.timeline->threads, &results.timeline->wakes})
            for (const Track &track : *tracks)
                for (std::size_t i = 0; i < track.size(); ++i)
                    out << track.at(i).beginNs << ' ' << track.at(i).endNs << ' '
                        << static_cast<int>(track.at(i).state) << ' '
                        << static_cast<int>(track.at(i).waitKind) << ' ' << track.at(i).object << ' ';
        for (const Timeline::Hold &hold : results.timeline->holds)
            out << hold.thread << ' ' << hold.object << ' ' << hold.track.size() << ' ';
        out << '\n';
    }
    for (const ObjectResults &object : results.objects) {
        out << object.sent << ' ' << object.received << ' ' << object.lost << ' ' << object.inFlight << ' '
            << object.receivedBytes << ' ' << object.messagesPerSecond << ' ' << object.bytesPerSecond << ' '
            << object.recentMessagesPerSecond << ' ' << object.recentSenderBlocked << ' '
            << object.recentReceiverBlocked << ' ' << object.latency.count << ' ' << object.latency.p50 << ' '
            << object.latency.max << ' ' << object.acquisitions << ' ' << object.messages << object.bytes
            << object.latencyP50 << object.latencyP99 << object.latencyMax << object.depth;
        for (const HistogramBin &bin : object.latencyBins)
            out << bin.fromNs << ' ' << bin.toNs << ' ' << bin.count << ' ';
        out << '\n';
    }
    for (const Starvation &one : results.starvation)
        out << one.thread << ' ' << one.object << ' ' << one.overtaken << ' ' << one.sinceNs << ' '
            << one.untilNs << '\n';
    for (const Livelock &one : results.livelocks) {
        for (std::size_t i = 0; i < one.threads.size(); ++i)
            out << one.threads[i] << ' ' << one.objects[i] << ' ';
        out << one.failures << ' ' << one.sinceNs << ' ' << one.untilNs << '\n';
    }
    return out.str();
}

// Feeds a run that moves: cumulative counters, waits of both threads, sleeps, all known kinds and some
// unknown.
class Feeder
{
public:
    Feeder(const RunModel &model, Analysis &analysis)
        : m_model(model), m_analysis(analysis), m_sample(test::emptySample(model, 0)),
          m_buckets(kLatencyBuckets)
    {
    }

    void feed(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            m_events.clear();
            for (int j = 0; j < 100; ++j) {
                m_timeNs += kMs / 10;
                m_events.push_back({m_timeNs, static_cast<EventKind>(m_random() % 14), 0,
                                    static_cast<std::uint32_t>(m_random() % 6), m_random() % 6});
            }
            m_analysis.addEvents(static_cast<std::uint32_t>(m_random() % (m_model.threads.size() + 1)),
                                 m_events);
            feedSample();
        }
    }

private:
    void feedSample()
    {
        m_sample.timeNs = m_timeNs;
        for (int i = 0; i < 50; ++i)
            ++m_buckets[200 + m_random() % 300];
        for (std::size_t i = 0; i < m_sample.uses.size(); ++i) {
            UseSample &use = m_sample.uses[i];
            use.done += 50;
            use.bytes += 3200;
            use.waits += 10;
            use.waitNs += 3 * kMs;
            use.firstNs = kMs;
            use.lastNs = m_timeNs;
            if (i < m_model.uses.size() && m_model.uses[i].kind == UseKind::Receives)
                use.latency = m_buckets;
        }
        for (ThreadSample &thread : m_sample.threads) {
            thread.cpuNs += 4 * kMs;
            thread.runQueueNs += kMs;
        }
        m_analysis.addSample(m_sample);
    }

    const RunModel &m_model;
    Analysis &m_analysis;
    Sample m_sample;
    std::vector<std::uint64_t> m_buckets;
    std::vector<TimedEvent> m_events;
    std::int64_t m_timeNs = 0;
    std::mt19937 m_random{5};
};

}  // namespace

class TestAnalysisContract : public QObject
{
    Q_OBJECT

private slots:
    void idsAreUnique()
    {
        QStringList ids;
        for (const AnalysisInfo &info : analysisRegistry())
            ids << QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
        QCOMPARE(ids.removeDuplicates(), 0);
        QVERIFY(!ids.isEmpty());
    }

    void fedNothingItReportsAnEmptyRun_data() { eachAnalysis(); }
    void fedNothingItReportsAnEmptyRun()
    {
        const RunModel model = test::smallRun();
        RunResults results;
        make(model)->report(results);
        QCOMPARE(results.threads.size(), model.threads.size());
        QCOMPARE(results.objects.size(), model.objects.size());
        QCOMPARE(results.timeNs, 0);
        const RunModel none;
        RunResults empty;
        const auto analysis = make(none);
        analysis->addSample(Sample{});
        analysis->report(empty);
        QVERIFY(empty.threads.empty() && empty.objects.empty());
    }

    void oneThreadAndManyThreadsAreReported_data() { eachAnalysis(); }
    void oneThreadAndManyThreadsAreReported()
    {
        for (const std::uint32_t threads : {1u, 2u, 300u}) {
            const RunModel model = test::smallRun(threads);
            const auto analysis = make(model);
            Feeder(model, *analysis).feed(20);
            RunResults results;
            analysis->report(results);
            QCOMPARE(results.threads.size(), std::size_t{threads});
        }
    }

    void reportingTwiceGivesTheSame_data() { eachAnalysis(); }
    void reportingTwiceGivesTheSame()
    {
        const RunModel model = test::smallRun(3);
        const auto analysis = make(model);
        Feeder feeder(model, *analysis);
        RunResults reused;
        for (int i = 0; i < 5; ++i) {
            feeder.feed(30);
            analysis->report(reused);
            const std::string once = textOf(reused);
            analysis->report(reused);
            QCOMPARE(textOf(reused), once);
            RunResults fresh;
            analysis->report(fresh);
            QCOMPARE(textOf(fresh), once);
        }
    }

    void otherPartsOfTheResultsAreLeftAlone_data() { eachAnalysis(); }
    void otherPartsOfTheResultsAreLeftAlone()
    {
        const RunModel model = test::smallRun(3);
        const auto mine = make(model);
        Feeder(model, *mine).feed(10);
        RunResults together;
        for (const AnalysisInfo &info : analysisRegistry()) {
            const auto other = info.create(model);
            Feeder(model, *other).feed(10);
            other->report(together);
        }
        const std::string before = textOf(together);
        mine->report(together);
        QCOMPARE(textOf(together), before);
    }

    void nonsenseDoesNoHarm_data() { eachAnalysis(); }
    void nonsenseDoesNoHarm()
    {
        RunModel model = test::smallRun();
        model.uses.push_back({99, 0, UseKind::Sends});
        model.uses.push_back({0, 99, UseKind::Receives});
        const auto analysis = make(model);
        const std::int64_t times[] = {-5, INT64_MIN, 7, INT64_MAX, 3, 0};
        for (const std::int64_t timeNs : times) {
            for (std::uint16_t kind = 0; kind < 20; ++kind) {
                const TimedEvent event{timeNs, static_cast<EventKind>(kind), 0xffff, 12345, UINT64_MAX};
                analysis->addEvents(0, {&event, 1});
                analysis->addEvents(1000, {&event, 1});
            }
        }
        std::vector<std::uint64_t> tooMany(kLatencyBuckets * 2, 1);
        Sample sample = test::emptySample(model, 50 * kMs);
        for (UseSample &use : sample.uses)
            use = {.begun = 1,
                   .done = 2,
                   .bytes = 3,
                   .waits = 4,
                   .waitNs = -5,
                   .splitNs = -6,
                   .wakeNs = 7,
                   .firstNs = 900 * kMs,
                   .lastNs = 1,
                   .lost = 10,
                   .reordered = 11,
                   .duplicated = 12,
                   .corrupt = 13,
                   .failuresInARow = UINT64_MAX,
                   .longestLatencyNs = -1,
                   .latency = tooMany};
        sample.threads[0].startNs = 80 * kMs;
        sample.threads[0].endNs = -7;
        analysis->addSample(sample);
        sample.timeNs = 10 * kMs;  // back in time
        analysis->addSample(sample);
        sample.timeNs = 900'000 * kMs;
        sample.uses.resize(1);
        sample.threads.clear();
        analysis->addSample(sample);
        RunResults results;
        analysis->report(results);
        QCOMPARE(results.objects.size(), model.objects.size());
    }

    void memoryIsBoundedOverAMillionEvents_data() { eachAnalysis(); }
    void memoryIsBoundedOverAMillionEvents()
    {
        const RunModel model = test::smallRun();
        const std::size_t before = heldBytes;
        const auto analysis = make(model);
        Feeder feeder(model, *analysis);
        std::size_t most = 0;
        for (int i = 0; i < 20; ++i) {
            feeder.feed(500);
            most = std::max(most, heldBytes - before);
        }
        QVERIFY2(most < kMostHeldBytes, QByteArray::number(qulonglong(most)));
    }

private:
    void eachAnalysis()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const AnalysisInfo &info : analysisRegistry())
            QTest::newRow(std::string(info.id).c_str()) << index++;
    }

    std::unique_ptr<Analysis> make(const RunModel &model)
    {
        const auto index = *static_cast<const int *>(QTest::qData("index", QMetaType::Int));
        return analysisRegistry()[static_cast<std::size_t>(index)].create(model);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisContract)
#include "tst_analysis_contract.moc"
