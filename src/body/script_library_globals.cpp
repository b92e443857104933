// Functions of the library that belong to no object, and the methods of threads.
#include <csignal>
#include <unistd.h>

#include "body/script_call.h"
#include "body/script_library.h"

namespace ws {

namespace {

using Kind = ScriptObject::Kind;

int work(lua_State *lua)
{
    ScriptState &state = ScriptState::of(lua);
    state.enter(lua);
    luaL_checknumber(lua, 1);
    state.body().work(secondsAt(lua, 1));
    return 0;
}

int sleep(lua_State *lua)
{
    ScriptState &state = ScriptState::of(lua);
    state.enter(lua);
    luaL_checknumber(lua, 1);
    state.body().sleepFor(secondsAt(lua, 1));
    state.enter(lua);
    return 0;
}

int now(lua_State *lua)
{
    Body &body = ScriptState::of(lua).body();
    lua_pushnumber(lua, body.secondsOf(body.now()));
    return 1;
}

int log(lua_State *lua)
{
    ScriptState &state = ScriptState::of(lua);
    state.enter(lua);
    std::string text;
    const int count = lua_gettop(lua);
    for (int i = 1; i <= count; ++i) {
        std::size_t size = 0;
        const char *part = luaL_tolstring(lua, i, &size);
        if (i > 1)
            text += ' ';
        text.append(part, size);
        lua_pop(lua, 1);
    }
    state.log(lua, text);
    return 0;
}

int exitThread(lua_State *lua)
{
    ScriptState::of(lua).exit(lua);
}

// As a bad pointer would: the kernel ends the process.
int crash(lua_State *lua)
{
    ScriptState::of(lua).enter(lua);
    std::signal(SIGSEGV, SIG_DFL);
    ::raise(SIGSEGV);
    return 0;
}

int exitProcess(lua_State *lua)
{
    ScriptState::of(lua).enter(lua);
    const lua_Integer code = luaL_optinteger(lua, 1, 0);
    if (code < 0 || code > 255)
        raiseError(lua, "an exit code is 0 to 255");
    ::_exit(static_cast<int>(code));
}

int join(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Thread);
    if (object.join == nullptr)
        raiseError(lua,
                   "only another thread of the same process can be joined, " + *object.name + " is none");
    return answer(lua, object, ScriptState::of(lua).body().join(*object.join, secondsAt(lua, 2)));
}

int start(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Thread);
    if (object.start == nullptr)
        raiseError(lua,
                   *object.name + " cannot be started: it starts with the run, or lives in another process");
    return done(lua, object, ScriptState::of(lua).body().start(*object.start));
}

int isAlive(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Thread);
    lua_pushboolean(lua, ScriptState::of(lua).body().isAlive(object.object).value_or(false));
    return 1;
}

constexpr luaL_Reg kGlobals[] = {
    {"work", work},
    {"sleep", sleep},
    {"now", now},
    {"log", log},
    {"print", log},
    {"exit", exitThread},
    {"crash", crash},
    {"exit_process", exitProcess},
    {"receive_any", receiveAny},
    {nullptr, nullptr},
};

}  // namespace

const luaL_Reg kThreadMethods[] = {
    {"join", join}, {"start", start}, {"is_alive", isAlive}, {nullptr, nullptr}};

void openScriptLibrary(lua_State *lua)
{
    lua_pushglobaltable(lua);
    luaL_setfuncs(lua, kGlobals, 0);
    const std::string &name = ScriptState::of(lua).body().name();
    lua_pushlstring(lua, name.data(), name.size());
    lua_setfield(lua, -2, "me");
    lua_pop(lua, 1);
}

}  // namespace ws
