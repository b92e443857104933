#include "experiment/reader.h"

#include <algorithm>

#include "experiment/checks.h"
#include "experiment/document.h"
#include "experiment/file_content.h"
#include "experiment/words.h"

namespace ws {
namespace {

constexpr int kMostDotsInLine = 16;

Place placeAt(std::string_view text, std::size_t offset)
{
    Place place{1, 1};
    for (std::size_t i = 0; i < offset; ++i) {
        if (text[i] == '\n')
            place = {place.line + 1, 1};
        else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            ++place.column;
    }
    return place;
}

// Offset behind the text in quotes that begins at `at`; as TOML has it, up to two quotes may stand before the
// closing three.
std::size_t endOfQuoted(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    const std::string three(3, quote);
    const bool isLong = text.substr(at, 3) == three;
    for (at += isLong ? 3 : 1; at < text.size(); ++at) {
        if (text[at] == '\\' && quote == '"')
            ++at;
        else if (isLong && text.substr(at, 3) == three) {
            at += 3;
            for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra)
                ++at;
            return at;
        } else if (!isLong && text[at] == quote)
            return at + 1;
        else if (!isLong && text[at] == '\n')
            return at;
    }
    return text.size();
}

// The parser makes a table inside a table for every dot of a key and takes them down by recursion: a key of a
// hundred thousand dots would overflow the stack. The offset of the first line with so many, if there is one.
std::optional<std::size_t> firstDeepKey(std::string_view text)
{
    int dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char character = text[at];
        if (character == '"' || character == '\'') {
            at = endOfQuoted(text, at);
            continue;
        }
        if (character == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (character == '\n')
            dots = 0;
        else if (character == '.' && ++dots > kMostDotsInLine)
            return at;
        ++at;
    }
    return std::nullopt;
}

std::string inOurWords(std::string_view description)
{
    constexpr std::string_view prefix = "Error while parsing ";
    if (description.starts_with(prefix))
        description.remove_prefix(prefix.size());
    std::string words = "not TOML: ";
    for (const char character : description)
        words += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
    while (words.ends_with('.') || words.ends_with(' '))
        words.pop_back();
    return words;
}

// Nothing where the parser ran into one of its own assertions.
std::optional<toml::parse_result> parseToml(std::string_view text)
{
    try {
        return toml::parse(text);
    } catch (const TomlAssertion &) {
        return std::nullopt;
    }
}

// The parser reads from left to right, so the shortest beginning of the text that it cannot take ends with the
// character that it cannot take.
Place placeOfAssertion(std::string_view text)
{
    std::size_t good = 0;
    std::size_t bad = text.size();
    while (bad - good > 1) {
        const std::size_t middle = good + (bad - good) / 2;
        (parseToml(text.substr(0, middle)) ? good : bad) = middle;
    }
    return placeAt(text, good);
}

std::vector<FileProblem> oneProblem(const std::string &file, Place place, std::string message)
{
    return {FileProblem{file, place.line, place.column, std::move(message)}};
}

// With all that is wrong with it, but not yet checked as a whole; or why it is no TOML.
std::variant<Document, std::vector<FileProblem>> documentOf(std::string_view text,
                                                            const std::string &fileName,
                                                            const Vocabulary &vocabulary)
{
    if (text.size() > kLargestFile)
        return oneProblem(fileName, {}, "is larger than an experiment may be; expected at most 1 MiB");
    if (const auto bad = firstBadUtf8(text))
        return oneProblem(fileName, placeAt(text, *bad), "not UTF-8; expected a text file in UTF-8");
    if (const auto deep = firstDeepKey(text))
        return oneProblem(fileName, placeAt(text, *deep),
                          "a key with more than " + std::to_string(kMostDotsInLine) +
                              " dots; no key of an experiment has any");
    const auto result = parseToml(text);
    if (!result)
        return oneProblem(fileName, placeOfAssertion(text), "not TOML: a character that cannot stand here");
    const toml::parse_result &parsed = *result;
    if (!parsed) {
        const auto &begin = parsed.error().source().begin;
        return oneProblem(fileName, {static_cast<int>(begin.line), static_cast<int>(begin.column)},
                          inOurWords(parsed.error().description()));
    }
    return readDocument(parsed.table(), text, fileName, vocabulary);
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
