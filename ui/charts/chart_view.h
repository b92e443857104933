// Which part of a chart is looked at, and how. Values and free functions, tested without a display.
//
// Seconds of the run along, the chart's own unit upwards.
#pragma once

#include <QStringList>
#include <optional>

namespace ws {

struct ChartSpan
{
    double from = 0;
    double to = 1;

    double length() const { return to - from; }
    bool operator==(const ChartSpan &) const = default;
};

struct ChartView
{
    std::optional<ChartSpan> time;    // nothing: the whole run
    std::optional<ChartSpan> values;  // nothing: as the visible values need
    std::optional<bool> logarithmic;  // nothing: as the chart usually is
    QStringList hidden;               // names of series

    bool isWhole() const { return !time && !values; }
    bool operator==(const ChartView &) const = default;
};

// The span made longer (factor above 1) or shorter about a place in it, which stays where it is; never longer than
// `whole` nor beyond its ends, never shorter than `least`.
ChartSpan zoomedSpan(const ChartSpan &span, double at, double factor, const ChartSpan &whole, double least);
// Moved by `way`, as far as the ends of `whole` allow.
ChartSpan movedSpan(const ChartSpan &span, double way, const ChartSpan &whole);

}  // namespace ws
