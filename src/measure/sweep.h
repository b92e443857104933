// Runs a sweep: every cell through a session of its own, in rounds, so that a slow drift of the machine falls on all of
// them and an interrupted sweep has something of each.
//
// Threads:   works on the caller's thread and calls the listener there; the stop token may be set by any thread.
// Ownership: borrows the store, which may be null: then nothing is kept.
// Blocking:  until all is measured, or, when stopped, until the run that goes on has ended: below half a second.
// Errors:    System when the store cannot be written; what was measured until then is in the results all the same.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>

#include "base/result.h"
#include "measure/sweep_files.h"
#include "measure/sweep_plan.h"
#include "measure/sweep_result.h"

namespace ws {

struct SweepProgress
{
    std::size_t done = 0;  // runs; those of refused cells count as done
    std::size_t total = 0;
    std::optional<double> secondsLeft;  // not known before the first run
    std::size_t row = 0;                // the row that has just changed
};

using SweepListener = std::function<void(const SweepProgress &, const SweepRow &)>;

// Pending rows for a plan, filled with what the store knows.
SweepResults emptySweep(const SweepPlan &plan, const SweepStore *store);

// Goes on with `results`, in place. The listener is called once for each row that is known already, then after each run.
Result<> runSweep(SweepResults &results, SweepStore *store, const SweepListener &listener,
                  const std::stop_token &stop);

// One repeat of one cell; tried once more with eight times the time where nothing came through.
struct SweepAttempt
{
    SweepState state = SweepState::Pending;  // Pending: it was stopped
    std::string reason;
    SweepRun run;
};
SweepAttempt measureCell(const SweepCell &cell, std::chrono::nanoseconds runTime,
                         const Vocabulary &vocabulary, const std::stop_token &stop);

}  // namespace ws
