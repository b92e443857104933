// The two ways to move a message that are compared: the bare calls, and our instrumented channel.
//
// Both do the same work on the message (seal, check), so that the difference is the recording.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "record/segment.h"

namespace ws::bench {

// One direction between the two sides.
class Transport
{
public:
    virtual ~Transport() = default;
    // In the process of that side, before its first message.
    virtual void openSender() = 0;
    virtual void openReceiver() = 0;
    virtual void send(std::span<const std::byte> message) = 0;
    virtual void receive(std::span<std::byte> into) = 0;
};

// Null: no bare counterpart is written for this mechanism.
std::unique_ptr<Transport> bareTransport(std::string_view mechanism, std::size_t messageBytes);
std::unique_ptr<Transport> channelTransport(std::string_view mechanism, std::size_t messageBytes,
                                            RecordLevel level);

}  // namespace ws::bench
