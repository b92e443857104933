// The figures of a lecture in one file (TOML, docs/figures.md): what each shows, how, and where it goes.
//
//   size = "slide"                      # for all figures
//   [[figure]]
//   out = "deadlock.pdf"
//   experiment = "philosophers-naive"
//   chart = "wait-graph"
//
// Threads: pure functions. Errors: every mistake of the file at once, with line and column.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "experiment/reader.h"
#include "figure/command_words.h"
#include "figure/options.h"

namespace ws {

struct ManifestFigure
{
    FigureRun run;
    FigureOptions options;
    std::filesystem::path out;  // as the file has it
    int line = 0;
};

using ManifestResult = std::variant<std::vector<ManifestFigure>, std::vector<FileProblem>>;

ManifestResult readFigureManifest(const std::filesystem::path &file);
ManifestResult readFigureManifestText(std::string_view text, const std::string &fileName);

}  // namespace ws
