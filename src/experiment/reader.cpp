#include "experiment/reader.h"

#include <algorithm>

#include "experiment/checks.h"
#include "experiment/document.h"
#include "experiment/file_content.h"
#include "experiment/toml_text.h"
#include "experiment/words.h"

namespace ws {
namespace {

std::vector<FileProblem> oneProblem(const std::string &file, Place place, std::string message)
{
    return {FileProblem{file, place.line, place.column, std::move(message)}};
}

// With all that is wrong with it, but not yet checked as a whole; or why it is no TOML.
std::variant<Document, std::vector<FileProblem>> documentOf(std::string_view text,
                                                            const std::string &fileName,
                                                            const Vocabulary &vocabulary)
{
    const auto parsed = tomlTable(text, fileName, "an experiment");
    if (const auto *problem = std::get_if<FileProblem>(&parsed))
        return std::vector{*problem};
    return readDocument(std::get<toml::table>(parsed), text, fileName, vocabulary);
}

std::string idOf(const std::filesystem::path &path)
{
    if (path.filename() == "experiment.toml" && path.has_parent_path())
        return path.parent_path().filename().string();
    return path.stem().string();
}

}  // namespace

std::string FileProblem::text() const
{
    if (line == 0)
        return file + ": " + message;
    return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + message;
}

ReadResult readExperimentFile(const std::filesystem::path &path, const Vocabulary &vocabulary)
{
    auto content = contentOf(path, "an experiment file");
    if (auto *fault = std::get_if<FileFault>(&content))
        return oneProblem(path.string(), {}, std::move(fault->message));
    return readExperimentText(std::get<std::string>(content), path.string(), vocabulary);
}

ReadResult readExperimentText(std::string_view text, const std::string &fileName,
                              const Vocabulary &vocabulary)
{
    auto read = documentOf(text, fileName, vocabulary);
    if (auto *fault = std::get_if<std::vector<FileProblem>>(&read))
        return std::move(*fault);
    auto &document = std::get<Document>(read);
    document.experiment.id = idOf(fileName);
    checkExperiment(document.experiment, vocabulary, document.places, document.findings);
    std::vector<FileProblem> problems;
    for (Finding &finding : document.findings.sorted())
        problems.push_back({fileName, finding.place.line, finding.place.column, std::move(finding.message)});
    if (!problems.empty())
        return problems;
    return std::move(document.experiment);
}

std::optional<Experiment> readDraftFile(const std::filesystem::path &path, const Vocabulary &vocabulary)
{
    const auto content = contentOf(path, "an experiment file");
    const auto *text = std::get_if<std::string>(&content);
    return text == nullptr ? std::nullopt : readDraftText(*text, path.string(), vocabulary);
}

std::optional<Experiment> readDraftText(std::string_view text, const std::string &fileName,
                                        const Vocabulary &vocabulary)
{
    auto read = documentOf(text, fileName, vocabulary);
    auto *document = std::get_if<Document>(&read);
    if (document == nullptr)
        return std::nullopt;
    document->experiment.id = idOf(fileName);
    return std::move(document->experiment);
}

std::vector<std::string> experimentProblems(const Experiment &experiment, const Vocabulary &vocabulary)
{
    Findings findings;
    checkExperiment(experiment, vocabulary, Places(), findings);
    std::vector<std::string> problems;
    for (Finding &finding : findings.sorted())
        problems.push_back(std::move(finding.message));
    return problems;
}

}  // namespace ws
