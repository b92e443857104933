#include "support/event_log.h"

#include <algorithm>
#include <limits>
#include <map>

namespace ws::test {

namespace {

constexpr Ticks kNever = std::numeric_limits<Ticks>::max();

std::string twoAtOnce(const EventLog &log, const Span &a, const Span &b)
{
    return log.threadName(a.thread) + " and " + log.threadName(b.thread) + " at the same time";
}

}  // namespace

EventLog::EventLog(const Experiment &experiment, RunOptions options)
{
    options.events = [this](std::uint32_t thread, std::span<const Event> events) {
        for (const Event &event : events)
            m_events.push_back({event.ticks, static_cast<EventKind>(event.kind), thread, event.object,
                                static_cast<std::int64_t>(event.value)});
    };
    m_last = runToEnd(experiment, options);
    // Stable: of one thread they are in its order already.
    std::ranges::stable_sort(m_events, {}, &LoggedEvent::ticks);
}

std::vector<LoggedEvent> EventLog::of(const std::string &object) const
{
    const std::uint32_t index = objectIndex(*m_last, object);
    std::vector<LoggedEvent> found;
    std::ranges::copy_if(m_events, std::back_inserter(found),
                         [&](const LoggedEvent &event) { return event.object == index; });
    return found;
}

std::vector<LoggedEvent> EventLog::of(const std::string &object, EventKind kind) const
{
    std::vector<LoggedEvent> found = of(object);
    std::erase_if(found, [&](const LoggedEvent &event) { return event.kind != kind; });
    return found;
}

std::vector<Span> EventLog::spans(const std::string &object, EventKind begin, EventKind end) const
{
    std::map<std::uint32_t, Ticks> open;
    std::vector<Span> found;
    for (const LoggedEvent &event : of(object)) {
        if (event.kind == begin) {
            open[event.thread] = event.ticks;
        } else if (const auto began = open.find(event.thread); event.kind == end && began != open.end()) {
            found.push_back({began->second, event.ticks, event.thread});
            open.erase(began);
        }
    }
    for (const auto &[thread, ticks] : open)
        found.push_back({ticks, kNever, thread});
    return found;
}

std::vector<Span> EventLog::inside(const std::string &cell) const
{
    std::map<std::uint32_t, Ticks> open;
    std::vector<Span> found;
    for (const LoggedEvent &event : of(cell, EventKind::CellWritten)) {
        const auto began = open.find(event.thread);
        if (began == open.end()) {
            open[event.thread] = event.ticks;
            continue;
        }
        found.push_back({began->second, event.ticks, event.thread});
        open.erase(began);
    }
    for (const auto &[thread, ticks] : open)
        found.push_back({ticks, kNever, thread});
    return found;
}

std::vector<std::string> EventLog::locks() const
{
    std::vector<std::string> names;
    for (const RunModel::Object &object : m_last->model->objects)
        if (object.kind == ObjectKind::Lock)
            names.push_back(object.name);
    return names;
}

bool overlap(const Span &a, const Span &b)
{
    return a.begin < b.end && b.begin < a.end;
}

std::string firstOverlap(const EventLog &log, const std::vector<Span> &spans, const MayOverlap &may)
{
    std::vector<Span> sorted = spans;
    std::ranges::sort(sorted, {}, &Span::begin);
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (std::size_t j = i + 1; j < sorted.size() && sorted[j].begin < sorted[i].end; ++j)
            if (overlap(sorted[i], sorted[j]) && !(may && may(sorted[i], sorted[j])))
                return twoAtOnce(log, sorted[i], sorted[j]);
    return {};
}

std::string firstOverlap(const EventLog &log, const std::vector<Span> &some, const std::vector<Span> &others)
{
    for (const Span &a : some)
        for (const Span &b : others)
            if (overlap(a, b))
                return twoAtOnce(log, a, b);
    return {};
}

}  // namespace ws::test
