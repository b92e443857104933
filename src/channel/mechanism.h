// What a mechanism is to everybody else: a description, and two functions that make it.
//
// The session prepares a channel (makes the kernel objects) and passes descriptors and an address; each worker thread
// opens its own end from them. A name that must live until all ends are open is announced before it is made, so that
// the session, or the janitor in its place, removes it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/display_text.h"
#include "base/parameter.h"
#include "base/result.h"
#include "base/shared_region.h"
#include "base/system_name.h"
#include "base/unique_fd.h"
#include "channel/channel.h"

namespace ws {

// What the system says about a mechanism, and where.
struct SystemLimit
{
    std::int64_t value = 0;  // 0: none
    std::string source;      // a file under /proc, a man page
};

// One more limit that a lecturer would name: what it bounds, and its reading on this machine.
struct LimitInfo
{
    std::string_view what;  // WS_TR_NOOP("Mechanism", ...), "messages in one queue"
    SystemLimit (*read)();
};

// Headings of lists and choosers, in this order.
enum class MechanismGroup { Pipes, MessageQueues, SharedMemory, Sockets, Web, ZeroMq, Tokens, InProcess };
enum class MechanismScope {
    Threads,    // of one process
    Processes,  // of one machine
    Machines,   // the mechanism itself reaches other machines; our runs stay on loopback
};
enum class Carries {
    Bytes,     // a stream; messages of one size are cut out of it
    Messages,  // with borders
    Tokens,    // no payload: what is counted are tokens, never bytes
};
enum class CapacityUnit { Bytes, Messages, Tokens, Unbounded };
enum class Loss {
    None,
    Drops,       // what does not fit is thrown away
    Overwrites,  // a newer value takes the place of one that nobody has read
    Coalesces,   // several become one
};
enum class DeliveryOrder { Fifo, ByPriority, Unordered };
// What a receiver that waits learns of senders whose processes end without closing.
enum class ExitNews {
    None,
    OfAll,   // the end of the stream, once all senders are gone
    OfEach,  // each of them may end the wait, perhaps with an error
};

// One sender and one receiver always work. What else does:
struct Shapes
{
    bool manySenders = false;
    bool manyReceivers = false;  // they compete: each message goes to one of them
    bool broadcast = false;      // each receiver gets every message (then manyReceivers is false)
    bool duplex = false;         // a second channel can run back through the same kernel object
};

struct MechanismInfo
{
    std::string_view id;        // written to files: never rename
    std::string_view name;      // WS_TR_NOOP("Mechanism", ...)
    std::string_view sentence;  // what a lecturer would say about it; WS_TR_NOOP("Mechanism", ...)
    std::string_view source;    // man page or RFC
    MechanismGroup group = MechanismGroup::Pipes;
    MechanismScope scope = MechanismScope::Processes;
    Carries carries = Carries::Messages;
    CapacityUnit capacityUnit = CapacityUnit::Messages;
    Shapes shapes;
    Loss loss = Loss::None;
    DeliveryOrder order = DeliveryOrder::Fifo;
    bool canBlockSender = true;
    bool senderLearnsOfClose = false;  // a sender that waits is released when all receivers have closed
    ExitNews exitNews = ExitNews::None;
    std::string_view blocking;  // who waits when; WS_TR_NOOP("Mechanism", ...)
    std::span<const ParameterInfo> parameters;
    SystemLimit (*largestMessage)() = nullptr;  // null: none
    SystemLimit (*atomicMessage)() = nullptr;   // with several senders; null: all are
    std::span<const LimitInfo> limits = {};     // further ones, for the catalogue
    // Why it cannot run on this machine (a kernel without it, a limit of 0); empty: it can.
    std::string (*unavailable)() = nullptr;

    bool crossesProcesses() const { return scope != MechanismScope::Threads; }
    bool keepsMessageBorders() const { return carries != Carries::Bytes; }
};

// A channel before anybody has opened an end.
struct ChannelPlan
{
    std::string name;
    std::size_t messageBytes = 0;  // 0: tokens
    ParameterValues parameters;
    std::uint32_t senders = 1;
    std::uint32_t receivers = 1;
    bool duplex = false;  // a second channel runs back through this one
    // Called before a name is made; it is removed by whoever listens. Never null.
    std::function<void(const SystemName &)> announce = [](const SystemName &) {};
};

// What the session passes on. Every sender gets duplicates of senderFds, every receiver of receiverFds; where ends have
// descriptors of their own, those of the i-th sender or receiver are added behind them, and go to nobody else.
struct ChannelKit
{
    std::vector<UniqueFd> senderFds;
    std::vector<UniqueFd> receiverFds;
    std::vector<std::vector<UniqueFd>> ownSenderFds;    // empty, or one list for each sender
    std::vector<std::vector<UniqueFd>> ownReceiverFds;  // empty, or one list for each receiver
    std::string address;              // free text for all ends: a path, a key, a port and a token
    std::uint64_t capacityBytes = 0;  // at most one of the two is not 0; both 0: no bound
    std::uint64_t capacityMessages = 0;
    // False: the bound is only known roughly (bookkeeping of the kernel, buffers in between), so that fullness is
    // proven by a failed try, not by counting.
    bool capacityIsExact = true;
    // Names that exist now. Those of names that are not needed once all ends are open come first.
    std::vector<OwnedName> namesUntilOpen;
    std::vector<OwnedName> namesUntilEnd;
    // Of a mechanism with a wire format: totals and first bytes, which the session maps too (record/wire_log.h).
    SharedRegion wireLog;
};

// What all ends of one in-process channel share in their worker; empty for the others.
using ProcessShared = std::shared_ptr<void>;

struct Mechanism
{
    MechanismInfo info;
    Result<ChannelKit> (*prepare)(const ChannelPlan &plan);
    // `shared` is one variable for all ends of this channel in this process; an in-process mechanism keeps itself there.
    Result<std::unique_ptr<Channel>> (*open)(EndSetup setup, std::vector<UniqueFd> fds,
                                             ProcessShared &shared);
};

}  // namespace ws
