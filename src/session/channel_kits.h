// The kernel objects of all channels of an experiment, made before anything is started.
//
// A channel that runs back through another one shares its kernel object: it gets duplicates of the descriptors, the
// senders' from the receivers' side and the other way round.
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "base/system_name.h"
#include "channel/mechanism.h"
#include "experiment/experiment.h"

namespace ws {

// Bytes that a message needs to tell how many were lost before it, where a mechanism may lose some.
inline constexpr std::size_t kWholeNumber = 8;

struct MadeChannel
{
    const Mechanism *mechanism = nullptr;  // never null
    std::size_t messageBytes = 0;          // 0: tokens
    std::uint32_t senders = 0;
    std::uint32_t receivers = 0;
    bool duplex = false;
    ParameterValues parameters;  // of a channel that runs back, those of the other one
    ChannelKit kit;
};

// One for each channel, in the order of the experiment. `announce` is called before a name is made.
// Errors: BadInput where the experiment is impossible; Limit, System from making them.
Result<std::vector<MadeChannel>> makeChannels(const Experiment &experiment,
                                              const std::function<void(const SystemName &)> &announce);

// "open all ends of the channels (ulimit -n)" when there are too many.
Result<> duplicateFds(const std::vector<UniqueFd> &from, std::vector<UniqueFd> &to);

}  // namespace ws
