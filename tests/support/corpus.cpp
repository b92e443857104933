#include "support/corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ws::test {

namespace {

[[noreturn]] void refuse(const std::string &file, const std::string &what)
{
    std::fprintf(stderr, "%s: %s\n", file.c_str(), what.c_str());
    std::abort();
}

std::vector<std::string> sortedWords(std::istream &words)
{
    std::vector<std::string> found;
    for (std::string word; words >> word;)
        found.push_back(word);
    std::sort(found.begin(), found.end());
    return found;
}

std::string joined(const std::vector<std::string> &words)
{
    std::string all;
    for (const std::string &word : words)
        all += (all.empty() ? "" : " ") + word;
    return all.empty() ? "nobody" : all;
}

void readExpectation(CorpusCase &into, const std::string &file, std::istream &words)
{
    std::string first;
    words >> first;
    if (first == "deadlock") {
        into.outcome = CorpusCase::Outcome::Deadlock;
        words >> into.certainty;
        into.members = sortedWords(words);
    } else if (first == "goes") {
        into.outcome = CorpusCase::Outcome::GoesOn;
    } else if (first != "completed") {
        refuse(file, "expects '" + first + "', which is no outcome");
    }
    const bool isWhole = into.members.empty() == into.certainty.empty() &&
                         (into.certainty.empty() || into.certainty == "cycle" || into.certainty == "knot" ||
                          into.certainty == "orphan");
    if (!isWhole)
        refuse(file, "a deadlock has a certainty and members");
}

CorpusCase readCase(const std::filesystem::path &path)
{
    CorpusCase found;
    found.name = path.stem().string();
    found.experiment = experimentFile(path.string());
    std::ifstream text(path);
    bool expects = false;
    for (std::string line; std::getline(text, line) && line.starts_with("# ");) {
        std::istringstream words(line.substr(2));
        std::string key;
        words >> key;
        if (key == "expect:") {
            readExpectation(found, path.string(), words);
            expects = true;
        } else if (key == "behind:") {
            found.behind = sortedWords(words);
        } else if (key == "fails:") {
            found.fails = sortedWords(words);
        } else if (key == "unheard:") {
            found.unheard = sortedWords(words);
        } else if (line == "# also: processes") {
            found.alsoProcesses = true;
        } else {
            refuse(path.string(), "unknown line: " + line);
        }
    }
    if (!expects)
        refuse(path.string(), "expects nothing");
    return found;
}

std::string certaintyOf(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Cycle:
        return "cycle";
    case Certainty::Knot:
        return "knot";
    case Certainty::Orphan:
        break;
    }
    return "orphan";
}

std::vector<std::string> namesOf(const Snapshot &snapshot, const std::vector<std::uint32_t> &threads)
{
    std::vector<std::string> names;
    for (const std::uint32_t thread : threads)
        names.push_back(snapshot.model->threads[thread].name);
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::uint32_t> membersIn(const Deadlock &deadlock)
{
    std::vector<std::uint32_t> members;
    for (const DeadlockMember &member : deadlock.members)
        members.push_back(member.thread);
    return members;
}

// "deadlock cycle a b, behind: c"
std::string outcomeOf(const Snapshot &last)
{
    std::string text = verdictId(last.verdict);
    if (last.deadlock) {
        const Deadlock &deadlock = last.deadlock->deadlock;
        text += std::string(deadlock.everybody ? "" : " of some") + " " + certaintyOf(deadlock.certainty) +
                " " + joined(namesOf(last, membersIn(deadlock))) +
                ", behind: " + joined(namesOf(last, deadlock.alsoStuck));
    }
    if (last.failure)
        text += ", failure: " + last.failure->text();
    return text;
}

std::string expectedOutcome(const CorpusCase &expected)
{
    if (expected.outcome != CorpusCase::Outcome::Deadlock)
        return "completed";
    return "deadlock " + expected.certainty + " " + joined(expected.members) +
           ", behind: " + joined(expected.behind);
}

std::vector<std::string> unheardIn(const Snapshot &last)
{
    std::vector<std::uint32_t> notifiers;
    if (last.deadlock)
        for (const DeadlockMember &member : last.deadlock->deadlock.members)
            if (member.unheard != 0)
                notifiers.push_back(member.lastUnheardBy);
    return namesOf(last, notifiers);
}

bool has(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Before the run was over: when its workers are told to leave, or one after the other is gone, others may go on.
bool endedInTime(const Snapshot &last, std::uint32_t thread)
{
    const ThreadSample &now = last.results->threads[thread].now;
    return now.state == ThreadState::New ||
           (now.state == ThreadState::Ended && (!last.deadlock || now.endNs <= last.deadlock->provenNs));
}

// Who is not stuck has come to its end, or was never started.
std::string wrongEnd(const CorpusCase &expected, const Snapshot &last, std::uint32_t thread)
{
    const std::string &name = last.model->threads[thread].name;
    if (has(expected.fails, name) != !last.threadFailures[thread].empty())
        return name + " failed: '" + last.threadFailures[thread] + "'";
    if (has(expected.members, name) || has(expected.behind, name))
        return endedInTime(last, thread) ? name + " is called stuck and has ended" : "";
    const ThreadState state = last.results->threads[thread].now.state;
    const bool isDone = state == ThreadState::Ended || state == ThreadState::New;
    return isDone ? "" : name + " has not come to its end";
}

}  // namespace

std::vector<CorpusCase> readCorpus(const std::string &folder)
{
    std::vector<CorpusCase> corpus;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".toml")
            corpus.push_back(readCase(entry.path()));
    std::sort(corpus.begin(), corpus.end(),
              [](const CorpusCase &a, const CorpusCase &b) { return a.name < b.name; });
    return corpus;
}

Experiment asProcesses(Experiment experiment)
{
    std::vector<ProcessSpec> processes;
    for (ProcessSpec &together : experiment.processes)
        for (ThreadSpec &thread : together.threads) {
            ProcessSpec alone;
            alone.name = thread.name;
            alone.mayEnd = together.mayEnd;
            alone.threads.push_back(std::move(thread));
            processes.push_back(std::move(alone));
        }
    experiment.processes = std::move(processes);
    return experiment;
}

std::string wrongInRun(const CorpusCase &expected, const Snapshot &last)
{
    if (const std::string outcome = outcomeOf(last); outcome != expectedOutcome(expected))
        return outcome + "; expected " + expectedOutcome(expected);
    if (unheardIn(last) != expected.unheard)
        return "notified nobody: " + joined(unheardIn(last)) + "; expected " + joined(expected.unheard);
    const bool isOver = last.timeNs >= expected.experiment.timeLimit.count();
    if (expected.outcome == CorpusCase::Outcome::GoesOn)
        return isOver ? "" : "ended before its time";
    if (isOver)
        return "the time limit ended it";
    for (std::uint32_t i = 0; i < last.model->threads.size(); ++i)
        if (const std::string wrong = wrongEnd(expected, last, i); !wrong.empty())
            return wrong;
    return {};
}

}  // namespace ws::test
