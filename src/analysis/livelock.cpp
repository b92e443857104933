#include "analysis/livelock.h"

#include <algorithm>

#include "analysis/channel_uses.h"

namespace ws {

namespace {

class LivelockAnalysis final : public Analysis
{
public:
    explicit LivelockAnalysis(const RunModel &model)
        : m_model(model), m_retries(model.uses.size()), m_usesOf(usesByObject(model))
    {
    }

    void addSample(const Sample &sample) override
    {
        for (std::uint32_t i = 0; i < m_retries.size(); ++i)
            addUse(sample, i);
        const std::vector<std::uint32_t> uses = group(sample);
        if (uses.size() < 2) {
            if (!m_found.empty() && m_found.back().untilNs < 0)
                m_found.back().untilNs = sample.timeNs;
            return;
        }
        Livelock livelock;
        livelock.failures = ~std::uint64_t{0};
        for (const std::uint32_t use : uses) {
            livelock.threads.push_back(m_model.uses[use].thread);
            livelock.objects.push_back(m_model.uses[use].object);
            livelock.failures = std::min(livelock.failures, useOf(sample, use).failuresInARow);
        }
        livelock.sinceNs = sample.timeNs;
        note(std::move(livelock));
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        results.livelocks = m_found;
    }

private:
    static constexpr std::size_t kMostKept = 16;

    // The failures in a row of one use, and how often the others had taken the object when they began.
    struct Retry
    {
        std::uint64_t failures = 0;
        std::vector<std::uint64_t> takenAtFirst;  // by use of that object
    };

    void addUse(const Sample &sample, std::uint32_t index)
    {
        if (m_model.uses[index].object >= m_usesOf.size())
            return;
        Retry &retry = m_retries[index];
        const std::uint64_t failures = useOf(sample, index).failuresInARow;
        if (failures == 0 || failures < retry.failures) {
            retry = {};
            if (failures == 0)
                return;
        }
        if (retry.takenAtFirst.empty()) {
            for (const std::uint32_t use : m_usesOf[m_model.uses[index].object])
                retry.takenAtFirst.push_back(useOf(sample, use).done);
        }
        retry.failures = failures;
    }

    bool takesFrom(const Sample &sample, std::uint32_t taker, std::uint32_t use) const
    {
        const std::vector<std::uint32_t> &uses = m_usesOf[m_model.uses[use].object];
        for (std::size_t i = 0; i < uses.size(); ++i) {
            if (m_model.uses[uses[i]].thread == m_model.uses[taker].thread &&
                useOf(sample, uses[i]).done - m_retries[use].takenAtFirst[i] >= kLivelockTaken)
                return true;
        }
        return false;
    }

    // The uses that retry for what another one of them takes.
    std::vector<std::uint32_t> group(const Sample &sample) const
    {
        std::vector<std::uint32_t> uses;
        for (std::uint32_t i = 0; i < m_retries.size(); ++i) {
            if (m_retries[i].failures >= kLivelockFailures)
                uses.push_back(i);
        }
        for (std::size_t before = 0; before != uses.size();) {
            before = uses.size();
            const std::vector<std::uint32_t> all = uses;
            std::erase_if(uses, [&](std::uint32_t use) {
                return std::none_of(all.begin(), all.end(), [&](std::uint32_t other) {
                    return m_model.uses[other].thread != m_model.uses[use].thread &&
                           takesFrom(sample, other, use);
                });
            });
        }
        return uses;
    }

    void note(Livelock livelock)
    {
        if (!m_found.empty() && m_found.back().untilNs < 0 && m_found.back().threads == livelock.threads) {
            m_found.back().failures = livelock.failures;
            return;
        }
        if (!m_found.empty() && m_found.back().untilNs < 0)
            m_found.back().untilNs = livelock.sinceNs;
        if (m_found.size() < kMostKept)
            m_found.push_back(std::move(livelock));
    }

    const RunModel &m_model;
    std::vector<Retry> m_retries;                      // by use
    std::vector<std::vector<std::uint32_t>> m_usesOf;  // by object
    std::vector<Livelock> m_found;
};

}  // namespace

std::unique_ptr<Analysis> createLivelock(const RunModel &model)
{
    return std::make_unique<LivelockAnalysis>(model);
}

}  // namespace ws
