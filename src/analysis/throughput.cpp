#include "analysis/throughput.h"

#include <algorithm>

#include "analysis/channel_uses.h"
#include "analysis/recent_window.h"
#include "analysis/step_series.h"

namespace ws {

namespace {

class Throughput final : public Analysis
{
public:
    explicit Throughput(const RunModel &model)
        : m_model(model), m_uses(objectUses(model)), m_channels(m_uses.size()), m_recent(m_uses.size())
    {
    }

    void addSample(const Sample &sample) override
    {
        if (sample.timeNs < m_timeNs)
            return;
        std::vector<double> received(m_channels.size());
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            if (!m_uses[i].receivers.empty() || !m_uses[i].senders.empty())
                readChannel(sample, m_uses[i], m_channels[i]);
            received[i] = static_cast<double>(m_channels[i].counts.received);
        }
        m_recent.add(sample.timeNs, std::move(received));
        m_timeNs = sample.timeNs;
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            if (m_uses[i].receivers.empty() && m_uses[i].senders.empty())
                continue;
            reportChannel(m_channels[i], results.objects[i]);
            results.objects[i].recentMessagesPerSecond = recentRate(i);
        }
    }

private:
    struct Channel
    {
        ChannelCounts counts;
        std::uint64_t reordered = 0;
        std::uint64_t duplicated = 0;
        std::uint64_t corrupt = 0;
        std::int64_t firstNs = -1;
        std::int64_t lastNs = -1;
        std::uint64_t seriesMessages = 0;  // already in the series
        std::uint64_t seriesBytes = 0;
        RateSeries messages;
        RateSeries bytes;
    };

    void readChannel(const Sample &sample, const ObjectUses &uses, Channel &channel)
    {
        channel.counts = channelCounts(sample, uses, m_model);
        channel.reordered = channel.duplicated = channel.corrupt = 0;
        channel.firstNs = channel.lastNs = -1;
        for (const std::uint32_t receiver : uses.receivers) {
            const UseSample &use = useOf(sample, receiver);
            channel.reordered += use.reordered;
            channel.duplicated += use.duplicated;
            channel.corrupt += use.corrupt;
            channel.lastNs = std::max(channel.lastNs, use.lastNs);
            if (use.firstNs >= 0)
                channel.firstNs = channel.firstNs < 0 ? use.firstNs : std::min(channel.firstNs, use.firstNs);
        }
        if (sample.timeNs <= m_timeNs)
            return;
        addGrowth(channel.messages, channel.counts.received, channel.seriesMessages, sample.timeNs);
        addGrowth(channel.bytes, channel.counts.receivedBytes, channel.seriesBytes, sample.timeNs);
    }

    void addGrowth(RateSeries &series, std::uint64_t now, std::uint64_t &before, std::int64_t timeNs) const
    {
        const std::uint64_t grown = now > before ? now - before : 0;
        series.add(m_timeNs, timeNs, static_cast<double>(grown));
        before += grown;
    }

    static void reportChannel(const Channel &channel, ObjectResults &object)
    {
        object.sent = channel.counts.sent;
        object.received = channel.counts.received;
        object.lost = channel.counts.lost;
        object.receivedBytes = channel.counts.receivedBytes;
        object.receivers = channel.counts.receivers;
        object.reordered = channel.reordered;
        object.duplicated = channel.duplicated;
        object.corrupt = channel.corrupt;
        object.messagesPerSecond = 0;
        object.bytesPerSecond = 0;
        if (channel.counts.received > 1 && channel.firstNs >= 0 && channel.lastNs > channel.firstNs) {
            const double received = static_cast<double>(channel.counts.received);
            const double seconds = static_cast<double>(channel.lastNs - channel.firstNs) * 1e-9;
            object.messagesPerSecond = (received - 1) / seconds;
            object.bytesPerSecond =
                object.messagesPerSecond * static_cast<double>(channel.counts.receivedBytes) / received;
        }
        object.messages = channel.messages.perSecond();
        object.bytes = channel.bytes.perSecond();
    }

    double recentRate(std::size_t channel) const
    {
        const RecentWindow::Reading &before = m_recent.before();
        const std::int64_t ns = m_recent.now().timeNs - before.timeNs;
        const double grown = m_recent.now().values[channel] - before.values[channel];
        return ns > 0 && grown > 0 ? grown * 1e9 / static_cast<double>(ns) : 0;
    }

    const RunModel &m_model;
    const std::vector<ObjectUses> m_uses;
    std::vector<Channel> m_channels;
    RecentWindow m_recent;
    std::int64_t m_timeNs = 0;
};

}  // namespace

std::unique_ptr<Analysis> createThroughput(const RunModel &model)
{
    return std::make_unique<Throughput>(model);
}

}  // namespace ws
