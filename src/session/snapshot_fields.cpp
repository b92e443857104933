#include "session/snapshot_fields.h"

#include <algorithm>

#include "recording/block.h"
#include "recording/bytes.h"
#include "recording/result_fields.h"

namespace ws {

constexpr RunPhase greatest(RunPhase)
{
    return RunPhase::Ended;
}

constexpr RunVerdict greatest(RunVerdict)
{
    return RunVerdict::Stopped;
}

constexpr ErrorKind greatest(ErrorKind)
{
    return ErrorKind::Unsupported;
}

constexpr WireDirection greatest(WireDirection)
{
    return WireDirection::ToClient;
}

constexpr WirePart greatest(WirePart)
{
    return WirePart::Control;
}

template <typename Archive>
void describe(Archive &archive, WorkerStatus &worker)
{
    fields(archive, worker.pid, worker.ended, worker.exitCode, worker.signal, worker.byUs, worker.message);
}

template <typename Archive>
void describe(Archive &archive, Error &error)
{
    fields(archive, error.kind, error.sysErrno, error.action);
}

template <typename Archive>
void describe(Archive &archive, WireTotals &totals)
{
    fields(archive, totals.messages);
    for (std::uint64_t &bytes : totals.bytes)
        field(archive, bytes);
}

template <typename Archive>
void describe(Archive &archive, WirePiece &piece)
{
    fields(archive, piece.direction, piece.part, piece.wireBytes, piece.bytes);
}

template <typename Archive>
void describe(Archive &archive, WireBytes &wire)
{
    fields(archive, wire.toServer, wire.toClient, wire.first);
}

// The state of a recording; `missed` stands in the note.
template <typename Archive>
void describe(Archive &archive, RecordedState &state)
{
    Snapshot &snapshot = state.snapshot;
    std::uint64_t missed = snapshot.recording ? snapshot.recording->missed : 0;
    fields(archive, snapshot.phase, snapshot.verdict, snapshot.timeNs, snapshot.events, snapshot.dropped,
           missed, snapshot.failure, snapshot.threadFailures, snapshot.workers, snapshot.endingCycles,
           snapshot.queuedAtEnd, snapshot.wire, state.lastLook);
    if constexpr (Archive::kReads)
        snapshot.recording.emplace().missed = missed;
}

namespace {

bool isSound(const RecordedState &state, const RunModel &model)
{
    const Snapshot &snapshot = state.snapshot;
    const auto fits = [](std::size_t size, std::size_t whole) { return size == 0 || size == whole; };
    const bool cyclesFit = std::ranges::all_of(
        snapshot.endingCycles, [&](const EndingCycle &cycle) { return ws::isSound(cycle, model); });
    return cyclesFit && snapshot.timeNs >= 0 && snapshot.timeNs <= kMostRunNs &&
           fits(snapshot.threadFailures.size(), model.threads.size()) &&
           fits(snapshot.workers.size(), model.processes.size()) &&
           fits(snapshot.queuedAtEnd.size(), model.objects.size()) &&
           snapshot.wire.size() <= model.objects.size() &&
           (!state.lastLook || ws::isSound(*state.lastLook, model));
}

}  // namespace

std::vector<std::byte> stateBytes(const Snapshot &snapshot, const std::optional<WaitFacts> &lastLook)
{
    RecordedState state;
    Snapshot &kept = state.snapshot;
    kept.phase = snapshot.phase;
    kept.verdict = snapshot.verdict;
    kept.timeNs = snapshot.timeNs;
    kept.events = snapshot.events;
    kept.dropped = snapshot.dropped;
    kept.recording = snapshot.recording;
    kept.failure = snapshot.failure;
    kept.threadFailures = snapshot.threadFailures;
    kept.workers = snapshot.workers;
    kept.endingCycles = snapshot.endingCycles;
    kept.queuedAtEnd = snapshot.queuedAtEnd;
    kept.wire = snapshot.wire;
    state.lastLook = lastLook;
    return bytesOf(state);
}

std::optional<RecordedState> stateOf(std::span<const std::byte> bytes, const RunModel &model)
{
    auto state = valueOf<RecordedState>(bytes);
    if (!state || !isSound(*state, model))
        return std::nullopt;
    return state;
}

RecordingNote noteOf(const RunFacts &facts, const std::string &file)
{
    RecordingNote note;
    note.file = file;
    note.startedAtMs = facts.startedAtMs;
    note.machine = facts.processor;
    if (facts.processors > 0)
        note.machine += (note.machine.empty() ? "" : ", ") + std::to_string(facts.processors) +
                        (facts.processors == 1 ? " processor" : " processors");
    if (!facts.kernel.empty())
        note.machine += (note.machine.empty() ? "" : ", ") + std::string("Linux ") + facts.kernel;
    note.partFromNs = facts.partFromNs;
    note.partToNs = facts.partToNs;
    return note;
}

}  // namespace ws
