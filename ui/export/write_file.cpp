#include "ui/export/write_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "base/os_call.h"
#include "base/unique_fd.h"

namespace ws {
namespace {

constexpr mode_t kMode = 0666;  // less the user's umask

Result<> writeAll(int fd, const QByteArray &bytes, const std::string &action)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto written = osCall(action, [&] {
            return ::write(fd, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        });
        if (!written)
            return written.error();
        done += static_cast<qsizetype>(*written);
    }
    // A full disk may show only here. A pipe or a device cannot be synchronised, and need not be.
    const auto synced = osCall(action, [&] { return ::fsync(fd); });
    if (!synced && synced.error().sysErrno != EINVAL && synced.error().sysErrno != EROFS)
        return synced.error();
    return {};
}

}  // namespace

Result<> writeWholeFile(const std::filesystem::path &file, const QByteArray &bytes)
{
    const std::string action = "write " + file.string();
    struct stat info = {};
    const bool special = ::stat(file.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
    const std::string target = special ? file.string() : file.string() + ".part" + std::to_string(::getpid());
    const int flags = O_WRONLY | O_CLOEXEC | (special ? 0 : O_CREAT | O_TRUNC);
    const auto opened = osCall(action, [&] { return ::open(target.c_str(), flags, kMode); });
    if (!opened)
        return opened.error();
    const UniqueFd fd(*opened);
    Result<> written = writeAll(fd.get(), bytes, action);
    if (special)
        return written;
    if (written) {
        const auto renamed = osCall(action, [&] { return ::rename(target.c_str(), file.c_str()); });
        if (renamed)
            return {};
        written = renamed.error();
    }
    ::unlink(target.c_str());
    return written;
}

}  // namespace ws
