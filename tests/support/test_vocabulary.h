// The words of experiment files for tests that have no registries, with limits that do not depend on the machine.
#pragma once

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

}  // namespace ws::test
