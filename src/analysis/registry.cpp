#include "analysis/analysis.h"
#include "analysis/blocking.h"
#include "analysis/depth.h"
#include "analysis/lanes.h"
#include "analysis/latency.h"
#include "analysis/livelock.h"
#include "analysis/message_cost.h"
#include "analysis/starvation.h"
#include "analysis/throughput.h"

namespace ws {

namespace {

constexpr AnalysisInfo kAnalyses[] = {
    {"throughput", createThroughput}, {"blocking", createBlocking}, {"latency", createLatency},
    {"depth", createDepth},           {"lanes", createLanes},       {"message-cost", createMessageCost},
    {"starvation", createStarvation}, {"livelock", createLivelock},
};

}  // namespace

std::span<const AnalysisInfo> analysisRegistry()
{
    return kAnalyses;
}

}  // namespace ws
