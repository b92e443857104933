#include "support/sample_snapshots.h"

#include <cmath>

#include "analysis/track_writer.h"

namespace ws::sample {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

TimeSeries series(int steps, double middle, double swing)
{
    TimeSeries made;
    for (int i = 0; i < steps; ++i)
        made.values.push_back(static_cast<float>(middle + swing * std::sin(i * 0.7)));
    return made;
}

std::shared_ptr<Snapshot> blank(const std::string &id)
{
    auto snapshot = std::make_shared<Snapshot>();
    Experiment experiment;
    experiment.id = id;
    experiment.title.en = id;
    snapshot->experiment = std::make_shared<const Experiment>(experiment);
    snapshot->model = std::make_shared<const RunModel>();
    return snapshot;
}

void addThreadObjects(RunModel &model)
{
    for (const RunModel::Thread &thread : model.threads)
        model.objects.push_back({thread.name, ObjectKind::Thread, "thread", 0, 0, 0});
}

ThreadResults threadResults(std::int64_t timeNs, std::uint32_t object, double blocked)
{
    ThreadResults thread;
    thread.now.state = ThreadState::Running;
    thread.now.startNs = 0;
    thread.now.cpu = 1;
    thread.blockedShare = blocked;
    thread.runningShare = 1 - blocked;
    thread.blocked.push_back({object, 100, static_cast<std::int64_t>(blocked * static_cast<double>(timeNs)),
                              series(static_cast<int>(timeNs / kFirstStepNs), blocked, 0.02)});
    thread.runnableSeries = series(static_cast<int>(timeNs / kFirstStepNs), 0.05, 0.02);
    return thread;
}

// A wait of a part of every 10 ms, then one that goes on where `since` says since when.
Track lane(std::int64_t timeNs, std::uint32_t object, double blocked, std::int64_t since = -1)
{
    TrackWriter track;
    for (std::int64_t begin = 0; begin < (since < 0 ? timeNs : since - 10'000'000); begin += 10'000'000)
        track.push({begin, begin + static_cast<std::int64_t>(blocked * 10'000'000), ThreadState::Waiting,
                    WaitKind::Space, object});
    if (since >= 0)
        track.setOpen(Interval{since, -1, ThreadState::Waiting, WaitKind::Lock, object});
    return track.view();
}

std::shared_ptr<Timeline> timeline(std::int64_t timeNs, std::size_t threads)
{
    auto made = std::make_shared<Timeline>();
    made->timeNs = timeNs;
    made->threads.resize(threads);
    made->wakes.resize(threads);
    return made;
}

std::shared_ptr<Snapshot> pipeline(const std::string &id, const std::vector<std::string> &names, bool results)
{
    auto snapshot = blank(id);
    Experiment experiment = *snapshot->experiment;
    RunModel model;
    const auto stages = static_cast<std::uint32_t>(names.size());
    for (std::uint32_t i = 0; i + 1 < stages; ++i) {
        model.objects.push_back({"q" + std::to_string(i), ObjectKind::Channel, "pipe", 65536, 0, 64});
        experiment.channels.push_back({"q" + std::to_string(i), "pipe", {}});
        model.uses.push_back({i, i, UseKind::Sends});
        model.uses.push_back({i + 1, i, UseKind::Receives});
    }
    for (std::uint32_t i = 0; i < stages; ++i) {
        model.processes.push_back({names[i]});
        model.threads.push_back({names[i], i,
                                 i == 0            ? "produce"
                                 : i + 1 == stages ? "consume"
                                                   : "relay",
                                 -1});
        snapshot->workers.push_back({4120 + static_cast<int>(i), false, 0, 0, false, {}});
    }
    addThreadObjects(model);
    if (results) {
        auto run = std::make_shared<RunResults>();
        run->timeNs = 2 * kSecond;
        const auto lanes = timeline(run->timeNs, stages);
        for (std::uint32_t i = 0; i < stages; ++i) {
            run->threads.push_back(threadResults(run->timeNs, i > 0 ? i - 1 : 0, i == 1 ? 0.05 : 0.7));
            lanes->threads[i] = lane(run->timeNs, i > 0 ? i - 1 : 0, i == 1 ? 0.05 : 0.7);
        }
        run->timeline = lanes;
        run->objects.resize(model.objects.size());
        for (std::uint32_t i = 0; i + 1 < stages; ++i) {
            ObjectResults &wire = run->objects[i];
            wire.sent = 43'000;
            wire.received = 42'000;
            wire.inFlight = 1'000;
            wire.held = 1'000;
            wire.receivedBytes = 42'000 * 64;
            wire.messagesPerSecond = wire.recentMessagesPerSecond = 21'418;
            wire.bytesPerSecond = 21'418 * 64;
            wire.recentSenderBlocked = i == 0 ? 0.7 : 0;
            wire.latency = {42'000, 46'900, 60'000, 68'300, 90'000, 180'000};
            wire.messages = series(200, 21'000, 900);
            wire.bytes = series(200, 1.3e6, 5e4);
            wire.latencyP50 = series(200, 47e3, 2e3);
            wire.latencyP99 = series(200, 68e3, 4e3);
            wire.latencyMax = series(200, 150e3, 4e4);
            wire.depth = series(200, 600, 300);
        }
        snapshot->results = run;
        snapshot->timeNs = run->timeNs;
        snapshot->phase = RunPhase::Running;
        snapshot->events = 1'204'511;
    }
    snapshot->experiment = std::make_shared<const Experiment>(experiment);
    snapshot->model = std::make_shared<const RunModel>(model);
    return snapshot;
}

// Thread i holds lock i and waits for lock i + 1.
SnapshotPtr ring(const std::string &id, std::uint32_t size, const std::string &thread,
                 const std::string &lock)
{
    auto snapshot = blank(id);
    Experiment experiment = *snapshot->experiment;
    RunModel model;
    model.processes.push_back({"table"});
    snapshot->workers.push_back({4120, false, 0, 0, false, {}});
    auto results = std::make_shared<RunResults>();
    results->timeNs = snapshot->timeNs = 1'734'000'000;
    const auto lanes = timeline(results->timeNs, size);
    ProvenDeadlock proof;
    Condition circle{ConditionKind::CircularWait, true, false, {}, {}};
    for (std::uint32_t i = 0; i < size; ++i) {
        model.threads.push_back({thread + std::to_string(i + 1), 0, "take-locks", -1});
        model.objects.push_back({lock + std::to_string(i + 1), ObjectKind::Lock, "mutex", 0, 0, 0});
        experiment.primitives.push_back({lock + std::to_string(i + 1), "mutex"});
        const std::uint32_t wanted = (i + 1) % size;
        model.uses.push_back({i, i, UseKind::Locks});
        model.uses.push_back({i, wanted, UseKind::Locks});
        const std::int64_t since = 1'723'000'000 + i * 10'000;
        proof.deadlock.members.push_back({i, WaitKind::Lock, wanted, {}, {wanted}, {i}, since});
        proof.deadlock.lastBlockedNs = since;
        circle.threads.push_back(i);
        results->threads.push_back(threadResults(results->timeNs, wanted, 0.3));
        lanes->threads[i] = lane(results->timeNs, wanted, 0.3, since);
        TrackWriter hold;
        hold.setOpen(Interval{since - 2'000'000 - i * 5'000, -1, ThreadState::Running, WaitKind::Lock, i});
        lanes->holds.push_back({i, i, hold.view()});
        snapshot->waits.nodes.push_back({true, i, true, true});
        snapshot->waits.nodes.push_back({false, wanted, true, true});
        snapshot->waits.edges.push_back(
            {2 * i, 2 * i + 1, WaitGraph::EdgeKind::WaitsFor, WaitKind::Lock, true});
        snapshot->waits.edges.push_back(
            {2 * i + 1, 2 * wanted, WaitGraph::EdgeKind::HeldBy, WaitKind::None, true});
    }
    circle.threads.push_back(0);
    proof.deadlock.everybody = true;
    proof.report.conditions = {{ConditionKind::MutualExclusion, true, false, {}, {0, 1}},
                               {ConditionKind::HoldAndWait, true, false, {0, 1}, {}},
                               {ConditionKind::NoPreemption, true, false, {}, {}},
                               circle};
    proof.report.remedies = {{RemedyKind::SwapOrder, size - 1, 0, size - 1, ConditionKind::CircularWait}};
    proof.detectionDelayNs = 11'000'000;
    proof.provenNs = 1'734'000'000;
    addThreadObjects(model);
    results->objects.resize(model.objects.size());
    results->timeline = lanes;
    snapshot->deadlock = proof;
    snapshot->results = results;
    snapshot->phase = RunPhase::Ended;
    snapshot->verdict = RunVerdict::Deadlock;
    snapshot->experiment = std::make_shared<const Experiment>(experiment);
    snapshot->model = std::make_shared<const RunModel>(model);
    return snapshot;
}

std::vector<std::string> numbered(const std::string &name, int count)
{
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i)
        names.push_back(name + std::to_string(i));
    return names;
}

}  // namespace

SnapshotPtr empty()
{
    return blank("empty");
}

SnapshotPtr onlyLaidOut()
{
    return pipeline("only-laid-out", {"source", "stage 1", "sink"}, false);
}

SnapshotPtr one()
{
    auto snapshot = blank("one");
    RunModel model;
    model.processes.push_back({"alone"});
    model.threads.push_back({"alone", 0, "compute", -1});
    addThreadObjects(model);
    auto results = std::make_shared<RunResults>();
    results->threads.resize(1);
    results->objects.resize(1);
    results->timeline = timeline(0, 1);
    snapshot->results = results;
    snapshot->phase = RunPhase::Running;
    snapshot->model = std::make_shared<const RunModel>(model);
    return snapshot;
}

SnapshotPtr runningPipeline(int stages)
{
    return pipeline("running-pipeline", numbered("stage ", stages), true);
}

SnapshotPtr many()
{
    return pipeline("many", numbered("s", 40), true);
}

SnapshotPtr pingPong()
{
    auto snapshot = pipeline("ping-pong", {"ping", "pong"}, true);
    auto made = std::make_shared<Snapshot>(*snapshot);
    RunModel model = *made->model;
    model.objects.insert(model.objects.begin() + 1, model.objects.front());
    model.objects[1].name = "back";
    model.uses.push_back({1, 1, UseKind::Sends});
    model.uses.push_back({0, 1, UseKind::Receives});
    RunResults results = *made->results;
    results.objects.insert(results.objects.begin() + 1, results.objects.front());
    made->model = std::make_shared<const RunModel>(model);
    made->results = std::make_shared<const RunResults>(results);
    return made;
}

SnapshotPtr twoLocks()
{
    return ring("two-locks", 2, "t", "lock ");
}

SnapshotPtr ringOfFive()
{
    return ring("ring-of-five", 5, "P", "f");
}

SnapshotPtr longNames()
{
    return pipeline("long-names",
                    numbered("a stage whose name is far longer than any frame would like it to be ", 3),
                    true);
}

SnapshotPtr chineseNames()
{
    return pipeline("chinese-names", {"生产者", "中间阶段", "消费者"}, true);
}

std::vector<Named> all()
{
    return {{"empty", empty()},
            {"only laid out", onlyLaidOut()},
            {"one", one()},
            {"pipeline", runningPipeline()},
            {"many", many()},
            {"ping-pong", pingPong()},
            {"two locks", twoLocks()},
            {"ring of five", ringOfFive()},
            {"long names", longNames()},
            {"Chinese names", chineseNames()}};
}

}  // namespace ws::sample
