// The lanes' budgets: one step of panning or zooming over a million intervals, and the memory of ten million.
//
//   bench_lanes steps [INTERVALS]    paints the lanes of a window at every zoom from the whole run to a microsecond
//                                    and back, panning in between; also what each selection costs
//   bench_lanes memory [INTERVALS]   feeds a timeline as a session does and prints what it keeps of it
//
// Prints one line of JSON. Blocking: until it is done. Needs no display: QT_QPA_PLATFORM=offscreen.
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

#include "analysis/lanes.h"
#include "analysis/wait_statistics.h"
#include "base/clock.h"
#include "support/small_run.h"
#include "ui/app/resources.h"
#include "ui/views/lanes_picture.h"

namespace ws::bench {
namespace {

constexpr std::uint32_t kThreads = 8;
constexpr int kBatch = 1000;

std::size_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    statm >> size >> resident;
    return resident * 4096;
}

// Waits of 0.5 to 20 us one after the other; half of the threads wait for a lock and hold it in between.
class Run
{
public:
    explicit Run(std::size_t mostIntervals)
        : model(test::smallRun(kThreads)), analysis(createLanes(model, mostIntervals)), m_random(1)
    {
    }

    void feed(std::size_t intervals)
    {
        std::vector<TimedEvent> events;
        for (std::size_t fed = 0; fed < intervals; fed += kBatch * kThreads) {
            std::int64_t end = 0;
            for (std::uint32_t thread = 0; thread < kThreads; ++thread) {
                std::int64_t now = m_timeNs;
                events.clear();
                for (int i = 0; i < kBatch; ++i) {
                    const std::uint32_t object = thread % 2;
                    const std::uint64_t kind = object == 0 ? 3 : 1;
                    now += 500 + static_cast<std::int64_t>(m_random() % 9000);
                    if (object == 0)
                        events.push_back({now - 300, EventKind::LockReleased, 0, object, 0});
                    events.push_back({now, EventKind::WaitBegin, 0, object, kind});
                    now += 500 + static_cast<std::int64_t>(m_random() % 19'500);
                    events.push_back({now, EventKind::WaitEnd, 0, object, kind});
                    if (object == 0)
                        events.push_back({now, EventKind::LockAcquired, 0, object, 0});
                }
                analysis->addEvents(thread, events);
                end = std::max(end, now);
            }
            m_timeNs = end;
            analysis->addSample(test::emptySample(model, m_timeNs));
        }
    }

    const RunModel model;
    std::unique_ptr<Analysis> analysis;

private:
    std::mt19937 m_random;
    std::int64_t m_timeNs = 0;
};

std::shared_ptr<const Snapshot> snapshotOf(const Run &run)
{
    auto results = std::make_shared<RunResults>();
    run.analysis->report(*results);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->model = std::make_shared<const RunModel>(run.model);
    snapshot->timeNs = results->timeNs;
    snapshot->level = Level::Full;
    snapshot->phase = RunPhase::Ended;
    snapshot->results = std::move(results);
    return snapshot;
}

double milliseconds(std::uint64_t ns)
{
    return static_cast<double>(ns) / 1e6;
}

int steps(std::size_t intervals)
{
    Run run(kMostTimelineIntervals);
    run.feed(intervals);
    const std::shared_ptr<const Snapshot> snapshot = snapshotOf(run);
    LanesPicture picture;
    picture.setSnapshot(snapshot);
    QImage image(1100, 420, QImage::Format_RGB32);
    std::vector<std::uint64_t> times;
    const auto paint = [&](const LaneRange &range) {
        LaneLook look;
        look.range = range;
        picture.setLook(look);
        const std::uint64_t began = monotonicNs();
        QPainter painter(&image);
        picture.paint(painter, image.rect());
        painter.end();
        times.push_back(monotonicNs() - began);
    };
    const std::int64_t now = snapshot->timeNs;
    LaneRange range{0, now};
    paint(range);  // fonts and tiles are made once
    times.clear();
    while (range.lengthNs() > kShortestLaneNs) {
        range = zoomed(range, now / 3, 0.8, now);
        paint(range);
        paint(panned(range, range.lengthNs() / 3, now));
    }
    std::uint64_t longestSelection = 0;
    for (const LaneRange &selection : {LaneRange{0, now}, LaneRange{now / 4, now / 2}}) {
        const std::uint64_t began = monotonicNs();
        const WaitStatistics statistics =
            waitStatistics(*snapshot->results->timeline, selection.fromNs, selection.toNs);
        longestSelection = std::max(longestSelection, monotonicNs() - began);
        if (statistics.count == 0)
            return 1;
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"intervals\": %zu, \"steps\": %zu, \"p50Ms\": %.2f, \"p99Ms\": %.2f, \"longestMs\": %.2f, "
                "\"budgetMs\": 16, \"longestSelectionMs\": %.2f}\n",
                snapshot->results->timeline->intervalCount(), times.size(),
                milliseconds(times[times.size() / 2]), milliseconds(times[times.size() * 99 / 100]),
                milliseconds(times.back()), milliseconds(longestSelection));
    return 0;
}

int memory(std::size_t intervals)
{
    const std::size_t before = residentBytes();
    Run run(kMostTimelineIntervals);
    const std::uint64_t began = monotonicNs();
    run.feed(intervals);
    const double seconds = static_cast<double>(monotonicNs() - began) / 1e9;
    const std::shared_ptr<const Snapshot> snapshot = snapshotOf(run);
    const std::size_t kept = snapshot->results->timeline->intervalCount();
    std::uint64_t published = monotonicNs();
    for (int i = 0; i < 1000; ++i)
        (void)snapshotOf(run);
    published = monotonicNs() - published;
    const auto grown = static_cast<double>(residentBytes() - before);
    std::printf("{\"intervals\": %zu, \"kept\": %zu, \"megabytes\": %.1f, \"bytesAnInterval\": %.1f, "
                "\"eventsPerSecond\": %.0f, \"snapshotUs\": %.1f}\n",
                intervals, kept, grown / 1e6, grown / static_cast<double>(kept),
                2 * static_cast<double>(intervals) / seconds, static_cast<double>(published) / 1e6);
    return 0;
}

}  // namespace
}  // namespace ws::bench

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    initWaitscopeResources();
    const std::string_view what = argc > 1 ? argv[1] : "";
    const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
    if (what == "steps")
        return ws::bench::steps(count > 0 ? count : 1'000'000);
    if (what == "memory")
        return ws::bench::memory(count > 0 ? count : 10'000'000);
    std::fputs("usage: bench_lanes steps [INTERVALS] | memory [INTERVALS]\n", stderr);
    return 2;
}
