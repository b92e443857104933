// The names behind the numbers of a run: its processes, threads, objects, and who uses what.
//
// Index rules: threads, objects and uses are numbered from 0 in the order of these vectors, in events and
// facts alike. Every thread is an object too (it can be waited for): objectOfThread().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ws {

// Lock: whatever has owners (a monitor and a readers-writer lock too). Primitive: whatever has none.
enum class ObjectKind : std::uint8_t { Channel, Lock, Thread, Primitive };
enum class UseKind : std::uint8_t { Sends, Receives, Locks, Joins, Uses, Starts };

struct RunModel
{
    struct Process
    {
        std::string name;
    };
    struct Thread
    {
        std::string name;
        std::uint32_t process = 0;
        std::string role;
        int pinnedCpu = -1;        // -1: free
        std::string script = {};   // name of the script it runs; empty: none
        int scriptLine = 0;        // the line of the experiment file in which that begins; 0: not known
        bool endsProcess = false;  // its script may end its process, and with it all threads of that
    };
    struct Object
    {
        std::string name;
        ObjectKind kind = ObjectKind::Channel;
        std::string type;                 // id of the mechanism or primitive; "thread"
        std::uint64_t capacityBytes = 0;  // of a channel, 0 where its bound is in messages
        std::uint64_t capacityMessages = 0;
        std::uint64_t messageBytes = 0;  // size of every message on this channel; 0: tokens, which have none
        bool broadcast = false;          // each receiver gets every message
        bool mayLose = false;            // the mechanism drops, overwrites or coalesces
        std::uint64_t mostHeld = 0;      // then: what is under way beyond this is lost; 0: not known
    };
    struct Use
    {
        std::uint32_t thread = 0;
        std::uint32_t object = 0;
        UseKind kind = UseKind::Sends;
        bool gives = false;  // of a primitive: this thread may post, notify, set, arrive or count down
    };

    std::vector<Process> processes;
    std::vector<Thread> threads;
    std::vector<Object> objects;  // channels, then primitives, then one for each thread
    std::vector<Use> uses;

    std::uint32_t objectOfThread(std::uint32_t thread) const
    {
        return static_cast<std::uint32_t>(objects.size() - threads.size()) + thread;
    }
};

}  // namespace ws
