// The channels of an experiment seen from both ends: who sends, who receives, how large the messages are.
//
// Threads: pure functions. They take any value, valid or not; what cannot be told is left out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"

namespace ws {

// One thread at one end of a channel.
struct WireEnd
{
    std::size_t process = 0;
    std::size_t thread = 0;
    std::string parameter;  // "to", "from"; "script" where its script says so
    // Of a sender: the bytes of its messages, where it makes them itself ...
    std::optional<std::int64_t> messageBytes;
    // ... or the channel whose messages it passes on.
    std::string passesOnFrom;
};

struct Wire
{
    std::vector<WireEnd> senders;
    std::vector<WireEnd> receivers;
    // Threads whose role is unknown name the channel, or a script cannot be read: a missing end may only be that slip.
    bool mayHaveMoreEnds = false;
    // A channel carries one size. Absent where no sender says one, not even through a chain of relays.
    std::optional<std::int64_t> messageBytes;
};

// By name of the channel; of two channels with one name there is one wire.
using Wires = std::map<std::string, Wire, std::less<>>;

Wires wiresOf(const Experiment &experiment, const Vocabulary &vocabulary);

}  // namespace ws
