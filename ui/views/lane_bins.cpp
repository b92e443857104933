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

// Where columns begin and end, each moment once: those of less than a nanosecond are taken as the nanosecond that they
// lie in.
struct ColumnEdges
{
    std::vector<std::int64_t> moments;
    std::vector<std::size_t> first;  // of each column: it goes from moments[first] to the next

    ColumnEdges(const LaneRange &range, std::size_t columns)
    {
        for (std::size_t i = 0; i < columns; ++i) {
            const std::int64_t edge = edgeOf(range, i, columns);
            if (moments.empty() || edge > moments.back())
                moments.push_back(edge);
            first.push_back(moments.size() - 1);
        }
        moments.push_back(std::max(edgeOf(range, columns, columns), moments.back() + 1));
    }
    double lengthNs(std::size_t column) const
    {
        return static_cast<double>(moments[first[column] + 1] - moments[first[column]]);
    }
};

// Calls visit(column, sums, lengthNs) with what is over of each column.
template <typename Visit>
void forEachColumn(const Track &track, const LaneRange &range, std::size_t columns, Visit visit)
{
    const ColumnEdges edges(range, columns);
    const std::vector<TrackSums> sums = sumsUntil(track, edges.moments);
    for (std::size_t i = 0; i < columns; ++i)
        visit(i, sums[edges.first[i] + 1] - sums[edges.first[i]], edges.lengthNs(i));
}

bool isRest(ThreadState state)
{
    return state == ThreadState::Sleeping || state == ThreadState::Paused;
}

// How long was waited for each of some locks in each column. In whole nanoseconds: of a million waits nearly all lie in one
// column, and most of their blocks.
class LockWaits
{
public:
    LockWaits(const std::vector<std::uint32_t> &objects, const LaneRange &range, std::size_t columns)
        : m_places(*std::max_element(objects.begin(), objects.end()) + 1, objects.size()),
          m_columns(range, columns), m_edges(m_columns.moments),
          m_waitedNs(objects.size(), std::vector<std::int64_t>(m_edges.size() - 1))
    {
        for (std::size_t i = 0; i < objects.size(); ++i) {
            m_places[objects[i]] = i;
            m_bits |= std::uint64_t{1} << (objects[i] % 64);
        }
    }

    std::optional<std::size_t> placeOf(std::uint32_t object) const
    {
        const std::size_t place = object < m_places.size() ? m_places[object] : m_waitedNs.size();
        return place < m_waitedNs.size() ? std::optional(place) : std::nullopt;
    }
    std::uint64_t bits() const { return m_bits; }  // of the objects, as in TrackBlock

    // Of each track in the order of time.
    void beginTrack() { m_column = 0; }
    void add(std::uint32_t object, std::int64_t beginNs, std::int64_t endNs)
    {
        const auto place = placeOf(object);
        if (!place)
            return;
        const std::int64_t begin = std::max(beginNs, m_edges.front());
        const std::int64_t end = std::min(endNs, m_edges.back());
        seek(begin);
        for (std::size_t i = m_column; i + 1 < m_edges.size() && m_edges[i] < end; ++i)
            m_waitedNs[*place][i] += std::min(end, m_edges[i + 1]) - std::max(begin, m_edges[i]);
    }
    // False: not all of it lies in one column.
    bool addBlock(const TrackBlock &block)
    {
        seek(block.beginNs);
        if (block.beginNs < m_edges[m_column] || block.endNs > m_edges[m_column + 1])
            return false;
        for (std::size_t i = 0; i < block.code.kinds(); ++i) {
            const IntervalKind kind = block.code.kind(i);
            if (const auto place = placeOf(kind.object); place && kind.state == ThreadState::Waiting)
                m_waitedNs[*place][m_column] += kind.togetherNs;
        }
        return true;
    }

    // 0 to 1 of each column.
    std::vector<float> shares(std::size_t place) const
    {
        std::vector<float> all;
        for (std::size_t i = 0; i < m_columns.first.size(); ++i) {
            const auto waitedNs = static_cast<double>(m_waitedNs[place][m_columns.first[i]]);
            all.push_back(std::min(1.0f, static_cast<float>(waitedNs / m_columns.lengthNs(i))));
        }
        return all;
    }

private:
    void seek(std::int64_t timeNs)
    {
        while (m_column + 2 < m_edges.size() && m_edges[m_column + 1] <= timeNs)
            ++m_column;
    }

    std::vector<std::size_t> m_places;  // by object
    ColumnEdges m_columns;
    const std::vector<std::int64_t> &m_edges;
    std::vector<std::vector<std::int64_t>> m_waitedNs;  // between two edges
    std::uint64_t m_bits = 0;
    std::size_t m_column = 0;
};

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
        m_track.forEach(from, to, [&](const Interval &interval) {
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
    LockWaits waits(objects, range, count);
    for (std::size_t h = 0; h < held.size(); ++h) {
        const auto place = waits.placeOf(timeline.holds[h].object);
        for (std::size_t i = 0; place && i < count; ++i)
            all[*place][i].held = std::min(1.0f, all[*place][i].held + held[h][i]);
    }
    const bool looksAtEach = filter.choosesIntervals();
    for (std::uint32_t thread = 0; thread < timeline.threads.size(); ++thread) {
        const Track &track = timeline.threads[thread];
        if (!filter.passesThread(thread))
            continue;
        waits.beginTrack();
        const std::size_t to = std::min(track.firstBeginningAt(range.toNs), track.endedCount());
        track.forEach(
            std::min(track.firstEndingAfter(range.fromNs), to), to, 0, waits.bits(),
            [&](const TrackBlock &block) { return !looksAtEach && waits.addBlock(block); },
            [&](const Interval &wait) {
                if (wait.state == ThreadState::Waiting &&
                    (!looksAtEach || filter.passes(wait, timeline.timeNs)))
                    waits.add(wait.object, wait.beginNs, wait.endNs);
            });
        const auto &open = track.open();
        if (open && open->state == ThreadState::Waiting && filter.passes(*open, timeline.timeNs))
            waits.add(open->object, open->beginNs, timeline.timeNs);
    }
    // Whoever waits while somebody has it waits for that one: the two overlap as far as they can.
    for (std::size_t place = 0; place < all.size(); ++place) {
        const std::vector<float> waited = waits.shares(place);
        for (std::size_t i = 0; i < count; ++i) {
            LockBin &bin = all[place][i];
            bin.wanted = std::min(bin.held, waited[i]);
            bin.waiting = std::min(waited[i] - bin.wanted, 1.0f - bin.held);
            bin.held -= bin.wanted;
        }
    }
    return all;
}

}  // namespace ws
