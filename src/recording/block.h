// The frame of a recording: a file header, then blocks that each stand for themselves. FORMAT.md has the picture.
//
// Threads: pure functions. Errors: a header that cannot be one is nothing; a payload that does not unpack is BadInput.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"

namespace ws {

inline constexpr std::uint32_t kRecordingVersion = 1;
inline constexpr std::array<std::uint8_t, 8> kRecordingMagic = {'w', 's', 'c', 'o', 'p', 'e', '\r', '\n'};
inline constexpr std::size_t kFileHeaderBytes = 16;
inline constexpr std::size_t kBlockHeaderBytes = 48;
// No block is larger, packed or not: so much memory is enough for any file.
inline constexpr std::uint32_t kMostBlockBytes = 16u << 20;
// Nine years: no run is longer, and sums of two such times are still numbers.
inline constexpr std::int64_t kMostRunNs = std::int64_t{1} << 58;

// Numbers are on disk for ever: append, never renumber. Readers skip what they do not know.
enum class BlockKind : std::uint16_t {
    Facts = 1,    // what was run, where, when
    Model = 2,    // names of processes, threads and objects; who uses what
    Events = 3,   // of one thread
    Samples = 4,  // counters of all threads and uses
    Log = 5,      // lines that scripts have written
    Proof = 6,    // the two looks from which a deadlock follows
    State = 7,    // how the run stands; the newest counts
    Results = 8,  // what the analyses said at the end, so that opening needs no second look at all events
    Notes = 9,    // text of people
    View = 10,    // JSON: what the window showed
    End = 11,     // nothing follows
};

struct BlockHeader
{
    BlockKind kind = BlockKind::End;
    bool packed = false;            // zstd
    std::uint32_t storedBytes = 0;  // in the file
    std::uint32_t plainBytes = 0;   // unpacked
    std::uint64_t checksum = 0;
    std::uint32_t thread = 0;  // of Events
    std::uint32_t count = 0;   // of events, samples, lines
    std::int64_t firstNs = 0;  // run time of the first and the last of them
    std::int64_t lastNs = 0;
};

std::array<std::byte, kFileHeaderBytes> fileHeader();
// The version of the format, or what is wrong with the file: its first kFileHeaderBytes, less where it is shorter.
Result<std::uint32_t> versionOf(std::span<const std::byte> begin);

// Header and payload as they stand in the file. `header` says kind, thread, count and times; the rest is found here.
std::vector<std::byte> blockBytes(BlockHeader header, std::span<const std::byte> payload);

// Nothing: these are not the first bytes of a block.
std::optional<BlockHeader> blockHeaderOf(std::span<const std::byte> bytes);
// `block`: header and stored payload.
bool isIntact(const BlockHeader &header, std::span<const std::byte> block);
Result<std::vector<std::byte>> unpacked(const BlockHeader &header, std::span<const std::byte> stored);

}  // namespace ws
