#include "record/wire_log.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace ws {

namespace {

constexpr std::size_t kPieces = 1024;
constexpr std::size_t kFirstBytes = 48 * 1024;
constexpr std::size_t kBytesOfPiece = 512;  // a large message must not take the room of many small ones
constexpr std::size_t kDirections = 2;

struct alignas(64) DirectionCells
{
    std::atomic<std::uint64_t> messages;
    std::atomic<std::uint64_t> bytes[kWireParts];
    std::atomic<std::uint64_t> announced;
    std::atomic<std::uint64_t> acknowledged;
};

struct PieceCell
{
    std::atomic<std::uint32_t> written;  // 1: the rest is there; stored last
    std::uint32_t direction;
    std::uint32_t part;
    std::uint32_t offset;
    std::uint32_t kept;
    std::uint32_t unused;
    std::uint64_t wireBytes;
};

std::size_t indexOf(WireDirection direction)
{
    return static_cast<std::size_t>(direction);
}

}  // namespace

struct WireLog::Cells
{
    DirectionCells directions[kDirections];
    alignas(64) std::atomic<std::uint32_t> pieces;
    std::atomic<std::uint32_t> firstBytes;
    PieceCell piece[kPieces];
    std::byte bytes[kFirstBytes];
};

double WireBytes::headerBytesPerMessage() const
{
    return messages() == 0 ? 0 : static_cast<double>(of(WirePart::Header)) / static_cast<double>(messages());
}

double WireBytes::payloadBytesPerMessage() const
{
    return messages() == 0 ? 0 : static_cast<double>(of(WirePart::Payload)) / static_cast<double>(messages());
}

Result<SharedRegion> WireLog::createRegion()
{
    return SharedRegion::create("waitscope-wire", sizeof(Cells));
}

Result<WireLog> WireLog::attach(UniqueFd fd)
{
    auto region = SharedRegion::attach(std::move(fd));
    if (!region)
        return region.error();
    if (region->sizeBytes() != sizeof(Cells))
        return Error{ErrorKind::BadInput, 0, "map a channel's wire log: it has another size"};
    return WireLog(std::move(*region));
}

void WireLog::add(WireDirection direction, WirePart part, std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return;
    Cells &all = cells();
    all.directions[indexOf(direction)].bytes[static_cast<std::size_t>(part)].fetch_add(
        bytes.size(), std::memory_order_relaxed);
    if (all.pieces.load(std::memory_order_relaxed) >= kPieces ||
        all.firstBytes.load(std::memory_order_relaxed) >= kFirstBytes) [[likely]]
        return;
    const auto kept = static_cast<std::uint32_t>(std::min(bytes.size(), kBytesOfPiece));
    const std::uint32_t index = all.pieces.fetch_add(1, std::memory_order_relaxed);
    const std::uint32_t offset = all.firstBytes.fetch_add(kept, std::memory_order_relaxed);
    if (index >= kPieces || offset + kept > kFirstBytes)
        return;
    std::memcpy(all.bytes + offset, bytes.data(), kept);
    PieceCell &piece = all.piece[index];
    piece.direction = static_cast<std::uint32_t>(direction);
    piece.part = static_cast<std::uint32_t>(part);
    piece.offset = offset;
    piece.kept = kept;
    piece.wireBytes = bytes.size();
    // release: pairs with acquire in read(), so that the reader sees the whole piece.
    piece.written.store(1, std::memory_order_release);
}

void WireLog::countMessage(WireDirection direction)
{
    cells().directions[indexOf(direction)].messages.fetch_add(1, std::memory_order_relaxed);
}

void WireLog::announce(WireDirection direction)
{
    // release: pairs with acquire in nothingUnderWay().
    cells().directions[indexOf(direction)].announced.fetch_add(1, std::memory_order_release);
}

void WireLog::acknowledge(WireDirection direction)
{
    // release: as in announce().
    cells().directions[indexOf(direction)].acknowledged.fetch_add(1, std::memory_order_release);
}

bool WireLog::nothingUnderWay(WireDirection direction) const
{
    const DirectionCells &one = cells().directions[indexOf(direction)];
    // What was counted after is read first: a difference can only be seen too large.
    const std::uint64_t acknowledged = one.acknowledged.load(std::memory_order_acquire);
    return one.announced.load(std::memory_order_acquire) == acknowledged;
}

WireTotals WireLog::totals(WireDirection direction) const
{
    const DirectionCells &one = cells().directions[indexOf(direction)];
    WireTotals totals;
    totals.messages = one.messages.load(std::memory_order_relaxed);
    for (std::size_t part = 0; part < kWireParts; ++part)
        totals.bytes[part] = one.bytes[part].load(std::memory_order_relaxed);
    return totals;
}

WireBytes WireLog::read(bool withFirst) const
{
    const Cells &all = cells();
    WireBytes wire;
    wire.toServer = totals(WireDirection::ToServer);
    wire.toClient = totals(WireDirection::ToClient);
    if (!withFirst)
        return wire;
    const std::size_t pieces = std::min<std::size_t>(all.pieces.load(std::memory_order_relaxed), kPieces);
    for (std::size_t i = 0; i < pieces; ++i) {
        const PieceCell &cell = all.piece[i];
        // acquire: pairs with release in add().
        if (cell.written.load(std::memory_order_acquire) != 1)
            continue;
        const std::uint32_t offset = cell.offset;
        const std::uint32_t kept = cell.kept;
        if (cell.direction >= kDirections || cell.part >= kWireParts || offset > kFirstBytes ||
            kept > kFirstBytes - offset)
            continue;
        wire.first.push_back({static_cast<WireDirection>(cell.direction),
                              static_cast<WirePart>(cell.part),
                              cell.wireBytes,
                              {all.bytes + offset, all.bytes + offset + kept}});
    }
    return wire;
}

}  // namespace ws
