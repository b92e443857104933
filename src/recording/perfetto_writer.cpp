#include "recording/perfetto_writer.h"

#include <set>

#include "recording/proto_message.h"
#include "recording/spans.h"

namespace ws {

namespace {

// Numbers of fields in protos/perfetto/trace/*.proto of Perfetto.
namespace trace {
constexpr std::uint32_t kPacket = 1;
}
namespace packet {
constexpr std::uint32_t kTimestamp = 8;
constexpr std::uint32_t kSequence = 10;  // trusted_packet_sequence_id
constexpr std::uint32_t kTrackEvent = 11;
constexpr std::uint32_t kTrackDescriptor = 60;
}  // namespace packet
namespace descriptor {
constexpr std::uint32_t kUuid = 1;
constexpr std::uint32_t kName = 2;
constexpr std::uint32_t kProcess = 3;
constexpr std::uint32_t kThread = 4;
constexpr std::uint32_t kParent = 5;
constexpr std::uint32_t kCounter = 8;
constexpr std::uint32_t kProcessPid = 1;
constexpr std::uint32_t kProcessName = 6;
constexpr std::uint32_t kThreadPid = 1;
constexpr std::uint32_t kThreadTid = 2;
constexpr std::uint32_t kThreadName = 5;
constexpr std::uint32_t kCounterUnit = 3;
constexpr std::uint64_t kUnitCount = 2;
}  // namespace descriptor
namespace event {
constexpr std::uint32_t kType = 9;
constexpr std::uint32_t kTrack = 11;
constexpr std::uint32_t kCategory = 22;
constexpr std::uint32_t kName = 23;
constexpr std::uint32_t kCounterValue = 30;
constexpr std::uint64_t kSliceBegin = 1;
constexpr std::uint64_t kSliceEnd = 2;
constexpr std::uint64_t kInstant = 3;
constexpr std::uint64_t kCounter = 4;
}  // namespace event

constexpr std::uint64_t kOurSequence = 1;

// Tracks by number: processes, threads, depths, holds by thread and lock. 0 is the trace's own.
enum class TrackSort : std::uint64_t { Process = 1, Thread = 2, Depth = 3, Hold = 4, SharedHold = 5 };

std::uint64_t trackOf(TrackSort sort, std::uint64_t index)
{
    return static_cast<std::uint64_t>(sort) << 56 | (index + 1);
}

// Slices of a thread nest and stand on its track. Holds of locks do not nest with them: each thread and lock has a track
// of its own, a child of the process.
class PerfettoWriter : public SpanSink
{
public:
    PerfettoWriter(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out)
        : m_recorded(recording.model()), m_model(recording.model().model),
          m_builder(m_model, choice.fromNs, choice.toNs, *this), m_out(out),
          m_lastHeld(m_model.objects.size(), -1)
    {
    }

    Result<> write(const RecordingFile &recording, const ExportChoice &choice)
    {
        for (std::size_t i = 0; i < m_model.processes.size(); ++i) {
            ProtoMessage process;
            process.number(descriptor::kProcessPid, pid(i))
                .text(descriptor::kProcessName, m_model.processes[i].name);
            ProtoMessage track;
            track.number(descriptor::kUuid, trackOf(TrackSort::Process, i))
                .message(descriptor::kProcess, process);
            describe(track);
        }
        return buildSpans(recording, choice, m_builder,
                          [this](const Sample &sample) { writeDepths(sample); });
    }

    void spanBegins(std::uint32_t thread, const Span &span) override
    {
        const std::string_view category = span.kind == SpanKind::Wait    ? "wait"
                                          : span.kind == SpanKind::Sleep ? "sleep"
                                                                         : "message";
        begin(threadTrack(thread), span.beginNs, spanName(m_model, span), category);
    }
    void spanEnds(std::uint32_t thread, const Span &, std::int64_t endNs) override
    {
        end(threadTrack(thread), endNs);
    }
    void holdBegins(std::uint32_t thread, const Hold &hold) override
    {
        begin(holdTrack(thread, hold), hold.beginNs, holdName(m_model, hold), "hold");
    }
    void holdEnds(std::uint32_t thread, const Hold &hold, std::int64_t endNs) override
    {
        end(holdTrack(thread, hold), endNs);
    }
    void happened(std::uint32_t thread, const TimedEvent &happening) override
    {
        ProtoMessage instant;
        instant.number(event::kType, event::kInstant)
            .number(event::kTrack, threadTrack(thread))
            .text(event::kCategory, "act")
            .text(event::kName, happeningName(m_model, happening));
        tell(happening.timeNs, instant);
    }

private:
    std::uint64_t pid(std::size_t process) const
    {
        const int known = m_recorded.pids[process];
        return static_cast<std::uint64_t>(known > 0 ? known : static_cast<int>(process) + 1);
    }

    void describe(const ProtoMessage &track)
    {
        ProtoMessage packet;
        packet.number(packet::kSequence, kOurSequence).message(packet::kTrackDescriptor, track);
        add(packet);
    }

    void tell(std::int64_t timeNs, const ProtoMessage &trackEvent)
    {
        ProtoMessage packet;
        packet.number(packet::kTimestamp, static_cast<std::uint64_t>(timeNs))
            .number(packet::kSequence, kOurSequence)
            .message(packet::kTrackEvent, trackEvent);
        add(packet);
    }

    void add(const ProtoMessage &packet)
    {
        ProtoMessage whole;
        m_out.add(whole.message(trace::kPacket, packet).bytes());
    }

    void begin(std::uint64_t track, std::int64_t timeNs, const std::string &name, std::string_view category)
    {
        ProtoMessage slice;
        slice.number(event::kType, event::kSliceBegin)
            .number(event::kTrack, track)
            .text(event::kCategory, category)
            .text(event::kName, name);
        tell(timeNs, slice);
    }

    void end(std::uint64_t track, std::int64_t timeNs)
    {
        ProtoMessage slice;
        slice.number(event::kType, event::kSliceEnd).number(event::kTrack, track);
        tell(timeNs, slice);
    }

    // Tracks are described before their first event, when the number of the thread is known.
    std::uint64_t threadTrack(std::uint32_t thread)
    {
        const std::uint64_t number = trackOf(TrackSort::Thread, thread);
        if (!m_described.insert(number).second)
            return number;
        const RunModel::Thread &known = m_model.threads[thread];
        const std::uint32_t tid = m_builder.tid(thread);
        ProtoMessage description;
        description.number(descriptor::kThreadPid, pid(known.process))
            .number(descriptor::kThreadTid, tid != 0 ? tid : thread + 1)
            .text(descriptor::kThreadName, known.name);
        ProtoMessage track;
        track.number(descriptor::kUuid, number)
            .number(descriptor::kParent, trackOf(TrackSort::Process, known.process))
            .message(descriptor::kThread, description);
        describe(track);
        return number;
    }

    std::uint64_t holdTrack(std::uint32_t thread, const Hold &hold)
    {
        const std::uint64_t number = trackOf(hold.shared ? TrackSort::SharedHold : TrackSort::Hold,
                                             std::uint64_t{thread} << 24 | hold.object);
        if (!m_described.insert(number).second)
            return number;
        ProtoMessage track;
        track.number(descriptor::kUuid, number)
            .text(descriptor::kName, m_model.threads[thread].name + " " + holdName(m_model, hold))
            .number(descriptor::kParent, trackOf(TrackSort::Process, m_model.threads[thread].process));
        describe(track);
        return number;
    }

    void writeDepths(const Sample &sample)
    {
        const std::vector<std::int64_t> held = heldMessages(m_model, sample);
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (held[i] < 0 || held[i] == m_lastHeld[i])
                continue;
            m_lastHeld[i] = held[i];
            const std::uint64_t number = trackOf(TrackSort::Depth, i);
            if (m_described.insert(number).second)
                describeDepth(number, m_model.objects[i].name);
            ProtoMessage value;
            value.number(event::kType, event::kCounter)
                .number(event::kTrack, number)
                .number(event::kCounterValue, static_cast<std::uint64_t>(held[i]));
            tell(sample.timeNs, value);
        }
    }

    void describeDepth(std::uint64_t number, const std::string &channel)
    {
        ProtoMessage counter;
        counter.number(descriptor::kCounterUnit, descriptor::kUnitCount);
        ProtoMessage track;
        track.number(descriptor::kUuid, number)
            .text(descriptor::kName, "messages in " + channel)
            .message(descriptor::kCounter, counter);
        describe(track);
    }

    const RecordedModel &m_recorded;
    const RunModel &m_model;
    SpanBuilder m_builder;
    OutputFile &m_out;
    std::set<std::uint64_t> m_described;
    std::vector<std::int64_t> m_lastHeld;
};

}  // namespace

Result<> writePerfetto(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out)
{
    return PerfettoWriter(recording, choice, out).write(recording, choice);
}

}  // namespace ws
