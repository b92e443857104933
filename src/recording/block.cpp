#include "recording/block.h"

#include <zstd.h>

#include <bit>
#include <cstring>

#include "base/assert.h"
#include "recording/checksum.h"

namespace ws {

namespace {

constexpr std::uint32_t kMark = 0x6b625357;  // "WSbk"
constexpr std::size_t kCheckedFrom = 16;     // behind the checksum itself
constexpr int kLevel = 1;  // three times as fast as the usual one, and the file a tenth larger

static_assert(std::endian::native == std::endian::little, "the format is little-endian");

template <typename T>
void put(std::byte *at, T value)
{
    std::memcpy(at, &value, sizeof value);
}

template <typename T>
T get(const std::byte *at)
{
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

// Kind and coding stand before the checksum: they are its seed.
std::uint64_t seedOf(const std::byte *header)
{
    return get<std::uint64_t>(header);
}

}  // namespace

std::array<std::byte, kFileHeaderBytes> fileHeader()
{
    std::array<std::byte, kFileHeaderBytes> bytes{};
    std::memcpy(bytes.data(), kRecordingMagic.data(), kRecordingMagic.size());
    put(bytes.data() + 8, kRecordingVersion);
    return bytes;
}

Result<std::uint32_t> versionOf(std::span<const std::byte> begin)
{
    if (begin.empty())
        return Error{ErrorKind::BadInput, 0, "it is empty"};
    if (begin.size() < kFileHeaderBytes ||
        std::memcmp(begin.data(), kRecordingMagic.data(), kRecordingMagic.size()) != 0)
        return Error{ErrorKind::BadInput, 0, "it is no recording of Waitscope"};
    const auto version = get<std::uint32_t>(begin.data() + 8);
    if (version == 0)
        return Error{ErrorKind::BadInput, 0, "it is no recording of Waitscope"};
    if (version > kRecordingVersion)
        return Error{ErrorKind::BadInput, 0,
                     "it was made by a newer Waitscope (format " + std::to_string(version) +
                         "; this one reads up to " + std::to_string(kRecordingVersion) +
                         "); update Waitscope"};
    return version;
}

std::vector<std::byte> blockBytes(BlockHeader header, std::span<const std::byte> payload)
{
    WS_ASSERT(payload.size() <= kMostBlockBytes);
    std::vector<std::byte> block(kBlockHeaderBytes + ZSTD_compressBound(payload.size()));
    const std::size_t packed =
        ZSTD_compress(block.data() + kBlockHeaderBytes, block.size() - kBlockHeaderBytes, payload.data(),
                      payload.size(), kLevel);
    header.packed = ZSTD_isError(packed) == 0 && packed < payload.size();
    header.plainBytes = static_cast<std::uint32_t>(payload.size());
    header.storedBytes = header.packed ? static_cast<std::uint32_t>(packed) : header.plainBytes;
    if (!header.packed && !payload.empty())
        std::memcpy(block.data() + kBlockHeaderBytes, payload.data(), payload.size());
    block.resize(kBlockHeaderBytes + header.storedBytes);
    std::byte *at = block.data();
    put(at, kMark);
    put(at + 4, static_cast<std::uint16_t>(header.kind));
    put(at + 6, static_cast<std::uint16_t>(header.packed ? 1 : 0));
    put(at + 16, header.storedBytes);
    put(at + 20, header.plainBytes);
    put(at + 24, header.thread);
    put(at + 28, header.count);
    put(at + 32, header.firstNs);
    put(at + 40, header.lastNs);
    put(at + 8, checksumOf(std::span(block).subspan(kCheckedFrom), seedOf(at)));
    return block;
}

std::optional<BlockHeader> blockHeaderOf(std::span<const std::byte> bytes)
{
    if (bytes.size() < kBlockHeaderBytes || get<std::uint32_t>(bytes.data()) != kMark)
        return std::nullopt;
    const std::byte *at = bytes.data();
    const auto coding = get<std::uint16_t>(at + 6);
    BlockHeader header;
    header.kind = static_cast<BlockKind>(get<std::uint16_t>(at + 4));
    header.packed = coding == 1;
    header.checksum = get<std::uint64_t>(at + 8);
    header.storedBytes = get<std::uint32_t>(at + 16);
    header.plainBytes = get<std::uint32_t>(at + 20);
    header.thread = get<std::uint32_t>(at + 24);
    header.count = get<std::uint32_t>(at + 28);
    header.firstNs = get<std::int64_t>(at + 32);
    header.lastNs = get<std::int64_t>(at + 40);
    const bool sizesFit = header.storedBytes <= kMostBlockBytes && header.plainBytes <= kMostBlockBytes &&
                          (header.packed || header.storedBytes == header.plainBytes);
    const bool timesFit = header.firstNs >= 0 && header.lastNs >= 0 && header.firstNs <= kMostRunNs &&
                          header.lastNs <= kMostRunNs;
    if (coding > 1 || !sizesFit || !timesFit)
        return std::nullopt;
    return header;
}

bool isIntact(const BlockHeader &header, std::span<const std::byte> block)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    // No mutation would ever get past the checksum.
    return block.size() == kBlockHeaderBytes + header.storedBytes;
#endif
    return block.size() == kBlockHeaderBytes + header.storedBytes &&
           checksumOf(block.subspan(kCheckedFrom), seedOf(block.data())) == header.checksum;
}

Result<std::vector<std::byte>> unpacked(const BlockHeader &header, std::span<const std::byte> stored)
{
    std::vector<std::byte> plain(header.plainBytes);
    if (!header.packed) {
        if (!stored.empty())
            std::memcpy(plain.data(), stored.data(), stored.size());
        return plain;
    }
    const std::size_t size = ZSTD_decompress(plain.data(), plain.size(), stored.data(), stored.size());
    if (ZSTD_isError(size) != 0 || size != plain.size())
        return Error{ErrorKind::BadInput, 0, "a block does not unpack"};
    return plain;
}

}  // namespace ws
