#include "ui/charts/chart_view.h"

#include <algorithm>

namespace ws {

ChartSpan zoomedSpan(const ChartSpan &span, double at, double factor, const ChartSpan &whole, double least)
{
    const double length = std::clamp(span.length() * factor, std::min(least, whole.length()), whole.length());
    const double share = span.length() > 0 ? (at - span.from) / span.length() : 0.5;
    const double from = std::clamp(at - share * length, whole.from, whole.to - length);
    return {from, from + length};
}

ChartSpan movedSpan(const ChartSpan &span, double way, const ChartSpan &whole)
{
    const double length = std::min(span.length(), whole.length());
    const double from = std::clamp(span.from + way, whole.from, whole.to - length);
    return {from, from + length};
}

}  // namespace ws
