#include "experiment/experiment.h"

#include <array>
#include <utility>

#include "experiment/units.h"
#include "experiment/words.h"

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

std::string waitText(WaitPolicy policy)
{
    if (policy.spinFor == WaitPolicy::kOnlySpin)
        return "spin";
    return policy.spinFor.count() == 0 ? "block" : "spin " + durationText(policy.spinFor.count());
}

std::optional<Placement> placementOf(std::string_view id)
{
    return valueIn(kPlacements, id);
}

std::optional<Level> levelOf(std::string_view id)
{
    return valueIn(kLevels, id);
}

std::variant<WaitPolicy, std::string> parseWaitPolicy(std::string_view text)
{
    constexpr std::string_view kSpin = "spin ";
    if (text == "block")
        return WaitPolicy{};
    if (text == "spin")
        return WaitPolicy{WaitPolicy::kOnlySpin};
    if (!text.starts_with(kSpin))
        return "unknown wait policy " + inQuotes(text) + "; expected block, spin or spin 20us";
    const Quantity spinFor = parseDuration(text.substr(kSpin.size()));
    if (const auto *fault = std::get_if<std::string>(&spinFor))
        return "wait policy " + inQuotes(text) + ": " + *fault;
    const auto ns = std::get<std::int64_t>(spinFor);
    if (ns == 0)
        return "wait policy " + inQuotes(text) + " spins for no time; expected block, or a time above 0";
    return WaitPolicy{std::chrono::nanoseconds(ns)};
}

}  // namespace ws
