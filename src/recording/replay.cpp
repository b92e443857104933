#include <algorithm>
#include <deque>

#include "recording/recording_file.h"
#include "recording/sample_block.h"

namespace ws {

namespace {

// Events of one thread that wait for their sample. A file of ours never has more; of another one they go on without.
constexpr std::size_t kMostWaiting = 1u << 20;
constexpr std::size_t kMostAtOnce = 4096;

class Replayer
{
public:
    Replayer(const RecordingFile &file, const ReplaySink &sink)
        : m_file(file), m_sink(sink), m_waiting(file.model().model.threads.size())
    {
    }

    Result<> run()
    {
        for (const BlockPlace &block : m_file.blocks()) {
            if (m_sink.goOn && !m_sink.goOn(block.offset))
                return Error{ErrorKind::Cancelled, 0, "read " + m_file.file().string()};
            const auto taken = take(block);
            if (!taken)
                return taken;
        }
        for (std::uint32_t thread = 0; thread < m_waiting.size(); ++thread)
            give(thread, m_waiting[thread].count);
        return {};
    }

private:
    struct Waiting
    {
        std::deque<EventReader> blocks;
        std::size_t count = 0;  // of events in them
    };

    Result<> take(const BlockPlace &block)
    {
        if (block.header.kind == BlockKind::Events)
            return takeEvents(block);
        if (block.header.kind == BlockKind::Samples)
            return takeSamples(block);
        return {};
    }

    Result<> takeEvents(const BlockPlace &block)
    {
        auto events = m_file.eventsIn(block);
        if (!events)
            return events.error();
        Waiting &waiting = m_waiting[block.header.thread];
        waiting.count += events->left();
        waiting.blocks.push_back(std::move(*events));
        if (waiting.count > kMostWaiting)
            give(block.header.thread, waiting.count);
        return {};
    }

    Result<> takeSamples(const BlockPlace &block)
    {
        const auto bytes = m_file.payload(block);
        if (!bytes)
            return bytes.error();
        SampleDecoder decoder(block.header, *bytes, m_file.model().model);
        while (decoder.next()) {
            for (std::uint32_t thread = 0; thread < m_waiting.size(); ++thread)
                give(thread, decoder.events()[thread]);
            if (m_sink.sample)
                m_sink.sample(decoder.sample());
        }
        return decoder.damaged() ? Result<>(m_file.damaged(block)) : Result<>();
    }

    void give(std::uint32_t thread, std::size_t most)
    {
        Waiting &waiting = m_waiting[thread];
        for (std::size_t left = std::min(most, waiting.count); left > 0;) {
            EventReader &block = waiting.blocks.front();
            const auto events = std::span(m_events).first(std::min({left, block.left(), kMostAtOnce}));
            block.read(events);
            left -= events.size();
            waiting.count -= events.size();
            if (block.left() == 0)
                waiting.blocks.pop_front();
            if (m_sink.events)
                m_sink.events(thread, events);
        }
    }

    const RecordingFile &m_file;
    const ReplaySink &m_sink;
    std::vector<Waiting> m_waiting;
    std::vector<TimedEvent> m_events = std::vector<TimedEvent>(kMostAtOnce);
};

}  // namespace

Result<> replay(const RecordingFile &file, const ReplaySink &sink)
{
    return Replayer(file, sink).run();
}

}  // namespace ws
