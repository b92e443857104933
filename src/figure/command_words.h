// A figure as the words of the command that makes it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "figure/options.h"

namespace ws {

// How an experiment is run for its figures, as the command line and a manifest have it; empty: as the experiment says.
struct FigureRun
{
    std::string experiment;  // file or name; empty for a picture that needs none
    std::string seconds;
    std::string placement;
    std::string level;
    std::string wait;

    auto operator<=>(const FigureRun &) const = default;
};

// The options of FigureRun by name, in the order in which they are written.
struct FigureRunOption
{
    std::string_view name;
    std::string FigureRun::*value;
};
std::span<const FigureRunOption> figureRunOptions();

// "figure", "philosophers-naive", "--chart", "wait-graph", ...: only what is not as usual, so it stays short.
std::vector<std::string> figureArguments(const FigureRun &run, const FigureOptions &options,
                                         const std::filesystem::path &out);

// The words as a shell takes them, quoted where needed.
std::string shellLine(const std::vector<std::string> &words);

}  // namespace ws
