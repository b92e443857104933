// What the functions of the script library have in common: who is called, how long to wait, what to answer.
//
// Threads: that of the state. Errors: raised in Lua, with file and line.
#pragma once

#include <chrono>
#include <lua.hpp>

#include "body/script_state.h"

namespace ws {

// Raises `message` with the place in the script.
[[noreturn]] void raiseError(lua_State *lua, const std::string &message);
[[noreturn]] void raiseError(lua_State *lua, const ScriptObject &object, const Error &error);

// The object before the colon, which must be of one of these kinds.
ScriptObject &selfOf(lua_State *lua, ScriptObject::Kind kind, ScriptObject::Kind orKind);
inline ScriptObject &selfOf(lua_State *lua, ScriptObject::Kind kind)
{
    return selfOf(lua, kind, kind);
}
// The same at the begin of a call that does something.
inline ScriptObject &enter(lua_State *lua, ScriptObject::Kind kind, ScriptObject::Kind orKind)
{
    ScriptState::of(lua).enter(lua);
    return selfOf(lua, kind, orKind);
}
inline ScriptObject &enter(lua_State *lua, ScriptObject::Kind kind)
{
    return enter(lua, kind, kind);
}
template <typename Kind>
Kind &handleOf(const ScriptObject &object)
{
    return static_cast<Kind &>(*object.handle);
}

// The object at `index`, or null.
ScriptObject *objectAt(lua_State *lua, int index);

// An argument in seconds, 0 or more; without one `absent`.
std::chrono::nanoseconds secondsAt(lua_State *lua, int index, std::chrono::nanoseconds absent = kNoLimit);
std::uint32_t countAt(lua_State *lua, int index, std::uint32_t absent);

// true, or false and "timeout"; raises every other error.
int answer(lua_State *lua, const ScriptObject &object, const Result<> &outcome);
// Nothing, or raises.
int done(lua_State *lua, const ScriptObject &object, const Result<> &outcome);
int answerTimeout(lua_State *lua);

}  // namespace ws
