#include "ui/models/run_history.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::RunHistory)
};

constexpr std::size_t kMostRuns = 8;

// Snapshots of one run share its model.
bool isSameRun(const Snapshot &a, const Snapshot &b)
{
    return a.model == b.model;
}

}  // namespace

void RunHistory::note(const std::shared_ptr<const Snapshot> &snapshot)
{
    if (!snapshot || snapshot->phase != RunPhase::Ended || !snapshot->model || !snapshot->results)
        return;
    const auto known = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&](const Run &run) { return isSameRun(*run.snapshot, *snapshot); });
    if (known != m_runs.end()) {
        known->snapshot = snapshot;
        return;
    }
    m_runs.push_front({snapshot, ++m_count});
    if (m_runs.size() > kMostRuns)
        m_runs.pop_back();
}

std::deque<RunHistory::Run> RunHistory::earlierThan(const Snapshot *shown) const
{
    std::deque<Run> runs;
    for (const Run &run : m_runs) {
        if (!shown || !isSameRun(*run.snapshot, *shown))
            runs.push_back(run);
    }
    return runs;
}

QString runName(const RunHistory::Run &run)
{
    return filled(Words::tr("run {number}, {title}"),
                  {{"number", QString::number(run.number)}, {"title", titleOf(*run.snapshot->experiment)}});
}

}  // namespace ws
