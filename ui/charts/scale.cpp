#include "ui/charts/scale.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace ws {
namespace {

QString axisText(double value, double step)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    const int decimals = step >= 1 ? 0 : std::min(6, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    return english.toString(value, 'f', decimals);
}

// 1, 2 or 5 times a power of ten, so that at most `most` of them fit into `length`.
double roundStep(double length, int most)
{
    const double raw = length / most;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= raw * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

}  // namespace

AxisScale linearScale(double most)
{
    AxisScale scale;
    if (!(most > 0))
        most = 1;
    const double step = roundStep(most, 4);
    const int steps = static_cast<int>(std::ceil(most / step - 1e-9));
    scale.to = step * steps;
    for (int i = 0; i <= steps; ++i)
        scale.ticks.append({step * i, axisText(step * i, step)});
    return scale;
}

AxisScale logScale(double least, double most)
{
    AxisScale scale;
    scale.logarithmic = true;
    scale.from = std::floor(std::log10(std::max(least, 1e-9)) + 1e-9);
    scale.to = std::max(std::ceil(std::log10(std::max(most, 1e-9)) - 1e-9), scale.from + 1);
    const int every = static_cast<int>(std::ceil((scale.to - scale.from) / 4));
    for (double exponent = scale.from; exponent <= scale.to; exponent += every) {
        const double value = std::pow(10, exponent);
        scale.ticks.append({exponent, axisText(value, value)});
    }
    return scale;
}

AxisScale timeScale(std::int64_t lengthNs)
{
    AxisScale scale;
    scale.to = std::max(static_cast<double>(lengthNs) / 1e9, 0.01);
    const double step = roundStep(scale.to, 5);
    const bool milliseconds = scale.to < 1;
    const double factor = milliseconds ? 1e3 : 1;
    const int steps = static_cast<int>(std::floor(scale.to / step + 1e-9));
    for (int i = 0; i <= steps; ++i) {
        QString text = axisText(step * i * factor, step * factor);
        if (i == steps)
            text += milliseconds ? QStringLiteral(" ms") : QStringLiteral(" s");
        scale.ticks.append({step * i, text});
    }
    return scale;
}

AxisScale timeScale(double fromSeconds, double toSeconds)
{
    AxisScale scale;
    scale.from = fromSeconds;
    scale.to = std::max(toSeconds, fromSeconds + 1e-9);
    const double step = roundStep(scale.to - scale.from, 5);
    const bool small = scale.to < 1;
    const bool tiny = scale.to < 1e-3;
    const double factor = tiny ? 1e6 : small ? 1e3 : 1;
    const QString unit = tiny    ? QString::fromUtf8(" µs")
                         : small ? QStringLiteral(" ms")
                                 : QStringLiteral(" s");
    for (double number = std::ceil(scale.from / step - 1e-9); number * step <= scale.to * (1 + 1e-12);
         ++number)
        scale.ticks.append({number * step, axisText(number * step * factor, step * factor)});
    if (!scale.ticks.isEmpty())
        scale.ticks.last().text += unit;
    return scale;
}

AxisScale spanScale(double from, double to, bool logarithmic)
{
    AxisScale scale;
    if (!logarithmic || !(from > 0)) {
        scale.from = from;
        scale.to = to > from ? to : from + 1;
        const double step = roundStep(scale.to - scale.from, 4);
        for (double number = std::ceil(scale.from / step - 1e-9); number * step <= scale.to + step * 1e-9;
             ++number)
            scale.ticks.append({number * step, axisText(number * step, step)});
        return scale;
    }
    scale.logarithmic = true;
    scale.from = std::log10(from);
    scale.to = std::max(std::log10(to), scale.from + 1e-6);
    const double decades = scale.to - scale.from;
    const int every = std::max(1, static_cast<int>(std::ceil(decades / 4)));
    for (double power = std::ceil(scale.from - 1e-9); power <= scale.to + 1e-9; power += every)
        scale.ticks.append({power, axisText(std::pow(10, power), std::pow(10, power))});
    if (scale.ticks.size() > 1)
        return scale;
    // Within one decade: round values, each at the place of its logarithm.
    scale.ticks.clear();
    for (const AxisTick &tick : spanScale(from, to, false).ticks) {
        if (tick.value > 0)
            scale.ticks.append({std::log10(tick.value), tick.text});
    }
    return scale;
}

UnitStep unitFor(double most)
{
    UnitStep step;
    while (most * step.factor >= 10'000 && step.index < 3) {
        step.factor /= 1000;
        ++step.index;
    }
    return step;
}

}  // namespace ws
