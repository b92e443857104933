// Texts in the messages of a channel: see ScriptChannel. And the receiving that receive() and receive_any() share.
//
// Threads: that of the state.
#pragma once

#include <chrono>
#include <string_view>

#include "body/script_call.h"

namespace ws {

// With less, a script cannot say anything on a channel but that it sent.
inline constexpr std::size_t kTextAt = kSmallestMessage + 4;

// The text of a message of a script; empty for all others, whose payload is no text.
std::string_view textOf(std::span<const std::byte> message);

// Receives and pushes: a text, or true for a token; nil at the end of the stream; nil and "timeout".
// `isTimeout`: nothing has come, and nothing was pushed.
int pushReceived(lua_State *lua, ScriptObject &object, std::chrono::nanoseconds timeout, bool &isTimeout);

}  // namespace ws
