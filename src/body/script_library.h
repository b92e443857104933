// The library that scripts see, one file a family. Each opens its part in a state whose ScriptState is there already.
//
// Threads: that of the state. Errors: those of Lua, from inside a protected call.
#pragma once

#include <lua.hpp>

#include "body/script_object.h"

namespace ws {

// Lua's own library without what leaves the state: files, processes, loading; and with protected calls that let the end
// of a script pass.
void openScriptBase(lua_State *lua);
// The metatables of the kinds of objects.
void openScriptObjects(lua_State *lua);
// work, sleep, log ...
void openScriptLibrary(lua_State *lua);
// The names and arguments of the thread's part, as globals.
void publishScriptNames(lua_State *lua);
// receive_any(ch1, ch2, ... [, seconds])
int receiveAny(lua_State *lua);

// Methods of the families; each list ends with {nullptr, nullptr}.
extern const luaL_Reg kLockMethods[];
extern const luaL_Reg kSharedLockMethods[];
extern const luaL_Reg kMonitorMethods[];
extern const luaL_Reg kEventMethods[];
extern const luaL_Reg kSemaphoreMethods[];
extern const luaL_Reg kSemaphoreSetMethods[];
extern const luaL_Reg kBarrierMethods[];
extern const luaL_Reg kLatchMethods[];
extern const luaL_Reg kCellMethods[];
extern const luaL_Reg kOutsideMethods[];
extern const luaL_Reg kChannelMethods[];
extern const luaL_Reg kThreadMethods[];

}  // namespace ws
