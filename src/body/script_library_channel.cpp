// Methods of channels.
#include <algorithm>
#include <cstring>

#include "body/script_library.h"
#include "body/script_message.h"
#include "body/sending.h"

namespace ws {

namespace {

using Kind = ScriptObject::Kind;

// The text fits into every message of the channel, or it is refused with the limit.
void putText(lua_State *lua, const ScriptObject &object, std::string_view text)
{
    std::vector<std::byte> &out = object.channel->out;
    if (out.empty() && !text.empty())
        raiseError(lua, *object.name + " carries tokens, which have no text: send() alone");
    if (!text.empty() && text.size() + kTextAt > out.size()) {
        const std::size_t room = out.size() > kTextAt ? out.size() - kTextAt : 0;
        raiseError(lua, "this text has " + std::to_string(text.size()) + " bytes; messages of " +
                            *object.name + " have " + std::to_string(out.size()) + ", of which " +
                            std::to_string(room) + " are for a text (the first " + std::to_string(kTextAt) +
                            " are its header): set 'message' of the sending threads");
    }
    std::fill(out.begin(), out.end(), std::byte{0});
    if (out.size() < kTextAt)
        return;
    const auto length = static_cast<std::uint32_t>(text.size());
    std::memcpy(out.data() + kSmallestMessage, &length, sizeof length);
    std::copy_n(reinterpret_cast<const std::byte *>(text.data()), text.size(), out.begin() + kTextAt);
}

Result<> sendOnce(ScriptChannel &channel, std::chrono::nanoseconds timeout)
{
    Result<> sent = channel.sends->send(channel.out, timeout);
    // A part of it is on its way: it can only be sent to its end now.
    while (!sent && sent.error().kind == ErrorKind::Timeout && channel.sends->isMidMessage())
        sent = channel.sends->send(channel.out);
    return sent;
}

int sendFor(lua_State *lua, ScriptObject &object, std::chrono::nanoseconds timeout)
{
    if (object.channel->sends == nullptr)
        raiseError(lua, "this thread is no sender of " + *object.name);
    ScriptChannel &channel = *object.channel;
    if (channel.sends->setup().use->closed.load(std::memory_order_relaxed) != 0)
        raiseError(lua, "this thread has closed " + *object.name);
    std::size_t size = 0;
    const char *text = luaL_optlstring(lua, 2, "", &size);
    putText(lua, object, {text, size});
    const Ticks stamp = ScriptState::of(lua).body().now();
    const std::uint64_t number = channel.sequence + 1;
    if (channel.out.size() >= kSmallestMessage)
        sealMessage(channel.out, number, stamp, channel.sends->setup().recorder->thread());
    else
        fillSmallMessage(channel.out, number);
    SideStamps stamps = channel.sends->setup().stamps;
    if (stamps.present())
        stamps.put(number, stamp);
    const Result<> sent = sendOnce(channel, timeout);
    if (sent) {
        channel.sequence = number;
    } else if (sent.error().kind == ErrorKind::Closed) {
        lua_pushboolean(lua, 0);
        lua_pushliteral(lua, "closed");
        return 2;
    }
    return answer(lua, object, sent);
}

int send(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Channel);
    return sendFor(lua, object, secondsAt(lua, 3));
}

int trySend(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Channel);
    return sendFor(lua, object, std::chrono::nanoseconds(0));
}

int receiveFor(lua_State *lua, ScriptObject &object, std::chrono::nanoseconds timeout)
{
    bool isTimeout = false;
    const int results = pushReceived(lua, object, timeout, isTimeout);
    if (!isTimeout)
        return results;
    lua_pushnil(lua);
    lua_pushliteral(lua, "timeout");
    return 2;
}

int receive(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Channel);
    return receiveFor(lua, object, secondsAt(lua, 2));
}

int tryReceive(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Channel);
    return receiveFor(lua, object, std::chrono::nanoseconds(0));
}

// This thread will not send or receive here again.
int close(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Channel);
    object.channel->ended = true;
    for (Channel *end : {object.channel->sends, object.channel->receives}) {
        const Result<> closed = end != nullptr ? end->close() : Result<>();
        if (!closed && closed.error().kind != ErrorKind::Closed)
            raiseError(lua, object, closed.error());
    }
    return 0;
}

}  // namespace

std::string_view textOf(std::span<const std::byte> message)
{
    std::uint32_t length = 0;
    if (message.size() < kTextAt)
        return {};
    std::memcpy(&length, message.data() + kSmallestMessage, sizeof length);
    if (length > message.size() - kTextAt)
        return {};
    return {reinterpret_cast<const char *>(message.data()) + kTextAt, length};
}

int pushReceived(lua_State *lua, ScriptObject &object, std::chrono::nanoseconds timeout, bool &isTimeout)
{
    ScriptChannel &channel = *object.channel;
    if (channel.receives == nullptr)
        raiseError(lua, "this thread is no receiver of " + *object.name);
    if (channel.ended) {
        lua_pushnil(lua);
        return 1;
    }
    const Result<std::size_t> size = channel.receives->receive(channel.in, timeout);
    if (!size) {
        isTimeout = size.error().kind == ErrorKind::Timeout;
        if (!isTimeout)
            raiseError(lua, object, size.error());
        return 0;
    }
    if (*size == 0) {
        channel.ended = true;
        lua_pushnil(lua);
        return 1;
    }
    // A token has a size of 1 and no bytes.
    const std::size_t bytes = std::min(*size, channel.receives->setup().messageBytes);
    const std::span<const std::byte> message(channel.in.data(), bytes);
    channel.checker->check(message, ScriptState::of(lua).body().now());
    const std::string_view text = textOf(message);
    if (bytes == 0)
        lua_pushboolean(lua, 1);
    else
        lua_pushlstring(lua, text.data(), text.size());
    return 1;
}

const luaL_Reg kChannelMethods[] = {
    {"send", send},   {"try_send", trySend}, {"receive", receive}, {"try_receive", tryReceive},
    {"close", close}, {nullptr, nullptr},
};

}  // namespace ws
