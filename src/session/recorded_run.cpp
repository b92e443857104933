#include "session/recorded_run.h"

#include <array>
#include <fstream>

#include "analysis/lanes.h"
#include "experiment/reader.h"
#include "session/log_book.h"
#include "session/proof_book.h"
#include "session/session.h"
#include "session/snapshot_fields.h"

namespace ws {

namespace {

// Where its text cannot be read here (a mechanism that this machine refuses), names and wires are still known.
Experiment experimentOf(const RunModel &model)
{
    Experiment experiment;
    for (const RunModel::Object &object : model.objects) {
        if (object.kind == ObjectKind::Channel)
            experiment.channels.push_back({object.name, object.type, {}, {}});
        else if (object.kind != ObjectKind::Thread)
            experiment.primitives.push_back({object.name, object.type, {}});
    }
    for (const RunModel::Process &process : model.processes)
        experiment.processes.push_back({process.name, {}});
    for (const RunModel::Thread &thread : model.threads)
        experiment.processes[thread.process].threads.push_back({thread.name, thread.role, {}, thread.script});
    return experiment;
}

Experiment experimentOf(const RunFacts &facts, const RunModel &model)
{
    auto read = readExperimentText(facts.experimentText, facts.experimentId + ".toml", machineVocabulary());
    auto *whole = std::get_if<Experiment>(&read);
    Experiment experiment = whole ? std::move(*whole) : experimentOf(model);
    experiment.id = facts.experimentId;
    if (experiment.title.en.empty())
        experiment.title.en = facts.experimentId;
    return experiment;
}

Result<> takeState(const RecordingFile &file, Snapshot &snapshot, std::optional<WaitFacts> &lastLook)
{
    const RunModel &model = file.model().model;
    snapshot.recording = noteOf(file.facts(), file.file().string());
    if (const BlockPlace *block = file.last(BlockKind::State)) {
        const auto bytes = file.payload(*block);
        if (!bytes)
            return bytes.error();
        auto state = stateOf(*bytes, model);
        if (!state)
            return file.damaged(*block);
        const std::uint64_t missed = state->snapshot.recording->missed;
        RecordingNote note = std::move(*snapshot.recording);
        snapshot = std::move(state->snapshot);
        snapshot.recording = std::move(note);
        snapshot.recording->missed = missed;
        lastLook = std::move(state->lastLook);
    }
    snapshot.recording->readFrom = true;
    snapshot.recording->damage = file.damage();
    snapshot.phase = RunPhase::Ended;
    snapshot.threadFailures.resize(model.threads.size());
    snapshot.workers.resize(model.processes.size());
    return {};
}

Result<> takeTexts(const RecordingFile &file, RecordingNote &note)
{
    for (const BlockKind kind : {BlockKind::Notes, BlockKind::View}) {
        const BlockPlace *block = file.last(kind);
        if (!block)
            continue;
        const auto bytes = file.payload(*block);
        if (!bytes)
            return bytes.error();
        (kind == BlockKind::Notes ? note.notes : note.view)
            .assign(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    }
    return {};
}

Result<> takeProofs(const RecordingFile &file, Snapshot &snapshot, std::optional<WaitFacts> &lastLook)
{
    for (const BlockPlace &block : file.blocks()) {
        if (block.header.kind != BlockKind::Proof)
            continue;
        const auto bytes = file.payload(block);
        if (!bytes)
            return bytes.error();
        const auto proof = valueOf<RecordedProof>(*bytes);
        const RunModel &model = file.model().model;
        if (!proof || !isSound(proof->first, model) || !isSound(proof->second, model))
            return file.damaged(block);
        noteProof(snapshot.deadlock, proof->first, proof->second);
        if (!lastLook || lastLook->timeNs < proof->second.timeNs)
            lastLook = proof->second;
    }
    if (snapshot.deadlock && snapshot.verdict == RunVerdict::Open)
        snapshot.verdict = RunVerdict::Deadlock;
    return {};
}

Result<> takeLog(const RecordingFile &file, Snapshot &snapshot)
{
    auto lines = logOf(file);
    if (!lines)
        return lines.error();
    std::deque<LogLine> log;
    for (LogLine &line : *lines)
        keepLogLine(log, std::move(line), snapshot.logDropped);
    snapshot.log.assign(log.begin(), log.end());
    return {};
}

std::function<bool(std::uint64_t)> askedInBytes(const RecordingFile &file,
                                                const std::function<bool(double)> &goOn)
{
    if (!goOn)
        return {};
    return [&file, &goOn](std::uint64_t readBytes) {
        return goOn(static_cast<double>(readBytes) / static_cast<double>(file.fileBytes()));
    };
}

Result<std::shared_ptr<const Timeline>> timelineOf(const RecordingFile &file,
                                                   const std::function<bool(double)> &goOn)
{
    const std::unique_ptr<Analysis> lanes = createLanes(file.model().model);
    ReplaySink sink;
    sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
        lanes->addEvents(thread, events);
    };
    sink.sample = [&](const Sample &sample) { lanes->addSample(sample); };
    sink.goOn = askedInBytes(file, goOn);
    const auto replayed = replay(file, sink);
    if (!replayed)
        return replayed.error();
    RunResults results;
    lanes->report(results);
    return results.timeline;
}

Result<std::shared_ptr<const RunResults>> resultsOf(const RecordingFile &file, const OpenRecording &how)
{
    const BlockPlace *block = how.anew ? nullptr : file.last(BlockKind::Results);
    if (block) {
        const auto bytes = file.payload(*block);
        if (!bytes)
            return bytes.error();
        // Results of another edition are no value of this one; the events still are.
        auto recorded = valueOf<RecordedResults>(*bytes);
        if (recorded && recorded->edition == kResultsEdition &&
            isSound(recorded->results, file.model().model)) {
            if (how.timeline) {
                auto timeline = timelineOf(file, how.goOn);
                if (!timeline)
                    return timeline.error();
                recorded->results.timeline = std::move(*timeline);
            }
            return std::make_shared<const RunResults>(std::move(recorded->results));
        }
    }
    auto results = replayedResults(file, how);
    if (!results)
        return results.error();
    return std::make_shared<const RunResults>(std::move(*results));
}

// Names and wires alike: the indices of one hold in the other.
bool isOf(const RecordingFile &file, const Snapshot &snapshot)
{
    return bytesOf(RecordedModel{*snapshot.model, {}}) == bytesOf(RecordedModel{file.model().model, {}}) &&
           file.facts().startedAtMs == snapshot.recording->startedAtMs;
}

std::shared_ptr<const Snapshot> damagedTimeline(const Snapshot &snapshot, const std::string &sentence)
{
    auto without = std::make_shared<Snapshot>(*withoutTimeline(snapshot, TimelineState::Damaged));
    if (without->recording->damage.empty())
        without->recording->damage = sentence;
    return without;
}

}  // namespace

Result<RunResults> replayedResults(const RecordingFile &file, const OpenRecording &how)
{
    const RunModel &model = file.model().model;
    std::vector<std::unique_ptr<Analysis>> analyses;
    for (const AnalysisInfo &info : analysisRegistry())
        analyses.push_back(info.create(model));
    RunResults results;
    ReplaySink sink;
    sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
        for (const auto &analysis : analyses)
            analysis->addEvents(thread, events);
    };
    sink.sample = [&](const Sample &sample) {
        results.timeNs = sample.timeNs;
        for (const auto &analysis : analyses)
            analysis->addSample(sample);
    };
    sink.goOn = askedInBytes(file, how.goOn);
    const auto replayed = replay(file, sink);
    if (!replayed)
        return replayed.error();
    results.threads.resize(model.threads.size());
    results.objects.resize(model.objects.size());
    for (const auto &analysis : analyses)
        analysis->report(results);
    return results;
}

Result<std::shared_ptr<const Snapshot>> recordedRun(const RecordingFile &file, const OpenRecording &how)
{
    auto snapshot = std::make_shared<Snapshot>();
    const RunFacts &facts = file.facts();
    std::optional<WaitFacts> lastLook;
    Result<> taken = takeState(file, *snapshot, lastLook);
    if (taken)
        taken = takeTexts(file, *snapshot->recording);
    if (taken)
        taken = takeProofs(file, *snapshot, lastLook);
    if (taken)
        taken = takeLog(file, *snapshot);
    if (!taken)
        return taken.error();
    if (lastLook) {
        snapshot->outside = outsideWaits(*lastLook);
        snapshot->waits = waitGraph(
            *lastLook, snapshot->deadlock ? std::optional(snapshot->deadlock->deadlock) : std::nullopt);
    }
    auto results = resultsOf(file, how);
    if (!results)
        return results.error();
    snapshot->results = std::move(*results);
    snapshot->recording->timeline = snapshot->results->timeline ? TimelineState::Read : TimelineState::ToCome;
    snapshot->model = std::make_shared<const RunModel>(file.model().model);
    snapshot->experiment = std::make_shared<const Experiment>(experimentOf(facts, *snapshot->model));
    snapshot->placement = placementOf(facts.placement).value_or(Placement::Free);
    snapshot->level = levelOf(facts.level).value_or(Level::Light);
    const auto policy = parseWaitPolicy(facts.wait);
    if (const auto *wait = std::get_if<WaitPolicy>(&policy))
        snapshot->wait = *wait;
    // After a crash the counters know more than the last state.
    snapshot->timeNs = snapshot->results->timeNs;
    if (!file.isComplete())
        snapshot->events = std::max(snapshot->events, file.events());
    return std::shared_ptr<const Snapshot>(std::move(snapshot));
}

Result<std::shared_ptr<const Snapshot>> openRecordedRun(const std::filesystem::path &file,
                                                        const OpenRecording &how)
{
    const auto opened = RecordingFile::open(file);
    if (!opened)
        return opened.error();
    return recordedRun(*opened, how);
}

Result<std::shared_ptr<const Snapshot>> openFigures(const std::filesystem::path &file,
                                                    const std::function<bool(double)> &goOn)
{
    if (const auto quick = RecordingFile::open(file, EventCheck::WhenRead); quick && quick->isComplete()) {
        auto run = recordedRun(*quick, {.timeline = false, .goOn = goOn});
        if (run || run.error().kind == ErrorKind::Cancelled)
            return run;
    }
    return openRecordedRun(file, {.timeline = false, .goOn = goOn});
}

std::shared_ptr<const Snapshot> withoutTimeline(const Snapshot &snapshot, TimelineState why)
{
    auto without = std::make_shared<Snapshot>(snapshot);
    if (snapshot.results->timeline) {
        auto results = std::make_shared<RunResults>(*snapshot.results);
        results->timeline.reset();
        without->results = std::move(results);
    }
    without->recording->timeline = why;
    return without;
}

std::shared_ptr<const Snapshot> withTimeline(const std::shared_ptr<const Snapshot> &snapshot,
                                             const RecordingFile &file,
                                             const std::function<bool(double)> &goOn)
{
    if (!isOf(file, *snapshot))
        return damagedTimeline(*snapshot, file.file().string() + " holds another run by now");
    auto timeline = timelineOf(file, goOn);
    if (!timeline && timeline.error().kind == ErrorKind::Cancelled)
        return withoutTimeline(*snapshot, TimelineState::Stopped);
    if (!timeline)
        return damagedTimeline(*snapshot, timeline.error().action);
    auto results = std::make_shared<RunResults>(*snapshot->results);
    results->timeline = std::move(*timeline);
    auto whole = std::make_shared<Snapshot>(*snapshot);
    whole->results = std::move(results);
    whole->recording->timeline = TimelineState::Read;
    return whole;
}

std::shared_ptr<const Snapshot> withTimeline(const std::shared_ptr<const Snapshot> &snapshot,
                                             const std::function<bool(double)> &goOn)
{
    const auto file = RecordingFile::open(snapshot->recording->file);
    if (!file)
        return damagedTimeline(*snapshot, file.error().action);
    if (file->damage() == snapshot->recording->damage || !isOf(*file, *snapshot))
        return withTimeline(snapshot, *file, goOn);
    const auto upToThere = recordedRun(*file, {.goOn = goOn});
    if (upToThere) {
        auto whole = std::make_shared<Snapshot>(**upToThere);
        whole->model = snapshot->model;  // still the run that is shown
        whole->experiment = snapshot->experiment;
        return whole;
    }
    return upToThere.error().kind == ErrorKind::Cancelled
               ? withoutTimeline(*snapshot, TimelineState::Stopped)
               : damagedTimeline(*snapshot, upToThere.error().action);
}

bool isRecording(const std::filesystem::path &file)
{
    // A named pipe would keep us waiting for its writer.
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed))
        return false;
    std::ifstream stream(file, std::ios::binary);
    std::array<char, kRecordingMagic.size()> begin{};
    stream.read(begin.data(), begin.size());
    return stream.gcount() == static_cast<std::streamsize>(begin.size()) &&
           std::equal(begin.begin(), begin.end(), kRecordingMagic.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

}  // namespace ws
