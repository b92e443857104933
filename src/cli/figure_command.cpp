#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/run_experiment.h"
#include "cli/run_report.h"
#include "cli/wording.h"

namespace ws::cli {

namespace {

// What can be known to be wrong before the run; empty when all is well.
std::string figureComplaint(const FigureArguments &arguments, const CliExtras &extras)
{
    const FigureRequest &request = arguments.request;
    if (arguments.experiment.empty())
        return "Name an experiment: a file, or one that 'list' shows.";
    if (request.chart.empty())
        return "Choose a chart with --chart; --list names them.";
    if (std::find(extras.chartIds.begin(), extras.chartIds.end(), request.chart) == extras.chartIds.end()) {
        const std::string nearest = nearestWord(request.chart, extras.chartIds);
        return "There is no chart '" + request.chart + "'. " +
               (nearest.empty() ? "--list names the charts." : "Did you mean '" + nearest + "'?");
    }
    if (request.out.empty())
        return "Name the file to write with --out, ending in .svg, .pdf or .png.";
    const std::string ending = request.out.extension().string();
    if (ending != ".svg" && ending != ".pdf" && ending != ".png")
        return "'" + request.out.string() + "' must end in .svg, .pdf or .png.";
    std::error_code failed;
    const auto folder = request.out.parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, failed))
        return "The folder '" + folder.string() + "' does not exist.";
    return "";
}

}  // namespace

int figureCommand(const FigureArguments &arguments, const CliExtras &extras, const CliContext &context)
{
    if (!extras.renderFigure) {
        context.err << context.program
                    << ": figures need the program 'waitscope', which draws them without a display too.\n";
        return kExitBadInput;
    }
    if (arguments.listsCharts) {
        for (const std::string &chart : extras.chartIds)
            context.out << chart << '\n';
        return kExitDone;
    }
    const std::string complaint = figureComplaint(arguments, extras);
    if (!complaint.empty()) {
        context.err << context.program << ": " << complaint << '\n';
        return kExitBadInput;
    }
    const auto experiment = loadExperiment(arguments.experiment, context);
    if (!experiment)
        return kExitBadInput;

    FigureRequest request = arguments.request;
    request.snapshot = runToEnd(*experiment, arguments.options, experiment->id, context);
    if (request.snapshot->verdict == RunVerdict::Failed) {
        context.err << runReport(*request.snapshot);
        return exitCodeOf(*request.snapshot);
    }
    const auto rendered = extras.renderFigure(request);
    if (!rendered) {
        context.err << context.program << ": " << errorWords(rendered.error()) << '\n';
        return exitCodeOfFile(rendered.error());
    }
    context.out << request.out.string() << '\n';
    return kExitDone;
}

}  // namespace ws::cli
