// Messages a second, or bytes a second, of each channel at its receivers.
#pragma once

#include "ui/charts/chart.h"

namespace ws {

class ThroughputChart : public Chart
{
public:
    QString title() const override;
    bool suits(const RunModel &model) const override;

protected:
    Content content(const Snapshot &snapshot) const override;
    int variants() const override { return 2; }
};

}  // namespace ws
