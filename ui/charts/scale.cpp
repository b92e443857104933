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
