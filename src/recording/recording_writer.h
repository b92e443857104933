// Writes a recording while the run goes on, on a thread of its own, so that a slow disk never holds up a run.
//
//   session's thread ──► what waits to be written (bounded) ──► writer's thread ──► file
//
// What was added is in the file a quarter of a second later, and on the disk a second after that, in whole blocks: after
// a kill, a crash or a loss of power everything until then can be read.
//
// Threads:   one thread adds; failure(), missedEvents() and isDone() may be asked by any.
// Ownership: owns the file and the thread. A lock (flock(2)) on the file says that it is being written.
// Blocking:  adding never waits for the disk. What does not fit into the bound is dropped and counted. The destructor
//            and waitUntilDone() wait until everything is written.
// Errors:    create() says why the file cannot be made. Later ones (a full disk) end the recording, not the run: the file
//            keeps its whole blocks, and failure() tells.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "analysis/analysis.h"
#include "base/mutex.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "recording/log_line.h"
#include "recording/run_facts.h"
#include "recording/sample_block.h"

namespace ws {

class RecordingWriter
{
public:
    static constexpr std::size_t kMostWaitingBytes = 64u << 20;

    // An existing file is replaced. `facts`: what the caller knows; who runs adds the rest before begin().
    static Result<std::unique_ptr<RecordingWriter>> create(const std::filesystem::path &file, RunFacts facts,
                                                           std::size_t mostWaitingBytes = kMostWaitingBytes);
    ~RecordingWriter();
    RecordingWriter(const RecordingWriter &) = delete;
    RecordingWriter &operator=(const RecordingWriter &) = delete;

    const std::filesystem::path &file() const { return m_file; }
    RunFacts &facts() { return m_facts; }

    // The first two blocks; everything else comes after.
    void begin(const RecordedModel &model);
    bool hasBegun() const { return m_begun; }  // for the thread that adds
    void addEvents(std::uint32_t thread, std::span<const TimedEvent> events);
    void addSample(const Sample &sample);
    void addLog(const LogLine &line);
    // A block that is one value: a proof, a state, the results.
    void addBlock(BlockKind kind, std::vector<std::byte> payload);
    // The run is over: what waits is written, and the end behind it. Does not wait.
    void finish();

    void waitUntilDone();
    bool isDone() const { return m_done; }
    std::uint64_t missedEvents() const { return m_missed; }
    std::optional<Error> failure() const;

private:
    struct Waiting
    {
        struct Block
        {
            BlockKind kind;
            std::vector<std::byte> payload;
        };
        std::vector<Block> first;                     // before the events
        std::vector<std::vector<TimedEvent>> events;  // by thread
        std::vector<std::byte> samples;
        BlockHeader sampleHeader;
        std::vector<LogLine> log;
        std::vector<Block> last;
        std::size_t bytes = 0;
    };

    RecordingWriter(std::filesystem::path file, UniqueFd fd, RunFacts facts, std::size_t mostWaitingBytes);
    void work();
    Waiting takeWaiting(bool &last);
    void writeOut(Waiting &waiting);
    void writeBlock(const BlockHeader &header, std::span<const std::byte> payload);
    void writeBytes(std::span<const std::byte> bytes);
    void fail(Error error);
    bool hasRoom(std::size_t bytes) WS_REQUIRES(m_mutex);

    const std::filesystem::path m_file;
    UniqueFd m_fd;
    RunFacts m_facts;
    const std::size_t m_mostWaitingBytes;
    bool m_begun = false;
    std::uint64_t m_written = 0;  // bytes of whole blocks; the writer's thread only
    std::atomic<std::uint64_t> m_missed{0};
    std::atomic<bool> m_failed{false};
    std::atomic<bool> m_done{false};

    mutable Mutex m_mutex;
    std::condition_variable_any m_work;
    Waiting m_waiting WS_GUARDED_BY(m_mutex);
    std::vector<std::uint32_t> m_sinceSample WS_GUARDED_BY(m_mutex);  // events, by thread
    SampleEncoder m_samples WS_GUARDED_BY(m_mutex);
    bool m_finish WS_GUARDED_BY(m_mutex) = false;
    std::optional<Error> m_failure WS_GUARDED_BY(m_mutex);
    std::thread m_thread;
};

}  // namespace ws
