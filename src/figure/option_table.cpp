#include <charconv>
#include <cmath>

#include "base/display_text.h"
#include "experiment/units.h"
#include "figure/options.h"

namespace ws {
namespace {

using Texts = std::vector<std::string>;

bool readNumber(std::string_view text, double &value)
{
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

// Seconds: "0.31", or with a unit: "310ms".
bool readSeconds(std::string_view text, double &value)
{
    if (readNumber(text, value))
        return value >= 0;
    const Quantity quantity = parseDuration(text);
    const auto *ns = std::get_if<std::int64_t>(&quantity);
    if (ns)
        value = static_cast<double>(*ns) / 1e9;
    return ns && value >= 0;
}

std::string setMoment(std::optional<double> &moment, const std::string &text)
{
    double value = 0;
    if (!readSeconds(text, value))
        return "'" + text + "' is no moment of a run, such as 1.25s or 350ms";
    moment = value;
    return "";
}

using Reading = bool (*)(std::string_view, double &);

std::string readSpan(const std::string &text, Reading read, const char *example,
                     std::optional<AxisSpan> &span)
{
    const std::size_t dots = text.find("..");
    AxisSpan found;
    const std::string_view all = text;
    if (dots == std::string::npos || !read(all.substr(0, dots), found.from) ||
        !read(all.substr(dots + 2), found.to) || !(found.to > found.from))
        return "'" + text + "' is no stretch FROM..TO, such as " + example;
    span = found;
    return "";
}

Texts spanTexts(const std::optional<AxisSpan> &span)
{
    return span ? Texts{numberText(span->from) + ".." + numberText(span->to)} : Texts{};
}

bool readCoordinate(std::string_view text, Reading read, CallOut::Coordinate &coordinate)
{
    coordinate.percent = text.ends_with('%');
    if (!coordinate.percent)
        return read(text, coordinate.value);
    text.remove_suffix(1);
    return readNumber(text, coordinate.value) && coordinate.value >= 0 && coordinate.value <= 100;
}

std::string coordinateText(const CallOut::Coordinate &coordinate, const char *unit)
{
    return numberText(coordinate.value) + (coordinate.percent ? "%" : unit);
}

std::string setCallOut(FigureOptions &options, const std::string &text)
{
    const std::string_view all = text;
    const std::size_t first = all.find(':');
    const std::size_t second = first == std::string::npos ? first : all.find(':', first + 1);
    CallOut callOut;
    if (second == std::string::npos || !readCoordinate(all.substr(0, first), readSeconds, callOut.x) ||
        !readCoordinate(all.substr(first + 1, second - first - 1), readNumber, callOut.y) ||
        second + 1 == all.size())
        return "'" + text +
               "' is no call-out X:Y:TEXT, such as 0.31s:12:\"The queue is full\" or, in percent of the "
               "picture, 30%:40%:TEXT";
    callOut.text = text.substr(second + 1);
    options.callOuts.push_back(std::move(callOut));
    return "";
}

Texts callOutTexts(const FigureOptions &options)
{
    Texts texts;
    for (const CallOut &one : options.callOuts)
        texts.push_back(coordinateText(one.x, "s") + ':' + coordinateText(one.y, "") + ':' + one.text);
    return texts;
}

std::string setLength(double &length, const std::string &text, FigureOptions &options)
{
    double value = 0;
    if (!readNumber(text, value) || value < kLeastFigureMm || value > kMostFigureMm)
        return "'" + text + "' is no length in millimetres from 20 to 2000";
    length = value;
    // The font of a preset is for its own size.
    options.preset.clear();
    return "";
}

std::string setFlag(bool &flag, const std::string &text)
{
    if (text != "true" && text != "false")
        return "'" + text + "' is neither true nor false";
    flag = text == "true";
    return "";
}

Texts flagText(bool flag)
{
    return flag ? Texts{"true"} : Texts{};
}

std::string setWholeNumber(int &number, const std::string &text, int most)
{
    double value = 0;
    if (!readNumber(text, value) || value < 1 || value > most || value != std::floor(value))
        return "'" + text + "' is no whole number from 1 to " + std::to_string(most);
    number = static_cast<int>(value);
    return "";
}

std::string setColours(FigureOptions &options, const std::string &text)
{
    for (const FigureColours colours :
         {FigureColours::Light, FigureColours::Dark, FigureColours::Transparent, FigureColours::Print}) {
        if (text == coloursId(colours)) {
            options.colours = colours;
            return "";
        }
    }
    return "'" + text + "' is no theme; expected light, dark, transparent or print";
}

std::string setFont(FigureOptions &options, const std::string &text)
{
    double value = 0;
    if (!readNumber(text, value) || value < 4 || value > 72)
        return "'" + text + "' is no font size in points from 4 to 72";
    options.fontPt = value;
    return "";
}

std::string setLanguage(FigureOptions &options, const std::string &text)
{
    if (text != "en" && text != "zh_CN")
        return "'" + text + "' is no language; expected en or zh_CN";
    options.language = text;
    return "";
}

std::string setScale(FigureOptions &options, const std::string &text)
{
    if (text != "linear" && text != "log")
        return "'" + text + "' is no scale; expected linear or log";
    options.logarithmic = text == "log";
    return "";
}

Texts textUnlessEmpty(const std::string &text)
{
    return text.empty() ? Texts{} : Texts{text};
}

Texts sizeTexts(const FigureOptions &options)
{
    if (!options.preset.empty())
        return {options.preset};
    const FigureOptions usual;
    if (options.widthMm == usual.widthMm && options.heightMm == usual.heightMm)
        return {};
    return {numberText(options.widthMm) + 'x' + numberText(options.heightMm)};
}

using Options = FigureOptions;

// Sizes before what changes them: options are set in this order.
constexpr FigureOption table[] = {
    {"chart", "ID", true,
     WS_TR_NOOP("Cli", "Which picture; see --list. Given again: panels a, b, c in one file"),
     [](Options &options, const std::string &value) {
         options.charts.push_back(value);
         return std::string();
     },
     [](const Options &options) { return options.charts; }},
    {"size", "SIZE", false,
     WS_TR_NOOP("Cli", "slide (320x180 mm), half-slide (160x150), column (84x60), text-width (170x95), or "
                       "WxH in millimetres "
                       "(160x90)"),
     setFigureSize, sizeTexts},
    {"width", "MM", false, WS_TR_NOOP("Cli", "Width in millimetres, another way to say --size"),
     [](Options &options, const std::string &value) { return setLength(options.widthMm, value, options); },
     [](const Options &) { return Texts(); }},
    {"height", "MM", false, WS_TR_NOOP("Cli", "Height in millimetres"),
     [](Options &options, const std::string &value) { return setLength(options.heightMm, value, options); },
     [](const Options &) { return Texts(); }},
    {"font", "PT", false,
     WS_TR_NOOP("Cli", "Size of titles and names in points, whatever the size of the figure; the small print "
                       "is 11/12 of it "
                       "(9; slide 18, half-slide 16, column 8)"),
     setFont,
     [](const Options &options) { return options.fontPt > 0 ? Texts{numberText(options.fontPt)} : Texts{}; }},
    {"theme", "THEME", false,
     WS_TR_NOOP("Cli", "light, dark, transparent, or print: told apart without colour, by lightness, hatch "
                       "and dash (light)"),
     setColours,
     [](const Options &options) {
         return options.colours == FigureColours::Light ? Texts{}
                                                        : Texts{std::string(coloursId(options.colours))};
     }},
    {"dark", "", false, WS_TR_NOOP("Cli", "The same as --theme dark"),
     [](Options &options, const std::string &value) {
         bool dark = false;
         const std::string fault = setFlag(dark, value);
         if (dark)
             options.colours = FigureColours::Dark;
         return fault;
     },
     [](const Options &) { return Texts(); }},
    {"language", "LANG", false,
     WS_TR_NOOP("Cli", "Language of the texts: en or zh_CN (as --lang says, else en)"), setLanguage,
     [](const Options &options) { return options.language == "en" ? Texts{} : Texts{options.language}; }},
    {"title", "TEXT", false, WS_TR_NOOP("Cli", "A title above the picture"),
     [](Options &options, const std::string &value) {
         options.title = value;
         return std::string();
     },
     [](const Options &options) { return textUnlessEmpty(options.title); }},
    {"caption", "TEXT", false, WS_TR_NOOP("Cli", "A sentence or two below it"),
     [](Options &options, const std::string &value) {
         options.caption = value;
         return std::string();
     },
     [](const Options &options) { return textUnlessEmpty(options.caption); }},
    {"call-out", "X:Y:TEXT", true,
     WS_TR_NOOP(
         "Cli",
         "A numbered mark at a place of the first picture, its text below: 0.31s:12:TEXT in run time and on "
         "the "
         "upright axis of a chart, or in the twelfth lane, 30%:40%:TEXT from the upper left corner of any"),
     setCallOut, callOutTexts},
    {"columns", "N", false, WS_TR_NOOP("Cli", "Panels side by side (as they fit best)"),
     [](Options &options, const std::string &value) { return setWholeNumber(options.columns, value, 26); },
     [](const Options &options) {
         return options.columns > 0 ? Texts{std::to_string(options.columns)} : Texts{};
     }},
    {"object", "NAME", false, WS_TR_NOOP("Cli", "Which wire a chart of one wire shows (the first)"),
     [](Options &options, const std::string &value) {
         options.object = value;
         return std::string();
     },
     [](const Options &options) { return textUnlessEmpty(options.object); }},
    {"view", "N", false,
     WS_TR_NOOP("Cli", "Another way to show the same: bytes for messages, one thread for all (1)"),
     [](Options &options, const std::string &value) { return setWholeNumber(options.view, value, 100'000); },
     [](const Options &options) { return options.view > 1 ? Texts{std::to_string(options.view)} : Texts{}; }},
    {"hide", "NAME", true, WS_TR_NOOP("Cli", "A series to leave out, by its name in the legend"),
     [](Options &options, const std::string &value) {
         options.hidden.push_back(value);
         return std::string();
     },
     [](const Options &options) { return options.hidden; }},
    {"at", "TIME", false,
     WS_TR_NOOP("Cli", "The run as it was at a moment, such as 1.25s: wiring and wait-for graph of then, a "
                       "line in charts and "
                       "lanes (its end)"),
     [](Options &options, const std::string &value) { return setMoment(options.at, value); },
     [](const Options &options) { return options.at ? Texts{numberText(*options.at) + 's'} : Texts{}; }},
    {"time", "FROM..TO", false,
     WS_TR_NOOP("Cli", "The stretch of the run that charts and lanes show, such as 0.2s..350ms (all of it; "
                       "lanes: its end)"),
     [](Options &options, const std::string &value) {
         return readSpan(value, readSeconds, "0.2s..350ms", options.time);
     },
     [](const Options &options) { return spanTexts(options.time); }},
    {"values", "FROM..TO", false,
     WS_TR_NOOP("Cli", "The stretch of the upright axis, in its unit, such as 10..25 (as needed)"),
     [](Options &options, const std::string &value) {
         return readSpan(value, readNumber, "10..25", options.values);
     },
     [](const Options &options) { return spanTexts(options.values); }},
    {"scale", "SCALE", false,
     WS_TR_NOOP("Cli", "linear or log, of the upright axis (as the chart usually is)"), setScale,
     [](const Options &options) {
         return options.logarithmic ? Texts{*options.logarithmic ? "log" : "linear"} : Texts{};
     }},
    {"paths", "", false,
     WS_TR_NOOP("Cli",
                "Letters as shapes, for programs that lack the fonts; the text can then not be searched"),
     [](Options &options, const std::string &value) { return setFlag(options.textAsPaths, value); },
     [](const Options &options) { return flagText(options.textAsPaths); }},
    {"before-run", "", false, WS_TR_NOOP("Cli", "Draw the wiring as it is laid out, and run nothing"),
     [](Options &options, const std::string &value) { return setFlag(options.beforeRun, value); },
     [](const Options &options) { return flagText(options.beforeRun); }},
    {"data", "", false,
     WS_TR_NOOP("Cli", "Write the data and all settings beside the figure, ending in .json"),
     [](Options &options, const std::string &value) { return setFlag(options.withData, value); },
     [](const Options &options) { return flagText(options.withData); }},
};

}  // namespace

std::span<const FigureOption> figureOptionTable()
{
    return table;
}

}  // namespace ws
