#include "session/worker_process.h"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/clock.h"
#include "base/os_call.h"
#include "body/control.h"
#include "session/programs.h"

extern char **environ;

namespace ws {

namespace {

// posix_spawn(3) of `program`, its control socket at kControlFd, in a process group of its own (a Ctrl-C in the
// terminal is for the session), with default signals. Returns errno.
int spawn(const std::string &program, std::vector<std::string> arguments, const UniqueFd &control, int &pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, control.get(), kControlFd);
    ::posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes,
                               POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    std::vector<char *> argv;
    for (std::string &argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const int error = ::posix_spawn(&pid, program.c_str(), &actions, &attributes, argv.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
}

}  // namespace

Result<WorkerProcess> WorkerProcess::start(bool janitor)
{
    auto program = workerProgram();
    if (!program)
        return program.error();
    int pair[2] = {-1, -1};
    auto made = osCall("make a control socket",
                       [&] { return ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair); });
    if (!made)
        return Error{ErrorKind::Limit, made.error().sysErrno, made.error().action + " (ulimit -n)"};
    WorkerProcess worker;
    worker.m_control = UniqueFd(pair[0]);
    const UniqueFd theirs(pair[1]);
    std::vector<std::string> arguments = {"waitscope-worker", "--session", ownSessionTag()};
    if (janitor)
        arguments.emplace_back("--janitor");
    const int error = spawn(program->string(), arguments, theirs, worker.m_pid);
    if (error != 0) {
        worker.m_pid = 0;
        const bool limit = error == EAGAIN || error == ENOMEM;
        return Error{limit ? ErrorKind::Limit : ErrorKind::System, error,
                     "start " + program->string() + (limit ? " (limits: ulimit -u, memory)" : "")};
    }
    worker.m_pidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, worker.m_pid, 0)));
    if (!worker.m_pidfd)
        return Error{ErrorKind::System, errno, "watch a worker (pidfd_open(2), Linux 5.3)"};
    return worker;
}

Error reportedError(const std::string &packet)
{
    int kind = 0;
    int sysErrno = 0;
    int textAt = 0;
    if (std::sscanf(packet.c_str(), "failed %d %d %n", &kind, &sysErrno, &textAt) != 2 || kind < 0 ||
        kind > static_cast<int>(ErrorKind::Unsupported))
        return Error{ErrorKind::System, 0, packet};
    return Error{static_cast<ErrorKind>(kind), sysErrno, packet.substr(static_cast<std::size_t>(textAt))};
}

WorkerProcess::WorkerProcess(WorkerProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)), m_pidfd(std::move(other.m_pidfd)),
      m_control(std::move(other.m_control)), m_ended(other.m_ended), m_exitCode(other.m_exitCode),
      m_signal(other.m_signal)
{
}

WorkerProcess::~WorkerProcess()
{
    if (m_pid == 0 || m_ended)
        return;
    kill();
    ::waitpid(m_pid, nullptr, 0);
}

Result<> WorkerProcess::sendPart(std::span<const int> fds) const
{
    auto sent = sendPacket(m_control, "part " + std::to_string(fds.size()));
    for (std::size_t at = 0; sent && at < fds.size(); at += kMostDescriptorsPerPacket)
        sent = sendPacket(m_control, "fds",
                          fds.subspan(at, std::min(kMostDescriptorsPerPacket, fds.size() - at)));
    return sent;
}

bool WorkerProcess::reap()
{
    if (m_ended)
        return true;
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) != m_pid)
        return false;
    m_ended = true;
    m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    m_signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return true;
}

bool WorkerProcess::reapWithin(std::chrono::nanoseconds patience)
{
    const std::uint64_t until = monotonicNs() + static_cast<std::uint64_t>(patience.count());
    while (!reap()) {
        const std::uint64_t now = monotonicNs();
        if (now >= until)
            return false;
        pollfd item = {m_pidfd.get(), POLLIN, 0};
        ::poll(&item, 1, static_cast<int>((until - now) / 1'000'000 + 1));
    }
    return true;
}

void WorkerProcess::kill()
{
    if (m_pid != 0 && !m_ended)
        ::kill(m_pid, SIGKILL);
}

}  // namespace ws
