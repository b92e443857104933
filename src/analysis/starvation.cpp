#include "analysis/starvation.h"

#include "analysis/channel_uses.h"

namespace ws {

namespace {

bool isTaking(WaitKind kind)
{
    return kind == WaitKind::Lock || kind == WaitKind::Read || kind == WaitKind::Write ||
           kind == WaitKind::Unit;
}

class StarvationAnalysis final : public Analysis
{
public:
    explicit StarvationAnalysis(const RunModel &model)
        : m_model(model), m_waits(model.threads.size()), m_usesOf(usesByObject(model))
    {
    }

    void addSample(const Sample &sample) override
    {
        for (std::uint32_t i = 0; i < m_waits.size(); ++i)
            addThread(sample, i);
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        results.starvation.clear();
        for (const Wait &wait : m_waits) {
            if (wait.worst.overtaken >= kStarvationOvertakes)
                results.starvation.push_back(wait.worst);
        }
    }

private:
    struct Wait
    {
        bool goesOn = false;
        std::uint64_t takenAtFirst = 0;
        Starvation now;
        Starvation worst;
    };

    void addThread(const Sample &sample, std::uint32_t index)
    {
        const ThreadSample &thread = threadOf(sample, index);
        Wait &wait = m_waits[index];
        const bool waits = thread.state == ThreadState::Waiting && isTaking(thread.waitKind) &&
                           thread.object < m_model.objects.size();
        const bool isSame =
            wait.goesOn && waits && thread.object == wait.now.object && thread.sinceNs == wait.now.sinceNs;
        if (!isSame && wait.goesOn && wait.worst.untilNs < 0)
            wait.worst.untilNs = sample.timeNs;
        wait.goesOn = waits;
        if (!waits)
            return;
        const std::uint64_t taken = takenByOthers(sample, thread.object, index);
        if (!isSame) {
            wait.takenAtFirst = taken;
            wait.now = {index, thread.object, 0, thread.sinceNs, -1};
        }
        wait.now.overtaken = taken - wait.takenAtFirst;
        if (wait.now.overtaken >= wait.worst.overtaken)
            wait.worst = wait.now;
    }

    std::uint64_t takenByOthers(const Sample &sample, std::uint32_t object, std::uint32_t thread) const
    {
        std::uint64_t taken = 0;
        for (const std::uint32_t use : m_usesOf[object]) {
            if (m_model.uses[use].thread != thread)
                taken += useOf(sample, use).done;
        }
        return taken;
    }

    const RunModel &m_model;
    std::vector<Wait> m_waits;                         // by thread
    std::vector<std::vector<std::uint32_t>> m_usesOf;  // by object
};

}  // namespace

std::unique_ptr<Analysis> createStarvation(const RunModel &model)
{
    return std::make_unique<StarvationAnalysis>(model);
}

}  // namespace ws
