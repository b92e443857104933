// Texts inside JSON, and times inside exports.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ws {

// In quotes; bytes that are not UTF-8 are replaced, so that it is always valid JSON.
std::string jsonText(std::string_view text);

// "1234.567": microseconds with all their nanoseconds.
std::string microseconds(std::int64_t ns);

}  // namespace ws
