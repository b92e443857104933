// What every analysis of a run has in common.
//
// An analysis is fed events and counter samples in the order of time and can say what it knows at any moment.
// It knows no clock, no file, no thread, and not whether the run is live or recorded. Its memory is bounded
// whatever the length of the run.
//
// Threads: one thread feeds and asks. Errors: none; an event it does not know is skipped.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "analysis/results.h"
#include "analysis/run_model.h"
#include "analysis/sample.h"
#include "event/event.h"

namespace ws {

// An event with its time in nanoseconds of run time.
struct TimedEvent
{
    std::int64_t timeNs = 0;
    EventKind kind = EventKind::ThreadBegin;
    std::uint16_t cpu = 0;
    std::uint32_t object = kNoObject;
    std::uint64_t value = 0;
};

class Analysis
{
public:
    virtual ~Analysis() = default;

    // Events of one thread, in its order. Batches of different threads may come in any order.
    virtual void addEvents(std::uint32_t thread, std::span<const TimedEvent> events);
    virtual void addSample(const Sample &sample);
    // Writes its part of the results; leaves the others' alone.
    virtual void report(RunResults &results) const = 0;
};

struct AnalysisInfo
{
    std::string_view id;
    // `model` outlives the analysis.
    std::unique_ptr<Analysis> (*create)(const RunModel &model);
};

std::span<const AnalysisInfo> analysisRegistry();

}  // namespace ws
