// The secret of one channel: who shows it is one of the session's workers. It travels in the channel's address.
//
// Source: getrandom(2).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ws {

inline constexpr std::size_t kTokenDigits = 32;  // hexadecimal: 16 random bytes

Result<std::string> freshToken();
bool looksLikeToken(std::string_view text);
// Takes as long for a token that is wrong at its end as for one that is wrong at its begin.
bool isSameToken(std::string_view shown, std::string_view token);

}  // namespace ws
