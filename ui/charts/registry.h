// All charts, by the id that the command line and the figure dialog use.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "ui/charts/chart.h"

namespace ws {

struct ChartInfo
{
    std::string_view id;
    std::unique_ptr<Chart> (*create)();
};

std::span<const ChartInfo> chartRegistry();

}  // namespace ws
