#include "figure/options.h"

#include <array>
#include <charconv>
#include <cmath>

namespace ws {
namespace {

// 16:9 as slides have it; the columns of a journal in two columns, the width of its text.
constexpr FigurePreset presets[] = {
    {"slide", 320, 180, 18},
    {"half-slide", 160, 150, 16},
    {"column", 84, 60, 8},
    {"text-width", 170, 95, 9},
};

}  // namespace

std::string_view coloursId(FigureColours colours)
{
    constexpr std::string_view ids[] = {"light", "dark", "transparent", "print"};
    return ids[static_cast<std::size_t>(colours)];
}

std::span<const FigurePreset> figurePresets()
{
    return presets;
}

std::string numberText(double value)
{
    std::array<char, 32> text = {};
    const auto [end, failed] = std::to_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() ? std::string(text.data(), end) : std::string("0");
}

std::string setFigureSize(FigureOptions &options, const std::string &text)
{
    for (const FigurePreset &preset : presets) {
        if (text != preset.id)
            continue;
        options.preset = text;
        options.widthMm = preset.widthMm;
        options.heightMm = preset.heightMm;
        return "";
    }
    const std::size_t cross = text.find('x');
    double width = 0;
    double height = 0;
    const auto number = [](std::string_view part, double &value) {
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), value);
        return failed == std::errc() && end == part.data() + part.size();
    };
    const bool reads = cross != std::string::npos && number(std::string_view(text).substr(0, cross), width) &&
                       number(std::string_view(text).substr(cross + 1), height);
    // Written so that NaN fails too.
    const auto fits = [](double mm) { return mm >= kLeastFigureMm && mm <= kMostFigureMm; };
    if (!reads || !fits(width) || !fits(height))
        return "'" + text +
               "' is no size; expected slide, half-slide, column, text-width, or WxH in millimetres from 20 "
               "to "
               "2000, such as 160x90";
    options.preset.clear();
    options.widthMm = width;
    options.heightMm = height;
    return "";
}

double figureFontPt(const FigureOptions &options)
{
    if (options.fontPt > 0)
        return options.fontPt;
    for (const FigurePreset &preset : presets) {
        if (options.preset == preset.id)
            return preset.fontPt;
    }
    return kUsualFontPt;
}

}  // namespace ws
