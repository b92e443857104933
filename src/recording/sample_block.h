// The payload of a Samples block: counters of all uses and threads, each as the difference to the sample before it. The
// first one of a block is told in full, so that the block stands for itself.
//
// With each sample stands how many events of each thread came since the one before: whoever replays the recording feeds
// the analyses exactly as the run did.
//
// Threads: one thread each. Errors: a decoder that met bytes which are no samples says so and gives nothing more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/run_model.h"
#include "analysis/sample.h"
#include "recording/block.h"
#include "recording/bytes.h"

namespace ws {

// What the next sample is told against. Histograms are copies, as Sample::latency is only lent.
struct SampleMemory
{
    Sample last;
    std::vector<std::vector<std::uint64_t>> histograms;  // by use; empty where there is none
};

class SampleEncoder
{
public:
    // `events`: of each thread since the last sample.
    void add(const Sample &sample, std::span<const std::uint32_t> events);

    std::uint32_t count() const { return m_header.count; }
    std::size_t bytes() const { return m_writer.size(); }
    // The block as it stands in the file; the next sample begins another one. Not for none.
    std::vector<std::byte> takeBlock();
    // The same in two steps, so that packing can be done by another thread.
    BlockHeader header() const { return m_header; }
    std::vector<std::byte> takePayload();

private:
    ByteWriter m_writer;
    BlockHeader m_header{BlockKind::Samples, false, 0, 0, 0, 0, 0, 0, 0};
    SampleMemory m_memory;
};

class SampleDecoder
{
public:
    // Borrows the payload.
    SampleDecoder(const BlockHeader &header, std::span<const std::byte> payload, const RunModel &model);

    // False: there is none left, or the rest is damaged. What sample() and events() give is valid until the next call.
    bool next();
    const Sample &sample() const { return m_memory.last; }
    std::span<const std::uint32_t> events() const { return m_events; }
    bool damaged() const { return !m_reader.good(); }

private:
    ByteReader m_reader;
    std::uint32_t m_left;
    std::size_t m_objects;
    std::vector<std::uint32_t> m_events;
    SampleMemory m_memory;
};

}  // namespace ws
