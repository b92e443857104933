// Opening a recording of ten million events, until its figures are there, against reading its file once, and the memory
// it takes (design: at most twice each). Beside it, the timeline of the lanes, which follows, and how long it takes to make
// all figures anew from the events, as after a crash.
//
// Prints one line of JSON.
//
//     bench_recording [EVENTS]
//     bench_recording nothing|figures|lanes|anew FILE    that alone, for whoever measures the process
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "base/temporary_path.h"
#include "base/unique_fd.h"
#include "recording/recording_writer.h"
#include "recording/result_fields.h"
#include "session/recorded_run.h"
#include "support/small_run.h"

using namespace ws;

namespace {

constexpr std::uint32_t kThreads = 8;
constexpr std::size_t kBatch = 8192;
constexpr int kRounds = 7;
constexpr int kShortRounds = 51;  // of what takes about a millisecond

double secondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The median of each. They take turns, so that a machine that grows slow is slow for all of them.
std::vector<double> mediansOf(const std::vector<std::function<void()>> &works, int rounds)
{
    std::vector<std::vector<double>> times(works.size());
    for (int i = 0; i < rounds; ++i) {
        for (std::size_t work = 0; work < works.size(); ++work)
            times[work].push_back(secondsOf(works[work]));
    }
    std::vector<double> medians;
    for (std::vector<double> &all : times) {
        std::ranges::sort(all);
        medians.push_back(all[all.size() / 2]);
    }
    return medians;
}

// A thread at level full that sends, and waits at every tenth message; times as uneven as real ones.
std::vector<TimedEvent> batchOf(std::int64_t &timeNs, std::uint64_t &number)
{
    std::vector<TimedEvent> events;
    const auto step = [&] { return timeNs += 40 + static_cast<std::int64_t>(std::rand() % 97); };
    while (events.size() < kBatch) {
        events.push_back({step(), EventKind::SendBegin, 1, 0, 64});
        if (number % 10 == 0) {
            events.push_back({step(), EventKind::WaitBegin, 1, 0, 2});
            events.push_back({step(), EventKind::WaitEnd, 1, 0, 2});
        }
        events.push_back({step(), EventKind::SendEnd, 1, 0, number++});
    }
    return events;
}

void writeRecording(const std::string &file, std::size_t events)
{
    const RunModel model = test::smallRun(kThreads);
    auto writer = RecordingWriter::create(file, {}, std::size_t{1} << 32);
    if (!writer) {
        std::fprintf(stderr, "%s\n", writer.error().text().c_str());
        std::exit(1);
    }
    (*writer)->begin({model, {1}});
    std::vector<std::int64_t> times(kThreads, 0);
    std::vector<std::uint64_t> numbers(kThreads, 0);
    for (std::size_t done = 0; done < events;) {
        for (std::uint32_t thread = 0; thread < kThreads; ++thread) {
            const auto batch = batchOf(times[thread], numbers[thread]);
            (*writer)->addEvents(thread, batch);
            done += batch.size();
        }
        Sample sample = test::emptySample(model, times[0]);
        for (std::size_t i = 0; i < sample.uses.size(); ++i)
            sample.uses[i].done = numbers[i / 2];
        (*writer)->addSample(sample);
    }
    (*writer)->waitUntilDone();
}

// The same with the results at its end, as a run leaves them.
void addResults(const std::string &file)
{
    const auto recording = RecordingFile::open(file);
    const auto results = replayedResults(*recording);
    const auto block = blockBytes({BlockKind::Results, false, 0, 0, 0, 0, 0, 0, 0},
                                  bytesOf(RecordedResults{kResultsEdition, *results}));
    const auto end = blockBytes({BlockKind::End, false, 0, 0, 0, 0, 0, 0, 0}, {});
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    const auto at = static_cast<off_t>(recording->fileBytes() - kBlockHeaderBytes);
    if (::pwrite(fd.get(), block.data(), block.size(), at) < 0 ||
        ::pwrite(fd.get(), end.data(), end.size(), at + static_cast<off_t>(block.size())) < 0)
        std::exit(1);
}

void readOnce(const std::string &file)
{
    static std::vector<char> buffer(1u << 20);
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    while (::read(fd.get(), buffer.data(), buffer.size()) > 0) {
    }
}

// What the second way of calling this program does, in a process that has not yet used any memory.
bool doAlone(const std::string &what, const std::string &file)
{
    if (what == "figures")
        return static_cast<bool>(openFigures(file));
    if (what == "lanes") {
        const auto figures = openFigures(file);
        return figures && withTimeline(*figures)->results->timeline;
    }
    if (what == "anew")
        return static_cast<bool>(openRecordedRun(file, {.anew = true}));
    return what == "nothing";
}

// The most memory that this process has had, in kilobytes: what wait4() tells counts the program before exec too.
long mostKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::strtol(line.c_str() + 6, nullptr, 10);
    }
    return 0;
}

// The memory that a process of its own needs for it at most, in bytes, beyond that of one that does nothing.
double peakBytes(const std::string &what, const std::string &file)
{
    const auto peak = [&file](const std::string &work) {
        const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
        std::FILE *alone = ::popen(("'" + self + "' " + work + " '" + file + "'").c_str(), "r");
        long kilobytes = 0;
        if (!alone || std::fscanf(alone, "%ld", &kilobytes) != 1 || ::pclose(alone) != 0) {
            std::fprintf(stderr, "bench_recording: it could not do '%s' alone\n", work.c_str());
            std::exit(1);
        }
        return static_cast<double>(kilobytes) * 1024;
    };
    return peak(what) - peak("nothing");
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc > 2) {
        const bool done = doAlone(argv[1], argv[2]);
        std::printf("%ld\n", mostKilobytes());
        return done ? 0 : 1;
    }
    const std::size_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    const std::string path = freshTemporaryFile().name;
    writeRecording(path, events);
    addResults(path);
    const auto recording = RecordingFile::open(path);
    const auto bytes = static_cast<double>(recording->fileBytes());
    const auto figures = openFigures(path);
    const std::vector<double> shown =
        mediansOf({[&] { readOnce(path); }, [&] { (void)!openFigures(path); }}, kShortRounds);
    const std::vector<double> all = mediansOf(
        {[&] { (void)withTimeline(*figures); }, [&] { (void)!openRecordedRun(path, {.anew = true}); }},
        kRounds);
    const double memory = peakBytes("figures", path);
    const double memoryLanes = peakBytes("lanes", path);
    const double memoryAnew = peakBytes("anew", path);
    std::printf(
        "{\"events\": %zu, \"megabytes\": %.2f, \"readOnceMs\": %.2f, \"openMs\": %.2f, \"lanesMs\": %.2f, "
        "\"anewMs\": %.2f, \"openMegabytes\": %.2f, \"lanesMegabytes\": %.2f, \"anewMegabytes\": %.2f}\n",
        static_cast<std::size_t>(recording->events()), bytes / 1e6, shown[0] * 1e3, shown[1] * 1e3,
        all[0] * 1e3, all[1] * 1e3, memory / 1e6, memoryLanes / 1e6, memoryAnew / 1e6);
    ::unlink(path.c_str());
    return 0;
}
