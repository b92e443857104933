#include "analysis/step_series.h"

namespace ws {

void RateSeries::add(std::int64_t fromNs, std::int64_t toNs, double amount)
{
    fromNs = std::max<std::int64_t>(fromNs, 0);
    if (toNs <= fromNs)
        return;
    reach(toNs);
    const double perNs = amount / static_cast<double>(toNs - fromNs);
    m_cells.forEach(fromNs, toNs, [perNs](Cell &cell, std::int64_t ns) {
        cell.amount += perNs * static_cast<double>(ns);
        cell.measuredNs += static_cast<double>(ns);
    });
}

TimeSeries RateSeries::series(double factor, float most) const
{
    TimeSeries series;
    series.stepNs = m_cells.stepNs();
    series.values.reserve(m_cells.cells().size());
    for (const Cell &cell : m_cells.cells()) {
        if (cell.measuredNs <= 0) {
            series.values.push_back(kNoValue);
            continue;
        }
        const float value = static_cast<float>(cell.amount / cell.measuredNs * factor);
        series.values.push_back(most > 0 ? std::min(value, most) : value);
    }
    return series;
}

void MaximumSeries::add(std::int64_t fromNs, std::int64_t toNs, double value)
{
    fromNs = std::max<std::int64_t>(fromNs, 0);
    if (toNs <= fromNs)
        return;
    reach(toNs);
    // The step of the reading before has that one; the steps after it have none but this.
    const std::int64_t step = m_cells.stepNs();
    const std::int64_t ownedUntilNs = fromNs == 0 ? 0 : ((fromNs - 1) / step + 1) * step;
    if (ownedUntilNs >= toNs)
        fromNs = toNs - 1;
    else
        fromNs = ownedUntilNs;
    m_cells.forEach(fromNs, toNs,
                    [value](Cell &cell, std::int64_t) { cell.most = std::max(cell.most, value); });
}

TimeSeries MaximumSeries::series() const
{
    TimeSeries series;
    series.stepNs = m_cells.stepNs();
    series.values.reserve(m_cells.cells().size());
    for (const Cell &cell : m_cells.cells())
        series.values.push_back(cell.most < 0 ? kNoValue : static_cast<float>(cell.most));
    return series;
}

}  // namespace ws
