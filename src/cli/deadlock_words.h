// A proven deadlock in sentences.
//
// Threads: pure functions. Indices outside of the model are worded as "?", never followed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/report.h"
#include "session/snapshot.h"

namespace ws::cli {

std::string_view certaintyId(Certainty certainty);  // "cycle", "knot", "orphan": in JSON, never rename

// "a", "a and b", "a, b and c"; `last` is a text of context "Cli".
std::string listed(const std::vector<std::string> &parts, std::string_view last = " and ");
std::string threadsListed(const RunModel &model, const std::vector<std::uint32_t> &threads,
                          std::string_view last = " and ");
std::string threadName(const RunModel &model, std::uint32_t thread);
std::string objectName(const RunModel &model, std::uint32_t object);
std::string objectWords(const RunModel &model, std::uint32_t object);  // "lock a", "channel pipe", "thread t"

// "left waits for right (lock b) and right waits for left (lock a), all of them since 1.23 ms after the start."
std::string deadlockSentence(const RunModel &model, const ProvenDeadlock &proven);
// What the certainty means, one sentence.
std::string certaintyWords(Certainty certainty);
// "at line 3 of script eat"; empty where the thread has no script or its line is not known.
std::string lineWords(const RunModel &model, std::uint32_t thread, std::uint32_t line);
// How it is known that only the others of them could end this wait: the evidence of an edge.
std::string evidenceWords(const RunModel &model, const DeadlockMember &member);
// "left: waits for lock b at line 3 of script eat since 1.20 ms, holds lock a"
std::string memberWords(const RunModel &model, const DeadlockMember &member);
// "Hold and wait: yes; while they wait, left and right keep lock a and lock b"
std::string conditionWords(const RunModel &model, const Condition &condition);
// "left takes lock a before lock b; then the circle is broken"
std::string remedyWords(const RunModel &model, const Remedy &remedy);

}  // namespace ws::cli
