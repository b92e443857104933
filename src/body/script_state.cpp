#include "body/script_state.h"

#include <cstdlib>

#include "body/script_library.h"

namespace ws {

namespace {

constexpr int kInstructionsPerLook = 10'000;
constexpr std::size_t kMostLogBytes = 1000;
// Lua cuts names of sources at LUA_IDSIZE, in the middle of a character if need be.
constexpr std::size_t kMostSourceBytes = LUA_IDSIZE - 8;
constexpr const char *kOutOfMemory = "out of memory: a script may use 64 MiB";

// The address stands for the end of a script; no script can make such a value.
constexpr char kEndMark = 0;

void *endMark()
{
    return const_cast<char *>(&kEndMark);
}

// Not in the middle of a character of UTF-8.
std::string_view firstBytes(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80)
        --most;
    return text.substr(0, most);
}

// Feeds the text to the compiler behind as many empty lines as come before it in its file, so that every line number of
// Lua's is one of the file.
struct Feed
{
    std::string linesBefore;
    std::string_view text;
    int part = 0;
};

const char *readFeed(lua_State *, void *data, std::size_t *size)
{
    Feed &feed = *static_cast<Feed *>(data);
    if (feed.part == 0 && feed.linesBefore.empty())
        feed.part = 1;
    const std::string_view piece = feed.part == 0 ? std::string_view(feed.linesBefore) : feed.text;
    *size = feed.part < 2 ? piece.size() : 0;
    return feed.part++ < 2 ? piece.data() : nullptr;
}

}  // namespace

ScriptState::ScriptState(Body &body)
    : m_body(body), m_notesLineAtCalls(body.recorder().records() && !body.recorder().recordsAll())
{
    const Part::Script &script = body.script();
    const bool isInFile = script.firstLine > 0 && !script.file.empty();
    m_source = firstBytes(isInFile ? script.file : script.name, kMostSourceBytes);
    m_linesBefore = script.firstLine > 0 ? script.firstLine - 1 : 0;
    m_lua = lua_newstate(allocate, this);
    if (m_lua != nullptr)
        *static_cast<ScriptState **>(lua_getextraspace(m_lua)) = this;
}

ScriptState::~ScriptState()
{
    if (m_lua != nullptr)
        lua_close(m_lua);
}

Result<> ScriptState::run()
{
    if (m_lua == nullptr)
        return Error{ErrorKind::Limit, 0, "start a script: no memory for its state"};
    lua_pushcfunction(m_lua, handleError);
    auto loaded = load();
    if (!loaded)
        return loaded;
    if (m_body.recorder().recordsAll())
        lua_sethook(m_lua, hook, LUA_MASKLINE, 0);
    else
        lua_sethook(m_lua, hook, LUA_MASKCOUNT, kInstructionsPerLook);
    const int status = lua_pcall(m_lua, 0, 0, 1);
    lua_sethook(m_lua, nullptr, 0, 0);
    logDropped(m_line);
    if (status == LUA_OK || m_end != End::None)
        return {};
    return errorOf(status);
}

// Allocates nothing in Lua, where nothing would catch the error of a full memory.
Error ScriptState::errorOf(int status) const
{
    std::string text = m_source;
    if (status == LUA_ERRMEM) {
        if (m_outOfMemoryLine > 0)
            text += ":" + std::to_string(m_outOfMemoryLine);
        text += std::string(": ") + kOutOfMemory;
    } else if (lua_type(m_lua, -1) == LUA_TSTRING) {
        text = lua_tostring(m_lua, -1);
    } else {
        text += ": an error while an error was handled";
    }
    return Error{ErrorKind::BadInput, 0, std::move(text)};
}

// Leaves the compiled script on the stack.
Result<> ScriptState::load()
{
    lua_pushcfunction(m_lua, prepare);
    int status = lua_pcall(m_lua, 0, 0, 1);
    if (status == LUA_OK) {
        Feed feed{std::string(static_cast<std::size_t>(m_linesBefore), '\n'), m_body.script().text};
        status = lua_load(m_lua, readFeed, &feed, ("=" + m_source).c_str(), "t");
    }
    if (status == LUA_OK)
        return {};
    return errorOf(status);
}

int ScriptState::prepare(lua_State *lua)
{
    openScriptBase(lua);
    openScriptObjects(lua);
    openScriptLibrary(lua);
    publishScriptNames(lua);
    return 0;
}

void *ScriptState::allocate(void *self, void *block, std::size_t oldSize, std::size_t newSize)
{
    auto &state = *static_cast<ScriptState *>(self);
    const std::size_t before = block != nullptr ? oldSize : 0;  // of no block, the old size is a type
    if (newSize == 0) {
        std::free(block);
        state.m_bytes -= before;
        return nullptr;
    }
    const std::size_t after = state.m_bytes - before + newSize;
    void *moved = newSize <= before || after <= kMostScriptBytes ? std::realloc(block, newSize) : nullptr;
    if (moved == nullptr) {
        // The error has no line, and its stack is gone when it arrives. Reading it allocates nothing.
        lua_Debug where;
        for (int level = 0; state.m_lua != nullptr && lua_getstack(state.m_lua, level, &where) != 0;
             ++level) {
            if (lua_getinfo(state.m_lua, "l", &where) != 0 && where.currentline > 0) {
                state.m_outOfMemoryLine = where.currentline;
                break;
            }
        }
        return nullptr;
    }
    state.m_bytes = after;
    return moved;
}

void ScriptState::hook(lua_State *lua, lua_Debug *where)
{
    ScriptState &state = of(lua);
    if (where->event == LUA_HOOKCOUNT)
        lua_getinfo(lua, "l", where);
    state.noteFileLine(where->currentline);
    state.goOn(lua);
}

void ScriptState::noteLine(lua_State *lua)
{
    lua_Debug where;
    for (int level = 1; lua_getstack(lua, level, &where) != 0; ++level) {
        lua_getinfo(lua, "l", &where);
        if (where.currentline > 0) {
            noteFileLine(where.currentline);
            return;
        }
    }
}

void ScriptState::noteFileLine(int fileLine)
{
    const int line = fileLine - m_linesBefore;
    if (line == m_line || line <= 0)
        return;
    m_line = line;
    m_body.recorder().scriptLine(static_cast<std::uint32_t>(line));
}

void ScriptState::stop(lua_State *lua)
{
    if (m_end == End::None)
        m_end = End::Stopped;
    raiseEnd(lua);
}

void ScriptState::exit(lua_State *lua)
{
    m_end = End::Exited;
    raiseEnd(lua);
}

bool ScriptState::isEnd(lua_State *lua, int index)
{
    return lua_touserdata(lua, index) == endMark();
}

void ScriptState::raiseEnd(lua_State *lua) const
{
    lua_pushlightuserdata(lua, endMark());
    lua_error(lua);
    std::abort();  // lua_error() does not return
}

void ScriptState::pushWhere(lua_State *lua) const
{
    lua_Debug where;
    for (int level = 0; lua_getstack(lua, level, &where) != 0; ++level) {
        lua_getinfo(lua, "l", &where);
        if (where.currentline > 0) {
            lua_pushfstring(lua, "%s:%d: ", m_source.c_str(), where.currentline);
            return;
        }
    }
    lua_pushfstring(lua, "%s: ", m_source.c_str());
}

void ScriptState::explain(lua_State *lua, int status) const
{
    if (status != LUA_ERRMEM)
        return;
    lua_pop(lua, 1);
    if (m_outOfMemoryLine > 0)
        lua_pushfstring(lua, "%s:%d: %s", m_source.c_str(), m_outOfMemoryLine, kOutOfMemory);
    else
        lua_pushfstring(lua, "%s: %s", m_source.c_str(), kOutOfMemory);
}

// What error() was given, as text with its line; the end of the script as it is.
int ScriptState::handleError(lua_State *lua)
{
    const ScriptState &state = of(lua);
    if (isEnd(lua, 1))
        return 1;
    std::size_t size = 0;
    const char *message = luaL_tolstring(lua, 1, &size);
    if (lua_type(lua, 1) == LUA_TSTRING && std::string_view(message, size).starts_with(state.m_source + ":"))
        return 1;
    state.pushWhere(lua);
    lua_insert(lua, -2);
    lua_concat(lua, 2);
    return 1;
}

void ScriptState::log(lua_State *lua, std::string_view text)
{
    noteLine(lua);
    const Ticks now = m_body.now();
    if (m_logSecond == 0 || now - m_logSecond >= m_body.ticksOf(std::chrono::seconds(1))) {
        logDropped(m_line);
        m_logSecond = now;
        m_logLines = 0;
    }
    if (m_logLines >= kMostLogLinesPerSecond) {
        ++m_logDropped;
        return;
    }
    ++m_logLines;
    m_body.log(m_line, firstBytes(text, kMostLogBytes));
}

void ScriptState::logDropped(int line)
{
    if (m_logDropped == 0)
        return;
    m_body.log(line, "(" + std::to_string(m_logDropped) + " lines of this thread were left out: at most " +
                         std::to_string(kMostLogLinesPerSecond) + " a second are kept)");
    m_logDropped = 0;
}

}  // namespace ws
