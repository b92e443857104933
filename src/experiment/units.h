// Durations and sizes as people write them: "20us", "1.5 ms", "64 KiB".
//
// Threads: pure functions. Errors: a sentence that says what is wrong and what was expected.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace ws {

// The value in nanoseconds or bytes, or what is wrong with the text.
using Quantity = std::variant<std::int64_t, std::string>;

inline constexpr std::string_view kDurationForm = "a duration such as \"20us\" (units: ns, us, ms, s, min)";
inline constexpr std::string_view kBytesForm = "bytes such as 64 or \"64 KiB\" (units: B, KiB, MiB, GiB)";

Quantity parseDuration(std::string_view text);
Quantity parseBytes(std::string_view text);

// In the largest unit that needs no fraction: "1500us", "2s"; "64 KiB".
std::string durationText(std::int64_t ns);
std::string bytesText(std::int64_t bytes);
// With a comma after every thousand: "1,234,567".
std::string groupedText(std::uint64_t count);

}  // namespace ws
