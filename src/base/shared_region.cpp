#include "base/shared_region.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os_call.h"

namespace ws {

SharedRegion::SharedRegion(UniqueFd fd, std::byte *data, std::size_t sizeBytes)
    : m_fd(std::move(fd)), m_data(data), m_sizeBytes(sizeBytes)
{
}

SharedRegion::SharedRegion(SharedRegion &&other) noexcept
    : m_fd(std::move(other.m_fd)), m_data(std::exchange(other.m_data, nullptr)),
      m_sizeBytes(std::exchange(other.m_sizeBytes, 0))
{
}

SharedRegion &SharedRegion::operator=(SharedRegion &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_data, other.m_data);
    std::swap(m_sizeBytes, other.m_sizeBytes);
    return *this;
}

SharedRegion::~SharedRegion()
{
    if (m_data != nullptr)
        ::munmap(m_data, m_sizeBytes);
}

Result<SharedRegion> SharedRegion::create(const char *label, std::size_t sizeBytes)
{
    auto made = osCall("create shared memory",
                       [&] { return ::memfd_create(label, MFD_CLOEXEC | MFD_ALLOW_SEALING); });
    if (!made)
        return made.error();
    UniqueFd fd(*made);
    auto sized =
        osCall("size shared memory", [&] { return ::ftruncate(fd.get(), static_cast<off_t>(sizeBytes)); });
    if (!sized)
        return sized.error();
    auto sealed = osCall("seal shared memory", [&] {
        return ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
    });
    if (!sealed)
        return sealed.error();
    return attach(std::move(fd));
}

Result<SharedRegion> SharedRegion::attach(UniqueFd fd)
{
    struct stat info = {};
    auto known = osCall("read the size of shared memory", [&] { return ::fstat(fd.get(), &info); });
    if (!known)
        return known.error();
    const auto sizeBytes = static_cast<std::size_t>(info.st_size);
    void *data = ::mmap(nullptr, sizeBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (data == MAP_FAILED)
        return Error{ErrorKind::System, errno, "map shared memory"};
    return SharedRegion(std::move(fd), static_cast<std::byte *>(data), sizeBytes);
}

}  // namespace ws
