#include "body/script_call.h"

#include <cmath>
#include <cstdlib>

namespace ws {

void raiseError(lua_State *lua, const std::string &message)
{
    ScriptState::of(lua).pushWhere(lua);
    lua_pushlstring(lua, message.data(), message.size());
    lua_concat(lua, 2);
    lua_error(lua);
    std::abort();  // lua_error() does not return
}

void raiseError(lua_State *lua, const ScriptObject &object, const Error &error)
{
    raiseError(lua, *object.name + ": " + error.text());
}

ScriptObject *objectAt(lua_State *lua, int index)
{
    // All userdata of a script are objects: nothing else in its library makes any.
    return lua_type(lua, index) == LUA_TUSERDATA ? static_cast<ScriptObject *>(lua_touserdata(lua, index))
                                                 : nullptr;
}

ScriptObject &selfOf(lua_State *lua, ScriptObject::Kind kind, ScriptObject::Kind orKind)
{
    ScriptObject *object = objectAt(lua, 1);
    if (object != nullptr && (object->kind == kind || object->kind == orKind)) [[likely]]
        return *object;
    raiseError(lua, "this is a method of a " + std::string(kindId(kind)) +
                        ": write a colon between the object and the method, as in fork:lock()");
}

std::chrono::nanoseconds secondsAt(lua_State *lua, int index, std::chrono::nanoseconds absent)
{
    // Two hundred years; more does not fit into nanoseconds, and is no limit.
    constexpr double kMost = 6e9;
    if (lua_isnoneornil(lua, index))
        return absent;
    const double seconds = luaL_checknumber(lua, index);
    if (!(seconds >= 0))
        raiseError(lua, "a time is given in seconds, 0 or more");
    if (seconds > kMost)
        return kNoLimit;
    return std::chrono::nanoseconds(std::llround(seconds * 1e9));
}

std::uint32_t countAt(lua_State *lua, int index, std::uint32_t absent)
{
    const lua_Integer count = luaL_optinteger(lua, index, absent);
    if (count < 1 || count > INT32_MAX)
        raiseError(lua, "a number of units is 1 or more");
    return static_cast<std::uint32_t>(count);
}

int answerTimeout(lua_State *lua)
{
    lua_pushboolean(lua, 0);
    lua_pushliteral(lua, "timeout");
    return 2;
}

int answer(lua_State *lua, const ScriptObject &object, const Result<> &outcome)
{
    if (!outcome) [[unlikely]] {
        if (outcome.error().kind == ErrorKind::Timeout)
            return answerTimeout(lua);
        raiseError(lua, object, outcome.error());
    }
    lua_pushboolean(lua, 1);
    return 1;
}

int done(lua_State *lua, const ScriptObject &object, const Result<> &outcome)
{
    if (!outcome) [[unlikely]]
        raiseError(lua, object, outcome.error());
    return 0;
}

}  // namespace ws
