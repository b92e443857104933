#include "recording/spans.h"

#include <algorithm>

#include "recording/greatest.h"

namespace ws {

namespace {

constexpr std::size_t kMostHolds = 512;  // of one thread at a time; more only where releases were lost

}  // namespace

SpanBuilder::SpanBuilder(const RunModel &model, std::int64_t fromNs, std::int64_t toNs, SpanSink &sink)
    : m_objects(static_cast<std::uint32_t>(model.objects.size())), m_fromNs(fromNs), m_toNs(toNs),
      m_sink(sink), m_threads(model.threads.size())
{
}

void SpanBuilder::add(std::uint32_t thread, std::span<const TimedEvent> events)
{
    Open &open = m_threads[thread];
    for (TimedEvent event : events) {
        // Events of one thread ascend; a stamp that does not is taken as the one before.
        event.timeNs = std::max(event.timeNs, open.lastNs);
        open.lastNs = event.timeNs;
        if (event.timeNs > m_toNs)
            return;
        if (event.object >= m_objects)
            event.object = kNoObject;
        if (event.timeNs >= m_fromNs)
            tellOpen(thread);
        take(thread, event);
    }
}

void SpanBuilder::tellOpen(std::uint32_t thread)
{
    Open &open = m_threads[thread];
    if (open.told)
        return;
    open.told = true;
    for (Span &span : open.spans) {
        span.beginNs = m_fromNs;
        m_sink.spanBegins(thread, span);
    }
    for (Hold &one : open.holds) {
        one.beginNs = m_fromNs;
        m_sink.holdBegins(thread, one);
    }
}

void SpanBuilder::take(std::uint32_t thread, const TimedEvent &event)
{
    const std::int64_t now = event.timeNs;
    switch (event.kind) {
    case EventKind::ThreadBegin:
        m_threads[thread].tid = static_cast<std::uint32_t>(event.value);
        return;
    case EventKind::ThreadEnd:
        return closeFrom(thread, 0, now);
    case EventKind::WaitBegin: {
        const bool known = event.value <= static_cast<std::uint64_t>(greatest(WaitKind{}));
        return begin(thread, {SpanKind::Wait, known ? static_cast<WaitKind>(event.value) : WaitKind::None,
                              event.object, now});
    }
    case EventKind::WaitEnd:
        return end(thread, SpanKind::Wait, event.object, now);
    case EventKind::SleepBegin:
        return begin(thread, {SpanKind::Sleep, WaitKind::None, kNoObject, now});
    case EventKind::SleepEnd:
        return end(thread, SpanKind::Sleep, kNoObject, now);
    case EventKind::SendBegin:
        return begin(thread, {SpanKind::Send, WaitKind::None, event.object, now});
    case EventKind::SendEnd:
        return end(thread, SpanKind::Send, event.object, now);
    case EventKind::ReceiveBegin:
        return begin(thread, {SpanKind::Receive, WaitKind::None, event.object, now});
    case EventKind::ReceiveEnd:
        return end(thread, SpanKind::Receive, event.object, now);
    case EventKind::LockAcquired:
    case EventKind::SharedAcquired:
        return hold(thread, {event.object, event.kind == EventKind::SharedAcquired, now});
    case EventKind::LockReleased:
    case EventKind::SharedReleased:
        return release(thread, event.object, event.kind == EventKind::SharedReleased, now);
    default:
        if (m_threads[thread].told)
            m_sink.happened(thread, event);
    }
}

void SpanBuilder::begin(std::uint32_t thread, Span span)
{
    Open &open = m_threads[thread];
    // A thread waits, sleeps, sends for one thing at a time: the end of the one before was lost.
    const auto same = std::ranges::find_if(open.spans, [&](const Span &one) {
        const bool rests = one.kind == SpanKind::Wait || one.kind == SpanKind::Sleep;
        return rests || one.kind == span.kind;
    });
    if (same != open.spans.end())
        closeFrom(thread, static_cast<std::size_t>(same - open.spans.begin()), span.beginNs);
    open.spans.push_back(span);
    if (open.told)
        m_sink.spanBegins(thread, span);
}

void SpanBuilder::end(std::uint32_t thread, SpanKind kind, std::uint32_t object, std::int64_t endNs)
{
    std::vector<Span> &spans = m_threads[thread].spans;
    for (std::size_t depth = spans.size(); depth > 0; --depth)
        if (spans[depth - 1].kind == kind && (spans[depth - 1].object == object || kind == SpanKind::Sleep))
            return closeFrom(thread, depth - 1, endNs);
}

void SpanBuilder::closeFrom(std::uint32_t thread, std::size_t depth, std::int64_t endNs)
{
    Open &open = m_threads[thread];
    while (open.spans.size() > depth) {
        if (open.told)
            m_sink.spanEnds(thread, open.spans.back(), endNs);
        open.spans.pop_back();
    }
}

void SpanBuilder::hold(std::uint32_t thread, const Hold &hold)
{
    if (hold.object == kNoObject || m_threads[thread].holds.size() >= kMostHolds)
        return;
    m_threads[thread].holds.push_back(hold);
    if (m_threads[thread].told)
        m_sink.holdBegins(thread, hold);
}

void SpanBuilder::release(std::uint32_t thread, std::uint32_t object, bool shared, std::int64_t endNs)
{
    Open &open = m_threads[thread];
    const auto found = std::find_if(open.holds.rbegin(), open.holds.rend(), [&](const Hold &one) {
        return one.object == object && one.shared == shared;
    });
    if (found == open.holds.rend())
        return;
    if (open.told)
        m_sink.holdEnds(thread, *found, endNs);
    open.holds.erase(std::next(found).base());
}

void SpanBuilder::finish(std::int64_t endNs)
{
    const std::int64_t end = std::max(std::min(endNs, m_toNs), m_fromNs);
    for (std::uint32_t thread = 0; thread < m_threads.size(); ++thread) {
        tellOpen(thread);
        Open &open = m_threads[thread];
        const std::int64_t last = std::max(end, std::min(open.lastNs, m_toNs));
        closeFrom(thread, 0, last);
        for (; !open.holds.empty(); open.holds.pop_back())
            m_sink.holdEnds(thread, open.holds.back(), last);
    }
}

std::string_view waitKindId(WaitKind kind)
{
    switch (kind) {
    case WaitKind::None:
        return "unknown";
    case WaitKind::Lock:
        return "lock";
    case WaitKind::Space:
        return "space";
    case WaitKind::Message:
        return "message";
    case WaitKind::Join:
        return "join";
    case WaitKind::Read:
        return "read";
    case WaitKind::Write:
        return "write";
    case WaitKind::Notify:
        return "notify";
    case WaitKind::Event:
        return "event";
    case WaitKind::Unit:
        return "unit";
    case WaitKind::Barrier:
        return "barrier";
    case WaitKind::Latch:
        return "latch";
    case WaitKind::Any:
        return "any";
    case WaitKind::Start:
        return "start";
    case WaitKind::Outside:
        return "outside";
    }
    return "unknown";
}

std::string spanName(const RunModel &model, const Span &span)
{
    const std::string name =
        span.object < model.objects.size() ? model.objects[span.object].name : "something";
    switch (span.kind) {
    case SpanKind::Wait:
        return "waits for " + name;
    case SpanKind::Sleep:
        return "sleeps";
    case SpanKind::Send:
        return "sends to " + name;
    case SpanKind::Receive:
        return "receives from " + name;
    }
    return name;
}

std::string holdName(const RunModel &model, const Hold &hold)
{
    return "holds " + model.objects[hold.object].name + (hold.shared ? " (shared)" : "");
}

std::string happeningName(const RunModel &model, const TimedEvent &event)
{
    const auto kind = static_cast<std::uint16_t>(event.kind);
    std::string name(eventKindName(kind));
    if (name.empty())
        name = "kind " + std::to_string(kind);
    return event.object < model.objects.size() ? name + " " + model.objects[event.object].name : name;
}

std::vector<std::int64_t> heldMessages(const RunModel &model, const Sample &sample)
{
    std::vector<std::int64_t> held(model.objects.size(), -1);
    for (std::size_t i = 0; i < held.size(); ++i)
        if (model.objects[i].kind == ObjectKind::Channel && !model.objects[i].broadcast)
            held[i] = 0;
    for (std::size_t i = 0; i < model.uses.size() && i < sample.uses.size(); ++i) {
        const RunModel::Use &use = model.uses[i];
        if (model.objects[use.object].kind != ObjectKind::Channel || model.objects[use.object].broadcast)
            continue;
        // Modulo 2^64, as counters of a hostile file may be anything.
        const std::uint64_t change = use.kind == UseKind::Sends      ? sample.uses[i].done
                                     : use.kind == UseKind::Receives ? ~sample.uses[i].begun + 1
                                                                     : 0;
        held[use.object] = static_cast<std::int64_t>(static_cast<std::uint64_t>(held[use.object]) + change);
    }
    // A receiver that waits for a message has announced its take already.
    for (std::size_t i = 0; i < held.size(); ++i)
        if (model.objects[i].kind == ObjectKind::Channel && !model.objects[i].broadcast)
            held[i] = std::max<std::int64_t>(held[i], 0);
    return held;
}

Result<> buildSpans(const RecordingFile &recording, const ExportChoice &choice, SpanBuilder &builder,
                    const std::function<void(const Sample &)> &sample)
{
    ReplaySink sink;
    sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
        builder.add(thread, events);
    };
    if (sample)
        sink.sample = [&](const Sample &one) {
            if (one.timeNs >= choice.fromNs && one.timeNs <= choice.toNs)
                sample(one);
        };
    if (choice.goOn)
        sink.goOn = [&](std::uint64_t readBytes) {
            return choice.goOn(static_cast<double>(readBytes) / static_cast<double>(recording.fileBytes()));
        };
    const auto replayed = replay(recording, sink);
    if (replayed)
        builder.finish(recording.lastNs());
    return replayed;
}

}  // namespace ws
