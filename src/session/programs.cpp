#include "session/programs.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

namespace ws {

namespace fs = std::filesystem;

fs::path programFolder()
{
    std::error_code failed;
    return fs::read_symlink("/proc/self/exe", failed).parent_path();
}

Result<fs::path> workerProgram()
{
    std::vector<fs::path> places;
    if (const char *folder = std::getenv("WAITSCOPE_BIN"))
        places.emplace_back(folder);
    places.push_back(programFolder());
    places.push_back(programFolder().parent_path() / "libexec" / "waitscope");
    places.push_back(programFolder().parent_path() / "bin");
    for (const fs::path &place : places)
        if (::access((place / "waitscope-worker").c_str(), X_OK) == 0)
            return place / "waitscope-worker";
    return Error{
        ErrorKind::System, ENOENT,
        "find waitscope-worker beside this program or in ../libexec/waitscope; install Waitscope again"};
}

std::string ownSessionTag()
{
    std::ifstream file("/proc/self/stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    // Field 2 is the program's name in parentheses and may hold blanks: count from the last one.
    const std::size_t afterName = text.rfind(')');
    std::istringstream fields(afterName == std::string::npos ? std::string() : text.substr(afterName + 1));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        fields >> field;
    return std::to_string(::getpid()) + ":" + field;
}

}  // namespace ws
