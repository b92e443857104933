#include "ui/models/moment_snapshot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/moment.h"

namespace ws {
namespace {

double valueAt(const TimeSeries &series, std::int64_t timeNs)
{
    const std::int64_t step = series.stepNs > 0 ? timeNs / series.stepNs : 0;
    if (timeNs < 0 || step >= static_cast<std::int64_t>(series.values.size()))
        return 0;
    const float value = series.values[static_cast<std::size_t>(step)];
    return std::isnan(value) ? 0 : static_cast<double>(value);
}

void setThread(ThreadResults &thread, const Track &track, std::int64_t timeNs)
{
    const bool begun = thread.now.startNs >= 0 && thread.now.startNs <= timeNs;
    const bool ended = thread.now.endNs >= 0 && thread.now.endNs <= timeNs;
    thread.now.state = !begun ? ThreadState::New : ended ? ThreadState::Ended : ThreadState::Running;
    thread.now.waitKind = WaitKind::None;
    thread.now.object = kNoObject;
    thread.now.line = 0;
    if (!begun)
        thread.now.startNs = -1;
    if (!ended)
        thread.now.endNs = -1;
    if (const auto interval = track.covering(timeNs); interval && begun && !ended) {
        thread.now.state = interval->state;
        thread.now.sinceNs = interval->beginNs;
        thread.now.waitKind = interval->waitKind;
        thread.now.object = interval->object;
    }
    const std::int64_t fromNs =
        std::max(timeNs - kMomentWindowNs, std::max<std::int64_t>(thread.now.startNs, 0));
    const std::vector<TrackSums> sums = sumsUntil(track, std::array{std::min(fromNs, timeNs), timeNs});
    std::int64_t waited = sums[1].waitNs - sums[0].waitNs;
    if (const auto &open = track.open(); open && open->state == ThreadState::Waiting)
        waited += std::max<std::int64_t>(timeNs - std::max(open->beginNs, fromNs), 0);
    const double span = static_cast<double>(std::max<std::int64_t>(timeNs - fromNs, 1));
    thread.blockedShare = begun ? std::clamp(static_cast<double>(waited) / span, 0.0, 1.0) : 0;
    thread.runnableShare = std::min(valueAt(thread.runnableSeries, timeNs), 1 - thread.blockedShare);
    thread.runningShare = begun && !ended ? 1 - thread.blockedShare - thread.runnableShare : 0;
}

// Of the threads that use the object in this way, on average.
double blockedOn(const Snapshot &snapshot, std::uint32_t object, UseKind kind, std::int64_t timeNs)
{
    double sum = 0;
    int count = 0;
    for (const RunModel::Use &use : snapshot.model->uses) {
        if (use.object != object || use.kind != kind || use.thread >= snapshot.results->threads.size())
            continue;
        ++count;
        for (const BlockedOn &blocked : snapshot.results->threads[use.thread].blocked) {
            if (blocked.object == object)
                sum += valueAt(blocked.share, timeNs);
        }
    }
    return count > 0 ? sum / count : 0;
}

}  // namespace

std::shared_ptr<const Snapshot> snapshotAt(const std::shared_ptr<const Snapshot> &snapshot,
                                           std::int64_t timeNs)
{
    if (!snapshot || !snapshot->model || !snapshot->results || !snapshot->results->timeline)
        return snapshot;
    const Timeline &timeline = *snapshot->results->timeline;
    auto results = std::make_shared<RunResults>(*snapshot->results);
    results->timeNs = timeNs;
    for (std::size_t i = 0; i < results->threads.size() && i < timeline.threads.size(); ++i)
        setThread(results->threads[i], timeline.threads[i], timeNs);
    for (std::uint32_t i = 0; i < results->objects.size() && i < snapshot->model->objects.size(); ++i) {
        ObjectResults &object = results->objects[i];
        object.recentMessagesPerSecond = valueAt(object.messages, timeNs);
        object.held = static_cast<std::uint64_t>(std::llround(valueAt(object.depth, timeNs)));
        object.recentSenderBlocked = blockedOn(*snapshot, i, UseKind::Sends, timeNs);
        object.recentReceiverBlocked = blockedOn(*snapshot, i, UseKind::Receives, timeNs);
    }
    auto then = std::make_shared<Snapshot>(*snapshot);
    then->timeNs = timeNs;
    then->results = std::move(results);
    const auto deadlock = snapshot->deadlock ? std::optional(snapshot->deadlock->deadlock) : std::nullopt;
    then->waits = waitGraphAt(timeline, *snapshot->model, timeNs, deadlock);
    if (deadlock && deadlock->lastBlockedNs > timeNs)
        then->deadlock.reset();
    return then;
}

}  // namespace ws
