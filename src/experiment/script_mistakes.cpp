#include "experiment/checks.h"
#include "experiment/reader.h"
#include "experiment/words.h"

namespace ws {

namespace {

// The checks place what they find in lines of a file. Here each script is given a part of a long file of its own.
constexpr int kLinesOfOne = 1 << 20;
constexpr std::size_t kMostScripts = 1000;  // beyond them a line would not fit into an int

int firstLineOf(std::size_t script)
{
    return 1 + static_cast<int>(script) * kLinesOfOne;
}

}  // namespace

std::vector<ScriptMistake> scriptMistakes(const Experiment &experiment, const Vocabulary &vocabulary)
{
    Places places;
    for (std::size_t i = 0; i < experiment.scripts.size() && i < kMostScripts; ++i)
        places.set(scriptPath(i) + ".lines", {firstLineOf(i), 1});
    Findings findings;
    checkScripts(experiment, vocabulary, places, findings);
    std::vector<ScriptMistake> mistakes;
    for (std::size_t i = 0; i < experiment.scripts.size(); ++i) {
        if (experiment.scripts[i].text.empty())
            mistakes.push_back({i, 1, "the script has no text"});
    }
    for (const Finding &finding : findings.sorted()) {
        if (finding.place.line < 1)
            continue;
        const auto script = static_cast<std::size_t>((finding.place.line - 1) / kLinesOfOne);
        if (script >= experiment.scripts.size())
            continue;
        ScriptMistake mistake{script, finding.place.line - firstLineOf(script) + 1, finding.message};
        const std::string where = "script " + inQuotes(experiment.scripts[script].name) + ": ";
        if (mistake.message.starts_with(where))
            mistake.message.erase(0, where.size());
        mistakes.push_back(std::move(mistake));
    }
    return mistakes;
}

}  // namespace ws
