// What a figure is asked to be: one value for the command line, the window and the manifest alike.
//
// Values. Sizes in millimetres, fonts in points, run time in seconds.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ws {

enum class FigureColours {
    Light,
    Dark,
    Transparent,  // as light, on whatever it is laid upon
    Print,        // told apart without colour: by lightness, hatch and dash
};
std::string_view coloursId(FigureColours colours);  // "light", "dark", "transparent", "print"

// A stretch of an axis, in what the axis shows; `to` is above `from`.
struct AxisSpan
{
    double from = 0;
    double to = 0;

    bool operator==(const AxisSpan &) const = default;
};

// A numbered mark at a place of the first picture; its text stands below all pictures.
struct CallOut
{
    struct Coordinate
    {
        double value = 0;      // seconds of the run, or what the upright axis shows
        bool percent = false;  // of the picture, from its left or upper edge
        bool operator==(const Coordinate &) const = default;
    };

    Coordinate x;
    Coordinate y;
    std::string text;

    bool operator==(const CallOut &) const = default;
};

struct FigureOptions
{
    std::vector<std::string> charts;  // more than one: panels a, b, c
    std::string preset;               // whose size and font it has; empty: those below
    double widthMm = 160;
    double heightMm = 90;
    double fontPt = 0;  // of titles and names; the small print is 11/12 of it. 0: as the size has it
    FigureColours colours = FigureColours::Light;
    std::string language = "en";  // or "zh_CN"
    std::string title;
    std::string caption;
    std::vector<CallOut> callOuts;
    int columns = 0;                  // of panels; 0: as they fit best
    std::string object;               // which wire a chart of one wire shows; empty: the first
    int view = 1;                     // of a chart that can show the same in several ways
    std::vector<std::string> hidden;  // names of series
    std::optional<double> at;         // a moment, in seconds: as it was then
    std::optional<AxisSpan> time;
    std::optional<AxisSpan> values;
    std::optional<bool> logarithmic;  // nothing: as the chart usually is
    bool textAsPaths = false;
    bool beforeRun = false;  // as laid out, without a run
    bool withData = false;   // a JSON file beside it

    bool operator==(const FigureOptions &) const = default;
};

struct FigurePreset
{
    std::string_view id;
    double widthMm;
    double heightMm;
    double fontPt;
};
std::span<const FigurePreset> figurePresets();
inline constexpr double kUsualFontPt = 9;
inline constexpr double kLeastFigureMm = 20;
inline constexpr double kMostFigureMm = 2000;

// The size that an option `size` names: a preset, or "WxH" in millimetres. Returns what is wrong; empty: taken.
std::string setFigureSize(FigureOptions &options, const std::string &text);
// The font in points that comes true.
double figureFontPt(const FigureOptions &options);

// One setting by its name, as "--name value" on the command line and `name = value` in a manifest.
struct FigureOption
{
    std::string_view name;
    std::string_view valueName;  // empty: a switch, set by "true"
    bool repeats;
    std::string_view help;  // of context "Cli"
    // Returns what is wrong with the value, one sentence without a full stop; empty: taken.
    std::string (*set)(FigureOptions &options, const std::string &value);
    // The values that set it; none where it is as usual, or where another option says it.
    std::vector<std::string> (*get)(const FigureOptions &options);
};
std::span<const FigureOption> figureOptionTable();

// Shortest text that reads back as the same number: "0.31".
std::string numberText(double value);

}  // namespace ws
