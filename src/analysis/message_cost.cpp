#include "analysis/message_cost.h"

#include "analysis/channel_uses.h"

namespace ws {

namespace {

class MessageCost final : public Analysis
{
public:
    explicit MessageCost(const RunModel &model)
        : m_model(model), m_uses(objectUses(model)), m_channels(m_uses.size())
    {
    }

    void addSample(const Sample &sample) override
    {
        if (sample.timeNs < m_timeNs)
            return;
        m_timeNs = sample.timeNs;
        const std::vector<std::uint64_t> operations = operationsByThread(sample);
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            m_channels[i] = {};
            for (const auto *uses : {&m_uses[i].senders, &m_uses[i].receivers}) {
                for (const std::uint32_t use : *uses)
                    addThread(sample, use, operations, m_channels[i]);
            }
            for (const std::uint32_t use : m_uses[i].receivers)
                m_channels[i].received += useOf(sample, use).done;
        }
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            if (m_channels[i].received == 0)
                continue;
            const auto received = static_cast<double>(m_channels[i].received);
            results.objects[i].cpuNsPerMessage = m_channels[i].cpuNs / received;
            results.objects[i].switchesPerMessage = m_channels[i].switches / received;
        }
    }

private:
    struct Channel
    {
        double cpuNs = 0;
        double switches = 0;
        std::uint64_t received = 0;
    };

    std::vector<std::uint64_t> operationsByThread(const Sample &sample) const
    {
        std::vector<std::uint64_t> operations(m_model.threads.size());
        for (const ObjectUses &object : m_uses) {
            for (const auto *uses : {&object.senders, &object.receivers}) {
                for (const std::uint32_t use : *uses)
                    operations[m_model.uses[use].thread] += useOf(sample, use).done;
            }
        }
        return operations;
    }

    void addThread(const Sample &sample, std::uint32_t use, const std::vector<std::uint64_t> &operations,
                   Channel &channel) const
    {
        const std::uint32_t thread = m_model.uses[use].thread;
        if (operations[thread] == 0)
            return;
        const ThreadSample &account = threadOf(sample, thread);
        const double part =
            static_cast<double>(useOf(sample, use).done) / static_cast<double>(operations[thread]);
        channel.cpuNs += part * static_cast<double>(account.cpuNs);
        channel.switches +=
            part * static_cast<double>(account.voluntarySwitches + account.involuntarySwitches);
    }

    const RunModel &m_model;
    const std::vector<ObjectUses> m_uses;
    std::vector<Channel> m_channels;
    std::int64_t m_timeNs = 0;
};

}  // namespace

std::unique_ptr<Analysis> createMessageCost(const RunModel &model)
{
    return std::make_unique<MessageCost>(model);
}

}  // namespace ws
