// The events and samples of a part of a run, told as if the run had begun there.
//
// Threads: one thread. Memory: what was not written yet, a few megabytes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/analysis.h"
#include "recording/output_file.h"
#include "recording/sample_block.h"

namespace ws {

class RecordingPart
{
public:
    // Adds blocks to `out`, for what lies in [fromNs, toNs].
    RecordingPart(const RunModel &model, std::int64_t fromNs, std::int64_t toNs, OutputFile &out);

    void addEvents(std::uint32_t thread, std::span<const TimedEvent> events);
    void addSample(const Sample &sample);
    void finish();

    std::uint64_t events() const { return m_events; }

private:
    void note(std::uint32_t thread, const TimedEvent &event);
    void beginThread(std::uint32_t thread);
    void keep(std::uint32_t thread, TimedEvent event);
    void beginSamples();
    void subtractBase(Sample &sample) const;
    void write();

    const RunModel &m_model;
    std::int64_t m_fromNs;
    std::int64_t m_toNs;
    OutputFile &m_out;

    std::vector<std::vector<TimedEvent>> m_open;  // by thread: begins without an end, and its own begin
    std::vector<bool> m_begun;                    // by thread: what was open has been told
    std::vector<std::vector<TimedEvent>> m_waiting;
    std::size_t m_waitingEvents = 0;
    std::vector<std::uint32_t> m_sinceSample;
    std::uint64_t m_events = 0;

    Sample m_base;  // the last one before the part
    std::vector<std::vector<std::uint64_t>> m_baseHistograms;
    bool m_samplesBegun = false;
    SampleEncoder m_samples;
};

}  // namespace ws
