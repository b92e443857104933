// An object of the experiment as a script holds it: a primitive, a channel or a thread, with this thread's handles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/body.h"

namespace ws {

// One thread's ends of one channel, with what their messages need. A message of a script:
//
//   | header of channel/message.h, 24 bytes | length of the text, 4 | text | zeros |
struct ScriptChannel
{
    Channel *sends = nullptr;
    Channel *receives = nullptr;
    std::optional<MessageChecker> checker;
    std::vector<std::byte> out;
    std::vector<std::byte> in;  // keeps the part of a message that has come so far
    std::uint64_t sequence = 0;
    bool ended = false;  // nothing more will come
};

// Lives in Lua's memory, with a metatable for its kind; all that it points to outlives the state.
struct ScriptObject
{
    enum class Kind : std::uint8_t {
        Lock,
        SharedLock,
        Monitor,
        Event,
        Semaphore,
        SemaphoreSet,
        Barrier,
        Latch,
        Cell,
        Outside,
        Channel,
        Thread,
        Unwired,  // of the experiment, but this thread has no handle of it
    };

    Kind kind = Kind::Unwired;
    std::uint32_t object = 0;
    const std::string *name = nullptr;
    Handle *handle = nullptr;
    ScriptChannel *channel = nullptr;
    const Part::Join *join = nullptr;
    const Part::Start *start = nullptr;
};

std::string_view kindId(ScriptObject::Kind kind);  // familyId(), "channel", "thread", "unwired"

}  // namespace ws
