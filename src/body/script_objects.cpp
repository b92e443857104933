#include <map>

#include "body/script_call.h"
#include "body/script_library.h"
#include "body/script_scan.h"
#include "body/script_words.h"
#include "sync/primitive.h"

namespace ws {

namespace {

using Kind = ScriptObject::Kind;

// Registry: object by the name that the script calls it.
constexpr const char *kNames = "waitscope.names";

struct KindMethods
{
    Kind kind;
    const luaL_Reg *methods;
};

constexpr luaL_Reg kNoMethods[] = {{nullptr, nullptr}};

const KindMethods kKinds[] = {
    {Kind::Lock, kLockMethods},           {Kind::SharedLock, kSharedLockMethods},
    {Kind::Monitor, kMonitorMethods},     {Kind::Event, kEventMethods},
    {Kind::Semaphore, kSemaphoreMethods}, {Kind::SemaphoreSet, kSemaphoreSetMethods},
    {Kind::Barrier, kBarrierMethods},     {Kind::Latch, kLatchMethods},
    {Kind::Cell, kCellMethods},           {Kind::Outside, kOutsideMethods},
    {Kind::Channel, kChannelMethods},     {Kind::Thread, kThreadMethods},
    {Kind::Unwired, kNoMethods},
};

// "lock, try_lock, unlock"
std::string methodList(std::string_view kind)
{
    std::string list;
    for (const std::string &method : methodsOf(kind))
        list.append(list.empty() ? "" : ", ").append(method);
    return list;
}

int objectName(lua_State *lua)
{
    const ScriptObject *object = objectAt(lua, 1);
    if (object == nullptr)
        raiseError(lua, "name() is a method of an object: write a colon before it");
    lua_pushlstring(lua, object->name->data(), object->name->size());
    return 1;
}

// __index of the methods: reached only by names that are none. Called with the table of methods.
int noSuchMethod(lua_State *lua)
{
    const std::string kind = lua_tostring(lua, lua_upvalueindex(1));
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : luaL_typename(lua, 2);
    if (kind == kindId(Kind::Unwired))
        raiseError(
            lua,
            "this thread was not wired to that object: name it in the script as it is in the experiment");
    raiseError(lua, "a " + kind + " has no method '" + name + "'; it has " + methodList(kind));
}

int cannotChange(lua_State *lua)
{
    raiseError(lua, "objects of the experiment cannot be given fields; keep values in variables");
}

std::string metatableName(Kind kind)
{
    return "waitscope." + std::string(kindId(kind));
}

// Which family a handle is of is known from its class; a monitor is a lock too.
Kind kindOf(Handle *handle)
{
    if (dynamic_cast<Monitor *>(handle) != nullptr)
        return Kind::Monitor;
    if (dynamic_cast<Lock *>(handle) != nullptr)
        return Kind::Lock;
    if (dynamic_cast<SharedLock *>(handle) != nullptr)
        return Kind::SharedLock;
    if (dynamic_cast<EventFlag *>(handle) != nullptr)
        return Kind::Event;
    if (dynamic_cast<Semaphore *>(handle) != nullptr)
        return Kind::Semaphore;
    if (dynamic_cast<SemaphoreSet *>(handle) != nullptr)
        return Kind::SemaphoreSet;
    if (dynamic_cast<Barrier *>(handle) != nullptr)
        return Kind::Barrier;
    if (dynamic_cast<Latch *>(handle) != nullptr)
        return Kind::Latch;
    if (dynamic_cast<Outside *>(handle) != nullptr)
        return Kind::Outside;
    return dynamic_cast<Cell *>(handle) != nullptr ? Kind::Cell : Kind::Unwired;
}

template <typename Uses>
auto useOf(const Uses &uses, std::uint32_t object)
{
    const auto found =
        std::find_if(uses.begin(), uses.end(), [&](const auto &use) { return use.object == object; });
    return found != uses.end() ? &*found : nullptr;
}

std::unique_ptr<ScriptChannel> channelOf(Body &body, std::uint32_t object)
{
    auto channel = std::make_unique<ScriptChannel>();
    channel->sends = body.endOf(object, true);
    channel->receives = body.endOf(object, false);
    if (channel->sends == nullptr && channel->receives == nullptr)
        return nullptr;
    if (channel->sends != nullptr)
        channel->out.resize(channel->sends->setup().messageBytes);
    if (channel->receives != nullptr) {
        channel->in.resize(std::max<std::size_t>(channel->receives->setup().messageBytes, 1));
        channel->checker.emplace(body.checker(*channel->receives));
    }
    return channel;
}

ScriptObject objectOf(ScriptState &state, const std::string &name, std::uint32_t number)
{
    Body &body = state.body();
    ScriptObject object;
    object.object = number;
    object.name = &name;
    object.handle = body.primitiveOf(number);
    if (object.handle != nullptr) {
        object.kind = kindOf(object.handle);
    } else if (auto channel = channelOf(body, number)) {
        object.kind = Kind::Channel;
        object.channel = channel.get();
        state.channels().push_back(std::move(channel));
    } else if (body.isAlive(number)) {
        object.kind = Kind::Thread;
        object.join = useOf(body.joins(), number);
        object.start = useOf(body.starts(), number);
    }
    return object;
}

// The object's own name, where the script calls it by an argument.
const std::string &ownName(const Part::Script &script, const std::string &called)
{
    const std::vector<std::string> &argument = script.arguments.names(called);
    return argument.size() == 1 ? argument.front() : called;
}

// A text of an argument: the object of that name, or the text.
void pushArgumentText(lua_State *lua, int names, const std::string &text)
{
    if (lua_getfield(lua, names, text.c_str()) != LUA_TNIL)
        return;
    lua_pop(lua, 1);
    lua_pushlstring(lua, text.data(), text.size());
}

void publish(lua_State *lua, const std::string &name)
{
    if (isLibraryName(name))
        lua_pop(lua, 1);
    else
        lua_setglobal(lua, name.c_str());
}

void publishArguments(lua_State *lua, int names, const ParameterValues &arguments)
{
    for (const auto &[name, value] : arguments.numbers()) {
        lua_pushinteger(lua, value);
        publish(lua, name);
    }
    for (const auto &[name, value] : arguments.reals()) {
        lua_pushnumber(lua, value);
        publish(lua, name);
    }
    for (const auto &[name, values] : arguments.nameLists()) {
        if (values.size() == 1) {
            if (lua_getfield(lua, names, name.c_str()) == LUA_TNIL) {
                lua_pop(lua, 1);
                pushArgumentText(lua, names, values.front());
            }
        } else {
            lua_createtable(lua, static_cast<int>(values.size()), 0);
            for (std::size_t i = 0; i < values.size(); ++i) {
                pushArgumentText(lua, names, values[i]);
                lua_rawseti(lua, -2, static_cast<lua_Integer>(i) + 1);
            }
        }
        publish(lua, name);
    }
}

// object("fork 1")
int objectByName(lua_State *lua)
{
    const char *name = luaL_checkstring(lua, 1);
    lua_getfield(lua, LUA_REGISTRYINDEX, kNames);
    if (lua_getfield(lua, -1, name) == LUA_TNIL)
        raiseError(lua, std::string("the experiment has no channel, primitive or thread '") + name + "'");
    return 1;
}

}  // namespace

std::string_view kindId(Kind kind)
{
    switch (kind) {
    case Kind::Lock:
        return familyId(Family::Lock);
    case Kind::SharedLock:
        return familyId(Family::SharedLock);
    case Kind::Monitor:
        return familyId(Family::Monitor);
    case Kind::Event:
        return familyId(Family::Event);
    case Kind::Semaphore:
        return familyId(Family::Semaphore);
    case Kind::SemaphoreSet:
        return familyId(Family::SemaphoreSet);
    case Kind::Barrier:
        return familyId(Family::Barrier);
    case Kind::Latch:
        return familyId(Family::Latch);
    case Kind::Cell:
        return familyId(Family::Cell);
    case Kind::Outside:
        return familyId(Family::Outside);
    case Kind::Channel:
        return "channel";
    case Kind::Thread:
        return "thread";
    case Kind::Unwired:
        break;
    }
    return "unwired";
}

void openScriptObjects(lua_State *lua)
{
    for (const KindMethods &kind : kKinds) {
        const std::string id(kindId(kind.kind));
        luaL_newmetatable(lua, metatableName(kind.kind).c_str());
        lua_newtable(lua);
        luaL_setfuncs(lua, kind.methods, 0);
        lua_pushcfunction(lua, objectName);
        lua_setfield(lua, -2, "name");
        lua_newtable(lua);
        lua_pushlstring(lua, id.data(), id.size());
        lua_pushcclosure(lua, noSuchMethod, 1);
        lua_setfield(lua, -2, "__index");
        lua_setmetatable(lua, -2);
        lua_setfield(lua, -2, "__index");
        lua_pushcfunction(lua, objectName);
        lua_setfield(lua, -2, "__tostring");
        lua_pushcfunction(lua, cannotChange);
        lua_setfield(lua, -2, "__newindex");
        lua_pushlstring(lua, id.data(), id.size());
        lua_setfield(lua, -2, "__name");
        lua_pushlstring(lua, id.data(), id.size());
        lua_setfield(lua, -2, "__metatable");
        lua_pop(lua, 1);
    }
}

void publishScriptNames(lua_State *lua)
{
    ScriptState &state = ScriptState::of(lua);
    const Part::Script &script = state.body().script();
    std::map<std::uint32_t, std::string> first;  // what an object was called first
    lua_newtable(lua);
    const int names = lua_gettop(lua);
    for (const Part::Name &name : script.names) {
        const auto [known, isNew] = first.emplace(name.object, name.name);
        if (isNew) {
            const ScriptObject object = objectOf(state, ownName(script, name.name), name.object);
            *static_cast<ScriptObject *>(lua_newuserdatauv(lua, sizeof(ScriptObject), 0)) = object;
            luaL_setmetatable(lua, metatableName(object.kind).c_str());
        } else {
            // One object has one value, so that two names of it are equal.
            lua_getfield(lua, names, known->second.c_str());
        }
        lua_pushvalue(lua, -1);
        lua_setfield(lua, names, name.name.c_str());
        publish(lua, name.name);
    }
    publishArguments(lua, names, script.arguments);
    lua_setfield(lua, LUA_REGISTRYINDEX, kNames);
    lua_pushcfunction(lua, objectByName);
    lua_setglobal(lua, "object");
}

}  // namespace ws
