// The share of time that threads are blocked, stacked by what they wait for: the mean of all, or one thread.
#pragma once

#include "ui/charts/chart.h"

namespace ws {

class BlockingChart : public Chart
{
public:
    QString title() const override;
    bool suits(const RunModel &model) const override;

protected:
    Content content(const Snapshot &snapshot) const override;
    int variants() const override;  // all threads, then each

private:
    bool counts(std::size_t thread) const;
};

}  // namespace ws
