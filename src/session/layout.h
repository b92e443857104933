// From an experiment to what is started: names and numbers of everything, the recorder's plan, each worker's part.
//
// Channels and shared primitives are made here; their names, where a mechanism needs one, are gone when it returns.
#pragma once

#include <memory>
#include <vector>

#include "analysis/run_model.h"
#include "base/result.h"
#include "base/shared_region.h"
#include "body/part.h"
#include "experiment/experiment.h"
#include "record/segment.h"

namespace ws {

struct RunLayout
{
    // One worker: its part, and the descriptors of its ends in the order in which the part numbers them.
    struct Worker
    {
        Part part;
        std::vector<UniqueFd> endFds;
    };

    std::shared_ptr<RunModel> model;
    SegmentPlan segment;
    std::vector<Worker> workers;  // by process
    SharedRegion sharedCells;
    // By object: a sender that waits is released when the receivers are gone.
    std::vector<bool> senderLearnsOfClose;
};

// Errors: Limit, System from making channels; BadInput where the experiment is impossible.
Result<RunLayout> layOut(const Experiment &experiment, Placement placement, Level level);

}  // namespace ws
