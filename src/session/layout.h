// From an experiment to what is started: names and numbers of everything, the recorder's plan, each worker's part.
//
// Channels and primitives are made here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/run_model.h"
#include "base/result.h"
#include "base/shared_region.h"
#include "base/system_name.h"
#include "body/part.h"
#include "experiment/experiment.h"
#include "record/segment.h"
#include "record/wire_log.h"
#include "session/facts.h"
#include "session/primitive_traits.h"

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
    std::vector<Worker> workers;        // by process
    SharedRegion sharedCells;           // kPrimitiveCellBytes for each primitive; mapped as long as the run
    std::vector<ChannelTraits> traits;  // by object; of channels
    std::vector<PrimitiveTraits> primitiveTraits;  // by object
    // Names that still exist: until all ends are open, and until the run has ended.
    std::vector<OwnedName> namesUntilOpen;
    std::vector<OwnedName> namesUntilEnd;
    std::vector<std::optional<WireLog>> wireLogs;  // by object; of channels with a wire format
};

struct RunSettings
{
    Placement placement = Placement::Free;
    Level level = Level::Light;
    WaitPolicy wait;
    std::function<void(const SystemName &)> announce;  // before a name is made
};

// Errors: Limit, System from making channels and primitives; BadInput where the experiment is impossible.
Result<RunLayout> layOut(const Experiment &experiment, const RunSettings &settings);

}  // namespace ws
