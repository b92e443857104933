// How results of the analyses, facts about waits and deadlocks are written, field by field.
//
// isSound(): whether every index is one of the model's. Nothing that was read may be believed before.
#pragma once

#include "analysis/deadlock.h"
#include "analysis/ending_cycle.h"
#include "analysis/results.h"
#include "analysis/run_model.h"
#include "analysis/wait_facts.h"
#include "recording/bytes.h"
#include "recording/greatest.h"

namespace ws {

// Grows whenever an analysis says something else of the same events: results of another one are computed anew.
inline constexpr std::uint32_t kResultsEdition = 2;

constexpr Certainty greatest(Certainty)
{
    return Certainty::Orphan;
}

template <typename Archive>
void describe(Archive &archive, TimeSeries &series)
{
    fields(archive, series.stepNs, series.values);
    if constexpr (Archive::kReads) {
        if (series.stepNs <= 0)
            archive.fail();
    }
}

template <typename Archive>
void describe(Archive &archive, LatencySummary &latency)
{
    fields(archive, latency.count, latency.p50, latency.p90, latency.p99, latency.p999, latency.max);
}

template <typename Archive>
void describe(Archive &archive, HistogramBin &bin)
{
    fields(archive, bin.fromNs, bin.toNs, bin.count);
}

template <typename Archive>
void describe(Archive &archive, WaitSplit &split)
{
    fields(archive, split.splitNs, split.wakeNs);
}

template <typename Archive>
void describe(Archive &archive, BlockedOn &blocked)
{
    fields(archive, blocked.object, blocked.waits, blocked.ns, blocked.share, blocked.split);
}

template <typename Archive>
void describe(Archive &archive, ThreadSample &sample)
{
    fields(archive, sample.state, sample.waitKind, sample.object, sample.sinceNs, sample.startNs,
           sample.endNs, sample.cpuNs, sample.runQueueNs, sample.voluntarySwitches,
           sample.involuntarySwitches, sample.migrations, sample.cpu, sample.tid, sample.line);
}

template <typename Archive>
void describe(Archive &archive, ThreadResults &thread)
{
    fields(archive, thread.now, thread.runningShare, thread.runnableShare, thread.blockedShare,
           thread.blocked, thread.runnableSeries);
}

template <typename Archive>
void describe(Archive &archive, ReceiverResults &receiver)
{
    fields(archive, receiver.thread, receiver.received, receiver.lost, receiver.inFlight);
}

template <typename Archive>
void describe(Archive &archive, ObjectResults &object)
{
    fields(archive, object.sent, object.received, object.lost, object.inFlight, object.held, object.reordered,
           object.duplicated, object.corrupt, object.receivedBytes, object.messagesPerSecond,
           object.bytesPerSecond, object.recentMessagesPerSecond, object.recentSenderBlocked,
           object.recentReceiverBlocked, object.latency, object.latencyBins, object.messages, object.bytes,
           object.latencyP50, object.latencyP99, object.latencyMax, object.depth, object.receivers,
           object.senderBlockedNs, object.receiverBlockedNs, object.senderSplit, object.receiverSplit,
           object.cpuNsPerMessage, object.switchesPerMessage, object.acquisitions);
}

template <typename Archive>
void describe(Archive &archive, Starvation &found)
{
    fields(archive, found.thread, found.object, found.overtaken, found.sinceNs, found.untilNs);
}

template <typename Archive>
void describe(Archive &archive, Livelock &found)
{
    fields(archive, found.threads, found.objects, found.failures, found.sinceNs, found.untilNs);
}

template <typename Archive>
void describe(Archive &archive, RunResults &results)
{
    fields(archive, results.timeNs, results.threads, results.objects, results.starvation, results.livelocks,
           results.unknownEvents);
}

template <typename Archive>
void describe(Archive &archive, WaitFacts::Way &way)
{
    fields(archive, way.kind, way.object, way.available, way.exact, way.needed, way.releasers, way.version);
}

template <typename Archive>
void describe(Archive &archive, WaitFacts::Thread &thread)
{
    fields(archive, thread.ended, thread.notStarted, thread.waiting, thread.hasDeadline, thread.outside,
           thread.bySignal, thread.kind, thread.object, thread.ways, thread.sequence, thread.sinceNs,
           thread.endedNs, thread.line);
}

template <typename Archive>
void describe(Archive &archive, WaitFacts::Object &object)
{
    fields(archive, object.holders, object.joinedThread, object.unheard, object.lastUnheardBy);
}

template <typename Archive>
void describe(Archive &archive, WaitFacts &facts)
{
    fields(archive, facts.timeNs, facts.threads, facts.objects);
}

template <typename Archive>
void describe(Archive &archive, DeadlockMember &member)
{
    fields(archive, member.thread, member.kind, member.waitsFor, member.alsoWaitsFor, member.releasers,
           member.holds, member.sinceNs, member.line, member.exact, member.unheard, member.lastUnheardBy);
}

template <typename Archive>
void describe(Archive &archive, Deadlock &deadlock)
{
    fields(archive, deadlock.certainty, deadlock.members, deadlock.alsoStuck, deadlock.everybody,
           deadlock.lastBlockedNs);
}

template <typename Archive>
void describe(Archive &archive, EndingCycle &found)
{
    fields(archive, found.cycle, found.withDeadline, found.firstNs, found.times);
}

// The payload of a Proof block: the two looks, the first complete before the second began.
struct RecordedProof
{
    WaitFacts first;
    WaitFacts second;
};

template <typename Archive>
void describe(Archive &archive, RecordedProof &proof)
{
    fields(archive, proof.first, proof.second);
}

// The payload of a Results block.
struct RecordedResults
{
    std::uint32_t edition = kResultsEdition;
    RunResults results;
};

template <typename Archive>
void describe(Archive &archive, RecordedResults &recorded)
{
    fields(archive, recorded.edition, recorded.results);
}

bool isSound(const WaitFacts &facts, const RunModel &model);
bool isSound(const RunResults &results, const RunModel &model);
bool isSound(const EndingCycle &cycle, const RunModel &model);

}  // namespace ws
