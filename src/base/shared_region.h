// A mapping of a memfd: shared memory without a name, so nothing can be left behind.
//
// Ownership: owns the mapping and the descriptor. The memory lives until the last process lets go.
// Errors:    ErrorKind::System from memfd_create(2), ftruncate(2), mmap(2).
#pragma once

#include <cstddef>

#include "base/result.h"
#include "base/unique_fd.h"

namespace ws {

class SharedRegion
{
public:
    // Makes a zeroed region; `label` shows in /proc/<pid>/maps only. The size is sealed: nobody can shrink it under us.
    static Result<SharedRegion> create(const char *label, std::size_t sizeBytes);
    // Maps all of a region that another process made.
    static Result<SharedRegion> attach(UniqueFd fd);

    SharedRegion() = default;
    SharedRegion(SharedRegion &&other) noexcept;
    SharedRegion &operator=(SharedRegion &&other) noexcept;
    ~SharedRegion();

    std::byte *data() const { return m_data; }
    std::size_t sizeBytes() const { return m_sizeBytes; }
    const UniqueFd &fd() const { return m_fd; }

private:
    SharedRegion(UniqueFd fd, std::byte *data, std::size_t sizeBytes);

    UniqueFd m_fd;
    std::byte *m_data = nullptr;
    std::size_t m_sizeBytes = 0;
};

}  // namespace ws
