#include "session/recording_part.h"

#include <algorithm>
#include <optional>

#include "recording/event_block.h"

namespace ws {

namespace {

constexpr std::size_t kWriteAtEvents = 100'000;
constexpr std::size_t kWriteAtSamples = 256;
constexpr std::size_t kMostOpen = 512;

// The kind that ends what `kind` begins.
std::optional<EventKind> endOf(EventKind kind)
{
    switch (kind) {
    case EventKind::WaitBegin:
        return EventKind::WaitEnd;
    case EventKind::LockAcquired:
        return EventKind::LockReleased;
    case EventKind::SharedAcquired:
        return EventKind::SharedReleased;
    case EventKind::SendBegin:
        return EventKind::SendEnd;
    case EventKind::ReceiveBegin:
        return EventKind::ReceiveEnd;
    case EventKind::SleepBegin:
        return EventKind::SleepEnd;
    default:
        return std::nullopt;
    }
}

void subtract(std::uint64_t &value, std::uint64_t base)
{
    value = value > base ? value - base : 0;
}

void subtract(std::int64_t &value, std::int64_t base)
{
    value = std::max<std::int64_t>(0, value - base);
}

// A moment that may be missing (-1), as the part counts its time.
void shift(std::int64_t &timeNs, std::int64_t fromNs)
{
    if (timeNs >= 0)
        timeNs = std::max<std::int64_t>(0, timeNs - fromNs);
}

}  // namespace

RecordingPart::RecordingPart(const RunModel &model, std::int64_t fromNs, std::int64_t toNs, OutputFile &out)
    : m_model(model), m_fromNs(fromNs), m_toNs(toNs), m_out(out), m_open(model.threads.size()),
      m_begun(model.threads.size()), m_waiting(model.threads.size()), m_sinceSample(model.threads.size()),
      m_baseHistograms(model.uses.size())
{
    m_base.uses.resize(model.uses.size());
    m_base.threads.resize(model.threads.size());
}

void RecordingPart::addEvents(std::uint32_t thread, std::span<const TimedEvent> events)
{
    for (const TimedEvent &event : events) {
        if (event.timeNs > m_toNs)
            return;
        if (event.timeNs < m_fromNs) {
            note(thread, event);
            continue;
        }
        beginThread(thread);
        keep(thread, event);
    }
}

void RecordingPart::note(std::uint32_t thread, const TimedEvent &event)
{
    std::vector<TimedEvent> &open = m_open[thread];
    if (endOf(event.kind) || event.kind == EventKind::ThreadBegin || event.kind == EventKind::ThreadEnd) {
        open.push_back(event);
        // More is open at a time only where ends were lost.
        if (open.size() > kMostOpen)
            open.erase(open.begin());
        return;
    }
    const auto begin = std::find_if(open.rbegin(), open.rend(), [&](const TimedEvent &one) {
        return endOf(one.kind) == event.kind && one.object == event.object;
    });
    if (begin != open.rend())
        open.erase(std::next(begin).base());
}

void RecordingPart::beginThread(std::uint32_t thread)
{
    if (m_begun[thread])
        return;
    m_begun[thread] = true;
    for (TimedEvent event : m_open[thread]) {
        event.timeNs = m_fromNs;
        keep(thread, event);
    }
}

void RecordingPart::keep(std::uint32_t thread, TimedEvent event)
{
    event.timeNs -= m_fromNs;
    m_waiting[thread].push_back(event);
    ++m_sinceSample[thread];
    ++m_waitingEvents;
    ++m_events;
}

// Messages that a channel holds when the part begins count as sent in it, or more would be received than was sent.
void RecordingPart::beginSamples()
{
    if (m_samplesBegun)
        return;
    m_samplesBegun = true;
    for (std::uint32_t thread = 0; thread < m_model.threads.size(); ++thread)
        beginThread(thread);
    std::vector<std::uint64_t> inside(m_model.objects.size(), 0);
    for (std::size_t i = 0; i < m_model.uses.size(); ++i) {
        const UseSample &use = m_base.uses[i];
        const std::uint32_t object = m_model.uses[i].object;
        if (m_model.uses[i].kind == UseKind::Sends)
            inside[object] += use.done;
        else if (m_model.uses[i].kind == UseKind::Receives)
            inside[object] -= use.done + use.lost - std::min(use.duplicated, use.done);
    }
    for (std::size_t i = 0; i < m_model.uses.size(); ++i) {
        std::uint64_t &held = inside[m_model.uses[i].object];
        UseSample &use = m_base.uses[i];
        if (m_model.uses[i].kind != UseKind::Sends || m_model.objects[m_model.uses[i].object].broadcast ||
            held > use.done)
            continue;
        use.done -= held;
        use.begun -= std::min(held, use.begun);
        held = 0;
    }
}

void RecordingPart::addSample(const Sample &sample)
{
    if (sample.timeNs < m_fromNs) {
        m_base = sample;
        for (std::size_t i = 0; i < sample.uses.size(); ++i) {
            m_baseHistograms[i].assign(sample.uses[i].latency.begin(), sample.uses[i].latency.end());
            m_base.uses[i].latency = {};
        }
        return;
    }
    if (sample.timeNs > m_toNs)
        return;
    beginSamples();
    Sample own = sample;
    std::vector<std::vector<std::uint64_t>> histograms = m_baseHistograms;
    for (std::size_t i = 0; i < own.uses.size(); ++i) {
        if (own.uses[i].latency.empty())
            continue;
        std::vector<std::uint64_t> &counts = histograms[i];
        counts.resize(own.uses[i].latency.size());
        for (std::size_t bucket = 0; bucket < counts.size(); ++bucket)
            counts[bucket] =
                own.uses[i].latency[bucket] - std::min(counts[bucket], own.uses[i].latency[bucket]);
        own.uses[i].latency = counts;
    }
    subtractBase(own);
    m_samples.add(own, m_sinceSample);
    std::ranges::fill(m_sinceSample, 0);
    if (m_waitingEvents >= kWriteAtEvents || m_samples.count() >= kWriteAtSamples)
        write();
}

void RecordingPart::subtractBase(Sample &sample) const
{
    sample.timeNs -= m_fromNs;
    for (std::size_t i = 0; i < sample.uses.size(); ++i) {
        UseSample &use = sample.uses[i];
        const UseSample &base = m_base.uses[i];
        // The longest until now is the longest of the part only if it has grown since.
        if (use.longestLatencyNs == base.longestLatencyNs)
            use.longestLatencyNs = 0;
        for (const auto member :
             {&UseSample::begun, &UseSample::done, &UseSample::bytes, &UseSample::waits, &UseSample::lost,
              &UseSample::reordered, &UseSample::duplicated, &UseSample::corrupt, &UseSample::failures})
            subtract(use.*member, base.*member);
        for (const auto member : {&UseSample::waitNs, &UseSample::splitNs, &UseSample::wakeNs})
            subtract(use.*member, base.*member);
        if (use.done == 0)
            use.firstNs = use.lastNs = -1;
        shift(use.firstNs, m_fromNs);
        shift(use.lastNs, m_fromNs);
    }
    for (std::size_t i = 0; i < sample.threads.size(); ++i) {
        ThreadSample &thread = sample.threads[i];
        const ThreadSample &base = m_base.threads[i];
        for (const auto member : {&ThreadSample::cpuNs, &ThreadSample::runQueueNs})
            subtract(thread.*member, base.*member);
        for (const auto member : {&ThreadSample::voluntarySwitches, &ThreadSample::involuntarySwitches,
                                  &ThreadSample::migrations})
            subtract(thread.*member, base.*member);
        shift(thread.sinceNs, m_fromNs);
        shift(thread.startNs, m_fromNs);
        shift(thread.endNs, m_fromNs);
    }
}

void RecordingPart::write()
{
    for (std::uint32_t thread = 0; thread < m_waiting.size(); ++thread) {
        std::span<const TimedEvent> events = m_waiting[thread];
        while (!events.empty()) {
            const auto some = events.first(std::min(events.size(), kMostEventsInBlock));
            m_out.add(eventBlock(thread, some));
            events = events.subspan(some.size());
        }
        m_waiting[thread].clear();
    }
    m_waitingEvents = 0;
    if (m_samples.count() > 0)
        m_out.add(m_samples.takeBlock());
}

void RecordingPart::finish()
{
    beginSamples();
    write();
}

}  // namespace ws
