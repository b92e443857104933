#include "recording/sample_block.h"

#include <algorithm>

#include "event/latency_buckets.h"
#include "recording/greatest.h"

namespace ws {

namespace {

// Signed numbers of a sample are times and processors. Beyond this they are none, and differences of two would overflow.
constexpr std::int64_t kMostTime = std::int64_t{1} << 60;

template <typename Visit>
void eachNumber(UseSample &use, Visit visit)
{
    visit(use.begun);
    visit(use.done);
    visit(use.bytes);
    visit(use.waits);
    visit(use.waitNs);
    visit(use.splitNs);
    visit(use.wakeNs);
    visit(use.firstNs);
    visit(use.lastNs);
    visit(use.lost);
    visit(use.reordered);
    visit(use.duplicated);
    visit(use.corrupt);
    visit(use.failures);
    visit(use.failuresInARow);
    visit(use.longestLatencyNs);
}

template <typename Visit>
void eachNumber(ThreadSample &thread, Visit visit)
{
    visit(thread.state);
    visit(thread.waitKind);
    visit(thread.object);
    visit(thread.sinceNs);
    visit(thread.startNs);
    visit(thread.endNs);
    visit(thread.cpuNs);
    visit(thread.runQueueNs);
    visit(thread.voluntarySwitches);
    visit(thread.involuntarySwitches);
    visit(thread.migrations);
    visit(thread.cpu);
    visit(thread.tid);
    visit(thread.line);
}

// Sixteen numbers of a use or a thread, as they were in the sample before.
template <typename Counters>
void writeChanges(ByteWriter &writer, Counters now, Counters before)
{
    std::uint64_t known[16];
    std::size_t at = 0;
    eachNumber(before, [&](auto &value) { known[at++] = static_cast<std::uint64_t>(value); });
    at = 0;
    eachNumber(now, [&](auto &value) {
        writer.number(zigzag(static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - known[at++])));
    });
}

template <typename Counters>
void readChanges(ByteReader &reader, Counters &counters)
{
    eachNumber(counters, [&](auto &value) {
        using Value = std::remove_reference_t<decltype(value)>;
        const std::uint64_t sum =
            static_cast<std::uint64_t>(value) + static_cast<std::uint64_t>(unzigzag(reader.number()));
        if constexpr (std::is_enum_v<Value>) {
            if (sum > static_cast<std::uint64_t>(greatest(Value{})))
                return reader.fail();
        } else if constexpr (std::is_signed_v<Value>) {
            const auto number = static_cast<std::int64_t>(sum);
            if (number > kMostTime || number < -kMostTime || static_cast<Value>(number) != number)
                return reader.fail();
        } else if (static_cast<Value>(sum) != sum) {
            return reader.fail();
        }
        value = static_cast<Value>(sum);
    });
}

// The buckets that changed: the distance to the one before, and by how much.
void writeHistogram(ByteWriter &writer, std::span<const std::uint64_t> now, std::vector<std::uint64_t> &known)
{
    writer.number(now.empty() ? 0 : 1);
    if (now.empty())
        return;
    known.resize(kLatencyBuckets);
    const std::size_t size = std::min(now.size(), kLatencyBuckets);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < size; ++i)
        changed += now[i] != known[i];
    writer.number(changed);
    std::size_t before = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (now[i] == known[i])
            continue;
        writer.number(i - before);
        writer.number(now[i] - known[i]);
        known[i] = now[i];
        before = i;
    }
}

void readHistogram(ByteReader &reader, std::vector<std::uint64_t> &known)
{
    if (reader.numberTo(1) == 0)
        return known.clear();
    known.resize(kLatencyBuckets);
    std::size_t at = 0;
    for (std::uint64_t changed = reader.numberTo(kLatencyBuckets); changed > 0; --changed) {
        at += reader.numberTo(kLatencyBuckets - 1 - at);
        known[at] += reader.number();
    }
}

}  // namespace

void SampleEncoder::add(const Sample &sample, std::span<const std::uint32_t> events)
{
    Sample &last = m_memory.last;
    const std::int64_t timeNs = std::clamp<std::int64_t>(sample.timeNs, last.timeNs, kMostRunNs);
    if (m_header.count == 0) {
        last = {};
        last.uses.resize(sample.uses.size());
        last.threads.resize(sample.threads.size());
        m_memory.histograms.assign(sample.uses.size(), {});
        m_header.firstNs = std::clamp<std::int64_t>(sample.timeNs, 0, kMostRunNs);
        last.timeNs = 0;
    }
    m_writer.number(static_cast<std::uint64_t>(timeNs - last.timeNs));
    double unit = sample.latencyNsPerUnit;
    field(m_writer, unit);
    for (const std::uint32_t count : events)
        m_writer.number(count);
    for (std::size_t i = 0; i < sample.uses.size(); ++i) {
        writeChanges(m_writer, sample.uses[i], last.uses[i]);
        writeHistogram(m_writer, sample.uses[i].latency, m_memory.histograms[i]);
        last.uses[i] = sample.uses[i];
        last.uses[i].latency = {};
    }
    for (std::size_t i = 0; i < sample.threads.size(); ++i)
        writeChanges(m_writer, sample.threads[i], last.threads[i]);
    last.threads = sample.threads;
    last.timeNs = timeNs;
    auto held = sample.heldAtEnd;
    field(m_writer, held);
    m_header.lastNs = timeNs;
    ++m_header.count;
}

std::vector<std::byte> SampleEncoder::takePayload()
{
    m_header.count = 0;
    return m_writer.take();
}

std::vector<std::byte> SampleEncoder::takeBlock()
{
    const BlockHeader known = m_header;
    return blockBytes(known, takePayload());
}

SampleDecoder::SampleDecoder(const BlockHeader &header, std::span<const std::byte> payload,
                             const RunModel &model)
    : m_reader(payload), m_left(header.count), m_objects(model.objects.size()), m_events(model.threads.size())
{
    m_memory.last.uses.resize(model.uses.size());
    m_memory.last.threads.resize(model.threads.size());
    m_memory.histograms.resize(model.uses.size());
}

bool SampleDecoder::next()
{
    if (m_left == 0 || !m_reader.good())
        return false;
    --m_left;
    Sample &last = m_memory.last;
    last.timeNs +=
        static_cast<std::int64_t>(m_reader.numberTo(static_cast<std::uint64_t>(kMostRunNs - last.timeNs)));
    field(m_reader, last.latencyNsPerUnit);
    // Not a number, or none that a clock could have.
    if (!(last.latencyNsPerUnit > 0 && last.latencyNsPerUnit < 1e9))
        m_reader.fail();
    for (std::uint32_t &count : m_events)
        count = static_cast<std::uint32_t>(m_reader.numberTo(0xffffffff));
    for (std::size_t i = 0; i < last.uses.size() && m_reader.good(); ++i) {
        readChanges(m_reader, last.uses[i]);
        readHistogram(m_reader, m_memory.histograms[i]);
        last.uses[i].latency = m_memory.histograms[i];
    }
    for (ThreadSample &thread : last.threads)
        readChanges(m_reader, thread);
    field(m_reader, last.heldAtEnd);
    if (!last.heldAtEnd.empty() && last.heldAtEnd.size() != m_objects)
        m_reader.fail();
    return m_reader.good();
}

}  // namespace ws
