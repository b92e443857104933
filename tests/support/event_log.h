// Every event of a run, in the order of its stamps, and what invariants ask of it.
//
// Stamps: what is got (a lock, a unit, a message) is stamped after it was got, what is given before it is given, a cell
// after its change. So a span between a change of a cell and the next change by the same thread lies within what guards
// them, and spans that overlap by their stamps did overlap.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "event/event.h"
#include "support/engine_run.h"

namespace ws::test {

struct LoggedEvent
{
    Ticks ticks = 0;
    EventKind kind = EventKind::ThreadBegin;
    std::uint32_t thread = 0;
    std::uint32_t object = kNoObject;
    std::int64_t value = 0;
};

// One thread's stay in something: a lock, a critical section, a bridge.
struct Span
{
    Ticks begin = 0;
    Ticks end = 0;  // the largest number: it was still inside at the end
    std::uint32_t thread = 0;
};

class EventLog
{
public:
    // Blocking: until the run has ended.
    explicit EventLog(const Experiment &experiment, RunOptions options = {});

    const Snapshot &last() const { return *m_last; }
    std::size_t size() const { return m_events.size(); }
    const std::string &threadName(std::uint32_t thread) const { return m_last->model->threads[thread].name; }

    // Events of one object; of one kind.
    std::vector<LoggedEvent> of(const std::string &object) const;
    std::vector<LoggedEvent> of(const std::string &object, EventKind kind) const;
    std::vector<Span> spans(const std::string &object, EventKind begin, EventKind end) const;
    // Between a thread's add(1) to a cell and its add(-1).
    std::vector<Span> inside(const std::string &cell) const;
    // Names of the locks, monitors and shared locks of the experiment.
    std::vector<std::string> locks() const;

private:
    std::vector<LoggedEvent> m_events;
    SnapshotPtr m_last;
};

bool overlap(const Span &a, const Span &b);
// "A and B, overlapping" for the first two spans of different threads that do and may not; empty: there are none.
using MayOverlap = std::function<bool(const Span &, const Span &)>;
std::string firstOverlap(const EventLog &log, const std::vector<Span> &spans,
                         const MayOverlap &may = nullptr);
std::string firstOverlap(const EventLog &log, const std::vector<Span> &some, const std::vector<Span> &others);

}  // namespace ws::test
