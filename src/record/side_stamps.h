// Stamps beside a channel, for messages too small to carry one, and for tokens.
//
//   cell = number of the message & mask:  | number | stamp |
//
// The n-th message sent is the n-th received: so only for one sender, one receiver and first in, first out. A cell that
// was overwritten before its message arrived gives no stamp, never a wrong one.
//
// Threads:   one writer, one reader. Ownership: borrows the segment.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>

#include "base/clock.h"

namespace ws {

struct StampCell
{
    std::atomic<std::uint64_t> number;  // from 1; written after the stamp
    std::atomic<std::uint64_t> ticks;
};

inline constexpr std::size_t kStampCells = 65536;

class SideStamps
{
public:
    SideStamps() = default;
    explicit SideStamps(std::span<StampCell> cells) : m_cells(cells) {}

    bool present() const { return !m_cells.empty(); }

    void put(std::uint64_t number, Ticks ticks)
    {
        StampCell &cell = m_cells[number & (kStampCells - 1)];
        cell.number.store(0, std::memory_order_relaxed);
        // release: pairs with the acquire of number in take(), which reads it before and after.
        cell.ticks.store(ticks, std::memory_order_release);
        cell.number.store(number, std::memory_order_release);
    }

    std::optional<Ticks> take(std::uint64_t number) const
    {
        const StampCell &cell = m_cells[number & (kStampCells - 1)];
        if (cell.number.load(std::memory_order_acquire) != number)
            return std::nullopt;
        const Ticks ticks = cell.ticks.load(std::memory_order_acquire);
        if (cell.number.load(std::memory_order_acquire) != number)
            return std::nullopt;
        return ticks;
    }

private:
    std::span<StampCell> m_cells;
};

}  // namespace ws
