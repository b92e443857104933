#include "cli/figure_commands.h"
#include "cli/read_recording.h"
#include "cli/run_experiment.h"
#include "cli/wording.h"
#include "measure/sweep_files.h"
#include "session/recorded_run.h"

namespace ws::cli {

std::optional<FigureSource> loadFigureSource(const std::string &nameOrFile, const CliContext &context)
{
    std::error_code failed;
    const std::filesystem::path file = nameOrFile;
    if (file.extension() == ".json" && std::filesystem::is_regular_file(file, failed)) {
        auto sweep = readSweep(file);
        if (sweep)
            return FigureSource{{}, {}, std::make_shared<const SweepResults>(std::move(*sweep))};
        context.err << context.program << ": " << errorWords(sweep.error()) << '\n';
        return std::nullopt;
    }
    if (!isRecording(nameOrFile)) {
        auto experiment = loadExperiment(nameOrFile, context);
        if (!experiment)
            return std::nullopt;
        return FigureSource{std::make_shared<const Experiment>(std::move(*experiment)), {}, {}};
    }
    const auto snapshot = readRecording(nameOrFile, ReadingOf::Timeline, context);
    if (!snapshot) {
        context.err << context.program << ": " << errorWords(snapshot.error()) << '\n';
        return std::nullopt;
    }
    return FigureSource{(*snapshot)->experiment, *snapshot, {}};
}

}  // namespace ws::cli
