// Finds and checks the blocks of a recording, in the order of the file, up to the first that is damaged.
//
// Threads: a pure function. Blocking: reads the rest of the file once. Memory: an eighth of a megabyte, or the largest block.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recording/block.h"

namespace ws {

// A block and where it begins in the file.
struct BlockPlace
{
    BlockHeader header;
    std::uint64_t offset = 0;
};

struct BlockScan
{
    std::vector<BlockPlace> blocks;  // of known kinds, all that were checked intact
    std::uint64_t endOffset = 0;     // behind the last intact block of any kind
    bool complete = false;           // that was the one that says that it is the last
};

// As many bytes as the file has there, up to the size of `into`.
std::size_t readAt(int fd, std::uint64_t offset, std::span<std::byte> into);

// Of events, nearly all of a file, only the headers may be looked at: their blocks are checked when they are read.
enum class EventCheck { Now, WhenRead };

BlockScan scanBlocks(int fd, std::uint64_t from, EventCheck check);

}  // namespace ws
