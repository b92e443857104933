#include "body/script_words.h"

#include <algorithm>

namespace ws {

namespace {

constexpr std::string_view kLibrary[] = {
    // of Lua; what it has besides would read files, load code, write to the terminal or hide names from the scan
    "_VERSION", "assert", "collectgarbage", "coroutine", "error", "getmetatable", "ipairs", "math", "next",
    "pairs", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "select", "setmetatable", "string",
    "table", "tonumber", "tostring", "type", "utf8", "xpcall",
    // ours
    "crash", "exit", "exit_process", "log", "me", "now", "object", "random", "receive_any", "sleep", "work"};

constexpr MethodWord kMethods[] = {
    {"lock", "lock", kTakes},
    {"lock", "try_lock", kTakes},
    {"lock", "unlock", kGives},
    {"lock", "recover", kTakes},
    {"lock", "with", kTakes | kGives},

    {"rwlock", "lock_shared", kTakes},
    {"rwlock", "try_lock_shared", kTakes},
    {"rwlock", "lock_exclusive", kTakes},
    {"rwlock", "try_lock_exclusive", kTakes},
    {"rwlock", "unlock", kGives},

    {"monitor", "lock", kTakes},
    {"monitor", "try_lock", kTakes},
    {"monitor", "unlock", kGives},
    {"monitor", "with", kTakes | kGives},
    {"monitor", "wait", kTakes},
    {"monitor", "notify", kGives},
    {"monitor", "notify_all", kGives},

    {"event", "wait", kTakes},
    {"event", "set", kGives},
    {"event", "clear", 0},
    {"event", "is_set", 0},

    {"semaphore", "acquire", kTakes},
    {"semaphore", "try_acquire", kTakes},
    {"semaphore", "release", kGives},
    {"semaphore", "value", 0},

    {"semaphore_set", "operate", kTakes | kGives},
    {"semaphore_set", "try_operate", kTakes | kGives},
    {"semaphore_set", "value", 0},

    {"barrier", "wait", kTakes | kGives},

    {"latch", "count_down", kGives},
    {"latch", "wait", kTakes},

    {"cell", "get", kTakes},
    {"cell", "set", kTakes},
    {"cell", "add", kTakes},

    {"outside", "wait", kTakes},

    {"channel", "send", kSends},
    {"channel", "try_send", kSends},
    {"channel", "receive", kReceives},
    {"channel", "try_receive", kReceives},
    {"channel", "close", 0},  // of whatever the thread does with it else

    {"thread", "join", kJoins},
    {"thread", "start", kStarts},
    {"thread", "is_alive", 0},
};

}  // namespace

std::span<const MethodWord> methodWords()
{
    return kMethods;
}

bool isLibraryName(std::string_view name)
{
    return std::find(std::begin(kLibrary), std::end(kLibrary), name) != std::end(kLibrary);
}

std::uint32_t methodAbilities(std::string_view method)
{
    std::uint32_t all = 0;
    for (const MethodWord &word : kMethods) {
        if (word.name == method)
            all |= word.abilities;
    }
    return all;
}

}  // namespace ws
