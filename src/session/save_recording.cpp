#include "session/save_recording.h"

#include <algorithm>

#include "recording/output_file.h"
#include "session/recording_part.h"
#include "session/snapshot_fields.h"

namespace ws {

namespace {

void addPlain(OutputFile &out, BlockKind kind, std::span<const std::byte> payload, std::uint32_t count = 0)
{
    BlockHeader header;
    header.kind = kind;
    header.count = count;
    out.add(blockBytes(header, payload));
}

void addText(OutputFile &out, BlockKind kind, const std::optional<std::string> &text)
{
    if (text && text->size() <= kMostBlockBytes)
        addPlain(out, kind, std::as_bytes(std::span(*text)));
}

bool isReplaced(BlockKind kind, const SaveRecording &choice)
{
    return kind == BlockKind::End || (kind == BlockKind::Notes && choice.notes) ||
           (kind == BlockKind::View && choice.view);
}

// Block by block, as they are.
Result<> copyWhole(const RecordingFile &recording, const SaveRecording &choice, OutputFile &out)
{
    for (const BlockPlace &block : recording.blocks()) {
        if (isReplaced(block.header.kind, choice))
            continue;
        if (choice.goOn &&
            !choice.goOn(static_cast<double>(block.offset) / static_cast<double>(recording.fileBytes())))
            return Error{ErrorKind::Cancelled, 0, "copy " + recording.file().string()};
        const auto payload = recording.payload(block);
        if (!payload)
            return payload.error();
        out.add(blockBytes(block.header, *payload));
    }
    return {};
}

void shift(std::int64_t &timeNs, std::int64_t byNs)
{
    timeNs = timeNs < 0 ? timeNs : std::max<std::int64_t>(0, timeNs - byNs);
}

void shift(WaitFacts &facts, std::int64_t byNs)
{
    shift(facts.timeNs, byNs);
    for (WaitFacts::Thread &thread : facts.threads) {
        shift(thread.sinceNs, byNs);
        if (thread.endedNs != 0)
            thread.endedNs = std::max<std::int64_t>(1, thread.endedNs - byNs);
    }
}

Result<> addProofs(const RecordingFile &recording, std::int64_t fromNs, std::int64_t toNs, OutputFile &out)
{
    for (const BlockPlace &block : recording.blocks()) {
        if (block.header.kind != BlockKind::Proof)
            continue;
        const auto payload = recording.payload(block);
        if (!payload)
            return payload.error();
        auto proof = valueOf<RecordedProof>(*payload);
        if (!proof)
            return recording.damaged(block);
        if (proof->second.timeNs > toNs)
            continue;
        shift(proof->first, fromNs);
        shift(proof->second, fromNs);
        addPlain(out, BlockKind::Proof, bytesOf(*proof));
    }
    return {};
}

Result<> addLog(const RecordingFile &recording, std::int64_t fromNs, std::int64_t toNs, OutputFile &out)
{
    auto lines = logOf(recording);
    if (!lines)
        return lines.error();
    std::erase_if(*lines, [&](const LogLine &line) { return line.timeNs < fromNs || line.timeNs > toNs; });
    for (LogLine &line : *lines)
        line.timeNs -= fromNs;
    // Within the bound of a block, whatever the lines are.
    for (std::size_t at = 0; at < lines->size();) {
        std::vector<LogLine> some;
        for (std::size_t bytes = 0; at < lines->size() && bytes < kMostBlockBytes / 4; ++at) {
            bytes += (*lines)[at].text.size() + 32;
            some.push_back(std::move((*lines)[at]));
        }
        addPlain(out, BlockKind::Log, bytesOf(some), static_cast<std::uint32_t>(some.size()));
    }
    return {};
}

// How the run stood at the end of the part, as far as the recording tells.
Result<> addState(const RecordingFile &recording, std::int64_t fromNs, std::int64_t toNs,
                  std::uint64_t events, OutputFile &out)
{
    const BlockPlace *block = recording.last(BlockKind::State);
    if (!block)
        return {};
    const auto payload = recording.payload(*block);
    if (!payload)
        return payload.error();
    auto state = stateOf(*payload, recording.model().model);
    if (!state)
        return recording.damaged(*block);
    Snapshot &snapshot = state->snapshot;
    const bool reachesEnd = toNs >= recording.lastNs();
    shift(snapshot.timeNs, fromNs);
    snapshot.timeNs = std::min(snapshot.timeNs, toNs - fromNs);
    snapshot.events = events;
    std::erase_if(snapshot.endingCycles,
                  [&](const EndingCycle &cycle) { return cycle.firstNs < fromNs || cycle.firstNs > toNs; });
    for (EndingCycle &cycle : snapshot.endingCycles)
        shift(cycle.firstNs, fromNs);
    if (reachesEnd && state->lastLook) {
        shift(*state->lastLook, fromNs);
    } else {
        state->lastLook.reset();
        snapshot.queuedAtEnd.clear();
    }
    if (!reachesEnd) {
        // How it ended came later.
        snapshot.verdict = RunVerdict::Open;
        snapshot.failure.reset();
        snapshot.threadFailures.clear();
    }
    addPlain(out, BlockKind::State, stateBytes(snapshot, state->lastLook));
    return {};
}

Result<> copyPart(const RecordingFile &recording, const SaveRecording &choice, OutputFile &out)
{
    const std::int64_t toNs = std::min(choice.toNs, recording.lastNs());
    if (choice.fromNs >= toNs)
        return Error{ErrorKind::BadInput, 0,
                     "save a part of " + recording.file().string() + ": nothing of the run lies in it"};
    RunFacts facts = recording.facts();
    // Of a part, a part: told in the time of the run.
    facts.partToNs = facts.partFromNs + toNs;
    facts.partFromNs += choice.fromNs;
    addPlain(out, BlockKind::Facts, bytesOf(facts));
    addPlain(out, BlockKind::Model, bytesOf(recording.model()));
    RecordingPart part(recording.model().model, choice.fromNs, toNs, out);
    ReplaySink sink;
    sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
        part.addEvents(thread, events);
    };
    sink.sample = [&](const Sample &sample) { part.addSample(sample); };
    if (choice.goOn)
        sink.goOn = [&](std::uint64_t readBytes) {
            return choice.goOn(static_cast<double>(readBytes) / static_cast<double>(recording.fileBytes()));
        };
    Result<> done = replay(recording, sink);
    part.finish();
    if (done)
        done = addLog(recording, choice.fromNs, toNs, out);
    if (done)
        done = addProofs(recording, choice.fromNs, toNs, out);
    if (done)
        done = addState(recording, choice.fromNs, toNs, part.events(), out);
    for (const BlockKind kind : {BlockKind::Notes, BlockKind::View}) {
        const BlockPlace *block = recording.last(kind);
        if (!done || !block || isReplaced(kind, choice))
            continue;
        const auto payload = recording.payload(*block);
        if (!payload)
            return payload.error();
        addPlain(out, kind, *payload);
    }
    return done;
}

}  // namespace

Result<> saveRecording(const RecordingFile &recording, const SaveRecording &choice,
                       const std::filesystem::path &file)
{
    auto out = OutputFile::create(file);
    if (!out)
        return out.error();
    out->add(fileHeader());
    const bool whole = choice.fromNs <= 0 && choice.toNs >= recording.lastNs();
    const auto copied = whole ? copyWhole(recording, choice, *out) : copyPart(recording, choice, *out);
    if (!copied)
        return copied;
    addText(*out, BlockKind::Notes, choice.notes);
    addText(*out, BlockKind::View, choice.view);
    // One that was cut stays one without an end.
    if (recording.isComplete())
        addPlain(*out, BlockKind::End, {});
    return out->commit();
}

}  // namespace ws
