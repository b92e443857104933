#include "analysis/analysis.h"

namespace ws {

void Analysis::addEvents(std::uint32_t, std::span<const TimedEvent>) {}

void Analysis::addSample(const Sample &) {}

}  // namespace ws
