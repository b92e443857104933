#include "recording/recording_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/os_call.h"
#include "recording/event_block.h"

namespace ws {

Error RecordingFile::bad(const std::string &what) const
{
    return {ErrorKind::BadInput, 0, m_file.string() + " cannot be opened as a recording: " + what};
}

Error RecordingFile::damaged(const BlockPlace &block) const
{
    return bad("the block at byte " + std::to_string(block.offset) +
               " is damaged; use another copy of the file");
}

Result<RecordingFile> RecordingFile::open(const std::filesystem::path &file, EventCheck check)
{
    const std::string action = "open recording " + file.string();
    // Not blocking: a named pipe is not to keep us.
    const auto opened =
        osCall(action, [&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
    if (!opened)
        return opened.error();
    RecordingFile recording(file, UniqueFd(*opened));
    struct stat status = {};
    const auto asked = osCall(action, [&] { return ::fstat(recording.m_fd.get(), &status); });
    if (!asked)
        return asked.error();
    if (!S_ISREG(status.st_mode))
        return recording.bad("it is no file");
    recording.m_fileBytes = static_cast<std::uint64_t>(status.st_size);
    const auto read = recording.readAll(check);
    if (!read)
        return read.error();
    return recording;
}

Result<> RecordingFile::readAll(EventCheck check)
{
    std::array<std::byte, kFileHeaderBytes> header{};
    const std::size_t begin = readAt(m_fd.get(), 0, header);
    const auto version = versionOf(std::span(header).first(begin));
    if (!version)
        return bad(version.error().action);
    BlockScan scan = scanBlocks(m_fd.get(), kFileHeaderBytes, check);
    m_blocks = std::move(scan.blocks);
    m_complete = scan.complete;
    const auto beginning = readBeginning();
    if (!beginning)
        return beginning;
    for (const BlockPlace &block : m_blocks) {
        m_events += block.header.kind == BlockKind::Events ? block.header.count : 0;
        if (block.header.kind == BlockKind::Events || block.header.kind == BlockKind::Samples)
            m_lastNs = std::max(m_lastNs, block.header.lastNs);
    }
    if (!m_complete)
        m_damage = scan.endOffset < m_fileBytes
                       ? "the file is damaged at byte " + std::to_string(scan.endOffset) +
                             "; what stands before was read"
                       : "the recording ends before the run did; what was written until then was read";
    return {};
}

Result<> RecordingFile::readBeginning()
{
    const auto isOf = [](BlockKind kind) {
        return [kind](const BlockPlace &block) { return block.header.kind == kind; };
    };
    const auto facts = std::ranges::find_if(m_blocks, isOf(BlockKind::Facts));
    const auto model = std::ranges::find_if(m_blocks, isOf(BlockKind::Model));
    if (facts == m_blocks.end() || model == m_blocks.end())
        return bad(m_complete ? "it holds no run; the run ended before its threads began"
                              : "it is cut or damaged at its beginning; use another copy of the file");
    const auto factsBytes = payload(*facts);
    const auto modelBytes = payload(*model);
    if (!factsBytes || !modelBytes)
        return damaged(factsBytes ? *model : *facts);
    auto readFacts = valueOf<RunFacts>(*factsBytes);
    auto readModel = valueOf<RecordedModel>(*modelBytes);
    if (!readFacts || !readModel || !isSound(*readModel))
        return damaged(readFacts ? *model : *facts);
    m_facts = std::move(*readFacts);
    m_model = std::move(*readModel);
    std::erase_if(m_blocks, [this](const BlockPlace &block) {
        return block.header.kind == BlockKind::Events && block.header.thread >= m_model.model.threads.size();
    });
    return {};
}

Result<std::vector<std::byte>> RecordingFile::payload(const BlockPlace &block) const
{
    std::vector<std::byte> stored(kBlockHeaderBytes + block.header.storedBytes);
    const std::size_t got = readAt(m_fd.get(), block.offset, stored);
    // Once more: another program may have written to the file since it was opened.
    if (!isIntact(block.header, std::span<const std::byte>(stored).first(got)))
        return damaged(block);
    auto plain = unpacked(block.header, std::span<const std::byte>(stored).subspan(kBlockHeaderBytes));
    if (!plain)
        return damaged(block);
    return plain;
}

Result<EventReader> RecordingFile::eventsIn(const BlockPlace &block) const
{
    auto bytes = payload(block);
    if (!bytes)
        return bytes.error();
    auto events = EventReader::of(block.header, std::move(*bytes));
    if (!events)
        return damaged(block);
    return std::move(*events);
}

const BlockPlace *RecordingFile::last(BlockKind kind) const
{
    const auto found = std::find_if(m_blocks.rbegin(), m_blocks.rend(),
                                    [&](const BlockPlace &block) { return block.header.kind == kind; });
    return found == m_blocks.rend() ? nullptr : &*found;
}

Result<std::vector<LogLine>> logOf(const RecordingFile &file)
{
    std::vector<LogLine> all;
    for (const BlockPlace &block : file.blocks()) {
        if (block.header.kind != BlockKind::Log)
            continue;
        const auto bytes = file.payload(block);
        if (!bytes)
            return bytes.error();
        auto lines = valueOf<std::vector<LogLine>>(*bytes);
        if (!lines)
            return file.damaged(block);
        for (LogLine &line : *lines) {
            if (line.thread >= file.model().model.threads.size() || line.timeNs < 0 ||
                line.timeNs > kMostRunNs || line.line < 0)
                return file.damaged(block);
            all.push_back(std::move(line));
        }
    }
    return all;
}

}  // namespace ws
