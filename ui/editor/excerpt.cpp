#include "ui/editor/excerpt.h"

#include <algorithm>
#include <set>

#include "experiment/reader.h"
#include "ui/editor/references.h"

namespace ws {
namespace {

constexpr int kBeside = 24;  // pixels, so that a copy does not hide what it was made from
constexpr const char *kTitle = "Parts of a wiring";

std::optional<PicturePlace> beside(std::optional<PicturePlace> at)
{
    return at ? std::optional(PicturePlace{at->x + kBeside, at->y + kBeside}) : std::nullopt;
}

class Paster
{
public:
    Paster(Experiment experiment, const Vocabulary &vocabulary, const Excerpt &excerpt)
        : m_vocabulary(vocabulary), m_excerpt(excerpt),
          m_copy(excerpt.parts), m_result{std::move(experiment), {}}
    {
    }

    Edited paste(std::optional<std::size_t> home)
    {
        nameAnew();
        for (ChannelSpec &channel : m_copy.channels) {
            channel.at = beside(channel.at);
            m_result.experiment.channels.push_back(channel);
            m_result.parts.push_back({PartKind::Channel, m_result.experiment.channels.size() - 1});
        }
        for (PrimitiveSpec &primitive : m_copy.primitives) {
            primitive.at = beside(primitive.at);
            m_result.experiment.primitives.push_back(primitive);
            m_result.parts.push_back({PartKind::Primitive, m_result.experiment.primitives.size() - 1});
        }
        for (const ScriptSpec &script : m_copy.scripts) {
            if (m_newScripts.contains(script.name))
                m_result.experiment.scripts.push_back(script);
        }
        for (std::size_t i = 0; i < m_copy.processes.size(); ++i)
            pasteProcess(i, home);
        return std::move(m_result);
    }

private:
    // Names are given in an experiment that grows, so that two copies do not get the same one.
    void nameAnew()
    {
        Experiment grown = m_result.experiment;
        std::map<std::string, std::string> names;
        for (ChannelSpec &channel : m_copy.channels) {
            names[channel.name] = freeName(grown, channel.name);
            channel.name = names[channel.name];
            grown.channels.push_back(channel);
        }
        for (PrimitiveSpec &primitive : m_copy.primitives) {
            names[primitive.name] = freeName(grown, primitive.name);
            primitive.name = names[primitive.name];
            grown.primitives.push_back(primitive);
        }
        for (ProcessSpec &process : m_copy.processes) {
            if (!process.name.empty())
                process.name = freeName(grown, process.name);
            grown.processes.push_back({process.name, {}});
            for (ThreadSpec &thread : process.threads) {
                const std::string name = freeName(grown, thread.name);
                names[thread.name] = name;
                thread.name = name;
                grown.processes.back().threads.push_back(thread);
            }
        }
        nameScripts(grown);
        std::set<std::string> known;
        for (const Part part : allParts(grown))
            known.insert(nameOf(grown, part));
        changeNames(m_copy, m_vocabulary, [&](std::string name) -> std::optional<std::string> {
            if (const auto found = names.find(name); found != names.end())
                return found->second;
            return known.contains(name) ? std::optional(std::move(name)) : std::nullopt;
        });
    }

    // The same script is shared; another one of the same name gets a name of its own.
    void nameScripts(Experiment &grown)
    {
        std::map<std::string, std::string> names;
        for (ScriptSpec &script : m_copy.scripts) {
            const auto same = std::find(grown.scripts.begin(), grown.scripts.end(), script);
            if (same != grown.scripts.end())
                continue;
            const std::string name = freeName(grown, script.name);
            names[script.name] = name;
            script.name = name;
            m_newScripts.insert(name);
            grown.scripts.push_back(script);
        }
        for (ProcessSpec &process : m_copy.processes) {
            for (ThreadSpec &thread : process.threads) {
                if (const auto found = names.find(thread.script); found != names.end())
                    thread.script = found->second;
            }
        }
    }

    void pasteProcess(std::size_t index, std::optional<std::size_t> home)
    {
        ProcessSpec &process = m_copy.processes[index];
        std::vector<ProcessSpec> &all = m_result.experiment.processes;
        if (m_excerpt.homes[index].empty() && !process.name.empty()) {
            process.at = beside(process.at);
            all.push_back(process);
            m_result.parts.push_back({PartKind::Process, all.size() - 1});
            return;
        }
        std::size_t target = home.value_or(all.size());
        if (target >= all.size()) {
            const auto same = std::find_if(all.begin(), all.end(), [&](const ProcessSpec &one) {
                return one.name == m_excerpt.homes[index];
            });
            target = static_cast<std::size_t>(same - all.begin());
        }
        if (target >= all.size()) {
            m_result.experiment = withProcess(std::move(m_result.experiment)).experiment;
            target = m_result.experiment.processes.size() - 1;
        }
        std::vector<ThreadSpec> &threads = m_result.experiment.processes[target].threads;
        for (ThreadSpec &thread : process.threads) {
            thread.at = beside(thread.at);
            threads.push_back(thread);
            m_result.parts.push_back({PartKind::Thread, target, threads.size() - 1});
        }
    }

    const Vocabulary &m_vocabulary;
    const Excerpt &m_excerpt;
    Experiment m_copy;
    Edited m_result;
    std::set<std::string> m_newScripts;
};

}  // namespace

Excerpt excerptOf(const Experiment &experiment, const Parts &parts)
{
    Excerpt excerpt;
    excerpt.parts.title.en = kTitle;
    const auto isChosen = [&](Part part) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
    };
    for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
        const ProcessSpec &process = experiment.processes[p];
        if (isChosen({PartKind::Process, p})) {
            excerpt.parts.processes.push_back(process);
            excerpt.homes.emplace_back();
            continue;
        }
        ProcessSpec some;
        for (std::size_t t = 0; t < process.threads.size(); ++t) {
            if (isChosen({PartKind::Thread, p, t}))
                some.threads.push_back(process.threads[t]);
        }
        if (some.threads.empty())
            continue;
        excerpt.parts.processes.push_back(std::move(some));
        excerpt.homes.push_back(process.name);
    }
    for (std::size_t i = 0; i < experiment.channels.size(); ++i) {
        if (isChosen({PartKind::Channel, i}))
            excerpt.parts.channels.push_back(experiment.channels[i]);
    }
    for (std::size_t i = 0; i < experiment.primitives.size(); ++i) {
        if (isChosen({PartKind::Primitive, i}))
            excerpt.parts.primitives.push_back(experiment.primitives[i]);
    }
    const std::set<std::string> ran = scriptsRun(excerpt.parts);
    for (const ScriptSpec &script : experiment.scripts) {
        if (ran.contains(script.name))
            excerpt.parts.scripts.push_back(script);
    }
    return excerpt;
}

std::string excerptText(const Excerpt &excerpt, const Vocabulary &vocabulary)
{
    return experimentText(excerpt.parts, vocabulary);
}

std::optional<Excerpt> readExcerpt(std::string_view text, const Vocabulary &vocabulary)
{
    // Whatever else may be on the clipboard: one of our tables has to be in it.
    const bool mayBe =
        text.find("[[") != std::string_view::npos && text.find("version") != std::string_view::npos;
    auto parts = mayBe ? readDraftText(text, "clipboard.toml", vocabulary) : std::nullopt;
    if (!parts)
        return std::nullopt;
    Excerpt excerpt{std::move(*parts), {}};
    excerpt.homes.resize(excerpt.parts.processes.size());
    const bool isEmpty =
        excerpt.parts.processes.empty() && excerpt.parts.channels.empty() && excerpt.parts.primitives.empty();
    return isEmpty ? std::nullopt : std::optional(std::move(excerpt));
}

Edited pasted(Experiment experiment, const Vocabulary &vocabulary, const Excerpt &excerpt,
              std::optional<std::size_t> home)
{
    return Paster(std::move(experiment), vocabulary, excerpt).paste(home);
}

}  // namespace ws
