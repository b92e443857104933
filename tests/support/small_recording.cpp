#include "support/small_recording.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "event/latency_buckets.h"
#include "recording/result_fields.h"

namespace ws::test {

namespace {

constexpr int kRoundsASample = 10;
constexpr std::int64_t kRoundNs = 100 * kMicro;

}  // namespace

RecordedModel smallModel()
{
    RunModel model;
    model.processes = {{"left"}, {"right"}};
    model.threads = {
        {"sender", 0, "produce"}, {"receiver", 1, "consume"}, {"locker, \"the\" slow", 1, "script"}};
    model.objects.push_back({"pipe", ObjectKind::Channel, "pipe", 65536, 0, 64});
    model.objects.push_back({"a", ObjectKind::Lock, "mutex"});
    model.objects.push_back({"b", ObjectKind::Lock, "mutex"});
    model.objects.push_back({"s", ObjectKind::Primitive, "semaphore"});
    for (const RunModel::Thread &thread : model.threads)
        model.objects.push_back({thread.name, ObjectKind::Thread, "thread"});
    model.uses = {{0, 0, UseKind::Sends}, {1, 0, UseKind::Receives}, {2, 1, UseKind::Locks},
                  {2, 2, UseKind::Locks}, {0, 1, UseKind::Locks},    {2, 3, UseKind::Uses, true},
                  {1, 6, UseKind::Joins}};
    return {model, {101, 102}};
}

RunFacts smallFacts()
{
    RunFacts facts;
    facts.program = "0.1.0";
    facts.experimentId = "small";
    facts.experimentText = "version = 1\ntitle = \"Small\"\n";
    facts.placement = "cross";
    facts.level = "full";
    facts.wait = "block";
    facts.startedAtMs = 1'795'277'891'000;
    facts.processor = "A processor";
    facts.processors = 2;
    facts.kernel = "6.1.0";
    facts.host = "0123";
    facts.floor = {{"syscall", 121.0}, {"copy", 6.3e10}};
    return facts;
}

std::vector<TimedEvent> smallEvents(std::uint32_t thread, int rounds)
{
    std::vector<TimedEvent> events;
    const auto add = [&](std::int64_t timeNs, EventKind kind, std::uint32_t object, std::uint64_t value) {
        events.push_back({timeNs, kind, static_cast<std::uint16_t>(thread % 2), object, value});
    };
    add(10 + thread, EventKind::ThreadBegin, kNoObject, 1001 + thread);
    for (int round = 0; round < rounds; ++round) {
        const std::int64_t at = kMicro + round * kRoundNs;
        const auto number = static_cast<std::uint64_t>(round);
        if (thread == 0) {
            add(at, EventKind::SendBegin, 0, 64);
            add(at + 5 * kMicro, EventKind::WaitBegin, 0, static_cast<std::uint64_t>(WaitKind::Space));
            add(at + 25 * kMicro + 7, EventKind::WaitEnd, 0, static_cast<std::uint64_t>(WaitKind::Space));
            add(at + 30 * kMicro, EventKind::SendEnd, 0, number);
        } else if (thread == 1) {
            add(at, EventKind::ReceiveBegin, 0, 0);
            add(at + 40 * kMicro, EventKind::ReceiveEnd, 0, number);
            add(at + 50 * kMicro, EventKind::SleepBegin, kNoObject, 10'000);
            add(at + 60 * kMicro, EventKind::SleepEnd, kNoObject, 0);
        } else {
            add(at, EventKind::LockAcquired, 1, number);
            add(at + 10 * kMicro, EventKind::LockAcquired, 2, number);
            add(at + 20 * kMicro, EventKind::LockReleased, 1, number);
            add(at + 30 * kMicro, EventKind::LockReleased, 2, number);
            add(at + 31 * kMicro, EventKind::Gave, 3, 1);
        }
    }
    return events;
}

Sample smallSample(std::int64_t timeNs, int rounds, std::vector<std::uint64_t> &histogram)
{
    const auto count = static_cast<std::uint64_t>(rounds);
    Sample sample;
    sample.timeNs = timeNs;
    sample.latencyNsPerUnit = 0.5;
    sample.uses.resize(smallModel().model.uses.size());
    sample.threads.resize(3);
    sample.uses[0] = {
        .begun = count, .done = count, .bytes = 64 * count, .waits = count, .waitNs = 20'007 * rounds};
    sample.uses[1] = {.begun = count, .done = count - 1, .bytes = 64 * (count - 1), .firstNs = 41'000};
    sample.uses[1].lastNs = timeNs;
    histogram.resize(kLatencyBuckets);
    histogram[300] = count - 1;
    sample.uses[1].latency = histogram;
    sample.uses[2].done = count;
    sample.uses[3].done = count;
    for (std::size_t i = 0; i < sample.threads.size(); ++i) {
        ThreadSample &thread = sample.threads[i];
        thread.state = ThreadState::Running;
        thread.startNs = 10 + static_cast<std::int64_t>(i);
        thread.cpuNs = timeNs / 3;
        thread.runQueueNs = timeNs / 100;
        thread.voluntarySwitches = count;
        thread.cpu = static_cast<int>(i % 2);
        thread.tid = 1001 + static_cast<int>(i);
    }
    return sample;
}

RecordedProof smallProof()
{
    WaitFacts facts;
    facts.timeNs = 3'000'000;
    facts.threads.resize(3);
    facts.objects.resize(7);
    facts.objects[1].holders = {2};
    facts.objects[2].holders = {0};
    for (std::uint32_t i = 0; i < 3; ++i)
        facts.objects[4 + i].joinedThread = i;
    const auto waits = [&](std::uint32_t thread, std::uint32_t object, std::uint32_t owner) {
        WaitFacts::Thread &one = facts.threads[thread];
        one.waiting = true;
        one.kind = WaitKind::Lock;
        one.object = object;
        one.sinceNs = 2'900'000;
        one.ways = {{WaitKind::Lock, object, false, true, 1, {owner}, 1}};
    };
    waits(0, 1, 2);
    waits(2, 2, 0);
    RecordedProof proof{facts, facts};
    proof.second.timeNs += 1'000'000;
    return proof;
}

void writeSmallRecording(const std::filesystem::path &file, int rounds)
{
    auto writer = RecordingWriter::create(file, smallFacts());
    if (!writer) {
        std::fprintf(stderr, "%s\n", writer.error().text().c_str());
        std::abort();
    }
    (*writer)->begin(smallModel());
    std::vector<std::vector<TimedEvent>> events;
    for (std::uint32_t thread = 0; thread < 3; ++thread)
        events.push_back(smallEvents(thread, rounds));
    std::vector<std::uint64_t> histogram;
    std::vector<std::size_t> given(events.size(), 0);
    for (int round = kRoundsASample; round <= rounds; round += kRoundsASample) {
        for (std::uint32_t thread = 0; thread < 3; ++thread) {
            const std::size_t until =
                events[thread].size() * static_cast<std::size_t>(round) / static_cast<std::size_t>(rounds);
            (*writer)->addEvents(thread,
                                 std::span(events[thread]).subspan(given[thread], until - given[thread]));
            given[thread] = until;
        }
        (*writer)->addSample(smallSample(round * kRoundNs + kMicro, round, histogram));
    }
    (*writer)->addLog({1'000'000, 2, 3, "hello, \"世界\""});
    (*writer)->addBlock(BlockKind::Proof, bytesOf(smallProof()));
    (*writer)->waitUntilDone();
}

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeContent(const std::filesystem::path &file, const std::string &content)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
}

}  // namespace ws::test
