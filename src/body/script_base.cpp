#include <algorithm>
#include <cstring>

#include "body/script_call.h"
#include "body/script_library.h"
#include "body/script_words.h"

namespace ws {

namespace {

// The results of a protected call, `before` of whose values lie below them.
int finishProtected(lua_State *lua, int status, lua_KContext before)
{
    ScriptState &state = ScriptState::of(lua);
    state.passEndOn(lua);
    if (status == LUA_OK || status == LUA_YIELD)
        return lua_gettop(lua) - static_cast<int>(before);
    state.explain(lua, status);
    lua_pushboolean(lua, 0);
    lua_insert(lua, -2);
    return 2;
}

// pcall(f, ...)
int protectedCall(lua_State *lua)
{
    luaL_checkany(lua, 1);
    lua_pushboolean(lua, 1);
    lua_insert(lua, 1);
    const int status = lua_pcallk(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0, 0, finishProtected);
    return finishProtected(lua, status, 0);
}

// The script's handler, which does not see the end: that may come from a hook, in which no hook would end the handler.
int handleForScript(lua_State *lua)
{
    if (ScriptState::isEnd(lua, 1))
        return 1;
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

// xpcall(f, handler, ...)
int protectedCallWithHandler(lua_State *lua)
{
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    const int arguments = lua_gettop(lua) - 2;
    lua_pushvalue(lua, 2);
    lua_pushcclosure(lua, handleForScript, 1);
    lua_replace(lua, 2);
    lua_pushboolean(lua, 1);
    lua_pushvalue(lua, 1);
    lua_rotate(lua, 3, 2);
    const int status = lua_pcallk(lua, arguments, LUA_MULTRET, 2, 2, finishProtected);
    return finishProtected(lua, status, 2);
}

// A function of Lua's that catches errors, and lets the end of the script pass afterwards.
int letEndPass(lua_State *lua)
{
    const lua_CFunction original = lua_tocfunction(lua, lua_upvalueindex(1));
    const int results = original(lua);
    ScriptState::of(lua).passEndOn(lua);
    return results;
}

// Finalizers run where no hook can end them.
int setMetatable(lua_State *lua)
{
    if (lua_type(lua, 2) == LUA_TTABLE) {
        lua_pushliteral(lua, "__gc");
        if (lua_rawget(lua, 2) != LUA_TNIL)
            raiseError(lua, "a script cannot have finalizers (__gc)");
        lua_pop(lua, 1);
    }
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

// Without a seed it would differ from run to run.
int randomSeed(lua_State *lua)
{
    luaL_checkinteger(lua, 1);
    // Called as it is: it has values of its own.
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 0);
    return 0;
}

// The field of the table on the stack, wrapped.
void wrap(lua_State *lua, const char *field, lua_CFunction wrapper)
{
    lua_getfield(lua, -1, field);
    lua_pushcclosure(lua, wrapper, 1);
    lua_setfield(lua, -2, field);
}

void removeField(lua_State *lua, const char *field)
{
    lua_pushnil(lua);
    lua_setfield(lua, -2, field);
}

void open(lua_State *lua, const char *name, lua_CFunction opener)
{
    luaL_requiref(lua, name, opener, 1);
}

// Whatever this version of Lua has besides what is known to stay inside.
void removeUnknownGlobals(lua_State *lua)
{
    lua_pushglobaltable(lua);
    lua_pushnil(lua);
    while (lua_next(lua, -2) != 0) {
        lua_pop(lua, 1);
        if (!isLibraryName(lua_tostring(lua, -1))) {
            // Fields may be cleared while they are walked through.
            lua_pushvalue(lua, -1);
            lua_pushnil(lua);
            lua_rawset(lua, -4);
        }
    }
    lua_pop(lua, 1);
}

}  // namespace

void openScriptBase(lua_State *lua)
{
    open(lua, LUA_GNAME, luaopen_base);
    wrap(lua, "setmetatable", setMetatable);
    lua_pushcfunction(lua, protectedCall);
    lua_setfield(lua, -2, "pcall");
    lua_pushcfunction(lua, protectedCallWithHandler);
    lua_setfield(lua, -2, "xpcall");
    open(lua, LUA_STRLIBNAME, luaopen_string);
    removeField(lua, "dump");
    open(lua, LUA_TABLIBNAME, luaopen_table);
    open(lua, LUA_UTF8LIBNAME, luaopen_utf8);
    open(lua, LUA_MATHLIBNAME, luaopen_math);
    wrap(lua, "randomseed", randomSeed);
    lua_getfield(lua, -1, "randomseed");
    lua_pushinteger(lua, static_cast<lua_Integer>(ScriptState::of(lua).body().script().seed));
    lua_call(lua, 1, 0);
    lua_getfield(lua, -1, "random");
    lua_setglobal(lua, "random");
    open(lua, LUA_COLIBNAME, luaopen_coroutine);
    wrap(lua, "resume", letEndPass);
    wrap(lua, "close", letEndPass);
    lua_settop(lua, 0);
    removeUnknownGlobals(lua);
}

}  // namespace ws
