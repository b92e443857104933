// Messages in flight in each channel over time.
#pragma once

#include "ui/charts/chart.h"

namespace ws {

class DepthChart : public Chart
{
public:
    QString title() const override;
    bool suits(const RunModel &model) const override;

protected:
    Content content(const Snapshot &snapshot) const override;
};

}  // namespace ws
