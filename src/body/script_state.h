// One thread's Lua: its state, its limits, the line it runs, and how it ends.
//
// Errors inside of Lua are C++ exceptions (the library is Lua compiled as C++), so that owners on the stack are cleaned
// up; none of them leaves run(). The end of a script (a stop of the run, exit()) is an error too, one that no pcall can
// keep: once it has begun, every protected call passes it on, and every line and every call of the library raises it
// again.
//
// The line: at full level a hook at every line; else it is read at each call of the library, and a hook at every 10,000
// instructions keeps endless loops in hand. Figures in DECISIONS.md. Not in hand, so that the session has to end the
// process: a single call of Lua's own that takes for ever, such as a pattern match of exponential length; and an endless
// __close of a coroutine that was stopped.
//
// Threads:   the thread of the body. Ownership: borrows the body.
// Blocking:  run(), as the script does. Errors: BadInput with "FILE:LINE: message".
#pragma once

#include <lua.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "body/body.h"
#include "body/script_object.h"

namespace ws {

inline constexpr std::size_t kMostScriptBytes = 64 << 20;
inline constexpr int kMostLogLinesPerSecond = 100;

class ScriptState
{
public:
    explicit ScriptState(Body &body);
    ScriptState(const ScriptState &) = delete;
    ScriptState &operator=(const ScriptState &) = delete;
    ~ScriptState();

    Result<> run();

    static ScriptState &of(lua_State *lua) { return **static_cast<ScriptState **>(lua_getextraspace(lua)); }

    Body &body() { return m_body; }
    std::vector<std::unique_ptr<ScriptChannel>> &channels() { return m_channels; }

    // At the begin of every call of the library: notes the line, waits while the run is paused, raises its end.
    void enter(lua_State *lua)
    {
        if (m_notesLineAtCalls)
            noteLine(lua);
        goOn(lua);
    }
    // After a call that may have kept an end from going on.
    void passEndOn(lua_State *lua)
    {
        if (m_end != End::None) [[unlikely]]
            raiseEnd(lua);
    }
    [[noreturn]] void exit(lua_State *lua);
    // Whether the error value at `index` is that of the end.
    static bool isEnd(lua_State *lua, int index);

    // Grows with every call: where a choice among several begins, so that none is always the first.
    std::size_t nextTurn() { return m_turn++; }

    // "FILE:LINE: " of the innermost line of the script, on the stack.
    void pushWhere(lua_State *lua) const;
    // Instead of the message on the stack, if that is of the memory limit.
    void explain(lua_State *lua, int status) const;
    void log(lua_State *lua, std::string_view text);

private:
    enum class End { None, Stopped, Exited };

    static void *allocate(void *self, void *block, std::size_t oldSize, std::size_t newSize);
    static void hook(lua_State *lua, lua_Debug *where);
    static int handleError(lua_State *lua);
    static int prepare(lua_State *lua);

    void goOn(lua_State *lua)
    {
        if (m_end != End::None || !m_body.proceed()) [[unlikely]]
            stop(lua);
    }
    [[noreturn]] void stop(lua_State *lua);
    [[noreturn]] void raiseEnd(lua_State *lua) const;
    void noteLine(lua_State *lua);
    void noteFileLine(int fileLine);
    Result<> load();
    Error errorOf(int status) const;
    void logDropped(int line);

    Body &m_body;
    lua_State *m_lua = nullptr;
    std::vector<std::unique_ptr<ScriptChannel>> m_channels;
    std::string m_source;   // for messages: a file, or the script's name
    int m_linesBefore = 0;  // of the file, before the script
    int m_line = 0;         // of the script
    int m_outOfMemoryLine = 0;
    std::size_t m_bytes = 0;
    bool m_notesLineAtCalls = false;
    End m_end = End::None;
    std::size_t m_turn = 0;
    Ticks m_logSecond = 0;  // begin of the second in which the lines are counted
    int m_logLines = 0;
    std::uint64_t m_logDropped = 0;
};

}  // namespace ws
