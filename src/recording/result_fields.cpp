#include "recording/result_fields.h"

#include <algorithm>

#include "recording/block.h"

namespace ws {

namespace {

bool areThreads(const std::vector<std::uint32_t> &threads, const RunModel &model)
{
    return std::ranges::all_of(threads, [&](std::uint32_t thread) { return thread < model.threads.size(); });
}

bool areObjects(const std::vector<std::uint32_t> &objects, const RunModel &model)
{
    return std::ranges::all_of(objects, [&](std::uint32_t object) { return object < model.objects.size(); });
}

bool isObjectOrNone(std::uint32_t object, const RunModel &model)
{
    return object == kNoObject || object < model.objects.size();
}

bool isThreadOrNobody(std::uint32_t thread, const RunModel &model)
{
    return thread == kNobody || thread < model.threads.size();
}

bool isTime(std::int64_t timeNs)
{
    return timeNs >= -1 && timeNs <= kMostRunNs;
}

bool isSound(const WaitFacts::Thread &thread, const RunModel &model)
{
    const bool waysFit = std::ranges::all_of(thread.ways, [&](const WaitFacts::Way &way) {
        return isObjectOrNone(way.object, model) && areThreads(way.releasers, model) &&
               std::ranges::is_sorted(way.releasers);
    });
    return waysFit && isObjectOrNone(thread.object, model) && isTime(thread.sinceNs) &&
           isTime(thread.endedNs);
}

bool isSound(const ThreadResults &thread, const RunModel &model)
{
    const auto blockedFits = [&](const BlockedOn &blocked) { return blocked.object < model.objects.size(); };
    const ThreadSample &now = thread.now;
    return isObjectOrNone(now.object, model) && isTime(now.sinceNs) && isTime(now.startNs) &&
           isTime(now.endNs) && std::ranges::all_of(thread.blocked, blockedFits);
}

bool isSound(const ObjectResults &object, const RunModel &model)
{
    return std::ranges::all_of(object.receivers, [&](const ReceiverResults &receiver) {
        return receiver.thread < model.threads.size();
    });
}

}  // namespace

bool isSound(const WaitFacts &facts, const RunModel &model)
{
    const bool threadsFit = std::ranges::all_of(
        facts.threads, [&](const WaitFacts::Thread &thread) { return isSound(thread, model); });
    const bool objectsFit = std::ranges::all_of(facts.objects, [&](const WaitFacts::Object &object) {
        return areThreads(object.holders, model) && isThreadOrNobody(object.joinedThread, model) &&
               isThreadOrNobody(object.lastUnheardBy, model);
    });
    return facts.threads.size() == model.threads.size() && facts.objects.size() == model.objects.size() &&
           isTime(facts.timeNs) && threadsFit && objectsFit;
}

bool isSound(const RunResults &results, const RunModel &model)
{
    const auto ofThread = [&](const ThreadResults &thread) { return isSound(thread, model); };
    const auto ofObject = [&](const ObjectResults &object) { return isSound(object, model); };
    const auto ofStarvation = [&](const Starvation &found) {
        return found.thread < model.threads.size() && found.object < model.objects.size();
    };
    const auto ofLivelock = [&](const Livelock &found) {
        return areThreads(found.threads, model) && areObjects(found.objects, model) &&
               found.threads.size() == found.objects.size();
    };
    return results.threads.size() == model.threads.size() && results.objects.size() == model.objects.size() &&
           isTime(results.timeNs) && std::ranges::all_of(results.threads, ofThread) &&
           std::ranges::all_of(results.objects, ofObject) &&
           std::ranges::all_of(results.starvation, ofStarvation) &&
           std::ranges::all_of(results.livelocks, ofLivelock);
}

bool isSound(const EndingCycle &cycle, const RunModel &model)
{
    const bool membersFit = std::ranges::all_of(cycle.cycle.members, [&](const DeadlockMember &member) {
        return member.thread < model.threads.size() && isObjectOrNone(member.waitsFor, model) &&
               areObjects(member.alsoWaitsFor, model) && areThreads(member.releasers, model) &&
               areObjects(member.holds, model) && isThreadOrNobody(member.lastUnheardBy, model);
    });
    return membersFit && areThreads(cycle.cycle.alsoStuck, model) && areThreads(cycle.withDeadline, model);
}

}  // namespace ws
