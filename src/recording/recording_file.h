// A recording on disk, for reading. Opening reads the whole file once and checks every block; with EventCheck::WhenRead all
// but those of events, of which each is checked before its events are handed out, here or there.
//
// A file that ends within a block (a crash, a full disk) or has a damaged one is read up to there: damage() says so.
//
// Threads:   one thread. Ownership: owns the descriptor; the file may grow or go meanwhile.
// Blocking:  reads from the disk. Memory: a few numbers a block; of payloads only what is asked for, one at a time.
// Errors:    BadInput, with the file and what is wrong with it, in a sentence; System where it cannot be read.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "recording/block_scan.h"
#include "recording/event_block.h"
#include "recording/log_line.h"
#include "recording/result_fields.h"
#include "recording/run_facts.h"

namespace ws {

class RecordingFile
{
public:
    static Result<RecordingFile> open(const std::filesystem::path &file, EventCheck check = EventCheck::Now);

    const std::filesystem::path &file() const { return m_file; }
    std::uint64_t fileBytes() const { return m_fileBytes; }
    const RunFacts &facts() const { return m_facts; }
    const RecordedModel &model() const { return m_model; }
    // In the order of the file, all of them intact; those of unknown kinds are not among them.
    const std::vector<BlockPlace> &blocks() const { return m_blocks; }
    // True: the run was recorded to its end.
    bool isComplete() const { return m_complete; }
    // A sentence about what could not be read; empty: everything could.
    const std::string &damage() const { return m_damage; }
    std::uint64_t events() const { return m_events; }
    std::int64_t lastNs() const { return m_lastNs; }  // of events and samples

    Result<std::vector<std::byte>> payload(const BlockPlace &block) const;
    Result<EventReader> eventsIn(const BlockPlace &block) const;
    // The last block of that kind; nothing where there is none.
    const BlockPlace *last(BlockKind kind) const;

    Error damaged(const BlockPlace &block) const;

private:
    RecordingFile(std::filesystem::path file, UniqueFd fd) : m_file(std::move(file)), m_fd(std::move(fd)) {}

    Result<> readAll(EventCheck check);
    Result<> readBeginning();
    Error bad(const std::string &what) const;

    std::filesystem::path m_file;
    UniqueFd m_fd;
    std::uint64_t m_fileBytes = 0;
    RunFacts m_facts;
    RecordedModel m_model;
    std::vector<BlockPlace> m_blocks;
    bool m_complete = false;
    std::string m_damage;
    std::uint64_t m_events = 0;
    std::int64_t m_lastNs = 0;
};

// What replay() hands over, as the run did: batches of one thread's events, then the sample behind them.
struct ReplaySink
{
    std::function<void(std::uint32_t thread, std::span<const TimedEvent>)> events = {};
    std::function<void(const Sample &)> sample = {};
    // Asked between blocks, with the bytes read so far; false ends it with ErrorKind::Cancelled.
    std::function<bool(std::uint64_t readBytes)> goOn = {};
};

// Everything in the order of the run. Memory: what was written to the file at once, a few megabytes.
Result<> replay(const RecordingFile &file, const ReplaySink &sink);

// The lines of the log, in the order of the file.
Result<std::vector<LogLine>> logOf(const RecordingFile &file);

}  // namespace ws
