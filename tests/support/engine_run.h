// Runs experiments through Session for the tests that look at the engine from outside.
//
// Threads: one thread. Blocking: runToEnd() until the run has ended. Errors: a text that is no experiment ends the
// test program with its problems on stderr, for that is a mistake of the test.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.h"

namespace ws::test {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

// `body` is the file without version and title.
Experiment experimentOf(std::string_view body);
Experiment builtIn(const std::string &id);
Experiment experimentFile(const std::string &path);

// One [[process.thread]] table: threadText("p", "produce", "to = 'q'\n").
std::string threadText(const std::string &name, const std::string &role, const std::string &settings);
std::string processText(const std::string &name, const std::string &threads);
std::string channelText(const std::string &name, const std::string &mechanism,
                        const std::string &settings = {});
// Threads of the roles that most experiments of the tests are made of.
std::string relayText(const std::string &name, const std::string &from, const std::string &to);
std::string produceText(const std::string &name, const std::string &to, const std::string &settings = {});
std::string consumeText(const std::string &name, const std::string &from, const std::string &settings = {});
// Two channels, "there" and "back".
std::string two(const std::string &mechanism, const std::string &settings = {});
// Each of `threads` (tables) in a process of its own where the mechanism crosses processes, else all in one.
std::string spread(const std::string &mechanism, const std::vector<std::string> &threads);

SnapshotPtr runToEnd(const Experiment &experiment, RunOptions options = {});

// Asks `holds` about every snapshot until it is true; false when the run ended or `patience` was over before.
class WatchedRun
{
public:
    explicit WatchedRun(Experiment experiment, RunOptions options = {});

    Session &session() { return *m_session; }
    bool waitUntil(const std::function<bool(const Snapshot &)> &holds, std::chrono::milliseconds patience);
    std::vector<SnapshotPtr> seen() const;  // in the order of their publishing
    SnapshotPtr last() const { return m_session->latest(); }

private:
    mutable std::mutex m_mutex;
    std::vector<SnapshotPtr> m_seen;  // guarded by m_mutex
    std::unique_ptr<Session> m_session;
};

std::uint32_t objectIndex(const Snapshot &snapshot, const std::string &name);
std::uint32_t threadIndex(const Snapshot &snapshot, const std::string &name);
// Why the books of this snapshot do not balance; empty when they do.
std::string wrongBooks(const Snapshot &snapshot);
// Why what the kernel held at the end is not what was in flight by the counters; empty when it is.
std::string wrongQueues(const Snapshot &last);
// Names of a deadlock's members, in alphabetical order, joined by blanks.
std::string membersOf(const Snapshot &snapshot);

}  // namespace ws::test
