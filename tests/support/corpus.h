// The corpus: small experiments, each with its verdict in the first lines of its file (tests/corpus/*.toml).
//
//   # expect: deadlock cycle a b     certainty and members; or
//   # expect: completed              every thread comes to its end; or
//   # expect: goes on                nobody is stuck, and the time limit ends the run
//   # behind: c                      threads that are proven stuck behind the members
//   # fails: d                       threads whose script ends with an error
//   # unheard: e                     a member waits for a notification, and e gave one that met nobody
//   # also: processes                the same with each thread in a process of its own
//
// Threads: any. Errors: a file that is not so ends the test program, for that is a mistake of the corpus.
#pragma once

#include <string>
#include <vector>

#include "support/engine_run.h"

namespace ws::test {

struct CorpusCase
{
    enum class Outcome { Deadlock, Completed, GoesOn };

    std::string name;  // of the file, without ending
    Experiment experiment;
    Outcome outcome = Outcome::Completed;
    std::string certainty;  // "cycle", "knot", "orphan"; empty where nobody is stuck
    // Names in alphabetical order.
    std::vector<std::string> members;
    std::vector<std::string> behind;
    std::vector<std::string> fails;
    std::vector<std::string> unheard;
    bool alsoProcesses = false;
};

// In the order of their names.
std::vector<CorpusCase> readCorpus(const std::string &folder);

// The same threads, each in a process of its own.
Experiment asProcesses(Experiment experiment);

// What is not as the file says; empty when all is.
std::string wrongInRun(const CorpusCase &expected, const Snapshot &last);

}  // namespace ws::test
