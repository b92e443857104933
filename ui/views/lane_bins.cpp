#include "ui/views/lane_bins.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ws {
namespace {

// Adds times to columns as shares of them.
template <typename Add>
void spread(std::int64_t begin, std::int64_t end, const LaneRange &range, std::size_t columns, Add add)
{
    const double perNs = static_cast<double>(columns) / static_cast<double>(range.lengthNs());
    const double most = static_cast<double>(columns);
    const double first = std::clamp(static_cast<double>(begin - range.fromNs) * perNs, 0.0, most);
    const double last = std::clamp(static_cast<double>(end - range.fromNs) * perNs, 0.0, most);
    if (last <= first)
        return;
    auto i = static_cast<std::size_t>(first);
    if (i + 1 >= columns || last <= static_cast<double>(i + 1)) {
        add(std::min(i, columns - 1), static_cast<float>(last - first));
        return;
    }
    add(i, static_cast<float>(static_cast<double>(i + 1) - first));
    for (++i; i < columns && static_cast<double>(i + 1) <= last; ++i)
        add(i, 1.0f);
    if (i < columns && last > static_cast<double>(i))
        add(i, static_cast<float>(last - static_cast<double>(i)));
}

float seriesAt(const TimeSeries &series, std::int64_t timeNs)
{
    const std::int64_t step = timeNs / series.stepNs;
    if (timeNs < 0 || step >= static_cast<std::int64_t>(series.values.size()))
        return 0;
    const float value = series.values[static_cast<std::size_t>(step)];
    return std::isnan(value) ? 0 : value;
}

std::int64_t edgeOf(const LaneRange &range, std::size_t column, std::size_t columns)
{
    return range.fromNs +
           static_cast<std::int64_t>(static_cast<double>(range.lengthNs()) * static_cast<double>(column) /
                                     static_cast<double>(columns));
}

// Calls visit(column, sums, lengthNs) with what is over of each column. One of less than a nanosecond is taken as the
// nanosecond that it lies in.
template <typename Visit>
void forEachColumn(const Track &track, const LaneRange &range, std::size_t columns, Visit visit)
{
    std::size_t hint = 0;
    std::int64_t reachedNs = range.fromNs;
    TrackSums reached = track.sumsUntil(reachedNs, hint);
    for (std::size_t i = 0; i < columns; ++i) {
        const std::int64_t fromNs = edgeOf(range, i, columns);
        const std::int64_t toNs = std::max(edgeOf(range, i + 1, columns), fromNs + 1);
        const TrackSums before = fromNs == reachedNs ? reached : track.sumsUntil(fromNs, hint);
        reached = track.sumsUntil(toNs, hint);
        reachedNs = toNs;
        visit(i, reached - before, static_cast<double>(toNs - fromNs));
    }
}

bool isRest(ThreadState state)
{
    return state == ThreadState::Sleeping || state == ThreadState::Paused;
}

void addHeld(const Track &track, const LaneRange &range, std::int64_t nowNs, std::vector<float> &bins)
{
    forEachColumn(track, range, bins.size(), [&](std::size_t i, const TrackSums &sums, double lengthNs) {
        bins[i] = static_cast<float>(static_cast<double>(sums.heldNs) / lengthNs);
    });
    if (track.open())
        spread(track.open()->beginNs, nowNs, range, bins.size(),
               [&](std::size_t i, float covered) { bins[i] = std::min(1.0f, bins[i] + covered); });
}

// Waits into `waiting`, sleep into `none`, which is turned round at the end.
class ThreadColumns
{
public:
    ThreadColumns(std::vector<LaneBin> &bins, const Track &track, const LaneRange &range, std::int64_t endNs)
        : m_bins(bins), m_track(track), m_range(range), m_endNs(endNs)
    {
        for (LaneBin &bin : m_bins)
            bin.none = 0;
    }

    void addSums()
    {
        forEachColumn(
            m_track, m_range, m_bins.size(), [&](std::size_t i, const TrackSums &sums, double lengthNs) {
                m_bins[i].waiting += static_cast<float>(static_cast<double>(sums.waitNs) / lengthNs);
                m_bins[i].none += static_cast<float>(static_cast<double>(sums.sleepNs) / lengthNs);
            });
        if (m_track.open())
            add(*m_track.open());
    }

    void addOneByOne(const LaneFilter &filter, std::int64_t nowNs)
    {
        const std::size_t to = std::min(m_track.firstBeginningAt(m_range.toNs), m_track.endedCount());
        const std::size_t from = std::min(m_track.firstEndingAfter(m_range.fromNs), to);
        m_track.forEach(from, to, 0, 0, [&](const PackedInterval &packed) {
            const Interval interval = packed.unpacked();
            if (filter.passes(interval, nowNs))
                add(interval);
        });
        if (m_track.open() && filter.passes(*m_track.open(), nowNs))
            add(*m_track.open());
    }

private:
    void add(const Interval &interval)
    {
        const std::int64_t end = interval.endNs < 0 ? m_endNs : std::min(interval.endNs, m_endNs);
        const auto share = interval.state == ThreadState::Waiting ? &LaneBin::waiting : &LaneBin::none;
        if (interval.state == ThreadState::Waiting || isRest(interval.state))
            spread(interval.beginNs, end, m_range, m_bins.size(),
                   [&](std::size_t i, float covered) { m_bins[i].*share += covered; });
    }

    std::vector<LaneBin> &m_bins;
    const Track &m_track;
    const LaneRange &m_range;
    std::int64_t m_endNs;
};

}  // namespace

std::vector<LaneBin> laneBins(const ThreadResults &thread, const Track &track, const LaneRange &range,
                              std::int64_t nowNs, int columns, const LaneFilter &filter)
{
    std::vector<LaneBin> bins(static_cast<std::size_t>(std::max(columns, 0)));
    if (bins.empty() || range.lengthNs() <= 0 || thread.now.startNs < 0)
        return bins;
    const std::int64_t endNs = thread.now.endNs < 0 ? nowNs : std::min(thread.now.endNs, nowNs);
    ThreadColumns fill(bins, track, range, endNs);
    const bool chosen = filter.choosesIntervals();
    if (chosen)
        fill.addOneByOne(filter, nowNs);
    else
        fill.addSums();
    spread(thread.now.startNs, endNs, range, bins.size(),
           [&](std::size_t i, float covered) { bins[i].running += covered; });
    // `running` now is the part of the column in which the thread lived, `none` the part that it slept of that.
    for (std::size_t i = 0; i < bins.size(); ++i) {
        LaneBin &bin = bins[i];
        const float lived = std::min(bin.running, 1.0f);
        const float known =
            chosen ? std::min(bin.waiting + bin.none, lived) : std::max(0.0f, lived - bin.none);
        bin.waiting = std::min(bin.waiting, known);
        const auto middle = edgeOf(range, 2 * i + 1, 2 * bins.size());
        bin.runnable =
            chosen ? 0 : std::clamp(seriesAt(thread.runnableSeries, middle), 0.0f, known - bin.waiting);
        bin.running = chosen ? 0 : known - bin.waiting - bin.runnable;
        bin.none = 1 - bin.waiting - bin.runnable - bin.running;
    }
    return bins;
}

std::vector<std::vector<float>> heldBins(const Timeline &timeline, const LaneRange &range, int columns)
{
    std::vector<std::vector<float>> all;
    for (const Timeline::Hold &hold : timeline.holds) {
        std::vector<float> bins(static_cast<std::size_t>(std::max(columns, 0)));
        if (range.lengthNs() > 0)
            addHeld(hold.track, range, timeline.timeNs, bins);
        all.push_back(std::move(bins));
    }
    return all;
}

std::vector<std::vector<LockBin>> lockBins(const Timeline &timeline,
                                           const std::vector<std::uint32_t> &objects,
                                           const std::vector<std::vector<float>> &held,
                                           const LaneRange &range, int columns, const LaneFilter &filter)
{
    const auto count = static_cast<std::size_t>(std::max(columns, 0));
    std::vector<std::vector<LockBin>> all(objects.size(), std::vector<LockBin>(count));
    if (count == 0 || range.lengthNs() <= 0 || objects.empty())
        return all;
    std::uint64_t bits = 0;
    std::vector<std::size_t> placeOf(*std::max_element(objects.begin(), objects.end()) + 1, objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        placeOf[objects[i]] = i;
        bits |= std::uint64_t{1} << (objects[i] % 64);
    }
    const auto binsOf = [&](std::uint32_t object) {
        const std::size_t place = object < placeOf.size() ? placeOf[object] : objects.size();
        return place < objects.size() ? &all[place] : nullptr;
    };
    for (std::size_t h = 0; h < held.size(); ++h) {
        std::vector<LockBin> *bins = binsOf(timeline.holds[h].object);
        if (!bins)
            continue;
        for (std::size_t i = 0; i < count; ++i)
            (*bins)[i].held = std::min(1.0f, (*bins)[i].held + held[h][i]);
    }
    const bool looksAtEach = filter.choosesIntervals();
    const auto add = [&](const Interval &wait) {
        std::vector<LockBin> *bins = wait.state == ThreadState::Waiting ? binsOf(wait.object) : nullptr;
        if (!bins || (looksAtEach && !filter.passes(wait, timeline.timeNs)))
            return;
        spread(wait.beginNs, wait.endNs < 0 ? timeline.timeNs : wait.endNs, range, count,
               [&](std::size_t i, float covered) {
                   (*bins)[i].waiting = std::min(1.0f, (*bins)[i].waiting + covered);
               });
    };
    // Where all of a block lies in one column, its sums are enough.
    const double columnsPerNs = static_cast<double>(count) / static_cast<double>(range.lengthNs());
    const auto columnOf = [&](std::int64_t timeNs) {
        return std::floor(static_cast<double>(timeNs - range.fromNs) * columnsPerNs);
    };
    const auto addBlock = [&](std::int64_t beginNs, std::int64_t endNs, const TrackChunk::Block &block) {
        const double column = columnOf(beginNs);
        if (looksAtEach || block.hasMoreObjects || column != columnOf(endNs) || column < 0 ||
            column >= static_cast<double>(count))
            return false;
        for (std::size_t i = 0; i < kBlockObjects; ++i) {
            if (std::vector<LockBin> *bins = binsOf(block.waitedFor[i])) {
                float &waiting = (*bins)[static_cast<std::size_t>(column)].waiting;
                waiting = std::min(1.0f, waiting + static_cast<float>(static_cast<double>(block.waitedNs[i]) *
                                                                      columnsPerNs));
            }
        }
        return true;
    };
    for (std::uint32_t thread = 0; thread < timeline.threads.size(); ++thread) {
        const Track &track = timeline.threads[thread];
        if (!filter.passesThread(thread))
            continue;
        const std::size_t to = std::min(track.firstBeginningAt(range.toNs), track.endedCount());
        track.forEach(std::min(track.firstEndingAfter(range.fromNs), to), to, 0, bits, addBlock,
                      [&](const PackedInterval &wait) { add(wait.unpacked()); });
        if (track.open())
            add(*track.open());
    }
    // Whoever waits while somebody has it waits for that one: the two overlap as far as they can.
    for (std::vector<LockBin> &bins : all) {
        for (LockBin &bin : bins) {
            const float waited = bin.waiting;
            bin.wanted = std::min(bin.held, waited);
            bin.waiting = std::min(waited - bin.wanted, 1.0f - bin.held);
            bin.held -= bin.wanted;
        }
    }
    return all;
}

}  // namespace ws
