#include "analysis/latency.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/channel_uses.h"
#include "analysis/histogram.h"
#include "analysis/step_series.h"

namespace ws {

namespace {

constexpr std::size_t kMostBins = 64;

struct Bucket
{
    std::uint16_t index = 0;
    double count = 0;  // whole but for the parts of readings that span several steps
};

std::vector<Bucket> sparse(std::span<const std::uint64_t> counts)
{
    std::vector<Bucket> buckets;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            buckets.push_back({static_cast<std::uint16_t>(i), static_cast<double>(counts[i])});
    }
    return buckets;
}

// Values in the unit of the buckets.
double middleOf(std::size_t bucket)
{
    return static_cast<double>(latencyBucketStart(bucket) + latencyBucketStart(bucket + 1) - 1) / 2;
}

double upperEndOf(std::size_t bucket)
{
    return static_cast<double>(latencyBucketStart(bucket + 1) - 1);
}

// The bucket with the nearest rank; `buckets` ascend and hold `total` together.
double percentile(const std::vector<Bucket> &buckets, double total, double part)
{
    // Halves of a count that rounding left over must not push the rank into the next bucket.
    const double rank = std::ceil(part * total - 1e-6);
    double seen = 0;
    for (const Bucket &bucket : buckets) {
        seen += bucket.count;
        if (seen + 1e-6 >= rank)
            return middleOf(bucket.index);
    }
    return buckets.empty() ? 0 : middleOf(buckets.back().index);
}

class StepHistogram
{
public:
    void add(const std::vector<Bucket> &grown, double part)
    {
        std::vector<Bucket> sum;
        sum.reserve(m_buckets.size() + grown.size());
        auto mine = m_buckets.begin();
        for (const Bucket &bucket : grown) {
            while (mine != m_buckets.end() && mine->index < bucket.index)
                sum.push_back(*mine++);
            const double already =
                mine != m_buckets.end() && mine->index == bucket.index ? (mine++)->count : 0.0;
            sum.push_back({bucket.index, already + bucket.count * part});
        }
        sum.insert(sum.end(), mine, m_buckets.end());
        sum.shrink_to_fit();
        m_buckets = std::move(sum);
        summarise();
    }
    void merge(StepHistogram &&other)
    {
        if (!other.m_buckets.empty())
            add(other.m_buckets, 1);
    }

    bool empty() const { return m_buckets.empty(); }
    double p50() const { return m_p50; }
    double p99() const { return m_p99; }
    double max() const { return m_max; }

private:
    // Kept, so that a report of hundreds of steps costs nothing but the copy.
    void summarise()
    {
        double total = 0;
        for (const Bucket &bucket : m_buckets)
            total += bucket.count;
        m_p50 = percentile(m_buckets, total, 0.5);
        m_p99 = percentile(m_buckets, total, 0.99);
        m_max = m_buckets.empty() ? 0 : upperEndOf(m_buckets.back().index);
    }

    std::vector<Bucket> m_buckets;
    double m_p50 = 0;
    double m_p99 = 0;
    double m_max = 0;
};

std::int64_t toNs(double value, double nsPerUnit)
{
    return std::llround(value * nsPerUnit);
}

LatencySummary summaryOf(const std::vector<Bucket> &buckets, double nsPerUnit)
{
    LatencySummary summary;
    for (const Bucket &bucket : buckets)
        summary.count += static_cast<std::uint64_t>(bucket.count);
    if (summary.count == 0)
        return summary;
    const double total = static_cast<double>(summary.count);
    summary.p50 = toNs(percentile(buckets, total, 0.5), nsPerUnit);
    summary.p90 = toNs(percentile(buckets, total, 0.9), nsPerUnit);
    summary.p99 = toNs(percentile(buckets, total, 0.99), nsPerUnit);
    summary.p999 = toNs(percentile(buckets, total, 0.999), nsPerUnit);
    summary.max = toNs(upperEndOf(buckets.back().index), nsPerUnit);
    return summary;
}

// A bucket's end may lie 3 % above the longest latency, which the receivers know exactly.
void makeExact(LatencySummary &summary, std::int64_t longestNs)
{
    if (longestNs == 0 || summary.count == 0)
        return;
    summary.max = longestNs;
    for (std::int64_t *percentile : {&summary.p50, &summary.p90, &summary.p99, &summary.p999})
        *percentile = std::min(*percentile, longestNs);
}

// Neighbouring buckets together, from the first to the last that holds something. At small values a bucket
// may be narrower than a nanosecond; it joins the next one.
std::vector<HistogramBin> binsOf(const std::vector<Bucket> &buckets, double nsPerUnit)
{
    std::vector<HistogramBin> bins;
    if (buckets.empty())
        return bins;
    const std::size_t begin = buckets.front().index;
    const std::size_t end = buckets.back().index + std::size_t{1};
    const std::size_t width = (end - begin + kMostBins - 1) / kMostBins;
    auto next = buckets.begin();
    HistogramBin bin;
    bin.fromNs = toNs(static_cast<double>(latencyBucketStart(begin)), nsPerUnit);
    for (std::size_t at = begin; at < end; at += width) {
        const std::size_t until = std::min(at + width, end);
        for (; next != buckets.end() && next->index < until; ++next)
            bin.count += static_cast<std::uint64_t>(next->count);
        bin.toNs = toNs(static_cast<double>(latencyBucketStart(until)), nsPerUnit);
        if (until == end)
            bin.toNs = std::max(bin.toNs, bin.fromNs + 1);
        if (bin.toNs > bin.fromNs) {
            bins.push_back(bin);
            bin = {bin.toNs, bin.toNs, 0};
        }
    }
    return bins;
}

class Latency final : public Analysis
{
public:
    explicit Latency(const RunModel &model)
        : m_model(model), m_uses(objectUses(model)), m_channels(m_uses.size())
    {
        for (std::size_t i = 0; i < m_uses.size(); ++i)
            m_channels[i].receivers.resize(m_uses[i].receivers.size());
    }

    void addSample(const Sample &sample) override
    {
        if (sample.timeNs < m_timeNs)
            return;
        m_nsPerUnit = sample.latencyNsPerUnit;
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            Channel &channel = m_channels[i];
            if (channel.receivers.empty())
                continue;
            channel.steps.reach(sample.timeNs);
            m_grown.fill(0);
            for (std::size_t r = 0; r < channel.receivers.size(); ++r) {
                const UseSample &use = useOf(sample, m_uses[i].receivers[r]);
                takeGrowth(use.latency, channel.receivers[r]);
                channel.longestNs = std::max(channel.longestNs, use.longestLatencyNs);
            }
            addGrowth(channel, sample.timeNs);
        }
        m_timeNs = sample.timeNs;
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            if (!m_channels[i].receivers.empty())
                reportChannel(m_channels[i], results.objects[i]);
        }
    }

private:
    struct Channel
    {
        std::vector<std::vector<std::uint64_t>> receivers;  // what each has counted, by bucket
        std::int64_t longestNs = 0;                         // exact where the receivers say it, else 0
        StepCells<StepHistogram> steps;
    };

    void takeGrowth(std::span<const std::uint64_t> now, std::vector<std::uint64_t> &before)
    {
        const std::size_t size = std::min(now.size(), kLatencyBuckets);
        if (before.size() < size)
            before.resize(size);
        for (std::size_t i = 0; i < size; ++i) {
            if (now[i] > before[i]) {
                m_grown[i] += now[i] - before[i];
                before[i] = now[i];
            }
        }
    }

    void addGrowth(Channel &channel, std::int64_t timeNs) const
    {
        const std::vector<Bucket> grown = sparse(m_grown);
        if (grown.empty() || timeNs <= 0)
            return;
        const std::int64_t fromNs = std::min(m_timeNs, timeNs - 1);
        const double ns = static_cast<double>(timeNs - fromNs);
        channel.steps.forEach(fromNs, timeNs, [&](StepHistogram &step, std::int64_t partNs) {
            step.add(grown, static_cast<double>(partNs) / ns);
        });
    }

    void reportChannel(const Channel &channel, ObjectResults &object) const
    {
        std::array<std::uint64_t, kLatencyBuckets> counts = {};
        for (const std::vector<std::uint64_t> &receiver : channel.receivers) {
            for (std::size_t i = 0; i < receiver.size(); ++i)
                counts[i] += receiver[i];
        }
        const std::vector<Bucket> buckets = sparse(counts);
        object.latency = summaryOf(buckets, m_nsPerUnit);
        makeExact(object.latency, channel.longestNs);
        object.latencyBins = binsOf(buckets, m_nsPerUnit);
        for (TimeSeries *series : {&object.latencyP50, &object.latencyP99, &object.latencyMax}) {
            series->stepNs = channel.steps.stepNs();
            series->values.clear();
        }
        const auto value = [this](const StepHistogram &step, double units) {
            return step.empty() ? kNoValue : static_cast<float>(units * m_nsPerUnit);
        };
        for (const StepHistogram &step : channel.steps.cells()) {
            object.latencyP50.values.push_back(value(step, step.p50()));
            object.latencyP99.values.push_back(value(step, step.p99()));
            object.latencyMax.values.push_back(value(step, step.max()));
        }
    }

    const RunModel &m_model;
    const std::vector<ObjectUses> m_uses;
    std::vector<Channel> m_channels;
    std::array<std::uint64_t, kLatencyBuckets> m_grown = {};
    std::int64_t m_timeNs = 0;
    double m_nsPerUnit = 1.0;
};

}  // namespace

std::unique_ptr<Analysis> createLatency(const RunModel &model)
{
    return std::make_unique<Latency>(model);
}

}  // namespace ws
