#include "session/recording_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <ctime>

#include "base/unique_fd.h"

namespace ws {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".wscope";

std::string utcStamp()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts = {};
    ::gmtime_r(&now, &parts);
    std::array<char, 32> text = {};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &parts);
    return {text.data(), size};
}

// An id is the name of a file that somebody chose: here only what no folder and no shell minds.
std::string plainWord(const std::string &id)
{
    std::string word;
    for (const char letter : id.substr(0, 60)) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-';
        word += plain ? letter : '_';
    }
    return word.empty() ? "run" : word;
}

bool isOurs(const fs::path &file)
{
    const std::string name = file.filename().string();
    return name.size() > 17 && name.ends_with(kEnding) && name[8] == 'T' && name[15] == 'Z' &&
           name[16] == '-';
}

bool isBeingWritten(const fs::path &file)
{
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return fd && ::flock(fd.get(), LOCK_SH | LOCK_NB) != 0;
}

}  // namespace

Result<fs::path> recordingFolder()
{
    const char *state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && state[0] == '/')
        return fs::path(state) / "waitscope" / "recordings";
    const char *home = std::getenv("HOME");
    if (home != nullptr && home[0] != '\0')
        return fs::path(home) / ".local" / "state" / "waitscope" / "recordings";
    return Error{ErrorKind::System, 0,
                 "find the folder of recordings (neither XDG_STATE_HOME nor HOME is set)"};
}

Result<fs::path> newRecordingFile(const fs::path &folder, const std::string &experimentId)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return Error{ErrorKind::System, failed.value(), "make folder " + folder.string()};
    static std::atomic<int> number{0};
    return folder / (utcStamp() + "-" + plainWord(experimentId) + "-" + std::to_string(::getpid()) + "-" +
                     std::to_string(++number) + std::string(kEnding));
}

std::vector<KeptRecording> keptRecordings(const fs::path &folder)
{
    std::vector<KeptRecording> kept;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed); !failed && at != fs::directory_iterator();
         at.increment(failed)) {
        const fs::directory_entry &entry = *at;
        std::error_code gone;
        if (!isOurs(entry.path()) || !entry.is_regular_file(gone))
            continue;
        const std::uint64_t bytes = entry.file_size(gone);
        if (!gone)
            kept.push_back({entry.path(), bytes});
    }
    std::ranges::sort(kept, [](const KeptRecording &a, const KeptRecording &b) { return a.file > b.file; });
    return kept;
}

void pruneRecordings(const fs::path &folder, std::size_t count, std::uint64_t bytes)
{
    std::size_t stay = 0;
    std::uint64_t sum = 0;
    for (const KeptRecording &one : keptRecordings(folder)) {
        if (stay < count && sum + one.bytes <= bytes) {
            ++stay;
            sum += one.bytes;
        } else if (!isBeingWritten(one.file)) {
            std::error_code failed;
            fs::remove(one.file, failed);
        }
    }
}

}  // namespace ws
