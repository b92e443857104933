#include "figure/command_words.h"

#include <algorithm>

namespace ws {
namespace {

constexpr FigureRunOption runOptions[] = {
    {"seconds", &FigureRun::seconds},
    {"placement", &FigureRun::placement},
    {"level", &FigureRun::level},
    {"wait", &FigureRun::wait},
};

bool isPlain(char character)
{
    constexpr std::string_view marks = "-_./=:,+@%";
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z') || marks.find(character) != std::string_view::npos;
}

std::string quoted(const std::string &word)
{
    if (!word.empty() && std::all_of(word.begin(), word.end(), isPlain))
        return word;
    std::string text = "'";
    for (const char character : word)
        text += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return text + '\'';
}

}  // namespace

std::span<const FigureRunOption> figureRunOptions()
{
    return runOptions;
}

std::vector<std::string> figureArguments(const FigureRun &run, const FigureOptions &options,
                                         const std::filesystem::path &out)
{
    std::vector<std::string> words = {"figure"};
    if (!run.experiment.empty())
        words.push_back(run.experiment);
    // A value that begins with a dash would be taken for an option.
    const auto add = [&words](const std::string &name, const std::string &value) {
        if (value.starts_with('-'))
            words.push_back("--" + name + '=' + value);
        else
            words.insert(words.end(), {"--" + name, value});
    };
    for (const FigureOption &option : figureOptionTable()) {
        for (const std::string &value : option.get(options)) {
            if (option.valueName.empty())
                words.push_back("--" + std::string(option.name));
            else
                add(std::string(option.name), value);
        }
    }
    for (const FigureRunOption &option : runOptions) {
        if (!(run.*option.value).empty())
            add(std::string(option.name), run.*option.value);
    }
    if (!out.empty())
        add("out", out.string());
    return words;
}

std::string shellLine(const std::vector<std::string> &words)
{
    std::string line;
    for (const std::string &word : words)
        line += (line.empty() ? "" : " ") + quoted(word);
    return line;
}

}  // namespace ws
