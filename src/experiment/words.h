// The wording that all messages about an experiment share, and the checks on text itself.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ws {

// 'text' for a message: control characters and broken UTF-8 become '?', long text is cut.
std::string inQuotes(std::string_view text);
// "a, b, c"; of a long list the beginning and how many more there are.
std::string listed(const std::vector<std::string> &words);
// The known word that was most likely meant, if one is near enough to be a slip of the keyboard.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string> &known);
// "; did you mean 'pipe'" or else "; expected one of pipe, queue" or, when nothing is known, "".
std::string hint(std::string_view word, const std::vector<std::string> &known);

// "a lock", "an event".
std::string withArticle(std::string_view noun);
// A name that Lua takes as a variable: letters, digits and '_', not one of its own words (reference manual, 3.1).
bool isLuaName(std::string_view text);

// Offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::optional<std::size_t> firstBadUtf8(std::string_view text);

// Of a place in the picture; the numbers are PicturePlace::kFarthest.
inline constexpr std::string_view kPlaceForm = "[x, y], two whole numbers from -20000 to 20000";

inline constexpr std::size_t kLongestName = 40;  // characters
// What is wrong with a name of a channel, primitive, script, process or thread; nothing when it may be used.
std::optional<std::string> nameFault(std::string_view name);

}  // namespace ws
