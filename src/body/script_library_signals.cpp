// Methods of what has no owner: event, semaphore, semaphore_set, barrier, latch, cell, outside.
#include "body/script_call.h"
#include "body/script_library.h"

namespace ws {

namespace {

using Kind = ScriptObject::Kind;

int waitForEvent(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Event);
    return answer(lua, object, handleOf<EventFlag>(object).wait(secondsAt(lua, 2)));
}

int setEvent(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Event);
    return done(lua, object, handleOf<EventFlag>(object).set());
}

int clearEvent(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Event);
    return done(lua, object, handleOf<EventFlag>(object).clear());
}

int isEventSet(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Event);
    lua_pushboolean(lua, handleOf<EventFlag>(object).isSet());
    return 1;
}

int acquire(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Semaphore);
    return answer(lua, object, handleOf<Semaphore>(object).acquire(secondsAt(lua, 2)));
}

int tryAcquire(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Semaphore);
    return answer(lua, object, handleOf<Semaphore>(object).acquire(std::chrono::nanoseconds(0)));
}

int release(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Semaphore);
    return done(lua, object, handleOf<Semaphore>(object).release(countAt(lua, 2, 1)));
}

int pushValue(lua_State *lua, const ScriptObject &object, const Result<std::int64_t> &value)
{
    if (!value)
        raiseError(lua, object, value.error());
    lua_pushinteger(lua, *value);
    return 1;
}

int valueOfSemaphore(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Semaphore);
    return pushValue(lua, object, handleOf<Semaphore>(object).value());
}

std::uint32_t memberOf(lua_State *lua, lua_Integer number)
{
    if (number < 1 || number > INT32_MAX)
        raiseError(lua, "the members of a semaphore set are numbered from 1");
    return static_cast<std::uint32_t>(number - 1);
}

// {member, change}, the value on the stack.
SemaphoreSet::Operation operationAt(lua_State *lua)
{
    lua_Integer parts[2] = {};
    for (int i = 0; i < 2; ++i) {
        int isNumber = 0;
        if (lua_type(lua, -1) == LUA_TTABLE) {
            lua_rawgeti(lua, -1, i + 1);
            parts[i] = lua_tointegerx(lua, -1, &isNumber);
            lua_pop(lua, 1);
        }
        if (isNumber == 0)
            raiseError(lua, "an operation on a semaphore set is a list of {member, change}: set:operate{{1, "
                            "-1}, {2, -1}}");
    }
    if (parts[1] < INT32_MIN || parts[1] > INT32_MAX)
        raiseError(lua, "a change of a semaphore is too large");
    return {memberOf(lua, parts[0]), static_cast<std::int32_t>(parts[1])};
}

int operateFor(lua_State *lua, const ScriptObject &object, std::chrono::nanoseconds timeout)
{
    luaL_checktype(lua, 2, LUA_TTABLE);
    std::vector<SemaphoreSet::Operation> operations;
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, 2));
    for (lua_Integer i = 1; i <= count; ++i) {
        lua_rawgeti(lua, 2, i);
        operations.push_back(operationAt(lua));
        lua_pop(lua, 1);
    }
    return answer(lua, object, handleOf<SemaphoreSet>(object).operate(operations, timeout));
}

int operate(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SemaphoreSet);
    return operateFor(lua, object, secondsAt(lua, 3));
}

int tryOperate(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SemaphoreSet);
    return operateFor(lua, object, std::chrono::nanoseconds(0));
}

int valueOfMember(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::SemaphoreSet);
    const std::uint32_t member = memberOf(lua, luaL_checkinteger(lua, 2));
    return pushValue(lua, object, handleOf<SemaphoreSet>(object).value(member));
}

int waitAtBarrier(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Barrier);
    const Result<bool> isOne = handleOf<Barrier>(object).wait(secondsAt(lua, 2));
    if (!isOne && isOne.error().kind == ErrorKind::Timeout)
        return answerTimeout(lua);
    if (!isOne)
        raiseError(lua, object, isOne.error());
    lua_pushboolean(lua, *isOne);
    return 1;
}

int countDown(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Latch);
    return done(lua, object, handleOf<Latch>(object).countDown(countAt(lua, 2, 1)));
}

int waitForLatch(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Latch);
    return answer(lua, object, handleOf<Latch>(object).wait(secondsAt(lua, 2)));
}

int getCell(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Cell);
    lua_pushinteger(lua, handleOf<Cell>(object).read());
    return 1;
}

int setCell(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Cell);
    handleOf<Cell>(object).write(luaL_checkinteger(lua, 2));
    return 0;
}

int addToCell(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Cell);
    lua_pushinteger(lua, handleOf<Cell>(object).add(luaL_optinteger(lua, 2, 1)));
    return 1;
}

int waitForOutside(lua_State *lua)
{
    ScriptObject &object = enter(lua, Kind::Outside);
    return answer(lua, object, handleOf<Outside>(object).wait(secondsAt(lua, 2)));
}

}  // namespace

const luaL_Reg kEventMethods[] = {
    {"wait", waitForEvent}, {"set", setEvent},  {"clear", clearEvent},
    {"is_set", isEventSet}, {nullptr, nullptr},
};

const luaL_Reg kSemaphoreMethods[] = {
    {"acquire", acquire},        {"try_acquire", tryAcquire}, {"release", release},
    {"value", valueOfSemaphore}, {nullptr, nullptr},
};

const luaL_Reg kSemaphoreSetMethods[] = {
    {"operate", operate}, {"try_operate", tryOperate}, {"value", valueOfMember}, {nullptr, nullptr}};

const luaL_Reg kBarrierMethods[] = {{"wait", waitAtBarrier}, {nullptr, nullptr}};

const luaL_Reg kLatchMethods[] = {{"count_down", countDown}, {"wait", waitForLatch}, {nullptr, nullptr}};

const luaL_Reg kCellMethods[] = {{"get", getCell}, {"set", setCell}, {"add", addToCell}, {nullptr, nullptr}};

const luaL_Reg kOutsideMethods[] = {{"wait", waitForOutside}, {nullptr, nullptr}};

}  // namespace ws
