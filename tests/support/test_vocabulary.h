// The words of experiment files for tests that have no registries, with limits that do not depend on the machine.
#pragma once

#include <map>
#include <sstream>

#include "experiment/vocabulary.h"

namespace ws::test {

inline constexpr ParameterInfo kPipeParameters[] = {
    {.name = "capacity", .kind = ParameterKind::Bytes, .minimum = 4096, .maximum = 1 << 30, .meaning = {}},
};
inline constexpr ParameterInfo kPosixMqParameters[] = {
    {.name = "messages", .kind = ParameterKind::Count, .minimum = 1, .maximum = 65536, .meaning = {}},
};
inline constexpr ParameterInfo kQueueParameters[] = {
    {.name = "slots", .kind = ParameterKind::Count, .minimum = 1, .maximum = 1 << 20, .meaning = {}},
};
inline constexpr ParameterInfo kProduceParameters[] = {
    {.name = "to", .kind = ParameterKind::SendsTo, .required = true, .meaning = {}},
    {.name = "message", .kind = ParameterKind::Bytes, .minimum = 1, .maximum = 1 << 30, .meaning = {}},
    {.name = "rate", .kind = ParameterKind::Rate, .meaning = {}},
    {.name = "count", .kind = ParameterKind::Count, .minimum = 1, .meaning = {}},
    {.name = "time", .kind = ParameterKind::Duration, .minimum = 1, .meaning = {}},
};
inline constexpr ParameterInfo kConsumeParameters[] = {
    {.name = "from", .kind = ParameterKind::ReceivesFrom, .required = true, .meaning = {}},
    {.name = "service", .kind = ParameterKind::Duration, .meaning = {}},
    {.name = "delay", .kind = ParameterKind::Duration, .meaning = {}},
    {.name = "count", .kind = ParameterKind::Count, .minimum = 1, .meaning = {}},
};
inline constexpr ParameterInfo kRelayParameters[] = {
    {.name = "from", .kind = ParameterKind::ReceivesFrom, .required = true, .meaning = {}},
    {.name = "to", .kind = ParameterKind::SendsTo, .required = true, .meaning = {}},
    {.name = "service", .kind = ParameterKind::Duration, .meaning = {}},
};
inline constexpr ParameterInfo kPingParameters[] = {
    {.name = "to", .kind = ParameterKind::SendsTo, .required = true, .meaning = {}},
    {.name = "from", .kind = ParameterKind::ReceivesFrom, .required = true, .meaning = {}},
    {.name = "message", .kind = ParameterKind::Bytes, .minimum = 1, .maximum = 1 << 30, .meaning = {}},
    {.name = "count", .kind = ParameterKind::Count, .minimum = 1, .meaning = {}},
};
inline constexpr ParameterInfo kPongParameters[] = {
    {.name = "from", .kind = ParameterKind::ReceivesFrom, .required = true, .meaning = {}},
    {.name = "to", .kind = ParameterKind::SendsTo, .required = true, .meaning = {}},
};
inline constexpr ParameterInfo kTakeLocksParameters[] = {
    {.name = "locks", .kind = ParameterKind::Locks, .required = true, .meaning = {}},
    {.name = "gap", .kind = ParameterKind::Duration, .meaning = {}},
    {.name = "hold", .kind = ParameterKind::Duration, .meaning = {}},
    {.name = "pause", .kind = ParameterKind::Duration, .meaning = {}},
    {.name = "repeat", .kind = ParameterKind::Count, .minimum = 1, .meaning = {}},
};
inline constexpr ParameterInfo kJoinParameters[] = {
    {.name = "threads", .kind = ParameterKind::Threads, .required = true, .meaning = {}},
};

inline Vocabulary vocabulary()
{
    Vocabulary words;
    words.mechanisms = {
        {.id = "pipe",
         .parameters = kPipeParameters,
         .crossesProcesses = true,
         .keepsMessageBorders = false,
         .largestMessage = 0,
         .largestMessageSource = {},
         .atomicMessage = 4096,
         .atomicMessageSource = "PIPE_BUF, pipe(7)"},
        {.id = "posix-mq",
         .parameters = kPosixMqParameters,
         .crossesProcesses = true,
         .keepsMessageBorders = true,
         .largestMessage = 8192,
         .largestMessageSource = "/proc/sys/fs/mqueue/msgsize_max",
         .atomicMessage = 0,
         .atomicMessageSource = {}},
        {.id = "queue",
         .parameters = kQueueParameters,
         .crossesProcesses = false,
         .keepsMessageBorders = true,
         .largestMessage = 0,
         .largestMessageSource = {},
         .atomicMessage = 0,
         .atomicMessageSource = {}},
    };
    words.primitives = {{.id = "mutex"}};
    words.roles = {
        {.id = "produce", .parameters = kProduceParameters},
        {.id = "consume", .parameters = kConsumeParameters},
        {.id = "relay", .parameters = kRelayParameters},
        {.id = "ping", .parameters = kPingParameters},
        {.id = "pong", .parameters = kPongParameters},
        {.id = "take-locks", .parameters = kTakeLocksParameters},
        {.id = "join", .parameters = kJoinParameters},
    };
    words.mostThreads = 8;
    words.mostThreadsSource = "the slots of the recorder";
    return words;
}

inline constexpr std::string_view kMemoryChoices[] = {"memfd", "posix-shm", "file"};
inline constexpr ParameterInfo kSocketParameters[] = {
    {.name = "memory", .kind = ParameterKind::Choice, .choices = kMemoryChoices, .meaning = {}},
    {.name = "no_delay", .kind = ParameterKind::Flag, .meaning = {}},
};

// Besides, mechanisms that cannot be everything: one receiver only, two ways, tokens, not on this machine.
inline Vocabulary vocabularyOfAllShapes()
{
    Vocabulary words = vocabulary();
    MechanismWord socket;
    socket.id = "socket";
    socket.parameters = kSocketParameters;
    socket.manySenders = socket.manyReceivers = false;
    socket.duplex = true;
    MechanismWord datagram;
    datagram.id = "datagram";
    datagram.manyReceivers = false;
    datagram.smallestMessage = 8;
    MechanismWord event;
    event.id = "event";
    event.carriesTokens = true;
    MechanismWord gone;
    gone.id = "gone";
    gone.unavailable = "this kernel has no such thing";
    words.mechanisms.insert(words.mechanisms.end(), {socket, datagram, event, gone});
    return words;
}

inline constexpr ParameterInfo kSemaphoreParameters[] = {
    {.name = "initial", .kind = ParameterKind::Count, .maximum = 100, .meaning = {}},
};
inline constexpr ParameterInfo kBarrierParameters[] = {
    {.name = "parties", .kind = ParameterKind::Count, .required = true, .minimum = 1, .meaning = {}},
};
inline constexpr ParameterInfo kScriptParameters[] = {
    {.name = "message", .kind = ParameterKind::Bytes, .minimum = 1, .maximum = 1 << 30, .meaning = {}},
};

// A stand-in for the language of scripts, so that these tests need none. A line is a name and what the script does with
// it ("fork takes gives"), or "!" and a mistake; "all" is everything.
inline ScriptScan scanLines(std::string_view text)
{
    static const std::map<std::string, std::uint32_t> kWords{
        {"sends", kSends},   {"receives", kReceives}, {"takes", kTakes},    {"gives", kGives},
        {"starts", kStarts}, {"joins", kJoins},       {"all", kEverything},
    };
    ScriptScan scan;
    std::istringstream lines{std::string(text)};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.starts_with('!')) {
            scan.problems.push_back({number, line.substr(1)});
            continue;
        }
        std::istringstream words(line);
        ScriptMention mention;
        words >> mention.name;
        mention.line = number;
        for (std::string word; words >> word;) {
            if (const auto known = kWords.find(word); known != kWords.end())
                mention.abilities |= known->second;
            else
                mention.methods.push_back(word);
        }
        if (!mention.name.empty())
            scan.mentions.push_back(std::move(mention));
    }
    return scan;
}

// Besides, primitives of several families, one of which stays in its process, and scripts.
inline Vocabulary vocabularyWithScripts()
{
    Vocabulary words = vocabulary();
    words.primitives = {
        {.id = "mutex"},
        {.id = "spin"},
        {.id = "rw", .family = "rwlock"},
        {.id = "monitor", .family = "monitor"},
        {.id = "event", .family = "event"},
        {.id = "local-event", .family = "event", .crossesProcesses = false},
        {.id = "semaphore", .family = "semaphore", .parameters = kSemaphoreParameters},
        {.id = "barrier", .family = "barrier", .parameters = kBarrierParameters},
    };
    words.roles.push_back({.id = "script", .parameters = kScriptParameters});
    words.scanScript = scanLines;
    words.methodsOf = [](std::string_view family) {
        return family == "event" ? std::vector<std::string>{"wait", "set"} : std::vector<std::string>{"lock"};
    };
    return words;
}

}  // namespace ws::test
