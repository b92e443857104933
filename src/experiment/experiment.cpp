#include "experiment/experiment.h"

#include <array>
#include <utility>

namespace ws {
namespace {

constexpr std::array<std::pair<Placement, std::string_view>, 3> kPlacements{{
    {Placement::Free, "free"},
    {Placement::Same, "same"},
    {Placement::Cross, "cross"},
}};

constexpr std::array<std::pair<Level, std::string_view>, 3> kLevels{{
    {Level::Off, "off"},
    {Level::Light, "light"},
    {Level::Full, "full"},
}};

template <typename Value, std::size_t Size>
std::string_view idIn(const std::array<std::pair<Value, std::string_view>, Size> &table, Value value)
{
    for (const auto &[known, id] : table) {
        if (known == value)
            return id;
    }
    return {};
}

template <typename Value, std::size_t Size>
std::optional<Value> valueIn(const std::array<std::pair<Value, std::string_view>, Size> &table,
                             std::string_view id)
{
    for (const auto &[value, known] : table) {
        if (known == id)
            return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view placementId(Placement placement)
{
    return idIn(kPlacements, placement);
}

std::string_view levelId(Level level)
{
    return idIn(kLevels, level);
}

std::optional<Placement> placementOf(std::string_view id)
{
    return valueIn(kPlacements, id);
}

std::optional<Level> levelOf(std::string_view id)
{
    return valueIn(kLevels, id);
}

}  // namespace ws
