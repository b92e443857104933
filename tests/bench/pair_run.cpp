#include "bench/pair_run.h"

#include <sched.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <thread>

namespace ws::bench {

namespace {

void pinTo(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (::sched_setaffinity(0, sizeof set, &set) != 0)
        std::perror("pin a thread");
}

PairFigures figuresOf(PairOutcome &outcome)
{
    PairFigures figures;
    if (outcome.messages > 1 && outcome.lastNs > outcome.firstNs)
        figures.messagesPerSecond = static_cast<double>(outcome.messages - 1) * 1e9 /
                                    static_cast<double>(outcome.lastNs - outcome.firstNs);
    if (outcome.trips > 0) {
        std::uint32_t *middle = outcome.tripNs + outcome.trips / 2;
        std::nth_element(outcome.tripNs, middle, outcome.tripNs + outcome.trips);
        figures.p50Ns = *middle;
    }
    return figures;
}

void waitForBoth(PairOutcome &outcome)
{
    outcome.sidesDone.fetch_add(1);
    while (outcome.sidesDone.load() < 2)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

PairFigures runPair(const Side &left, const Side &right, bool inOneProcess, Placing placing)
{
    void *memory =
        ::mmap(nullptr, sizeof(PairOutcome), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::perror("map memory for the outcome");
        std::exit(1);
    }
    auto *outcome = new (memory) PairOutcome;
    const int rightCpu = placing == Placing::Same ? 0 : 1;
    const auto runLeft = [&] {
        pinTo(0);
        left(*outcome);
        waitForBoth(*outcome);
    };
    const auto runRight = [&] {
        pinTo(rightCpu);
        right(*outcome);
        waitForBoth(*outcome);
    };
    if (inOneProcess) {
        std::thread one(runLeft);
        std::thread two(runRight);
        one.join();
        two.join();
    } else {
        pid_t children[2] = {};
        for (int i = 0; i < 2; ++i) {
            children[i] = ::fork();
            if (children[i] == 0) {
                i == 0 ? runLeft() : runRight();
                ::_exit(0);
            }
        }
        for (const pid_t child : children)
            ::waitpid(child, nullptr, 0);
    }
    const PairFigures figures = figuresOf(*outcome);
    ::munmap(memory, sizeof(PairOutcome));
    return figures;
}

}  // namespace ws::bench
