#include "measure/floor_probes.h"

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/futex.h"

namespace ws {

namespace {

constexpr std::uint64_t kMostNs = 400'000'000;
constexpr int kBatches = 31;
constexpr std::uint32_t kOver = ~std::uint32_t{0};

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Time of one call, as the median of batches of `calls` calls.
template <typename Call>
Measured timeOfOne(int calls, Call call)
{
    std::vector<double> batches;
    const std::uint64_t until = monotonicNs() + kMostNs;
    for (int batch = 0; batch < kBatches && monotonicNs() < until; ++batch) {
        const std::uint64_t start = monotonicNs();
        for (int i = 0; i < calls; ++i)
            call();
        batches.push_back(static_cast<double>(monotonicNs() - start) / calls);
    }
    return medianOf(std::move(batches));
}

// Runs `other` in a second thread while `mine` runs in this one. False where the system refuses the thread.
template <typename Mine, typename Other>
bool together(Mine mine, Other other)
{
    // std::thread reports a refusal only by an exception.
    try {
        std::thread second(other);
        mine();
        second.join();
        return true;
    } catch (const std::system_error &) {
        return false;
    }
}

struct alignas(64) Word
{
    std::atomic<std::uint32_t> value{0};
};

}  // namespace

void pinThisThread(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<std::size_t>(cpu), &set);
    // Where it is refused the figure is one without a pin.
    (void)::pthread_setaffinity_np(::pthread_self(), sizeof set, &set);
}

Measured cacheLineRoundTripNs(int first, int second)
{
    constexpr std::uint32_t kTrips = 4000;
    if (first == second)
        return std::nullopt;
    Word asked;
    Word answered;
    std::vector<double> batches;
    const auto ask = [&] {
        pinThisThread(first);
        const std::uint64_t until = monotonicNs() + kMostNs;
        std::uint32_t number = 0;
        for (int batch = 0; batch < kBatches && monotonicNs() < until; ++batch) {
            const std::uint64_t start = monotonicNs();
            for (std::uint32_t i = 0; i < kTrips; ++i) {
                asked.value.store(++number, std::memory_order_release);
                while (answered.value.load(std::memory_order_acquire) != number) {
                }
            }
            batches.push_back(static_cast<double>(monotonicNs() - start) / kTrips);
        }
        asked.value.store(kOver, std::memory_order_release);
    };
    const auto answer = [&] {
        pinThisThread(second);
        std::uint32_t seen = 0;
        while (seen != kOver) {
            const std::uint32_t now = asked.value.load(std::memory_order_acquire);
            if (now == seen)
                continue;
            seen = now;
            answered.value.store(now, std::memory_order_release);
        }
    };
    if (!together(ask, answer) || batches.empty())
        return std::nullopt;
    // The first batch holds the start of the second thread.
    if (batches.size() > 1)
        batches.erase(batches.begin());
    return medianOf(std::move(batches));
}

Measured futexRoundTripNs(int first, int second)
{
    constexpr std::uint32_t kMostTrips = 4000;
    Word turn;  // odd: the second thread's
    std::vector<double> trips;
    const auto waitWhile = [&turn](std::uint32_t value) {
        while (turn.value.load(std::memory_order_acquire) == value)
            futexWait(turn.value, value);
    };
    const auto pass = [&turn](std::uint32_t value) {
        turn.value.store(value, std::memory_order_release);
        futexWakeAll(turn.value);
    };
    const auto ask = [&] {
        pinThisThread(first);
        const std::uint64_t until = monotonicNs() + kMostNs;
        for (std::uint32_t i = 0; i < kMostTrips; ++i) {
            const std::uint64_t start = monotonicNs();
            if (start > until)
                break;
            pass(2 * i + 1);
            waitWhile(2 * i + 1);
            trips.push_back(static_cast<double>(monotonicNs() - start));
        }
        pass(kOver);
    };
    const auto answer = [&] {
        pinThisThread(second);
        for (std::uint32_t i = 0;; ++i) {
            waitWhile(2 * i);
            if (turn.value.load(std::memory_order_acquire) == kOver)
                return;
            pass(2 * i + 2);
        }
    };
    if (!together(ask, answer) || trips.empty())
        return std::nullopt;
    return medianOf(std::move(trips));
}

Measured contextSwitchNs(int cpu)
{
    constexpr std::uint64_t kSpanNs = 60'000'000;
    Word ready;
    Word over;
    double ns = 0;
    const auto yield = [cpu] { pinThisThread(cpu); };
    const auto switches = [] {
        rusage usage = {};
        ::getrusage(RUSAGE_THREAD, &usage);
        return usage.ru_nvcsw + usage.ru_nivcsw;
    };
    const auto mine = [&] {
        yield();
        while (ready.value.load(std::memory_order_acquire) == 0)
            ::sched_yield();
        const long before = switches();
        const std::uint64_t start = monotonicNs();
        while (monotonicNs() - start < kSpanNs)
            for (int i = 0; i < 64; ++i)
                ::sched_yield();
        const long counted = switches() - before;
        // Each time this thread leaves the other one comes, and back.
        if (counted > 0)
            ns = static_cast<double>(monotonicNs() - start) / (2.0 * static_cast<double>(counted));
        over.value.store(1, std::memory_order_release);
    };
    const auto other = [&] {
        yield();
        ready.value.store(1, std::memory_order_release);
        while (over.value.load(std::memory_order_acquire) == 0)
            ::sched_yield();
    };
    if (!together(mine, other) || ns == 0)
        return std::nullopt;
    return ns;
}

Measured threadCreateJoinNs()
{
    bool refused = false;
    const Measured ns = timeOfOne(40, [&refused] { refused = !together([] {}, [] {}) || refused; });
    return refused ? std::nullopt : ns;
}

Measured forkExecWaitNs()
{
    bool failed = false;
    const Measured ns = timeOfOne(5, [&failed] {
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl("/bin/true", "true", static_cast<char *>(nullptr));
            ::_exit(127);
        }
        int status = 0;
        failed = child < 0 || ::waitpid(child, &status, 0) != child || status != 0 || failed;
    });
    return failed ? std::nullopt : ns;
}

Measured systemCallNs()
{
    return timeOfOne(20'000, [] { (void)::syscall(SYS_getppid); });
}

Measured timestampCounterNs()
{
    if (bestClockSource() != ClockSource::Tsc)
        return std::nullopt;
    std::uint64_t sum = 0;
    const Measured ns = timeOfOne(200'000, [&sum] {
        sum += readTicks(ClockSource::Tsc);
        asm volatile("" : "+r"(sum));
    });
    return ns;
}

Measured clockGettimeNs()
{
    return timeOfOne(100'000, [] { (void)monotonicNs(); });
}

Measured threadClockNs()
{
    timespec now = {};
    return timeOfOne(10'000, [&now] { ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now); });
}

Measured mutexPairNs()
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    const Measured ns = timeOfOne(200'000, [&mutex] {
        ::pthread_mutex_lock(&mutex);
        ::pthread_mutex_unlock(&mutex);
    });
    ::pthread_mutex_destroy(&mutex);
    return ns;
}

Measured copyBytesPerSecond(std::size_t sizeBytes)
{
    constexpr std::size_t kAlignment = 4096;
    // Half of what is free stays free.
    const long pages = ::sysconf(_SC_AVPHYS_PAGES);
    if (pages > 0 && static_cast<std::size_t>(pages) * kAlignment / 4 < sizeBytes)
        return std::nullopt;
    const std::unique_ptr<void, decltype(&std::free)> from(std::aligned_alloc(kAlignment, sizeBytes),
                                                           std::free);
    const std::unique_ptr<void, decltype(&std::free)> to(std::aligned_alloc(kAlignment, sizeBytes),
                                                         std::free);
    if (!from || !to)
        return std::nullopt;
    std::memset(from.get(), 1, sizeBytes);
    std::memset(to.get(), 2, sizeBytes);
    const int calls = sizeBytes < (1u << 20) ? 20'000 : 1;
    const Measured ns = timeOfOne(calls, [&] {
        std::memcpy(to.get(), from.get(), sizeBytes);
        asm volatile("" : : "r"(to.get()) : "memory");
    });
    return static_cast<double>(sizeBytes) * 1e9 / *ns;
}

}  // namespace ws
