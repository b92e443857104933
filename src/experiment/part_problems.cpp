#include "experiment/checks.h"
#include "experiment/reader.h"

namespace ws {
namespace {

// Gives every part a place of its own: no line, and as column its number in a list of paths.
class NumberedPaths
{
public:
    NumberedPaths(const Experiment &experiment, const Vocabulary &vocabulary)
    {
        addKeys("", {"title", "summary", "seconds", "wait", "process"}, {});
        for (std::size_t i = 0; i < experiment.channels.size(); ++i) {
            const MechanismWord *word = findMechanism(vocabulary, experiment.channels[i].mechanism);
            addKeys(channelPath(i), {"name", "mechanism", "back_of", "at"}, parametersOf(word));
        }
        for (std::size_t i = 0; i < experiment.primitives.size(); ++i) {
            const PrimitiveWord *word = findPrimitiveWord(vocabulary, experiment.primitives[i].primitive);
            addKeys(primitivePath(i), {"name", "primitive", "at"}, parametersOf(word));
        }
        for (std::size_t i = 0; i < experiment.scripts.size(); ++i)
            addKeys(scriptPath(i), {"name", "text"}, {});
        for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
            addKeys(processPath(p), {"name", "at"}, {});
            for (std::size_t t = 0; t < experiment.processes[p].threads.size(); ++t) {
                const RoleWord *word = findRole(vocabulary, experiment.processes[p].threads[t].role);
                addKeys(threadPath(p, t), {"name", "role", "script", "start", "with", "at"},
                        parametersOf(word));
            }
        }
    }

    const Places &places() const { return m_places; }
    std::string pathOf(Place place) const
    {
        const auto number = static_cast<std::size_t>(place.column);
        return number < m_paths.size() ? m_paths[number] : std::string();
    }

private:
    template <typename Word>
    static std::span<const ParameterInfo> parametersOf(const Word *word)
    {
        return word == nullptr ? std::span<const ParameterInfo>() : word->parameters;
    }

    void add(const std::string &path)
    {
        m_places.set(path, {0, static_cast<int>(m_paths.size())});
        m_paths.push_back(path);
    }

    void addKeys(const std::string &path, std::initializer_list<const char *> keys,
                 std::span<const ParameterInfo> parameters)
    {
        add(path);
        const std::string prefix = path.empty() ? "" : path + ".";
        for (const char *key : keys)
            add(prefix + key);
        for (const ParameterInfo &info : parameters)
            add(prefix + std::string(info.name));
    }

    Places m_places;
    std::vector<std::string> m_paths;
};

}  // namespace

std::vector<PartProblem> problemsByPart(const Experiment &experiment, const Vocabulary &vocabulary)
{
    const NumberedPaths paths(experiment, vocabulary);
    Findings findings;
    checkExperiment(experiment, vocabulary, paths.places(), findings);
    std::vector<PartProblem> problems;
    for (Finding &finding : findings.sorted())
        problems.push_back({paths.pathOf(finding.place), std::move(finding.message)});
    return problems;
}

}  // namespace ws
