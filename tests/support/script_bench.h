// Threads with scripts and what they share, for tests that need no session: an experiment in one process.
//
//   ScriptBench bench(2);                      two threads, "thread 1" and "thread 2"
//   bench.addPrimitive("fork", "mutex");       all threads have a handle of it
//   bench.addChannel("q", "pipe", 64, {0}, {1});
//   bench.open();
//   bench.run(0, "fork:lock()")                in the calling thread
//
// Objects: channels and primitives in the order in which they were added, then one for each thread.
// Threads: each thread's script runs in one thread at a time; logs are kept under a lock.
#pragma once

#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "base/futex.h"
#include "body/body.h"
#include "body/registry.h"
#include "channel/registry.h"
#include "sync/registry.h"

namespace ws::test {

class ScriptBench : public BodyHost
{
public:
    explicit ScriptBench(std::uint32_t threads = 1, RecordLevel level = RecordLevel::Light)
        : m_joins(threads), m_threads(threads), m_level(level), m_scripts(threads)
    {
    }

    void addPrimitive(const std::string &name, const std::string &id, ParameterValues parameters = {})
    {
        m_items.push_back({name, findPrimitive(id), std::move(parameters), nullptr, 0, {}, {}, {}});
    }
    void addChannel(const std::string &name, const std::string &id, std::size_t messageBytes,
                    std::vector<std::uint32_t> senders, std::vector<std::uint32_t> receivers,
                    ParameterValues parameters = {})
    {
        m_items.push_back({name,
                           nullptr,
                           std::move(parameters),
                           findMechanism(id),
                           messageBytes,
                           std::move(senders),
                           std::move(receivers),
                           {}});
    }
    // Of thread 0, before open().
    ParameterValues arguments;
    std::vector<Part::Start> starts;
    int firstLine = 0;
    std::uint64_t seed = 1;

    void open()
    {
        SegmentPlan plan;
        const auto items = static_cast<std::uint32_t>(m_items.size());
        plan.objects = items + m_threads;
        plan.threads = m_threads;
        for (std::uint32_t object = 0; object < items; ++object)
            planUses(plan, object);
        const auto firstJoin = static_cast<std::uint32_t>(plan.uses.size());
        for (std::uint32_t thread = 0; thread < m_threads; ++thread)
            for (std::uint32_t joined = 0; joined < m_threads; ++joined)
                plan.uses.push_back({thread, items + joined, 3, false});
        plan.level = m_level;
        plan.clock = bestClockSource();
        m_segment.emplace(std::move(*Segment::create(plan)));
        for (std::uint32_t thread = 0; thread < m_threads; ++thread) {
            m_recorders.push_back(std::make_unique<ThreadRecorder>(*m_segment, thread));
            m_bodies.push_back(
                std::make_unique<Body>(*m_segment, *m_recorders.back(), m_joins, ParameterValues()));
            m_bodies.back()->setName("thread " + std::to_string(thread + 1));
            for (std::uint32_t joined = 0; joined < m_threads; ++joined)
                if (joined != thread)
                    m_bodies.back()->addJoin(
                        {firstJoin + thread * m_threads + joined, items + joined, joined});
        }
        m_cells = std::move(*SharedRegion::create("cells", (items + 1) * kPrimitiveCellBytes));
        std::uint32_t use = 0;
        for (std::uint32_t object = 0; object < items; ++object)
            openItem(object, use);
        go();
    }

    // What the script of a thread ended with: "" or the text of its error.
    std::string run(std::uint32_t thread, const std::string &text)
    {
        Part::Script &script = m_scripts[thread];
        script.name = "script";
        script.text = text;
        script.firstLine = firstLine;
        script.file = firstLine > 0 ? "file.toml" : "";
        script.seed = seed + thread;
        if (thread == 0)
            script.arguments = arguments;
        script.names.clear();
        const auto items = static_cast<std::uint32_t>(m_items.size());
        for (std::uint32_t object = 0; object < items; ++object)
            script.names.push_back({m_items[object].name, object});
        for (std::uint32_t other = 0; other < m_threads; ++other)
            script.names.push_back({"t" + std::to_string(other + 1), items + other});
        for (const auto &[name, values] : script.arguments.nameLists())
            for (std::uint32_t object = 0; object < items; ++object)
                if (values.front() == m_items[object].name)
                    script.names.push_back({name, object});
        m_bodies[thread]->setScript(script, starts, *this);
        m_recorders[thread]->introduce(static_cast<std::uint32_t>(::gettid()));
        m_recorders[thread]->begin();
        const Result<> outcome = findRole("script")->run(*m_bodies[thread]);
        if (!outcome)
            return outcome.error().text();
        return {};
    }
    // The same in a thread of its own, which the other threads can join; collect() waits for it.
    void launch(std::uint32_t thread, const std::string &text)
    {
        m_outcomes.resize(m_threads);
        if (!m_joins.start(thread, [this, thread, text] {
                m_outcomes[thread] = run(thread, text);
                m_recorders[thread]->end(!m_outcomes[thread].empty());
            }))
            std::abort();
    }
    std::string collect(std::uint32_t thread)
    {
        std::thread ended = m_joins.claim(thread);
        if (ended.joinable())
            ended.join();
        return m_outcomes[thread];
    }

    void go() { command(RunCommand::Run); }
    void pause() { command(RunCommand::Pause); }
    void stop() { command(RunCommand::Stop); }

    Segment &segment() { return *m_segment; }
    const ThreadSlot &slot(std::uint32_t thread) { return m_segment->thread(thread); }
    LiveWord live(std::uint32_t thread) { return LiveWord::unpack(slot(thread).live.load()); }
    std::uint32_t line(std::uint32_t thread) { return slot(thread).line.load(); }
    Body &body(std::uint32_t thread) { return *m_bodies[thread]; }

    struct LogLine
    {
        std::uint32_t thread = 0;
        int line = 0;
        std::string text;
    };
    std::vector<LogLine> logs()
    {
        const std::lock_guard lock(m_mutex);
        return m_logs;
    }
    // The texts of all lines, one behind the other.
    std::string logText()
    {
        std::string text;
        for (const LogLine &line : logs())
            text += (text.empty() ? "" : "|") + line.text;
        return text;
    }
    std::vector<std::uint32_t> started;

    Result<> start(std::uint32_t thread) override
    {
        started.push_back(thread);
        return {};
    }
    void log(std::uint32_t thread, int line, std::string_view text) override
    {
        const std::lock_guard lock(m_mutex);
        m_logs.push_back({thread, line, std::string(text)});
    }

private:
    struct Item
    {
        std::string name;
        const Primitive *primitive;
        ParameterValues parameters;
        const Mechanism *mechanism;
        std::size_t messageBytes;
        std::vector<std::uint32_t> senders, receivers;
        std::vector<OwnedName> names;
    };

    void command(RunCommand to)
    {
        m_segment->header().command.store(static_cast<std::uint32_t>(to), std::memory_order_release);
        futexWakeAll(m_segment->header().command);
    }
    void planUses(SegmentPlan &plan, std::uint32_t object)
    {
        const Item &item = m_items[object];
        if (item.primitive != nullptr)
            for (std::uint32_t thread = 0; thread < m_threads; ++thread)
                plan.uses.push_back({thread, object, 2, false});
        for (const std::uint32_t thread : item.senders)
            plan.uses.push_back({thread, object, 0, false});
        for (const std::uint32_t thread : item.receivers)
            plan.uses.push_back({thread, object, 1, true});
    }
    void openItem(std::uint32_t object, std::uint32_t &use)
    {
        Item &item = m_items[object];
        if (item.primitive != nullptr)
            openPrimitive(object, item, use);
        else
            openChannel(object, item, use);
    }
    void openPrimitive(std::uint32_t object, Item &item, std::uint32_t &use)
    {
        std::byte *cell = m_cells.data() + object * kPrimitiveCellBytes;
        auto kit = item.primitive->prepare(cell, {false, item.parameters, [](const SystemName &) {}});
        if (!kit)
            std::abort();
        for (OwnedName &name : kit->namesUntilOpen)
            item.names.push_back(std::move(name));
        for (OwnedName &name : kit->namesUntilEnd)
            item.names.push_back(std::move(name));
        for (std::uint32_t thread = 0; thread < m_threads; ++thread) {
            HandleSetup setup;
            setup.object = object;
            setup.recorder = m_recorders[thread].get();
            setup.use = &m_segment->use(use++);
            setup.state = &m_segment->object(object);
            setup.nsPerTick = m_segment->header().nsPerTick;
            setup.shared = false;
            setup.parameters = item.parameters;
            auto handle = item.primitive->open(cell, setup);
            if (!handle)
                std::abort();
            m_bodies[thread]->addPrimitive(std::move(*handle));
        }
    }
    void openChannel(std::uint32_t object, Item &item, std::uint32_t &use)
    {
        m_segment->object(object).openSenders.store(static_cast<std::uint32_t>(item.senders.size()));
        ChannelPlan plan;
        plan.name = item.name;
        plan.messageBytes = item.messageBytes;
        plan.parameters = item.parameters;
        plan.senders = static_cast<std::uint32_t>(item.senders.size());
        plan.receivers = static_cast<std::uint32_t>(item.receivers.size());
        auto kit = item.mechanism->prepare(plan);
        if (!kit)
            std::abort();
        const std::uint32_t firstReceiver = use + plan.senders;
        const std::uint32_t end = firstReceiver + plan.receivers;
        for (const std::uint32_t first = use; use < end; ++use) {
            const bool sends = use < firstReceiver;
            EndSetup setup;
            setup.side = sends ? ChannelSide::Sender : ChannelSide::Receiver;
            setup.object = object;
            setup.index = sends ? use - first : use - firstReceiver;
            setup.senders = plan.senders;
            setup.receivers = plan.receivers;
            setup.messageBytes = item.messageBytes;
            setup.capacityMessages = kit->capacityIsExact ? kit->capacityMessages : 0;
            setup.address = kit->address;
            setup.parameters = item.parameters;
            const std::uint32_t thread = m_segment->use(use).thread;
            setup.recorder = m_recorders[thread].get();
            setup.use = &m_segment->use(use);
            setup.state = &m_segment->object(object);
            for (std::uint32_t peer = sends ? firstReceiver : first; peer < (sends ? end : firstReceiver);
                 ++peer)
                setup.peers.push_back(
                    {&m_segment->use(peer), &m_segment->thread(m_segment->use(peer).thread)});
            std::vector<UniqueFd> fds;
            for (const UniqueFd &fd : sends ? kit->senderFds : kit->receiverFds)
                fds.push_back(std::move(*fd.duplicate()));
            auto &own = sends ? kit->ownSenderFds : kit->ownReceiverFds;
            if (!own.empty())
                for (UniqueFd &fd : own.at(setup.index))
                    fds.push_back(std::move(fd));
            auto opened = item.mechanism->open(std::move(setup), std::move(fds), m_shared[object]);
            if (!opened || !(*opened)->establish())
                std::abort();
            m_bodies[thread]->addEnd({"script", std::move(*opened), m_segment->use(use).histogram});
        }
        item.names = std::move(kit->namesUntilEnd);
    }

    JoinTable m_joins;
    std::uint32_t m_threads;
    RecordLevel m_level;
    std::vector<Item> m_items;
    std::optional<Segment> m_segment;
    SharedRegion m_cells;
    std::map<std::uint32_t, ProcessShared> m_shared;
    std::vector<std::unique_ptr<ThreadRecorder>> m_recorders;
    std::vector<std::unique_ptr<Body>> m_bodies;
    std::vector<Part::Script> m_scripts;
    std::vector<std::string> m_outcomes;
    std::mutex m_mutex;
    std::vector<LogLine> m_logs;
};

}  // namespace ws::test
