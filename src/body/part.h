// What the session tells one worker: its threads, their roles, and how the ends they use are made.
//
// Travels as JSON in a memfd; descriptors travel beside it over the control socket and are meant by number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/parameter.h"
#include "base/result.h"

namespace ws {

struct Part
{
    struct End  // one thread's end of one channel
    {
        std::uint32_t use = 0;
        std::uint32_t object = 0;
        bool sends = false;
        std::string parameter;  // the role's parameter that named the channel
        std::string mechanism;
        std::uint64_t messageBytes = 0;
        std::uint64_t capacityMessages = 0;  // 0: unknown or not exact
        std::uint32_t index = 0;             // among the ends of its side
        std::uint32_t senders = 0;
        std::uint32_t receivers = 0;
        bool duplex = false;
        bool broadcast = false;
        std::string address;
        std::int64_t spinForNs = 0;             // wait policy; INT64_MAX: only spin
        std::uint32_t stampRing = 0xffffffffu;  // number of its stamp cells in the segment; none
        std::vector<std::uint32_t> peerUses;
        std::vector<std::uint32_t> fds;  // numbers into the descriptors received
        ParameterValues parameters;      // the channel's
    };
    struct PrimitiveUse
    {
        std::uint32_t use = 0;
        std::uint32_t object = 0;
        std::string primitive;
        bool shared = false;     // threads of several processes use it
        std::uint32_t cell = 0;  // number of its cell
        ParameterValues parameters;
    };
    struct Join
    {
        std::uint32_t use = 0;
        std::uint32_t object = 0;
        std::uint32_t thread = 0;
    };
    // What a script calls by name: an object of the run, by number.
    struct Name
    {
        std::string name;
        std::uint32_t object = 0;
    };
    struct Script
    {
        std::string name;
        std::string text;
        int firstLine = 0;  // see ScriptSpec
        std::string file;   // for messages: see ScriptSpec
        ParameterValues arguments;
        std::vector<Name> names;
        std::uint64_t messageBytes = 64;  // of the messages that it sends
        std::uint64_t seed = 0;
    };
    struct Start  // a thread of this process that this thread may start
    {
        std::uint32_t object = 0;
        std::uint32_t thread = 0;
        std::uint32_t use = 0;
    };
    struct Thread
    {
        std::uint32_t index = 0;  // in the run
        std::string name;
        std::string role;
        int pinnedCpu = -1;
        ParameterValues parameters;
        std::vector<End> ends;
        std::vector<PrimitiveUse> primitives;  // in the order of the role's list
        std::vector<Join> joins;
        std::vector<Start> starts;
        bool startedByOthers = false;
        Script script;
    };

    std::string process;
    std::uint32_t threadsOfRun = 0;
    std::vector<Thread> threads;
};

std::string partText(const Part &part);
Result<Part> readPart(const std::string &text);

}  // namespace ws
