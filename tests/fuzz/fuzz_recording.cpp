// libFuzzer's entry: a hostile recording must not hurt. Built only by clang, with -DWS_FUZZ=ON; see CONTRIBUTING.md.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "fuzz/recording_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const int fd = ::memfd_create("fuzz", MFD_CLOEXEC);
    static const std::string file = "/proc/self/fd/" + std::to_string(fd);
    if (fd < 0 || ::ftruncate(fd, 0) != 0 || ::pwrite(fd, data, size, 0) != static_cast<ssize_t>(size))
        return 0;
    (void)ws::test::readsOrComplains(file);
    return 0;
}
