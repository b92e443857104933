// Which channels a chart shows: three lines are told apart by colour and dash, more are not.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/run_model.h"

namespace ws {

std::vector<std::uint32_t> channelsOf(const RunModel &model);
// All, up to three; of more the focused one, else the first three.
std::vector<std::uint32_t> chartedChannels(const RunModel &model, std::optional<std::uint32_t> focus);
// The focused one, else the first.
std::optional<std::uint32_t> oneChannel(const RunModel &model, std::optional<std::uint32_t> focus);

}  // namespace ws
