#include "session/library.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "session/programs.h"

namespace ws {

namespace fs = std::filesystem;

Result<fs::path> resourceFolder()
{
    std::vector<fs::path> places;
    if (const char *folder = std::getenv("WAITSCOPE_RESOURCES"))
        places.emplace_back(folder);
    places.push_back(programFolder().parent_path() / "share" / "waitscope");
    places.push_back(programFolder().parent_path().parent_path().parent_path() /
                     "resources");  // build/<preset>/bin
    std::error_code failed;
    for (const fs::path &place : places)
        if (fs::is_directory(place / "experiments", failed))
            return place;
    return Error{ErrorKind::System, ENOENT,
                 "find the built-in experiments (../share/waitscope); install Waitscope again"};
}

std::vector<fs::path> builtInExperiments()
{
    std::vector<fs::path> files;
    const auto folder = resourceFolder();
    if (!folder)
        return files;
    std::error_code failed;
    for (const fs::directory_entry &entry : fs::directory_iterator(*folder / "experiments", failed)) {
        const fs::path file = entry.path() / "experiment.toml";
        if (fs::is_regular_file(file, failed))
            files.push_back(file);
    }
    std::sort(files.begin(), files.end());
    return files;
}

Result<fs::path> findExperiment(const std::string &nameOrFile)
{
    std::error_code failed;
    const bool looksLikeFile = nameOrFile.find('/') != std::string::npos || nameOrFile.ends_with(".toml");
    if (!looksLikeFile)
        for (const fs::path &file : builtInExperiments())
            if (file.parent_path().filename() == nameOrFile)
                return file;
    if (looksLikeFile || fs::exists(nameOrFile, failed))
        return fs::path(nameOrFile);
    return Error{ErrorKind::BadInput, 0,
                 "there is no file and no built-in experiment '" + nameOrFile +
                     "'; 'waitscope list' names them"};
}

}  // namespace ws
