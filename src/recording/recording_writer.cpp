#include "recording/recording_writer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <system_error>

#include "base/os_call.h"
#include "recording/event_block.h"

namespace ws {

namespace {

using namespace std::chrono_literals;

constexpr auto kWriteEvery = 250ms;
constexpr std::size_t kWriteAtBytes = 4u << 20;
constexpr auto kSyncEvery = 1s;
constexpr mode_t kMode = 0666;  // less the user's umask
// Counters are small and without them nothing can be read: they may exceed the bound by this much.
constexpr std::size_t kRoomForSamples = 8u << 20;

std::string actionOf(const std::filesystem::path &file)
{
    return "write recording " + file.string();
}

}  // namespace

Result<std::unique_ptr<RecordingWriter>> RecordingWriter::create(const std::filesystem::path &file,
                                                                 RunFacts facts, std::size_t mostWaitingBytes)
{
    // Not truncated before it is locked: another program may be writing it.
    const auto opened =
        osCall(actionOf(file), [&] { return ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kMode); });
    if (!opened)
        return opened.error();
    UniqueFd fd(*opened);
    const auto locked = osCall(actionOf(file) + " (another program writes it)",
                               [&] { return ::flock(fd.get(), LOCK_EX | LOCK_NB); });
    if (!locked)
        return locked.error();
    // A pipe or a device cannot be cut, and need not be.
    (void)::ftruncate(fd.get(), 0);
    std::unique_ptr<RecordingWriter> writer(
        new RecordingWriter(file, std::move(fd), std::move(facts), mostWaitingBytes));
    const auto header = fileHeader();
    writer->writeBytes(header);
    if (const auto failed = writer->failure())
        return *failed;
    // std::thread reports a refusal only by an exception.
    try {
        writer->m_thread = std::thread([it = writer.get()] { it->work(); });
    } catch (const std::system_error &refused) {
        return Error{ErrorKind::Limit, refused.code().value(), "start the thread that writes the recording"};
    }
    return writer;
}

RecordingWriter::RecordingWriter(std::filesystem::path file, UniqueFd fd, RunFacts facts,
                                 std::size_t mostWaitingBytes)
    : m_file(std::move(file)), m_fd(std::move(fd)), m_facts(std::move(facts)),
      m_mostWaitingBytes(mostWaitingBytes)
{
}

RecordingWriter::~RecordingWriter()
{
    finish();
    if (m_thread.joinable())
        m_thread.join();
}

bool RecordingWriter::hasRoom(std::size_t bytes)
{
    return !m_failed && m_waiting.bytes + bytes <= m_mostWaitingBytes;
}

void RecordingWriter::begin(const RecordedModel &model)
{
    m_begun = true;
    const MutexLock lock(m_mutex);
    m_waiting.first.push_back({BlockKind::Facts, bytesOf(m_facts)});
    m_waiting.first.push_back({BlockKind::Model, bytesOf(model)});
    m_waiting.events.resize(model.model.threads.size());
    m_sinceSample.assign(model.model.threads.size(), 0);
}

void RecordingWriter::addEvents(std::uint32_t thread, std::span<const TimedEvent> events)
{
    bool much = false;
    {
        const MutexLock lock(m_mutex);
        if (thread >= m_waiting.events.size() || !hasRoom(events.size_bytes())) {
            m_missed += events.size();
            return;
        }
        auto &waiting = m_waiting.events[thread];
        waiting.insert(waiting.end(), events.begin(), events.end());
        m_sinceSample[thread] += static_cast<std::uint32_t>(events.size());
        much = m_waiting.bytes < kWriteAtBytes && m_waiting.bytes + events.size_bytes() >= kWriteAtBytes;
        m_waiting.bytes += events.size_bytes();
    }
    if (much)
        m_work.notify_one();
}

void RecordingWriter::addSample(const Sample &sample)
{
    const MutexLock lock(m_mutex);
    if (m_failed || m_samples.bytes() + kMostBlockBytes / 4 > kMostBlockBytes ||
        m_waiting.bytes > m_mostWaitingBytes + kRoomForSamples)
        return;
    const std::size_t before = m_samples.bytes();
    m_samples.add(sample, m_sinceSample);
    m_waiting.bytes += m_samples.bytes() - before;
    std::ranges::fill(m_sinceSample, 0);
}

void RecordingWriter::addLog(const LogLine &line)
{
    const MutexLock lock(m_mutex);
    if (!hasRoom(line.text.size() + sizeof line))
        return;
    m_waiting.log.push_back(line);
    m_waiting.bytes += line.text.size() + sizeof line;
}

void RecordingWriter::addBlock(BlockKind kind, std::vector<std::byte> payload)
{
    const MutexLock lock(m_mutex);
    if (m_failed || payload.size() > kMostBlockBytes)
        return;
    // Of how the run stands only the newest counts.
    if (kind == BlockKind::State)
        std::erase_if(m_waiting.last,
                      [](const Waiting::Block &block) { return block.kind == BlockKind::State; });
    m_waiting.last.push_back({kind, std::move(payload)});
}

void RecordingWriter::finish()
{
    {
        const MutexLock lock(m_mutex);
        m_finish = true;
    }
    m_work.notify_one();
}

void RecordingWriter::waitUntilDone()
{
    finish();
    m_done.wait(false);
}

std::optional<Error> RecordingWriter::failure() const
{
    const MutexLock lock(m_mutex);
    return m_failure;
}

void RecordingWriter::fail(Error error)
{
    // What stands behind the last whole block is of no use to anybody.
    (void)::ftruncate(m_fd.get(), static_cast<off_t>(m_written));
    m_failed = true;
    const MutexLock lock(m_mutex);
    m_failure = std::move(error);
    m_waiting = {};
}

RecordingWriter::Waiting RecordingWriter::takeWaiting(bool &last)
{
    const MutexLock lock(m_mutex);
    const auto until = std::chrono::steady_clock::now() + kWriteEvery;
    while (!m_finish && m_waiting.bytes < kWriteAtBytes &&
           m_work.wait_until(m_mutex, until) != std::cv_status::timeout) {
    }
    last = m_finish;
    if (m_samples.count() > 0) {
        m_waiting.sampleHeader = m_samples.header();
        m_waiting.samples = m_samples.takePayload();
    }
    Waiting taken = std::exchange(m_waiting, {});
    m_waiting.events.resize(taken.events.size());
    return taken;
}

void RecordingWriter::work()
{
    auto lastSync = std::chrono::steady_clock::now();
    for (bool last = false; !last;) {
        Waiting waiting = takeWaiting(last);
        const std::uint64_t before = m_written;
        if (!m_failed)
            writeOut(waiting);
        if (last && !m_failed)
            writeBlock({BlockKind::End, false, 0, 0, 0, 0, 0, 0, 0}, {});
        const auto now = std::chrono::steady_clock::now();
        if (!m_failed && (last || (now - lastSync >= kSyncEvery && m_written != before))) {
            // Not every file can (a pipe); one that can and does not is full or broken.
            if (::fdatasync(m_fd.get()) != 0 && errno != EINVAL && errno != EROFS)
                fail({ErrorKind::System, errno, actionOf(m_file)});
            lastSync = now;
        }
    }
    m_fd.reset();
    m_done = true;
    m_done.notify_all();
}

void RecordingWriter::writeOut(Waiting &waiting)
{
    const auto writeValues = [this](const std::vector<Waiting::Block> &blocks) {
        for (const Waiting::Block &block : blocks)
            writeBlock({block.kind, false, 0, 0, 0, 0, 0, 0, 0}, block.payload);
    };
    writeValues(waiting.first);
    for (std::uint32_t thread = 0; thread < waiting.events.size(); ++thread) {
        std::span<const TimedEvent> events = waiting.events[thread];
        while (!events.empty() && !m_failed) {
            const auto some = events.first(std::min(events.size(), kMostEventsInBlock));
            writeBytes(eventBlock(thread, some));
            events = events.subspan(some.size());
        }
    }
    if (waiting.sampleHeader.count > 0)
        writeBlock(waiting.sampleHeader, waiting.samples);
    if (!waiting.log.empty()) {
        BlockHeader header;
        header.kind = BlockKind::Log;
        header.count = static_cast<std::uint32_t>(waiting.log.size());
        writeBlock(header, bytesOf(waiting.log));
    }
    writeValues(waiting.last);
}

void RecordingWriter::writeBlock(const BlockHeader &header, std::span<const std::byte> payload)
{
    if (!m_failed && payload.size() <= kMostBlockBytes)
        writeBytes(blockBytes(header, payload));
}

void RecordingWriter::writeBytes(std::span<const std::byte> bytes)
{
    if (m_failed)
        return;
    std::span<const std::byte> left = bytes;
    while (!left.empty()) {
        const auto written =
            osCall(actionOf(m_file), [&] { return ::write(m_fd.get(), left.data(), left.size()); });
        if (!written)
            return fail(written.error());
        left = left.subspan(static_cast<std::size_t>(*written));
    }
    m_written += bytes.size();
}

}  // namespace ws
