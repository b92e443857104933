// How long after the last member has blocked a deadlock is proven: many runs of two locks in opposite order,
// in one process and across processes. Prints one line of JSON for each.
//
// Arguments: [runs], 100 when absent.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "support/engine_run.h"

int main(int argc, char **argv)
{
    const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100;
    for (const char *id : {"two-locks", "two-locks-processes"}) {
        const ws::Experiment experiment = ws::test::builtIn(id);
        std::vector<double> delays;
        for (int run = 0; run < runs; ++run) {
            const ws::test::SnapshotPtr last = ws::test::runToEnd(experiment);
            if (!last->deadlock) {
                std::fprintf(stderr, "%s, run %d: no deadlock was proven\n", id, run);
                return 1;
            }
            delays.push_back(static_cast<double>(last->deadlock->detectionDelayNs) / 1e6);
        }
        std::sort(delays.begin(), delays.end());
        std::printf("{\"experiment\": \"%s\", \"runs\": %d, \"medianMs\": %.2f, \"longestMs\": %.2f}\n", id,
                    runs, delays[delays.size() / 2], delays.back());
    }
    return 0;
}
