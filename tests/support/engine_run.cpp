#include "support/engine_run.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "experiment/reader.h"
#include "session/library.h"

namespace ws::test {

namespace {

Experiment taken(ReadResult read)
{
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&read)) {
        for (const FileProblem &problem : *problems)
            std::fprintf(stderr, "%s\n", problem.text().c_str());
        std::abort();
    }
    return std::get<Experiment>(std::move(read));
}

}  // namespace

Experiment experimentOf(std::string_view body)
{
    return taken(readExperimentText("version = 1\ntitle = 'Test'\n" + std::string(body), "test.toml",
                                    machineVocabulary()));
}

Experiment builtIn(const std::string &id)
{
    const auto file = findExperiment(id);
    if (!file) {
        std::fprintf(stderr, "%s\n", file.error().text().c_str());
        std::abort();
    }
    return experimentFile(file->string());
}

Experiment experimentFile(const std::string &path)
{
    return taken(readExperimentFile(path, machineVocabulary()));
}

std::string threadText(const std::string &name, const std::string &role, const std::string &settings)
{
    return "[[process.thread]]\nname = '" + name + "'\nrole = '" + role + "'\n" + settings + "\n";
}

std::string processText(const std::string &name, const std::string &threads)
{
    return "[[process]]\nname = '" + name + "'\n" + threads;
}

std::string channelText(const std::string &name, const std::string &mechanism, const std::string &settings)
{
    return "[[channel]]\nname = '" + name + "'\nmechanism = '" + mechanism + "'\n" + settings + "\n";
}

std::string relayText(const std::string &name, const std::string &from, const std::string &to)
{
    return threadText(name, "relay", "from = '" + from + "'\nto = '" + to + "'\n");
}

std::string produceText(const std::string &name, const std::string &to, const std::string &settings)
{
    return threadText(name, "produce", "to = '" + to + "'\nmessage = 64\n" + settings);
}

std::string consumeText(const std::string &name, const std::string &from, const std::string &settings)
{
    return threadText(name, "consume", "from = '" + from + "'\n" + settings);
}

std::string two(const std::string &mechanism, const std::string &settings)
{
    return channelText("there", mechanism, settings) + channelText("back", mechanism, settings);
}

std::string spread(const std::string &mechanism, const std::vector<std::string> &threads)
{
    const Vocabulary vocabulary = machineVocabulary();
    const bool crosses =
        std::any_of(vocabulary.mechanisms.begin(), vocabulary.mechanisms.end(),
                    [&](const auto &word) { return word.id == mechanism && word.crossesProcesses; });
    std::string text;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        if (i == 0 || crosses)
            text += processText("process " + std::to_string(i), "");
        text += threads[i];
    }
    return text;
}

SnapshotPtr runToEnd(const Experiment &experiment, RunOptions options)
{
    Session session(experiment, options, nullptr);
    return session.waitForEnd();
}

WatchedRun::WatchedRun(Experiment experiment, RunOptions options)
{
    m_session =
        std::make_unique<Session>(std::move(experiment), options, [this](const SnapshotPtr &snapshot) {
            const std::lock_guard lock(m_mutex);
            m_seen.push_back(snapshot);
        });
}

bool WatchedRun::waitUntil(const std::function<bool(const Snapshot &)> &holds,
                           std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        const SnapshotPtr snapshot = m_session->latest();
        if (snapshot && holds(*snapshot))
            return true;
        if (snapshot && snapshot->phase == RunPhase::Ended)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

std::vector<SnapshotPtr> WatchedRun::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

std::uint32_t objectIndex(const Snapshot &snapshot, const std::string &name)
{
    const auto &objects = snapshot.model->objects;
    const auto found =
        std::find_if(objects.begin(), objects.end(), [&](const auto &one) { return one.name == name; });
    return static_cast<std::uint32_t>(found - objects.begin());
}

std::uint32_t threadIndex(const Snapshot &snapshot, const std::string &name)
{
    const auto &threads = snapshot.model->threads;
    const auto found =
        std::find_if(threads.begin(), threads.end(), [&](const auto &one) { return one.name == name; });
    return static_cast<std::uint32_t>(found - threads.begin());
}

std::string wrongBooks(const Snapshot &snapshot)
{
    if (!snapshot.results)
        return {};
    for (std::size_t i = 0; i < snapshot.model->objects.size(); ++i) {
        const RunModel::Object &object = snapshot.model->objects[i];
        const ObjectResults &result = snapshot.results->objects[i];
        if (object.kind != ObjectKind::Channel)
            continue;
        const std::string books = object.name + ": sent " + std::to_string(result.sent) + ", received " +
                                  std::to_string(result.received) + ", lost " + std::to_string(result.lost) +
                                  ", in flight " + std::to_string(result.inFlight);
        if (result.sent != result.received + result.lost + result.inFlight)
            return books;
        if (result.lost + result.reordered + result.duplicated + result.corrupt != 0)
            return books + ": damaged";
        std::uint64_t room = object.capacityMessages;
        if (room == 0)
            room = object.capacityBytes / object.messageBytes;
        // Counters are not read at one instant: each thread may be one operation further.
        const std::uint64_t beyond = result.inFlight > room ? result.inFlight - room : 0;
        if (snapshot.phase == RunPhase::Ended && beyond > snapshot.model->threads.size())
            return books + ": more than it holds, " + std::to_string(room);
    }
    return {};
}

std::string wrongQueues(const Snapshot &last)
{
    for (std::size_t i = 0; i < last.queuedAtEnd.size(); ++i) {
        const RunModel::Object &object = last.model->objects[i];
        if (object.kind != ObjectKind::Channel || !last.queuedAtEnd[i])
            continue;
        const std::uint64_t unit = object.capacityMessages != 0 ? 1 : object.messageBytes;
        const ObjectResults &result = last.results->objects[i];
        if (*last.queuedAtEnd[i] != result.inFlight * unit)
            return object.name + " (" + object.type + "): the kernel holds " +
                   std::to_string(*last.queuedAtEnd[i]) + ", in flight " + std::to_string(result.inFlight) +
                   " x " + std::to_string(unit) + ", sent " + std::to_string(result.sent) + ", received " +
                   std::to_string(result.received);
    }
    return {};
}

std::string membersOf(const Snapshot &snapshot)
{
    std::vector<std::string> names;
    if (snapshot.deadlock)
        for (const DeadlockMember &member : snapshot.deadlock->deadlock.members)
            names.push_back(snapshot.model->threads[member.thread].name);
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string &name : names)
        all += (all.empty() ? "" : " ") + name;
    return all;
}

}  // namespace ws::test
