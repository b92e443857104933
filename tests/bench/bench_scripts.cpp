// What a script's calls cost: lock + unlock from Lua, without and with its line and its events, beside the same pair
// from C++; and what the hooks cost where a script only computes. Budget: 0.5 us for lock + unlock.
//
// Each figure is of a loop of Lua, the loop itself included.
#include <benchmark/benchmark.h>

#include "support/script_bench.h"

namespace ws {
namespace {

constexpr int kRounds = 200'000;

void script(benchmark::State &state, RecordLevel level, const char *loop)
{
    test::ScriptBench bench(1, level);
    bench.addPrimitive("fork", "mutex");
    bench.addPrimitive("items", "semaphore");
    bench.addChannel("q", "pipe", 64, {0}, {0});
    bench.open();
    const std::string text = "for i = 1, " + std::to_string(kRounds) + " do\n" + loop + "\nend";
    for (auto _ : state) {
        const std::string outcome = bench.run(0, text);
        if (!outcome.empty())
            state.SkipWithError(outcome.c_str());
        // As a collector that keeps up would; the ring is large enough for nothing but the last events.
        const ThreadSlot &slot = bench.slot(0);
        bench.segment().thread(0).read.store(slot.head.load());
    }
    state.counters["ns"] = benchmark::Counter(static_cast<double>(state.iterations()) * kRounds / 1e9,
                                              benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

constexpr const char *kPair = "fork:lock()\nfork:unlock()";
BENCHMARK_CAPTURE(script, lockUnlockOff, RecordLevel::Off, kPair);
BENCHMARK_CAPTURE(script, lockUnlockLight, RecordLevel::Light, kPair);
BENCHMARK_CAPTURE(script, lockUnlockFull, RecordLevel::Full, kPair);
BENCHMARK_CAPTURE(script, releaseAcquireLight, RecordLevel::Light, "items:release()\nitems:acquire()");
BENCHMARK_CAPTURE(script, sendReceivePipeLight, RecordLevel::Light, "q:send('x')\nq:receive()");
BENCHMARK_CAPTURE(script, computeOff, RecordLevel::Off, "local x = i % 7 + 1");
BENCHMARK_CAPTURE(script, computeLight, RecordLevel::Light, "local x = i % 7 + 1");
BENCHMARK_CAPTURE(script, computeFull, RecordLevel::Full, "local x = i % 7 + 1");

}  // namespace
}  // namespace ws

BENCHMARK_MAIN();
