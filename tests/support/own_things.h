// What a channel of this process could leave behind, as counts to compare.
#pragma once

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace ws::test {

// Entries with `part` in their name.
inline std::size_t entriesOf(const char *folder, const std::string &part = {})
{
    std::size_t count = 0;
    if (DIR *open = ::opendir(folder)) {
        while (const dirent *entry = ::readdir(open))
            count += std::string_view(entry->d_name).find(part) != std::string_view::npos ? 1 : 0;
        ::closedir(open);
    }
    return count;
}

inline std::size_t linesOf(const char *path)
{
    std::ifstream file(path);
    return static_cast<std::size_t>(
        std::count(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>(), '\n'));
}

// Everything that a channel could leave behind.
inline std::vector<std::size_t> countThings()
{
    const std::string ours = "waitscope-" + std::to_string(::getpid()) + "-";
    return {entriesOf("/proc/self/fd"),  entriesOf("/proc/self/task"), entriesOf("/dev/shm", ours),
            entriesOf("/tmp", ours),     linesOf("/proc/sysvipc/shm"), linesOf("/proc/sysvipc/msg"),
            linesOf("/proc/sysvipc/sem")};
}

// Fewer is no leak: what ended only now, or another program's.
inline bool nothingMoreThan(const std::vector<std::size_t> &before)
{
    return std::ranges::equal(countThings(), before, std::ranges::less_equal());
}

}  // namespace ws::test
