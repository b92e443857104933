#include "cli/exit_code.h"
#include "cli/figure_commands.h"
#include "cli/language.h"
#include "cli/run_experiment.h"
#include "cli/run_report.h"
#include "cli/wording.h"

namespace ws::cli {

namespace {

std::string folderComplaint(const std::filesystem::path &out)
{
    std::error_code failed;
    const auto folder = out.parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, failed))
        return say(WS_TR_NOOP("Cli", "The folder '{folder}' does not exist."), {{"folder", folder.string()}});
    return "";
}

std::string endedComplaint(const FigureRun &run)
{
    for (const FigureRunOption &option : figureRunOptions()) {
        if (!(run.*option.value).empty())
            return say(WS_TR_NOOP("Cli", "'{file}' was measured already: it has no --{option}."),
                       {{"file", run.experiment}, {"option", std::string(option.name)}});
    }
    return "";
}

}  // namespace

bool canDraw(const CliExtras &extras, const CliContext &context)
{
    if (extras.renderFigure)
        return true;
    context.err << context.program << ": "
                << say(WS_TR_NOOP("Cli", "figures need the program 'waitscope', which draws them without a "
                                         "display too."))
                << '\n';
    return false;
}

int figureCommand(const FigureArguments &given, const RunOptions &options, const CliExtras &extras,
                  const CliContext &context)
{
    if (!canDraw(extras, context))
        return kExitBadInput;
    if (given.listsCharts) {
        for (const std::string &chart : extras.chartIds)
            context.out << chart << '\n';
        return kExitDone;
    }
    FigureArguments arguments = given;
    std::string complaint = takeFigureWords(arguments);
    if (complaint.empty())
        complaint = figureComplaint(arguments.run, arguments.options, arguments.out, extras);
    if (complaint.empty())
        complaint = folderComplaint(arguments.out);
    if (!complaint.empty()) {
        context.err << context.program << ": " << complaint << '\n';
        return kExitBadInput;
    }
    FigureRequest request{arguments.options, arguments.out, {}, {}, {}, {}};
    request.command = keptCommand(arguments.run, arguments.options, arguments.out);
    if (!arguments.run.experiment.empty()) {
        const auto source = loadFigureSource(arguments.run.experiment, context);
        if (!source)
            return kExitBadInput;
        complaint = source->isOver() ? endedComplaint(arguments.run) : "";
        if (!complaint.empty()) {
            context.err << context.program << ": " << complaint << '\n';
            return kExitBadInput;
        }
        request.experiment = source->experiment;
        request.sweep = source->sweep;
        if (needsRun(arguments.options, extras))
            request.snapshot = source->recorded;
    }
    if (needsRun(arguments.options, extras) && request.experiment && !request.snapshot) {
        request.snapshot = runToEnd(*request.experiment, options, request.experiment->id, context);
        if (request.snapshot->verdict == RunVerdict::Failed) {
            context.err << runReport(*request.snapshot);
            return exitCodeOf(*request.snapshot);
        }
    }
    const auto notice = extras.renderFigure(request);
    if (!notice) {
        context.err << context.program << ": " << errorWords(notice.error()) << '\n';
        return exitCodeOfFile(notice.error());
    }
    if (!notice->empty())
        context.err << context.program << ": " << *notice << '\n';
    context.out << arguments.out.string() << '\n';
    return kExitDone;
}

}  // namespace ws::cli
