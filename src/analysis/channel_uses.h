// Who uses which object, looked up once, and the counts of a channel at one sample.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/results.h"
#include "analysis/run_model.h"
#include "analysis/sample.h"

namespace ws {

// Indices of RunModel::uses by object; uses of unknown threads or objects are left out.
struct ObjectUses
{
    std::vector<std::uint32_t> senders;
    std::vector<std::uint32_t> receivers;
    std::vector<std::uint32_t> lockers;
    std::uint32_t object = 0;
};
std::vector<ObjectUses> objectUses(const RunModel &model);

// The use, or one without any count where the sample is shorter than the model.
const UseSample &useOf(const Sample &sample, std::uint32_t use);
const ThreadSample &threadOf(const Sample &sample, std::uint32_t thread);

// sent = received + lost + inFlight, always. A message is received before its sender has counted it when the
// sample falls between the two; such a message was sent, so `sent` is at least what came out.
//
// What a mechanism that loses messages has lost at the tail, no receiver can see by its sequence numbers: that shows
// only in what can be under way at most, and at the end in what the kernel still holds.
struct ChannelCounts
{
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
    std::uint64_t lost = 0;
    std::uint64_t inFlight = 0;
    std::uint64_t held = 0;  // see ObjectResults::held
    std::uint64_t receivedBytes = 0;
    std::vector<ReceiverResults> receivers;
};
ChannelCounts channelCounts(const Sample &sample, const ObjectUses &uses, const RunModel &model);

// For each object the numbers of its uses.
std::vector<std::vector<std::uint32_t>> usesByObject(const RunModel &model);

// Makes room for the threads and objects of the model.
void fitResults(RunResults &results, const RunModel &model);

}  // namespace ws
