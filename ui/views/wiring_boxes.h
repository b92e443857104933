// The first half of the wiring's layout: threads inside their frames, and the frames in columns by the way of the data.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "ui/views/wiring_layout.h"

namespace ws {

struct WireEnds  // thread indices; neither is empty
{
    std::vector<std::uint32_t> senders;
    std::vector<std::uint32_t> receivers;
};

using WiresByObject = std::map<std::uint32_t, WireEnds>;

// Channels that have both ends.
WiresByObject wiresOf(const RunModel &model);

// Fills frames and threads.
void placeBoxes(const RunModel &model, const WiringSizes &sizes, const WiringPlaces &places,
                const WiresByObject &wires, WiringLayout &layout);

// The place of a part by its number; nothing: it has none.
std::optional<QPointF> placeAt(const std::vector<std::optional<QPointF>> &places, std::size_t index);

}  // namespace ws
