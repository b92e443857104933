// Round axes. Free functions, tested without a display.
#pragma once

#include <QList>
#include <QString>

namespace ws {

struct AxisTick
{
    double value = 0;  // on the axis: of a logarithmic one the exponent
    QString text;
};

struct AxisScale
{
    double from = 0;
    double to = 1;
    bool logarithmic = false;  // values on the axis are exponents of ten
    QList<AxisTick> ticks;
};

// From 0 to a round value at or above `most`, with at most five ticks.
AxisScale linearScale(double most);
// Whole decades around [least, most]; both above 0.
AxisScale logScale(double least, double most);
// From 0 to exactly `lengthNs`, in seconds or milliseconds; the unit stands at the last tick.
AxisScale timeScale(std::int64_t lengthNs);

// Exactly this stretch of the run, in seconds, milliseconds or microseconds.
AxisScale timeScale(double fromSeconds, double toSeconds);
// Exactly this stretch of a value. Logarithmic: `from` above 0, both as values; the ticks are whole decades, or where
// there are fewer than two of them, round values between.
AxisScale spanScale(double from, double to, bool logarithmic);

struct UnitStep
{
    double factor = 1;  // multiply by it
    int index = 0;      // 0, 1, 2, 3: plain, thousand, million, billion
};
UnitStep unitFor(double most);

}  // namespace ws
