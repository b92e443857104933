// Methods of what has owners: lock, rwlock, monitor.
#include <cerrno>

#include "body/script_call.h"
#include "body/script_library.h"

namespace ws {

namespace {

using Kind = ScriptObject::Kind;

ScriptObject &enterLock(lua_State *lua)
{
    return enter(lua, Kind::Lock, Kind::Monitor);
}

// The lock is owned, but its last owner died with it: what it guards may be in pieces.
bool isOwnerDead(const Result<> &outcome)
{
    return !outcome && outcome.error().kind == ErrorKind::System && outcome.error().sysErrno == EOWNERDEAD;
}

int answerLocked(lua_State *lua, const ScriptObject &object, const Result<> &outcome)
{
    if (!isOwnerDead(outcome)) [[likely]]
        return answer(lua, object, outcome);
    lua_pushboolean(lua, 1);
    lua_pushliteral(lua, "owner died");
    return 2;
}

int lock(lua_State *lua)
{
    ScriptObject &object = enterLock(lua);
    const auto timeout = secondsAt(lua, 2);
    auto &handle = handleOf<Lock>(object);
    return answerLocked(lua, object, timeout == kNoLimit ? handle.lock() : handle.lockFor(timeout));
}

int tryLock(lua_State *lua)
{
    ScriptObject &object = enterLock(lua);
    const Result<bool> locked = handleOf<Lock>(object).tryLock();
    if (!locked)
        return answerLocked(lua, object, locked.error());
    lua_pushboolean(lua, *locked);
    return 1;
}

int unlock(lua_State *lua)
{
    ScriptObject &object = enterLock(lua);
    return done(lua, object, handleOf<Lock>(object).unlock());
}

int recover(lua_State *lua)
{
    ScriptObject &object = enterLock(lua);
    return done(lua, object, handleOf<Lock>(object).recover());
}

// Behind the function's results, whatever became of it.
int finishWith(lua_State *lua, int status, lua_KContext)
{
    ScriptObject &object = selfOf(lua, Kind::Lock, Kind::Monitor);
    const Result<> unlocked = handleOf<Lock>(object).unlock();
    ScriptState::of(lua).passEndOn(lua);
    if (status != LUA_OK && status != LUA_YIELD) {
        ScriptState::of(lua).explain(lua, status);
        lua_error(lua);
    }
    if (!unlocked)
        raiseError(lua, object, unlocked.error());
    return lua_gettop(lua) - 1;
}

// l:with(f): f runs with the lock, which is given back even when f fails; what f returns.
int with(lua_State *lua)
{
    ScriptObject &object = enterLock(lua);
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    const Result<> locked = handleOf<Lock>(object).lock();
    const bool ownerDied = isOwnerDead(locked);
    if (!locked && !ownerDied)
        raiseError(lua, object, locked.error());
    if (ownerDied)
        lua_pushliteral(lua, "owner died");
    const int status = lua_pcallk(lua, ownerDied ? 1 : 0, LUA_MULTRET, 0, 0, finishWith);
    return finishWith(lua, status, 0);
}

int lockShared(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SharedLock);
    return answer(lua, object, handleOf<SharedLock>(object).lockShared(secondsAt(lua, 2)));
}

int tryLockShared(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SharedLock);
    return answer(lua, object, handleOf<SharedLock>(object).lockShared(std::chrono::nanoseconds(0)));
}

int lockExclusive(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SharedLock);
    return answer(lua, object, handleOf<SharedLock>(object).lockExclusive(secondsAt(lua, 2)));
}

int tryLockExclusive(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SharedLock);
    return answer(lua, object, handleOf<SharedLock>(object).lockExclusive(std::chrono::nanoseconds(0)));
}

int unlockShared(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SharedLock);
    return done(lua, object, handleOf<SharedLock>(object).unlock());
}

// The name of a condition, if the argument is one. A number is no name: it is the time to wait.
std::string_view conditionAt(lua_State *lua, int index)
{
    if (lua_type(lua, index) != LUA_TSTRING)
        return {};
    std::size_t size = 0;
    const char *name = lua_tolstring(lua, index, &size);
    return {name, size};
}

std::string_view onlyConditionAt(lua_State *lua, int index)
{
    if (!lua_isnoneornil(lua, index))
        luaL_checktype(lua, index, LUA_TSTRING);
    return conditionAt(lua, index);
}

int waitInMonitor(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Monitor);
    const std::string_view condition = conditionAt(lua, 2);
    const auto timeout = secondsAt(lua, condition.empty() ? 2 : 3);
    return answer(lua, object, handleOf<Monitor>(object).wait(timeout, condition));
}

int notify(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Monitor);
    return done(lua, object, handleOf<Monitor>(object).notify(onlyConditionAt(lua, 2)));
}

int notifyAll(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Monitor);
    return done(lua, object, handleOf<Monitor>(object).notifyAll(onlyConditionAt(lua, 2)));
}

}  // namespace

const luaL_Reg kLockMethods[] = {
    {"lock", lock},       {"try_lock", tryLock}, {"unlock", unlock},
    {"recover", recover}, {"with", with},        {nullptr, nullptr},
};

const luaL_Reg kSharedLockMethods[] = {
    {"lock_shared", lockShared},       {"try_lock_shared", tryLockShared},
    {"lock_exclusive", lockExclusive}, {"try_lock_exclusive", tryLockExclusive},
    {"unlock", unlockShared},          {nullptr, nullptr},
};

const luaL_Reg kMonitorMethods[] = {
    {"lock", lock},          {"try_lock", tryLock}, {"unlock", unlock},        {"with", with},
    {"wait", waitInMonitor}, {"notify", notify},    {"notify_all", notifyAll}, {nullptr, nullptr},
};

}  // namespace ws
