// Latency percentiles of one channel over time, on a logarithmic axis.
#pragma once

#include "ui/charts/chart.h"

namespace ws {

class LatencyChart : public Chart
{
public:
    QString title() const override;
    bool suits(const RunModel &model) const override;

protected:
    Content content(const Snapshot &snapshot) const override;
};

}  // namespace ws
