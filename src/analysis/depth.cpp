#include "analysis/depth.h"

#include "analysis/channel_uses.h"
#include "analysis/step_series.h"

namespace ws {

namespace {

class Depth final : public Analysis
{
public:
    explicit Depth(const RunModel &model)
        : m_model(model), m_uses(objectUses(model)), m_channels(m_uses.size())
    {
    }

    void addSample(const Sample &sample) override
    {
        if (sample.timeNs < m_timeNs)
            return;
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            if (!isChannel(i))
                continue;
            const ChannelCounts counts = channelCounts(sample, m_uses[i], m_model);
            m_channels[i].inFlight = counts.inFlight;
            m_channels[i].held = counts.held;
            m_channels[i].depth.add(m_timeNs, sample.timeNs, static_cast<double>(counts.held));
        }
        m_timeNs = sample.timeNs;
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            if (!isChannel(i))
                continue;
            results.objects[i].inFlight = m_channels[i].inFlight;
            results.objects[i].held = m_channels[i].held;
            results.objects[i].depth = m_channels[i].depth.series();
        }
    }

private:
    struct Channel
    {
        std::uint64_t inFlight = 0;
        std::uint64_t held = 0;
        MaximumSeries depth;
    };

    bool isChannel(std::size_t object) const
    {
        return !m_uses[object].senders.empty() || !m_uses[object].receivers.empty();
    }

    const RunModel &m_model;
    const std::vector<ObjectUses> m_uses;
    std::vector<Channel> m_channels;
    std::int64_t m_timeNs = 0;
};

}  // namespace

std::unique_ptr<Analysis> createDepth(const RunModel &model)
{
    return std::make_unique<Depth>(model);
}

}  // namespace ws
