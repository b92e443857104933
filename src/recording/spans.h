// What a thread did from when to when, out of its events: the common part of the exports that draw.
//
// Spans of one thread nest, always: a wait lies within the send that waited. What a lost event leaves open is closed by
// what comes next around it. Holds of locks do not nest (a b, then a released before b) and are told apart.
//
// Threads: one thread. Memory: what is open at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "recording/registry.h"

namespace ws {

enum class SpanKind : std::uint8_t { Wait, Sleep, Send, Receive };

struct Span
{
    SpanKind kind = SpanKind::Wait;
    WaitKind wait = WaitKind::None;
    std::uint32_t object = kNoObject;
    std::int64_t beginNs = 0;
};

struct Hold
{
    std::uint32_t object = 0;
    bool shared = false;
    std::int64_t beginNs = 0;
};

class SpanSink
{
public:
    virtual ~SpanSink() = default;
    virtual void spanBegins(std::uint32_t thread, const Span &span) = 0;
    virtual void spanEnds(std::uint32_t thread, const Span &span, std::int64_t endNs) = 0;
    virtual void holdBegins(std::uint32_t thread, const Hold &hold) = 0;
    virtual void holdEnds(std::uint32_t thread, const Hold &hold, std::int64_t endNs) = 0;
    // Everything that takes no time: taken, given, failed tries, lines.
    virtual void happened(std::uint32_t thread, const TimedEvent &event) = 0;
};

class SpanBuilder
{
public:
    // Tells what lies within [fromNs, toNs], cut there.
    SpanBuilder(const RunModel &model, std::int64_t fromNs, std::int64_t toNs, SpanSink &sink);

    void add(std::uint32_t thread, std::span<const TimedEvent> events);
    // Closes what is still open.
    void finish(std::int64_t endNs);

    // The kernel's number of the thread; 0 before its first event.
    std::uint32_t tid(std::uint32_t thread) const { return m_threads[thread].tid; }

private:
    struct Open
    {
        std::vector<Span> spans;
        std::vector<Hold> holds;
        std::int64_t lastNs = 0;
        std::uint32_t tid = 0;
        bool told = false;  // that which was open at fromNs
    };

    void take(std::uint32_t thread, const TimedEvent &event);
    void tellOpen(std::uint32_t thread);
    void begin(std::uint32_t thread, Span span);
    void end(std::uint32_t thread, SpanKind kind, std::uint32_t object, std::int64_t endNs);
    void closeFrom(std::uint32_t thread, std::size_t depth, std::int64_t endNs);
    void hold(std::uint32_t thread, const Hold &hold);
    void release(std::uint32_t thread, std::uint32_t object, bool shared, std::int64_t endNs);

    std::uint32_t m_objects;
    std::int64_t m_fromNs;
    std::int64_t m_toNs;
    SpanSink &m_sink;
    std::vector<Open> m_threads;
};

// "lock", "space", ...: written to files, never renamed.
std::string_view waitKindId(WaitKind kind);
// "waits for fork 1", "sends to pipe", "holds fork 1 (shared)".
std::string spanName(const RunModel &model, const Span &span);
std::string holdName(const RunModel &model, const Hold &hold);
// "Took fork 1"
std::string happeningName(const RunModel &model, const TimedEvent &event);

// Messages that a channel holds, by the counters of a sample; -1 where they do not tell (broadcasts, other objects).
std::vector<std::int64_t> heldMessages(const RunModel &model, const Sample &sample);

// Feeds a builder with a whole recording, and `sample`, if there is one, with the samples within the choice.
Result<> buildSpans(const RecordingFile &recording, const ExportChoice &choice, SpanBuilder &builder,
                    const std::function<void(const Sample &)> &sample);

}  // namespace ws
