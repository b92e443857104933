// What recording costs, beside its references: one event against one read of the clock, an instrumented
// lock + unlock against a bare pthread mutex pair. Budgets: 1.6 x; light 2 x, full 6 x.
#include <benchmark/benchmark.h>
#include <pthread.h>

#include "record/ring_reader.h"
#include "record/thread_recorder.h"
#include "sync/registry.h"

namespace ws {
namespace {

Segment oneThreadSegment(RecordLevel level)
{
    SegmentPlan plan;
    plan.objects = 1;
    plan.threads = 1;
    plan.uses.push_back({0, 0, 2, false});
    plan.level = level;
    plan.clock = bestClockSource();
    plan.ringEvents = 8192;
    auto segment = Segment::create(plan);
    return std::move(*segment);
}

void clockRead(benchmark::State &state)
{
    const ClockSource source = bestClockSource();
    for (auto _ : state)
        benchmark::DoNotOptimize(readTicks(source));
}
BENCHMARK(clockRead);

// The ring is given back as a whole outside the timed part, as a collector that keeps up would.
void recordedEvent(benchmark::State &state)
{
    const Segment segment = oneThreadSegment(RecordLevel::Full);
    ThreadRecorder recorder(segment, 0);
    ThreadSlot &slot = segment.thread(0);
    int sinceDrain = 0;
    for (auto _ : state) {
        recorder.operation(EventKind::SendBegin, 0, 64);
        if (++sinceDrain == 4096) {
            slot.read.store(slot.head.load());
            sinceDrain = 0;
        }
    }
    if (slot.dropped.load() != 0)
        state.SkipWithError("events were dropped: the figure is not that of recording");
}
BENCHMARK(recordedEvent);

void bareMutex(benchmark::State &state)
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    for (auto _ : state) {
        pthread_mutex_lock(&mutex);
        benchmark::ClobberMemory();
        pthread_mutex_unlock(&mutex);
    }
}
BENCHMARK(bareMutex);

void instrumentedMutex(benchmark::State &state, RecordLevel level)
{
    const Segment segment = oneThreadSegment(level);
    ThreadRecorder recorder(segment, 0);
    alignas(64) std::byte cell[kPrimitiveCellBytes] = {};
    const Primitive *primitive = findPrimitive("mutex");
    auto made = primitive->prepare(cell, {});
    auto handle = primitive->open(cell, {0, &recorder, &segment.use(0), &segment.object(0)});
    if (!made || !handle) {
        state.SkipWithError("cannot make a mutex");
        return;
    }
    auto *lock = static_cast<Lock *>(handle->get());
    ThreadSlot &slot = segment.thread(0);
    int sinceDrain = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(lock->lock());
        benchmark::ClobberMemory();
        benchmark::DoNotOptimize(lock->unlock());
        if (++sinceDrain == 2048) {
            slot.read.store(slot.head.load());
            sinceDrain = 0;
        }
    }
}
BENCHMARK_CAPTURE(instrumentedMutex, off, RecordLevel::Off);
BENCHMARK_CAPTURE(instrumentedMutex, light, RecordLevel::Light);
BENCHMARK_CAPTURE(instrumentedMutex, full, RecordLevel::Full);

}  // namespace
}  // namespace ws

BENCHMARK_MAIN();
