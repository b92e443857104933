// How many events a second all analyses together take, on one core. The goal is 20 million: below it, the
// collector thread of a full-level run would need more than its share of a machine of two cores.
#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/deadlock.h"
#include "analysis/histogram.h"
#include "support/small_run.h"

namespace {

using namespace ws;

constexpr std::uint32_t kThreads = 8;
constexpr std::size_t kBatch = 4096;  // events of one thread that a collector hands over at once
constexpr int kBatchesASample = 64;   // 262,144 events a sample: 26 million a second at 10 ms a sample

// A full-level thread that sends and now and then has to wait.
std::vector<TimedEvent> batchOf(int everyNthWaits)
{
    std::vector<TimedEvent> events;
    std::int64_t timeNs = 0;
    for (int i = 0; events.size() < kBatch; ++i) {
        events.push_back({timeNs += 40, EventKind::SendBegin, 1, 0, 64});
        if (i % everyNthWaits == 0) {
            events.push_back({timeNs += 40, EventKind::WaitBegin, 1, 0, 2});
            events.push_back({timeNs += 40, EventKind::WaitEnd, 1, 0, 2});
        }
        events.push_back({timeNs += 40, EventKind::SendEnd, 1, 0, static_cast<std::uint64_t>(i)});
    }
    events.resize(kBatch);
    return events;
}

std::vector<std::unique_ptr<Analysis>> allAnalyses(const RunModel &model)
{
    std::vector<std::unique_ptr<Analysis>> all;
    for (const AnalysisInfo &info : analysisRegistry())
        all.push_back(info.create(model));
    return all;
}

void addSample(std::vector<std::unique_ptr<Analysis>> &analyses, Sample &sample,
               std::vector<std::uint64_t> &buckets)
{
    sample.timeNs += 10 * test::kMs;
    for (std::size_t i = 300; i < 500; ++i)
        buckets[i] += i % 7;
    for (UseSample &use : sample.uses) {
        use.done += 1000;
        use.bytes += 64000;
        use.waitNs += test::kMs;
        use.latency = buckets;
    }
    for (const auto &analysis : analyses)
        analysis->addSample(sample);
}

// Events and a sample every 262,144 of them, through every analysis.
void allAnalysesTakeEvents(benchmark::State &state)
{
    const RunModel model = test::smallRun(kThreads);
    auto analyses = allAnalyses(model);
    const std::vector<TimedEvent> events = batchOf(static_cast<int>(state.range(0)));
    Sample sample = test::emptySample(model, 0);
    std::vector<std::uint64_t> buckets(kLatencyBuckets);
    int batches = 0;
    for (auto _ : state) {
        const auto thread = static_cast<std::uint32_t>(batches) % kThreads;
        for (const auto &analysis : analyses)
            analysis->addEvents(thread, events);
        if (++batches % kBatchesASample == 0)
            addSample(analyses, sample, buckets);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kBatch));
}
BENCHMARK(allAnalysesTakeEvents)->ArgName("wait every nth send")->Arg(1)->Arg(10)->Arg(1000);

void allAnalysesTakeASample(benchmark::State &state)
{
    const RunModel model = test::smallRun(static_cast<std::uint32_t>(state.range(0)));
    auto analyses = allAnalyses(model);
    Sample sample = test::emptySample(model, 0);
    std::vector<std::uint64_t> buckets(kLatencyBuckets);
    for (auto _ : state)
        addSample(analyses, sample, buckets);
}
BENCHMARK(allAnalysesTakeASample)->ArgName("threads")->Arg(2)->Arg(8)->Arg(100);

// What one picture costs, after a run long enough to fill every series and lane.
void allAnalysesReport(benchmark::State &state)
{
    const RunModel model = test::smallRun(static_cast<std::uint32_t>(state.range(0)));
    auto analyses = allAnalyses(model);
    Sample sample = test::emptySample(model, 0);
    std::vector<std::uint64_t> buckets(kLatencyBuckets);
    const std::vector<TimedEvent> events = batchOf(1);
    for (int i = 0; i < 600; ++i)
        addSample(analyses, sample, buckets);
    for (std::uint32_t i = 0; i < 10 * model.threads.size(); ++i)
        analyses.back()->addEvents(i % static_cast<std::uint32_t>(model.threads.size()), events);
    for (auto _ : state) {
        RunResults results;
        for (const auto &analysis : analyses)
            analysis->report(results);
        benchmark::DoNotOptimize(results.threads.data());
    }
}
BENCHMARK(allAnalysesReport)->ArgName("threads")->Arg(2)->Arg(8)->Arg(100)->Unit(benchmark::kMicrosecond);

// A ring of as many threads as the argument says: the whole proof, from two snapshots.
void deadlockIsProven(benchmark::State &state)
{
    const auto count = static_cast<std::uint32_t>(state.range(0));
    WaitFacts facts;
    facts.threads.resize(count);
    facts.objects.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        facts.objects[i].holders = {i};
        facts.threads[i].waiting = true;
        facts.threads[i].kind = WaitKind::Lock;
        facts.threads[i].object = (i + 1) % count;
        facts.threads[i].ways = {{WaitKind::Lock, (i + 1) % count, false, true, 1, {(i + 1) % count}, 1}};
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(provenDeadlock(facts, facts));
}
BENCHMARK(deadlockIsProven)->ArgName("threads")->Arg(2)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
