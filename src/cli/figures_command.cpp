#include <map>
#include <vector>

#include "cli/exit_code.h"
#include "cli/figure_commands.h"
#include "cli/language.h"
#include "cli/run_experiment.h"
#include "cli/run_report.h"
#include "cli/wording.h"
#include "figure/manifest.h"

namespace ws::cli {

namespace {

// What is made of one manifest: its figures, each run once.
class Lecture
{
public:
    Lecture(const FiguresArguments &arguments, const CliExtras &extras, const CliContext &context)
        : m_arguments(arguments), m_extras(extras), m_context(context)
    {
    }

    int make()
    {
        if (!read())
            return kExitBadInput;
        if (m_arguments.checks)
            return check();
        int exitCode = kExitDone;
        for (std::size_t i = 0; i < m_figures.size(); ++i) {
            const int one = draw(m_figures[i], i + 1);
            if (exitCode == kExitDone)
                exitCode = one;
        }
        return exitCode;
    }

private:
    bool read()
    {
        auto manifest = readFigureManifest(m_arguments.manifest);
        if (const auto *problems = std::get_if<std::vector<FileProblem>>(&manifest)) {
            for (const FileProblem &problem : *problems)
                m_context.err << problemWords(problem) << '\n';
            return false;
        }
        m_figures = std::get<std::vector<ManifestFigure>>(std::move(manifest));
        bool good = true;
        for (ManifestFigure &figure : m_figures)
            good = settle(figure) && good;
        return good;
    }

    bool complain(const ManifestFigure &figure, const std::string &complaint)
    {
        m_context.err << m_arguments.manifest.string() << ':' << figure.line << ": " << complaint << '\n';
        return false;
    }

    // Everything that can be known to be wrong, before the first run.
    bool settle(ManifestFigure &figure)
    {
        const std::string complaint = figureComplaint(figure.run, figure.options, figure.out, m_extras);
        if (!complaint.empty())
            return complain(figure, complaint);
        const auto options = runOptionsOf(figure.run);
        if (const auto *fault = std::get_if<std::string>(&options))
            return complain(figure, say(WS_TR_NOOP("Cli", "{problem}."), {{"problem", *fault}}));
        if (figure.run.experiment.empty())
            return true;
        FigureSource &source = m_sources[figure.run.experiment];
        if (!source.experiment && !source.sweep) {
            // A file beside the manifest, else as on the command line.
            std::error_code failed;
            const auto beside = m_arguments.manifest.parent_path() / figure.run.experiment;
            const bool isBeside = std::filesystem::is_regular_file(beside, failed);
            auto loaded = loadFigureSource(isBeside ? beside.string() : figure.run.experiment, m_context);
            if (!loaded)
                return complain(figure,
                                say(WS_TR_NOOP("Cli", "The experiment of this figure cannot be used.")));
            source = std::move(*loaded);
        }
        // What holds for all figures of a list says nothing of a run that is over.
        if (source.isOver())
            figure.run = {figure.run.experiment, "", "", "", ""};
        return true;
    }

    FigureRequest requestFor(const ManifestFigure &figure) const
    {
        const auto folder = m_arguments.out.empty() ? m_arguments.manifest.parent_path() : m_arguments.out;
        FigureRequest request{figure.options, folder / figure.out, {}, {}, {}, {}};
        request.command = keptCommand(figure.run, figure.options, figure.out);
        const auto source = m_sources.find(figure.run.experiment);
        if (source == m_sources.end())
            return request;
        request.experiment = source->second.experiment;
        request.sweep = source->second.sweep;
        if (needsRun(figure.options, m_extras))
            request.snapshot = source->second.recorded;
        return request;
    }

    std::shared_ptr<const Snapshot> runFor(const ManifestFigure &figure, const Experiment &experiment)
    {
        std::shared_ptr<const Snapshot> &run = m_runs[figure.run];
        if (!run) {
            const auto options = runOptionsOf(figure.run);
            run = runToEnd(experiment, std::get<RunOptions>(options), experiment.id, m_context);
        }
        return run;
    }

    int draw(const ManifestFigure &figure, std::size_t number)
    {
        FigureRequest request = requestFor(figure);
        m_context.err << say(WS_TR_NOOP("Cli", "{number} of {count}  {file}"),
                             {{"number", std::to_string(number)},
                              {"count", std::to_string(m_figures.size())},
                              {"file", request.out.string()}})
                      << '\n';
        if (needsRun(figure.options, m_extras) && request.experiment && !request.snapshot) {
            request.snapshot = runFor(figure, *request.experiment);
            if (request.snapshot->verdict == RunVerdict::Failed) {
                m_context.err << runReport(*request.snapshot);
                return exitCodeOf(*request.snapshot);
            }
        }
        std::error_code failed;
        if (request.out.has_parent_path())
            std::filesystem::create_directories(request.out.parent_path(), failed);
        const auto notice = m_extras.renderFigure(request);
        if (!notice) {
            complain(figure, errorWords(notice.error()));
            return exitCodeOfFile(notice.error());
        }
        if (!notice->empty())
            complain(figure, *notice);
        m_context.out << request.out.string() << '\n';
        return kExitDone;
    }

    int check()
    {
        std::size_t changes = 0;
        for (const ManifestFigure &figure : m_figures) {
            const std::string change = changeOf(figure, requestFor(figure));
            m_context.out << say(change.empty() ? WS_TR_NOOP("Cli", "same     {file}")
                                                : WS_TR_NOOP("Cli", "changes  {file}  {why}"),
                                 {{"file", figure.out.string()}, {"why", change}})
                          << '\n';
            changes += change.empty() ? 0 : 1;
        }
        m_context.err << say(WS_TR_NOOP("Cli", "{number} of {count} figures would change."),
                             {{"number", std::to_string(changes)},
                              {"count", std::to_string(m_figures.size())}})
                      << '\n';
        if (m_measured > 0)
            m_context.err << say(WS_TR_NOOP("Cli",
                                            "Of the {count} figures of measured runs only the settings were "
                                            "compared: measured figures differ from run to run."),
                                 {{"count", std::to_string(m_measured)}})
                          << '\n';
        return changes == 0 ? kExitDone : kExitWouldChange;
    }

    // Why a figure would change; empty: it would not, as far as that can be known.
    std::string changeOf(const ManifestFigure &figure, const FigureRequest &request)
    {
        std::error_code failed;
        if (!std::filesystem::exists(request.out, failed))
            return say(WS_TR_NOOP("Cli", "it is not there yet"));
        auto data = request.out;
        if (figure.options.withData && !std::filesystem::exists(data.replace_extension(".json"), failed))
            return say(WS_TR_NOOP("Cli", "its data are not there yet"));
        const auto kept = m_extras.figureCommand(request.out);
        if (!kept)
            return errorWords(kept.error());
        if (*kept != request.command)
            return kept->empty() ? say(WS_TR_NOOP("Cli", "it was not made by Waitscope"))
                                 : say(WS_TR_NOOP("Cli", "it was made as: {command}"), {{"command", *kept}});
        if (needsRun(figure.options, m_extras) && request.experiment && !request.snapshot) {
            ++m_measured;
            return "";
        }
        const auto differs = m_extras.figureDiffers(request);
        if (!differs)
            return errorWords(differs.error());
        return *differs ? say(WS_TR_NOOP("Cli", "drawn now it differs")) : "";
    }

    const FiguresArguments &m_arguments;
    const CliExtras &m_extras;
    const CliContext &m_context;
    std::vector<ManifestFigure> m_figures;
    std::map<std::string, FigureSource> m_sources;
    std::map<FigureRun, std::shared_ptr<const Snapshot>> m_runs;
    std::size_t m_measured = 0;
};

}  // namespace

int figuresCommand(const FiguresArguments &arguments, const CliExtras &extras, const CliContext &context)
{
    if (!canDraw(extras, context))
        return kExitBadInput;
    return Lecture(arguments, extras, context).make();
}

}  // namespace ws::cli
