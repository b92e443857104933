// What a channel with a wire format (HTTP, WebSocket) really wrote: totals by direction, and the first bytes.
//
//   | WireTotals to the server | to the client | piece x 1024 | 48 KiB of first bytes |
//
// Headers are everything that is not the message itself: request and response lines and fields, frame headers and
// masks. A poll that found nothing is all header.
//
// Threads:   any number of writers in any number of processes, each counting what it writes itself; any reader.
// Ownership: a WireLog owns its mapping; the session makes the region and keeps one, each end maps the same memory.
// Errors:    attach() refuses a region of another size. What a killed writer left is read as far as it makes sense.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/shared_region.h"

namespace ws {

enum class WireDirection : std::uint32_t { ToServer = 0, ToClient = 1 };

enum class WirePart : std::uint32_t {
    Handshake = 0,  // before the first message: the upgrade, the check of the token
    Header = 1,
    Payload = 2,  // the message as it is on the wire: masked, compressed, in hexadecimal
    Control = 3,  // ping, pong, close; the mark of the end
};
inline constexpr std::size_t kWireParts = 4;

struct WireTotals
{
    std::uint64_t messages = 0;
    std::uint64_t bytes[kWireParts] = {};  // by WirePart

    std::uint64_t of(WirePart part) const { return bytes[static_cast<std::size_t>(part)]; }
};

// One stretch of the wire.
struct WirePiece
{
    WireDirection direction = WireDirection::ToServer;
    WirePart part = WirePart::Header;
    std::uint64_t wireBytes = 0;   // its true length
    std::vector<std::byte> bytes;  // its begin
};

struct WireBytes
{
    WireTotals toServer;
    WireTotals toClient;
    std::vector<WirePiece> first;

    std::uint64_t messages() const { return toServer.messages + toClient.messages; }
    std::uint64_t of(WirePart part) const { return toServer.of(part) + toClient.of(part); }
    // Of both directions; 0 before the first message.
    double headerBytesPerMessage() const;
    double payloadBytesPerMessage() const;
};

class WireLog
{
public:
    static Result<SharedRegion> createRegion();
    static Result<WireLog> attach(UniqueFd fd);
    explicit WireLog(SharedRegion region) : m_region(std::move(region)) {}

    // Counts bytes that are about to be written, and keeps them while there is room.
    void add(WireDirection direction, WirePart part, std::span<const std::byte> bytes);
    void countMessage(WireDirection direction);

    // For request and response: an announcement is made before the write, an acknowledgement after the read, so that
    // as long as both are equal nothing is under way.
    void announce(WireDirection direction);
    void acknowledge(WireDirection direction);
    bool nothingUnderWay(WireDirection direction) const;

    WireTotals totals(WireDirection direction) const;
    // `withFirst`: the first bytes too, which is work for the end of a run.
    WireBytes read(bool withFirst = true) const;

private:
    struct Cells;

    Cells &cells() const { return *reinterpret_cast<Cells *>(m_region.data()); }

    SharedRegion m_region;
};

}  // namespace ws
