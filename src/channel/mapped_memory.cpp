#include "channel/mapped_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "base/os_call.h"
#include "channel/system_limit.h"

namespace ws {

namespace {

constexpr std::string_view kSysvAddress = "sysv ";

std::string bytesText(std::size_t sizeBytes)
{
    return std::to_string(sizeBytes) + " bytes";
}

std::string temporaryFolder()
{
    const char *folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

Result<UniqueFd> makePosixMemory(const ChannelPlan &plan)
{
    const SystemName name{SystemName::Kind::PosixMemory, "/" + freshSystemName()};
    plan.announce(name);
    auto made = osCall("create POSIX shared memory for " + plan.name, [&] {
        return ::shm_open(name.name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    });
    if (!made)
        return made.error();
    UniqueFd fd(*made);
    auto removed = removeSystemName(name);
    if (!removed)
        return removed.error();
    return fd;
}

Result<UniqueFd> makeFile(const ChannelPlan &plan)
{
    const std::string folder = temporaryFolder();
    // A file that never had a name; not every file system can (open(2), O_TMPFILE).
    UniqueFd unnamed(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (unnamed)
        return unnamed;
    const SystemName name{SystemName::Kind::File, folder + "/" + freshSystemName()};
    plan.announce(name);
    auto made = osCall("create a file to map for " + plan.name + " in " + folder, [&] {
        return ::open(name.name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    });
    if (!made)
        return made.error();
    UniqueFd fd(*made);
    auto removed = removeSystemName(name);
    if (!removed)
        return removed.error();
    return fd;
}

Result<UniqueFd> makeMemfd(const ChannelPlan &plan)
{
    auto made = osCall("create memory for " + plan.name,
                       [&] { return ::memfd_create("waitscope-channel", MFD_CLOEXEC); });
    if (!made)
        return made.error();
    return UniqueFd(*made);
}

// Room is reserved now: a write to a page that the system cannot give would end the worker with SIGBUS.
Result<> reserve(int fd, std::size_t sizeBytes, const std::string &what, const char *where)
{
    const int refused = ::posix_fallocate(fd, 0, static_cast<off_t>(sizeBytes));
    if (refused == 0)
        return {};
    const bool limit = refused == ENOSPC || refused == EFBIG || refused == ENOMEM || refused == EDQUOT;
    return Error{limit ? ErrorKind::Limit : ErrorKind::System, refused,
                 "reserve " + bytesText(sizeBytes) + " of memory for " + what + " (" + where + ")"};
}

}  // namespace

MappedMemory::MappedMemory(std::byte *data, std::size_t sizeBytes, bool isSystemV)
    : m_data(data), m_sizeBytes(sizeBytes), m_isSystemV(isSystemV)
{
}

MappedMemory::MappedMemory(MappedMemory &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_sizeBytes(std::exchange(other.m_sizeBytes, 0)),
      m_isSystemV(other.m_isSystemV)
{
}

MappedMemory &MappedMemory::operator=(MappedMemory &&other) noexcept
{
    if (this != &other) {
        unmap();
        m_data = std::exchange(other.m_data, nullptr);
        m_sizeBytes = std::exchange(other.m_sizeBytes, 0);
        m_isSystemV = other.m_isSystemV;
    }
    return *this;
}

MappedMemory::~MappedMemory()
{
    unmap();
}

void MappedMemory::unmap()
{
    if (m_data == nullptr)
        return;
    if (m_isSystemV)
        ::shmdt(m_data);
    else
        ::munmap(m_data, m_sizeBytes);
    m_data = nullptr;
}

Result<MappedMemory> MappedMemory::create(const ChannelPlan &plan, std::size_t sizeBytes, ChannelKit &kit)
{
    const std::vector<std::string> &chosen = plan.parameters.names(kMemoryParameter.name);
    const std::string kind(chosen.empty() ? kMemoryKinds[0] : std::string_view(chosen.front()));
    if (kind == "sysv")
        return createSystemV(plan, sizeBytes, kit);
    const bool posix = kind == "posix";
    const bool file = kind == "file";
    auto made = posix ? makePosixMemory(plan) : file ? makeFile(plan) : makeMemfd(plan);
    if (!made)
        return made.error();
    const std::string where = posix  ? "the size of /dev/shm"
                              : file ? "the room in " + temporaryFolder()
                                     : "the system's memory";
    auto reserved = reserve(made->get(), sizeBytes, plan.name, where.c_str());
    if (!reserved)
        return reserved.error();
    auto copy = made->duplicate();
    if (!copy)
        return copy.error();
    auto mapped = mapDescriptor(made->get());
    kit.senderFds.push_back(std::move(*copy));
    kit.receiverFds.push_back(std::move(*made));
    return mapped;
}

Result<MappedMemory> MappedMemory::createSystemV(const ChannelPlan &plan, std::size_t sizeBytes,
                                                 ChannelKit &kit)
{
    int key = freshSystemVKey();
    // A key that somebody has already must not be announced: the janitor would remove what is not ours.
    while (::shmget(key, 0, 0) != -1 || errno != ENOENT)
        key = freshSystemVKey();
    SystemName name{SystemName::Kind::SysvMemory, std::to_string(key)};
    plan.announce(name);
    const int id = ::shmget(key, sizeBytes, IPC_CREAT | IPC_EXCL | 0600);
    if (id == -1) {
        const bool limit = errno == EINVAL || errno == ENOSPC || errno == ENOMEM;
        return Error{limit ? ErrorKind::Limit : ErrorKind::System, errno,
                     "create System V shared memory of " + bytesText(sizeBytes) + " for " + plan.name +
                         " (/proc/sys/kernel/shmmax, shmmni, shmall)"};
    }
    kit.namesUntilOpen.emplace_back(std::move(name));
    kit.address = std::string(kSysvAddress) + std::to_string(id);
    return attachSystemV(id);
}

Result<MappedMemory> MappedMemory::attachSystemV(int id)
{
    shmid_ds info = {};
    auto known =
        osCall("read the size of System V shared memory", [&] { return ::shmctl(id, IPC_STAT, &info); });
    if (!known)
        return known.error();
    void *data = ::shmat(id, nullptr, 0);
    if (data == reinterpret_cast<void *>(-1))
        return Error{ErrorKind::System, errno, "attach System V shared memory"};
    return MappedMemory(static_cast<std::byte *>(data), info.shm_segsz, true);
}

Result<MappedMemory> MappedMemory::mapDescriptor(int fd)
{
    struct stat info = {};
    auto known = osCall("read the size of shared memory", [&] { return ::fstat(fd, &info); });
    if (!known)
        return known.error();
    const auto sizeBytes = static_cast<std::size_t>(info.st_size);
    void *data = ::mmap(nullptr, sizeBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, 0);
    if (data == MAP_FAILED)
        return Error{ErrorKind::System, errno, "map shared memory"};
    return MappedMemory(static_cast<std::byte *>(data), sizeBytes, false);
}

Result<MappedMemory> MappedMemory::attach(const std::vector<UniqueFd> &fds, const std::string &address)
{
    if (address.starts_with(kSysvAddress))
        return attachSystemV(std::atoi(address.c_str() + kSysvAddress.size()));
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "map shared memory: expected one descriptor"};
    return mapDescriptor(fds[0].get());
}

SystemLimit sysvMostMemories()
{
    return readLimit("/proc/sys/kernel/shmmni", 4096);
}

SystemLimit mostMappings()
{
    return readLimit("/proc/sys/vm/max_map_count", 65530);
}

}  // namespace ws
