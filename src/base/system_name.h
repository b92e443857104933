// A name in the system that outlives its maker: a file, a POSIX queue, memory or semaphore, a System V key.
//
// All names of a session begin with "waitscope-PID-" (files, POSIX objects) or lie in our range of System V keys, so that
// what a dead session left can be found.
//
// Threads:   any.
// Ownership: OwnedName removes its name when it is destroyed; whoever else knows the SystemName may remove it too.
// Errors:    System; a name that is gone already counts as removed.
#pragma once

#include <string>

#include "base/result.h"

namespace ws {

struct SystemName
{
    enum class Kind { File, PosixMemory, PosixSemaphore, PosixQueue, SysvQueue, SysvMemory, SysvSemaphores };

    Kind kind = Kind::File;
    std::string name;  // a path; "/waitscope-..."; a System V key in decimal

    bool operator==(const SystemName &) const = default;
};

// "waitscope-PID-7", with a number that no other call of this process returned.
std::string freshSystemName();
// A System V key that no other call of this process returned; 0x5753 in its upper half ("WS").
int freshSystemVKey();

Result<> removeSystemName(const SystemName &name);

// "3 /waitscope-17-0": one line for the janitor, and back. A line that is none gives nothing to remove.
std::string textOf(const SystemName &name);
SystemName systemNameOf(const std::string &text);

class OwnedName
{
public:
    explicit OwnedName(SystemName name) : m_name(std::move(name)) {}
    OwnedName(OwnedName &&other) noexcept : m_name(std::exchange(other.m_name, {})) {}
    OwnedName &operator=(OwnedName &&other) noexcept
    {
        if (this != &other) {
            remove();
            m_name = std::exchange(other.m_name, {});
        }
        return *this;
    }
    ~OwnedName() { remove(); }

    const SystemName &name() const { return m_name; }

private:
    void remove()
    {
        if (!m_name.name.empty())
            (void)removeSystemName(m_name);  // nothing more can be done; the janitor tries again
        m_name.name.clear();
    }

    SystemName m_name;
};

}  // namespace ws
