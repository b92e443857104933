// The last runs of this window, in memory, so that the next one can be compared with them.
//
// Threads: the GUI's.
#pragma once

#include <QString>
#include <deque>
#include <memory>

#include "session/snapshot.h"

namespace ws {

class RunHistory
{
public:
    struct Run
    {
        std::shared_ptr<const Snapshot> snapshot;
        int number = 0;  // from 1, in the order of the ends
    };

    // Keeps it when it is the end of a run that is not known yet.
    void note(const std::shared_ptr<const Snapshot> &snapshot);
    // The newest first, without the run that is shown.
    std::deque<Run> earlierThan(const Snapshot *shown) const;

private:
    std::deque<Run> m_runs;  // newest first
    int m_count = 0;
};

// "run 2, Pipeline"
QString runName(const RunHistory::Run &run);

}  // namespace ws
