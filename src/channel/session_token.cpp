#include "channel/session_token.h"

#include <sys/random.h>

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/os_call.h"
#include "channel/hex.h"

namespace ws {

Result<std::string> freshToken()
{
    std::byte secret[kTokenDigits / 2] = {};
    auto filled = osCall("make a token", [&] { return ::getrandom(secret, sizeof secret, 0); });
    if (!filled)
        return filled.error();
    std::string token(kTokenDigits, '0');
    toHex(secret, std::as_writable_bytes(std::span(token)));
    return token;
}

bool looksLikeToken(std::string_view text)
{
    return text.size() == kTokenDigits &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isSameToken(std::string_view shown, std::string_view token)
{
    if (shown.size() != token.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < token.size(); ++i)
        difference |= static_cast<unsigned>(shown[i] ^ token[i]);
    return difference == 0;
}

}  // namespace ws
