#include "support/traces.h"

#include <fcntl.h>
#include <mqueue.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ws::test {

namespace {

namespace fs = std::filesystem;

constexpr int kQueueNames = 16;  // more than a session of these tests makes

std::string contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    // Inserted, not iterated over: iterators throw when the process ends while its files are read.
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

void addNames(const fs::path &folder, const std::string &beginning, std::set<std::string> &names)
{
    std::error_code failed;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, failed))
        if (entry.path().filename().string().starts_with(beginning))
            names.insert(entry.path().string());
}

// Each line but the first is an object: key and number identify it.
void addSystemV(const char *kind, std::set<std::string> &names)
{
    std::ifstream file(fs::path("/proc/sysvipc") / kind);
    std::string line;
    std::getline(file, line);
    std::string key;
    std::string number;
    while (file >> key >> number && std::getline(file, line))
        names.insert("System V " + std::string(kind) + " " + key + " " + number);
}

}  // namespace

std::vector<SessionProcess> processesOf(int sessionPid)
{
    const std::string tag = std::string("--session") + '\0' + std::to_string(sessionPid) + ':';
    std::vector<SessionProcess> found;
    std::error_code failed;
    for (const fs::directory_entry &entry : fs::directory_iterator("/proc", failed)) {
        const std::string name = entry.path().filename().string();
        int pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ptr != name.data() + name.size())
            continue;
        const std::string commandLine = contentOf(entry.path() / "cmdline");
        if (commandLine.find(tag) != std::string::npos)
            found.push_back({pid, commandLine.find("--janitor") != std::string::npos});
    }
    return found;
}

std::set<std::string> systemWideTraces()
{
    std::set<std::string> names;
    addNames("/dev/shm", "", names);
    addNames("/dev/mqueue", "waitscope", names);
    addNames("/tmp", "waitscope", names);
    addNames("/var/tmp", "waitscope", names);
    for (const char *kind : {"shm", "sem", "msg"})
        addSystemV(kind, names);
    return names;
}

std::vector<std::string> messageQueuesOf(int sessionPid)
{
    std::vector<std::string> found;
    for (int i = 0; i < kQueueNames; ++i) {
        const std::string name = "/waitscope-" + std::to_string(sessionPid) + "-" + std::to_string(i);
        const mqd_t queue = ::mq_open(name.c_str(), O_RDONLY);
        if (queue == static_cast<mqd_t>(-1))
            continue;
        ::mq_close(queue);
        found.push_back(name);
    }
    return found;
}

std::string leftOf(int sessionPid, const std::set<std::string> &before, const std::string &temporaryFolder)
{
    std::string left;
    for (const SessionProcess &process : processesOf(sessionPid))
        left += (process.janitor ? "janitor " : "worker ") + std::to_string(process.pid) + "\n";
    for (const std::string &name : messageQueuesOf(sessionPid))
        left += "message queue " + name + "\n";
    for (const std::string &name : systemWideTraces())
        if (!before.contains(name))
            left += name + "\n";
    std::error_code failed;
    for (const fs::directory_entry &entry : fs::directory_iterator(temporaryFolder, failed))
        left += entry.path().string() + "\n";
    return left;
}

}  // namespace ws::test
