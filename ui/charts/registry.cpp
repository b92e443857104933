#include "ui/charts/registry.h"

#include "ui/charts/blocking_chart.h"
#include "ui/charts/depth_chart.h"
#include "ui/charts/latency_chart.h"
#include "ui/charts/throughput_chart.h"

namespace ws {
namespace {

template <typename T>
std::unique_ptr<Chart> make()
{
    return std::make_unique<T>();
}

constexpr ChartInfo charts[] = {
    {"throughput", make<ThroughputChart>},
    {"blocking", make<BlockingChart>},
    {"latency", make<LatencyChart>},
    {"depth", make<DepthChart>},
};

}  // namespace

std::span<const ChartInfo> chartRegistry()
{
    return charts;
}

}  // namespace ws
