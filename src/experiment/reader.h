// Reads experiment files (TOML, docs in docs/experiment-format.md) and writes them back.
//
// Threads: pure functions. Errors: every mistake of a file is reported at once, in the order of the lines.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"

namespace ws {

inline constexpr int kExperimentFormatVersion = 1;

struct FileProblem
{
    std::string file;  // as the user named it
    int line = 0;      // 1-based; 0 when the file as a whole is meant
    int column = 0;
    std::string message;  // what is wrong and what was expected, one English sentence without a full stop

    // "pipe.toml:12:5: unknown mechanism 'pip'; expected one of pipe, posix-mq, queue"
    std::string text() const;
};

using ReadResult = std::variant<Experiment, std::vector<FileProblem>>;

ReadResult readExperimentFile(const std::filesystem::path &path, const Vocabulary &vocabulary);
ReadResult readExperimentText(std::string_view text, const std::string &fileName,
                              const Vocabulary &vocabulary);

// What stands in a text, whatever is wrong with it: for editors, which show the mistakes. Nothing where it is not TOML.
std::optional<Experiment> readDraftFile(const std::filesystem::path &path, const Vocabulary &vocabulary);
std::optional<Experiment> readDraftText(std::string_view text, const std::string &fileName,
                                        const Vocabulary &vocabulary);

// Checks a value that a program made or edited, by the same rules as the reader; empty when it may be run.
std::vector<std::string> experimentProblems(const Experiment &experiment, const Vocabulary &vocabulary);

// The same, each with the part that it concerns, as a path of findings.h: "channel.0.mechanism", "process.1.thread.0.to",
// "title"; the nearest part around it where it concerns no single key.
struct PartProblem
{
    std::string path;
    std::string message;

    bool operator==(const PartProblem &) const = default;
};
std::vector<PartProblem> problemsByPart(const Experiment &experiment, const Vocabulary &vocabulary);

// A mistake in a line of a script, as an editor shows it.
struct ScriptMistake
{
    std::size_t script = 0;  // index
    int line = 0;            // of the script, from 1
    std::string message;     // as in FileProblem
};

// The part of experimentProblems() that stands in a line of a script, in the order of scripts and lines.
std::vector<ScriptMistake> scriptMistakes(const Experiment &experiment, const Vocabulary &vocabulary);

// Stable and diffable: reading it back under the same file name gives an equal value. Comments are not part of
// a value and so are not written. The vocabulary says which number is a duration, a size or a plain count.
std::string experimentText(const Experiment &experiment, const Vocabulary &vocabulary);

}  // namespace ws
