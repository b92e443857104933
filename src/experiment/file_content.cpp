#include "experiment/file_content.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/os_call.h"
#include "base/system_words.h"
#include "base/unique_fd.h"

namespace ws {
namespace {

std::string openFault(int number)
{
    if (number == ENOENT)
        return "there is no such file";
    if (number == EACCES)
        return "the file may not be read: permission denied";
    return "the file cannot be opened: " + systemReason(number);
}

}  // namespace

std::variant<std::string, FileFault> contentOf(const std::filesystem::path &path, const std::string &expected)
{
    const std::string name = path.string();
    const auto opened =
        osCall("open " + name, [&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
    if (!opened)
        return FileFault{openFault(opened.error().sysErrno)};
    const UniqueFd file(opened.value());
    struct ::stat status
    {
    };
    if (::fstat(file.get(), &status) != 0)
        return FileFault{openFault(errno)};
    if (S_ISDIR(status.st_mode))
        return FileFault{"is a directory; expected " + expected};
    if (!S_ISREG(status.st_mode))
        return FileFault{"is not a plain file; expected " + expected};
    std::string text;
    std::array<char, 65536> buffer;
    while (text.size() <= kLargestFile) {
        const auto count =
            osCall("read " + name, [&] { return ::read(file.get(), buffer.data(), buffer.size()); });
        if (!count)
            return FileFault{"the file cannot be read: " + systemReason(count.error().sysErrno)};
        if (count.value() == 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(count.value()));
    }
    return text;
}

std::variant<std::string, FileFault> contentWithin(const std::filesystem::path &folder,
                                                   const std::string &name, const std::string &expected)
{
    namespace fs = std::filesystem;
    const FileFault outside{"is not in the folder of the experiment; expected a file beside it, or below"};
    const fs::path relative(name);
    if (name.empty() || name.find('\0') != std::string::npos || relative.is_absolute() ||
        std::find(relative.begin(), relative.end(), "..") != relative.end())
        return outside;
    std::error_code failed;
    const fs::path base = fs::canonical(folder.empty() ? fs::path(".") : folder, failed);
    if (failed)
        return FileFault{openFault(failed.value())};
    const fs::path whole = fs::canonical(base / relative, failed);
    if (failed)
        return FileFault{openFault(failed.value())};
    if (std::mismatch(base.begin(), base.end(), whole.begin(), whole.end()).first != base.end())
        return outside;
    return contentOf(whole, expected);
}

}  // namespace ws
