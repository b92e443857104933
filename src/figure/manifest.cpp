#include "figure/manifest.h"

#include <algorithm>
#include <map>

#include "experiment/file_content.h"
#include "experiment/findings.h"
#include "experiment/toml_text.h"
#include "experiment/words.h"

namespace ws {
namespace {

constexpr int kManifestVersion = 1;

Place placeOf(const toml::node &node)
{
    const auto &begin = node.source().begin;
    return {static_cast<int>(begin.line), static_cast<int>(begin.column)};
}

// A text, number or switch as the command line would have it; nothing for anything else.
std::optional<std::string> wordOf(const toml::node &node)
{
    if (const auto *text = node.as_string())
        return text->get();
    if (const auto *whole = node.as_integer())
        return std::to_string(whole->get());
    if (const auto *real = node.as_floating_point())
        return numberText(real->get());
    if (const auto *flag = node.as_boolean())
        return flag->get() ? "true" : "false";
    return std::nullopt;
}

std::vector<std::string> knownKeys()
{
    std::vector<std::string> keys = {"experiment", "out"};
    for (const FigureOption &option : figureOptionTable())
        keys.emplace_back(option.name);
    for (const FigureRunOption &option : figureRunOptions())
        keys.emplace_back(option.name);
    return keys;
}

class ManifestReader
{
public:
    explicit ManifestReader(Findings &findings) : m_findings(findings) {}

    void read(const toml::table &root, std::vector<ManifestFigure> &figures)
    {
        checkVersion(root);
        ManifestFigure usual;
        readTable(root, {"figure", "version"}, usual);
        const toml::node *list = root.get("figure");
        const toml::array *tables = list ? list->as_array() : nullptr;
        if (!tables || tables->empty()) {
            m_findings.add(list ? placeOf(*list) : Place{}, "no figures; expected [[figure]] for each");
            return;
        }
        for (const toml::node &node : *tables) {
            ManifestFigure figure = usual;
            figure.line = placeOf(node).line;
            if (const toml::table *table = node.as_table())
                readTable(*table, {}, figure);
            else
                m_findings.add(placeOf(node), "no figure; expected [[figure]] with its keys below");
            checkWhole(figure, placeOf(node));
            figures.push_back(std::move(figure));
        }
    }

private:
    void checkVersion(const toml::table &root)
    {
        const toml::node *version = root.get("version");
        if (!version)
            return;
        const auto *number = version->as_integer();
        if (!number || number->get() != kManifestVersion)
            m_findings.add(placeOf(*version), "a version of the manifest that is not known; expected 1");
    }

    void readTable(const toml::table &table, const std::vector<std::string> &others, ManifestFigure &figure)
    {
        const std::vector<std::string> known = knownKeys();
        for (const auto &[key, node] : table) {
            const std::string name(key.str());
            if (std::find(others.begin(), others.end(), name) != others.end())
                continue;
            if (std::find(known.begin(), known.end(), name) == known.end())
                m_findings.add(placeOf(node), "unknown key " + inQuotes(name) + hint(name, known));
        }
        // In the order of the options, not of the lines: a size before the width that changes it.
        for (const char *name : {"experiment", "out"})
            take(table, name, [&](const std::string &word) { return setPlain(figure, name, word); });
        for (const FigureRunOption &option : figureRunOptions())
            take(table, option.name, [&](const std::string &word) {
                figure.run.*option.value = word;
                return std::string();
            });
        for (const FigureOption &option : figureOptionTable()) {
            if (option.repeats && table.contains(option.name))
                forget(figure.options, option.name);
            take(
                table, option.name, [&](const std::string &word) { return option.set(figure.options, word); },
                option.repeats);
        }
    }

    static std::string setPlain(ManifestFigure &figure, std::string_view name, const std::string &word)
    {
        if (name == "out")
            figure.out = word;
        else
            figure.run.experiment = word;
        return "";
    }

    // A list of the figure's own takes the place of the one for all.
    static void forget(FigureOptions &options, std::string_view name)
    {
        if (name == "chart")
            options.charts.clear();
        else if (name == "call-out")
            options.callOuts.clear();
        else if (name == "hide")
            options.hidden.clear();
    }

    template <typename Set>
    void take(const toml::table &table, std::string_view name, Set set, bool repeats = false)
    {
        const toml::node *node = table.get(name);
        if (!node)
            return;
        const toml::array *list = repeats ? node->as_array() : nullptr;
        if (!list)
            return takeOne(*node, name, set);
        for (const toml::node &element : *list)
            takeOne(element, name, set);
    }

    template <typename Set>
    void takeOne(const toml::node &node, std::string_view name, Set set)
    {
        const auto word = wordOf(node);
        const std::string fault = word ? set(*word) : std::string("expected a text, a number, true or false");
        if (!fault.empty())
            m_findings.add(placeOf(node), std::string(name) + ": " + fault);
    }

    void checkWhole(const ManifestFigure &figure, Place place)
    {
        if (figure.out.empty())
            m_findings.add(place, "no 'out'; expected a file name ending in .svg, .pdf or .png");
        if (figure.options.charts.empty())
            m_findings.add(place, "no 'chart'; 'waitscope figure --list' names them");
        const auto [known, isNew] = m_outs.emplace(figure.out.lexically_normal().string(), place.line);
        if (!isNew && !figure.out.empty())
            m_findings.add(place, "the figure in line " + std::to_string(known->second) +
                                      " is written to the same file " + inQuotes(figure.out.string()));
    }

    Findings &m_findings;
    std::map<std::string, int> m_outs;
};

}  // namespace

ManifestResult readFigureManifest(const std::filesystem::path &file)
{
    auto content = contentOf(file, "a list of figures");
    if (auto *fault = std::get_if<FileFault>(&content))
        return std::vector{FileProblem{file.string(), 0, 0, std::move(fault->message)}};
    return readFigureManifestText(std::get<std::string>(content), file.string());
}

ManifestResult readFigureManifestText(std::string_view text, const std::string &fileName)
{
    const auto parsed = tomlTable(text, fileName, "a list of figures");
    if (const auto *problem = std::get_if<FileProblem>(&parsed))
        return std::vector{*problem};
    Findings findings;
    std::vector<ManifestFigure> figures;
    ManifestReader(findings).read(std::get<toml::table>(parsed), figures);
    std::vector<FileProblem> problems;
    for (Finding &finding : findings.sorted())
        problems.push_back({fileName, finding.place.line, finding.place.column, std::move(finding.message)});
    if (!problems.empty())
        return problems;
    return figures;
}

}  // namespace ws
