// What a mechanism is to everybody else: a description, and two functions that make it.
//
// The session prepares a channel (makes the kernel objects, removes their names at once) and passes descriptors;
// each worker thread opens its own end from them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/display_text.h"
#include "base/parameter.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "channel/channel.h"

namespace ws {

// What the system says about a mechanism, and where.
struct SystemLimit
{
    std::int64_t value = 0;  // 0: none
    std::string source;      // a file under /proc, a man page
};

struct MechanismInfo
{
    std::string_view id;        // written to files: never rename
    std::string_view name;      // WS_TR_NOOP("Mechanism", ...)
    std::string_view sentence;  // what a lecturer would say about it; WS_TR_NOOP("Mechanism", ...)
    std::string_view source;    // man page or RFC
    bool crossesProcesses = true;
    bool keepsMessageBorders = true;
    bool canBlockSender = true;
    bool senderLearnsOfClose = false;  // a sender that waits is released when all receivers have closed
    std::span<const ParameterInfo> parameters;
    SystemLimit (*largestMessage)() = nullptr;  // null: none
    SystemLimit (*atomicMessage)() = nullptr;   // with several senders; null: all are
};

// A channel before anybody has opened an end.
struct ChannelPlan
{
    std::string name;
    std::size_t messageBytes = 0;
    ParameterValues parameters;
};

// What the session passes on. Every sender gets duplicates of senderFds, every receiver of receiverFds.
struct ChannelKit
{
    std::vector<UniqueFd> senderFds;
    std::vector<UniqueFd> receiverFds;
    std::uint64_t capacityBytes = 0;  // exactly one of the two is not 0
    std::uint64_t capacityMessages = 0;
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
