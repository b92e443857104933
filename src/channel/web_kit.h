// What the mechanisms of the web have in common: a listening socket and a token in the address, one wire log for all.
//
//   descriptors of the server's end: listening socket, wire log;  of a client's: wire log
//
// Ownership: prepareWeb() makes a kit that owns everything; openWeb() takes over an end's descriptors.
#pragma once

#include <memory>
#include <vector>

#include "channel/mechanism.h"
#include "channel/web_link.h"
#include "record/wire_log.h"

namespace ws {

struct WebEnd
{
    WebAddress address;
    UniqueFd listener;  // of the server's end
    std::unique_ptr<WireLog> log;
};

// An end that only sends, and one that only receives: client and server have little in common.
class SendingEnd : public Channel
{
public:
    using Channel::Channel;

protected:
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) final;
    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) final;
};

class ReceivingEnd : public Channel
{
public:
    using Channel::Channel;

protected:
    Result<bool> trySend(std::span<const std::byte> message) final;
    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) final;
    Result<> endStream() final { return {}; }
};

Result<ChannelKit> prepareWeb(const ChannelPlan &plan, ChannelSide server);
Result<WebEnd> openWeb(const EndSetup &setup, std::vector<UniqueFd> fds, ChannelSide server);

}  // namespace ws
