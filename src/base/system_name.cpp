#include "base/system_name.h"

#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace ws {

namespace {

int removeSystemV(SystemName::Kind kind, key_t key)
{
    switch (kind) {
    case SystemName::Kind::SysvQueue: {
        const int id = ::msgget(key, 0);
        return id == -1 ? -1 : ::msgctl(id, IPC_RMID, nullptr);
    }
    case SystemName::Kind::SysvMemory: {
        const int id = ::shmget(key, 0, 0);
        return id == -1 ? -1 : ::shmctl(id, IPC_RMID, nullptr);
    }
    default: {
        const int id = ::semget(key, 0, 0);
        return id == -1 ? -1 : ::semctl(id, 0, IPC_RMID);
    }
    }
}

int removeNow(const SystemName &name)
{
    switch (name.kind) {
    case SystemName::Kind::File:
        return ::unlink(name.name.c_str());
    case SystemName::Kind::PosixMemory:
        return ::shm_unlink(name.name.c_str());
    case SystemName::Kind::PosixSemaphore:
        return ::sem_unlink(name.name.c_str());
    case SystemName::Kind::PosixQueue:
        return ::mq_unlink(name.name.c_str());
    default:
        return removeSystemV(name.kind, static_cast<key_t>(std::strtol(name.name.c_str(), nullptr, 10)));
    }
}

}  // namespace

std::string freshSystemName()
{
    static std::atomic<unsigned> counter{0};
    return "waitscope-" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
}

int freshSystemVKey()
{
    // The lower half begins at a place of this process's own; a key that is taken is refused by IPC_EXCL.
    static std::atomic<unsigned> counter{static_cast<unsigned>(::getpid()) * 61u};
    return static_cast<int>(0x57530000u | (counter++ & 0xffffu));
}

Result<> removeSystemName(const SystemName &name)
{
    if (removeNow(name) == 0 || errno == ENOENT || errno == EIDRM || errno == EINVAL)
        return {};
    return Error{ErrorKind::System, errno, "remove " + name.name};
}

std::string textOf(const SystemName &name)
{
    return std::to_string(static_cast<int>(name.kind)) + " " + name.name;
}

SystemName systemNameOf(const std::string &text)
{
    const std::size_t space = text.find(' ');
    if (space == std::string::npos || space == 0)
        return {};
    const int kind = std::atoi(text.c_str());
    if (kind < 0 || kind > static_cast<int>(SystemName::Kind::SysvSemaphores))
        return {};
    return {static_cast<SystemName::Kind>(kind), text.substr(space + 1)};
}

}  // namespace ws
