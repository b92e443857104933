// What a session leaves on the system while it runs, found from outside: nothing of it may stay.
//
// Threads: any. Blocking: reads /proc and two folders. Errors: what cannot be read counts as not there.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace ws::test {

struct SessionProcess
{
    int pid = 0;
    bool janitor = false;
};

// Living processes (no zombies) started with `--session SESSIONPID:...`.
std::vector<SessionProcess> processesOf(int sessionPid);

// Things in /dev/shm and System V objects of all users, "waitscope*" in the folders for temporary files.
std::set<std::string> systemWideTraces();
// Names of message queues of that session which exist.
std::vector<std::string> messageQueuesOf(int sessionPid);

// What is left of a session: its processes, queues, and what has come since `before`. One line each.
std::string leftOf(int sessionPid, const std::set<std::string> &before, const std::string &temporaryFolder);

}  // namespace ws::test
