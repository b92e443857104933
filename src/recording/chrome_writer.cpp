#include "recording/chrome_writer.h"

#include "recording/json_text.h"
#include "recording/spans.h"

namespace ws {

namespace {

// Waits, sleeps, sends and receives of a thread nest: complete events ("X"). Holds of locks do not: nestable
// asynchronous events ("b", "e"), one row for each thread and lock. Depths are counters ("C"), the rest is instants.
class ChromeWriter : public SpanSink
{
public:
    ChromeWriter(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out)
        : m_recorded(recording.model()), m_model(recording.model().model),
          m_builder(m_model, choice.fromNs, choice.toNs, *this), m_out(out), m_named(m_model.threads.size()),
          m_lastHeld(m_model.objects.size(), -1)
    {
    }

    Result<> write(const RecordingFile &recording, const ExportChoice &choice)
    {
        const RunFacts &facts = recording.facts();
        m_out.add(
            "{\"displayTimeUnit\": \"ns\",\n\"otherData\": {\"experiment\": " + jsonText(facts.experimentId) +
            ", \"placement\": " + jsonText(facts.placement) + ", \"level\": " + jsonText(facts.level) +
            ", \"wait\": " + jsonText(facts.wait) + "},\n\"traceEvents\": [");
        for (std::size_t i = 0; i < m_model.processes.size(); ++i)
            add("\"ph\": \"M\", \"name\": \"process_name\", \"pid\": " + pid(i) +
                ", \"tid\": 0, \"args\": {\"name\": " + jsonText(m_model.processes[i].name) + "}");
        const auto built =
            buildSpans(recording, choice, m_builder, [this](const Sample &sample) { writeCounters(sample); });
        m_out.add("\n]}\n");
        return built;
    }

    void spanBegins(std::uint32_t, const Span &) override {}

    void spanEnds(std::uint32_t thread, const Span &span, std::int64_t endNs) override
    {
        std::string args = "{}";
        if (span.kind == SpanKind::Wait)
            args = "{\"for\": \"" + std::string(waitKindId(span.wait)) + "\"}";
        add("\"ph\": \"X\", \"name\": " + jsonText(spanName(m_model, span)) + ", \"cat\": \"" +
            (span.kind == SpanKind::Wait    ? "wait"
             : span.kind == SpanKind::Sleep ? "sleep"
                                            : "message") +
            "\", \"ts\": " + microseconds(span.beginNs) + ", \"dur\": " + microseconds(endNs - span.beginNs) +
            at(thread) + ", \"args\": " + args);
    }

    void holdBegins(std::uint32_t thread, const Hold &hold) override
    {
        async("b", thread, hold, hold.beginNs);
    }
    void holdEnds(std::uint32_t thread, const Hold &hold, std::int64_t endNs) override
    {
        async("e", thread, hold, endNs);
    }

    void happened(std::uint32_t thread, const TimedEvent &event) override
    {
        add("\"ph\": \"i\", \"s\": \"t\", \"name\": " + jsonText(happeningName(m_model, event)) +
            ", \"cat\": \"act\", \"ts\": " + microseconds(event.timeNs) + at(thread) +
            ", \"args\": {\"value\": " + std::to_string(event.value) + "}");
    }

private:
    void add(const std::string &members)
    {
        m_out.add((m_first ? "\n{" : ",\n{") + members + "}");
        m_first = false;
    }

    std::string pid(std::size_t process) const
    {
        const int known = m_recorded.pids[process];
        return std::to_string(known > 0 ? known : static_cast<int>(process) + 1);
    }

    // The thread of an event; its name comes before the first of them, when its number is known.
    std::string at(std::uint32_t thread)
    {
        const std::uint32_t known = m_builder.tid(thread);
        const std::string where = ", \"pid\": " + pid(m_model.threads[thread].process) +
                                  ", \"tid\": " + std::to_string(known != 0 ? known : thread + 1);
        if (!m_named[thread]) {
            m_named[thread] = true;
            add("\"ph\": \"M\", \"name\": \"thread_name\"" + where +
                ", \"args\": {\"name\": " + jsonText(m_model.threads[thread].name) + "}");
        }
        return where;
    }

    void async(const char *phase, std::uint32_t thread, const Hold &hold, std::int64_t timeNs)
    {
        // Of one thread and one lock they nest: a recursive lock is taken again, and given back in turn.
        const std::string id = "t" + std::to_string(thread) + "o" + std::to_string(hold.object);
        add("\"ph\": \"" + std::string(phase) + "\", \"cat\": \"hold\", \"id\": \"" + id +
            "\", \"name\": " + jsonText(m_model.threads[thread].name + " " + holdName(m_model, hold)) +
            ", \"ts\": " + microseconds(timeNs) + at(thread) + ", \"args\": {}");
    }

    void writeCounters(const Sample &sample)
    {
        const std::vector<std::int64_t> held = heldMessages(m_model, sample);
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (held[i] < 0 || held[i] == m_lastHeld[i])
                continue;
            m_lastHeld[i] = held[i];
            add("\"ph\": \"C\", \"name\": " + jsonText("messages in " + m_model.objects[i].name) +
                ", \"cat\": \"depth\", \"ts\": " + microseconds(sample.timeNs) + ", \"pid\": " + pid(0) +
                ", \"tid\": 0, \"args\": {\"messages\": " + std::to_string(held[i]) + "}");
        }
    }

    const RecordedModel &m_recorded;
    const RunModel &m_model;
    SpanBuilder m_builder;
    OutputFile &m_out;
    std::vector<bool> m_named;  // by thread
    std::vector<std::int64_t> m_lastHeld;
    bool m_first = true;
};

}  // namespace

Result<> writeChrome(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out)
{
    if (recording.model().model.processes.empty())
        return Error{ErrorKind::BadInput, 0, "export " + recording.file().string() + ": it has no processes"};
    return ChromeWriter(recording, choice, out).write(recording, choice);
}

}  // namespace ws
