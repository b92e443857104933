// Memory that processes share, of the four kinds that Linux has: memfd, POSIX, System V, mapped file.
//
// All kinds behave alike once they are mapped; they differ in their names, their limits and who cleans them up.
// None keeps a name longer than it must: a memfd has none, POSIX memory and files lose theirs at once (the descriptor
// stays), a System V key is removed as soon as all ends have attached (shmctl(2): the memory lives until the last detach).
//
// Ownership: MappedMemory owns its mapping. Threads: any.
// Errors:    Limit, with the file it comes from, where the system has no room; else System.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parameter.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "channel/mechanism.h"

namespace ws {

inline constexpr std::string_view kMemoryKinds[] = {"memfd", "posix", "sysv", "file"};

inline constexpr ParameterInfo kMemoryParameter = {
    .name = "memory",
    .kind = ParameterKind::Choice,
    .choices = kMemoryKinds,
    .meaning = WS_TR_NOOP("Parameter",
                          "what the memory is: memfd (when absent), posix (shm_open), sysv (shmget) or file "
                          "(a file without a name in TMPDIR)")};

class MappedMemory
{
public:
    MappedMemory() = default;
    MappedMemory(MappedMemory &&other) noexcept;
    MappedMemory &operator=(MappedMemory &&other) noexcept;
    ~MappedMemory();

    // Zeroed memory of the kind that `plan` names; what the ends need to map it goes into `kit`.
    static Result<MappedMemory> create(const ChannelPlan &plan, std::size_t sizeBytes, ChannelKit &kit);
    // In an end, from what create() put into the kit.
    static Result<MappedMemory> attach(const std::vector<UniqueFd> &fds, const std::string &address);

    std::byte *data() const { return m_data; }
    std::size_t sizeBytes() const { return m_sizeBytes; }

private:
    MappedMemory(std::byte *data, std::size_t sizeBytes, bool isSystemV);
    static Result<MappedMemory> mapDescriptor(int fd);
    static Result<MappedMemory> attachSystemV(int id);
    static Result<MappedMemory> createSystemV(const ChannelPlan &plan, std::size_t sizeBytes,
                                              ChannelKit &kit);
    void unmap();

    std::byte *m_data = nullptr;
    std::size_t m_sizeBytes = 0;
    bool m_isSystemV = false;
};

// For the catalogue.
SystemLimit sysvMostMemories();
SystemLimit mostMappings();
inline constexpr LimitInfo kMemoryLimits[] = {
    {WS_TR_NOOP("Mechanism", "System V memories of the whole system"), sysvMostMemories},
    {WS_TR_NOOP("Mechanism", "mappings of one process"), mostMappings},
};

}  // namespace ws
