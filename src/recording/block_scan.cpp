#include "recording/block_scan.h"

#include <unistd.h>

#include <algorithm>

#include "base/os_call.h"

namespace ws {

namespace {

// A file has one block of 100 bytes or so for each quarter of a second; one of nothing but tiny blocks is not ours.
constexpr std::size_t kMostBlocks = 4'000'000;
constexpr std::size_t kChunk = 1u << 17;  // stays in the cache between reading and checking

bool isKnown(BlockKind kind)
{
    return kind >= BlockKind::Facts && kind <= BlockKind::End;
}

class Scanner
{
public:
    Scanner(int fd, std::uint64_t from, EventCheck check) : m_fd(fd), m_check(check), m_bytes(kChunk)
    {
        m_scan.endOffset = from;
    }

    BlockScan run()
    {
        while (takeChunk() && !m_scan.complete && m_scan.blocks.size() < kMostBlocks) {
        }
        return std::move(m_scan);
    }

private:
    // The blocks that lie whole in what is read at once. False: not one does, so what stands there is none, or is cut.
    bool takeChunk()
    {
        const std::uint64_t begin = m_scan.endOffset;
        std::span<const std::byte> rest = read(begin, kChunk);
        if (const auto first = blockHeaderOf(rest.first(std::min(rest.size(), kBlockHeaderBytes))))
            if (const std::size_t size = kBlockHeaderBytes + first->storedBytes; size > kChunk)
                rest = read(begin, size);
        while (!m_scan.complete && m_scan.blocks.size() < kMostBlocks) {
            const auto header = blockHeaderOf(rest.first(std::min(rest.size(), kBlockHeaderBytes)));
            const std::size_t size = header ? kBlockHeaderBytes + header->storedBytes : 0;
            if (!header || size > rest.size())
                break;
            const bool isLeft = m_check == EventCheck::WhenRead && header->kind == BlockKind::Events;
            if (!isLeft && !isIntact(*header, rest.first(size)))
                return false;
            take(*header, size);
            rest = rest.subspan(size);
        }
        return m_scan.endOffset > begin;
    }

    std::span<const std::byte> read(std::uint64_t offset, std::size_t size)
    {
        m_bytes.resize(std::max(m_bytes.size(), size));
        return std::span(m_bytes).first(readAt(m_fd, offset, std::span(m_bytes).first(size)));
    }

    void take(const BlockHeader &header, std::size_t size)
    {
        if (isKnown(header.kind))
            m_scan.blocks.push_back({header, m_scan.endOffset});
        m_scan.complete = header.kind == BlockKind::End;
        m_scan.endOffset += size;
    }

    const int m_fd;
    const EventCheck m_check;
    std::vector<std::byte> m_bytes;
    BlockScan m_scan;
};

}  // namespace

std::size_t readAt(int fd, std::uint64_t offset, std::span<std::byte> into)
{
    std::size_t done = 0;
    while (done < into.size()) {
        const auto got = osCall("read", [&] {
            return ::pread(fd, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        });
        if (!got || *got == 0)
            break;
        done += static_cast<std::size_t>(*got);
    }
    return done;
}

BlockScan scanBlocks(int fd, std::uint64_t from, EventCheck check)
{
    return Scanner(fd, from, check).run();
}

}  // namespace ws
