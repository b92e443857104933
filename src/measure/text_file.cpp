#include "measure/text_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <string>

#include "base/os_call.h"
#include "base/unique_fd.h"

namespace ws {

namespace {

constexpr mode_t kMode = 0666;  // less the user's umask

Result<> writeAll(const std::string &path, std::string_view text, const std::string &action)
{
    const auto opened =
        osCall(action, [&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode); });
    if (!opened)
        return opened.error();
    const UniqueFd fd(*opened);
    while (!text.empty()) {
        const auto written = osCall(action, [&] { return ::write(fd.get(), text.data(), text.size()); });
        if (!written)
            return written.error();
        text.remove_prefix(static_cast<std::size_t>(*written));
    }
    // A full disk may show only here.
    const auto synced = osCall(action, [&] { return ::fsync(fd.get()); });
    return synced ? Result<>() : Result<>(synced.error());
}

}  // namespace

Result<> writeTextFile(const std::filesystem::path &file, std::string_view text)
{
    const std::string action = "write " + file.string();
    const std::string part = file.string() + ".part" + std::to_string(::getpid());
    Result<> written = writeAll(part, text, action);
    if (written) {
        const auto renamed = osCall(action, [&] { return ::rename(part.c_str(), file.c_str()); });
        if (renamed)
            return {};
        written = renamed.error();
    }
    ::unlink(part.c_str());
    return written;
}

}  // namespace ws
