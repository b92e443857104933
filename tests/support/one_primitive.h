// A segment with one primitive and the handles of some threads, for tests that need no session.
//
// Thread i uses handle i, which belongs to one thread (of this process or of a forked one) at a time. Object 0 is the
// primitive, object i + 1 stands for thread i; use i is that of thread i.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "record/ring_reader.h"
#include "sync/registry.h"

namespace ws::test {

class OnePrimitive
{
public:
    explicit OnePrimitive(const Primitive &primitive, std::uint32_t threads = 2, bool across = false,
                          ParameterValues parameters = {}, RecordLevel level = RecordLevel::Light)
        : m_primitive(primitive), m_across(across), m_parameters(std::move(parameters)),
          m_cells(std::move(*SharedRegion::create("cells", kPrimitiveCellBytes)))
    {
        SegmentPlan plan;
        plan.objects = 1 + threads;
        plan.threads = threads;
        for (std::uint32_t i = 0; i < threads; ++i)
            plan.uses.push_back({i, 0, 2, false});
        plan.level = level;
        plan.clock = bestClockSource();
        m_segment.emplace(std::move(*Segment::create(plan)));
        PrimitivePlan made{m_across, m_parameters,
                           [this](const SystemName &name) { m_announced.push_back(name); }};
        auto kit = primitive.prepare(m_cells.data(), made);
        if (!kit)
            fail("prepare", kit.error());
        m_kit = std::move(*kit);
        m_handles.resize(threads);
        for (std::uint32_t i = 0; i < threads; ++i) {
            m_recorders.push_back(std::make_unique<ThreadRecorder>(*m_segment, i));
            reopen(i);
        }
    }

    // As a process does that was not forked with the handle open.
    void reopen(std::size_t i)
    {
        auto opened = m_primitive.open(m_cells.data(), setup(i));
        if (!opened)
            fail("open", opened.error());
        m_handles[i] = std::move(*opened);
    }
    void close(std::size_t i) { m_handles[i].reset(); }

    // Of the class that the primitive's family says.
    template <typename Kind>
    Kind &as(std::size_t i)
    {
        auto *handle = dynamic_cast<Kind *>(m_handles[i].get());
        if (handle == nullptr)
            std::abort();
        return *handle;
    }

    const Primitive &primitive() const { return m_primitive; }
    Segment &segment() { return *m_segment; }
    ThreadRecorder &recorder(std::size_t i) { return *m_recorders[i]; }
    UseCounters &use(std::size_t i) { return m_segment->use(i); }
    const std::byte *cell() const { return m_cells.data(); }
    const std::vector<SystemName> &announced() const { return m_announced; }
    PrimitiveKit &kit() { return m_kit; }

    std::uint64_t ownerWord() const { return m_segment->object(0).owner.load(); }
    std::uint32_t owner() const { return OwnerWord::owner(ownerWord()); }
    Hold holding(std::size_t i) const { return static_cast<Hold>(m_segment->use(i).holding.load()); }
    LiveWord live(std::size_t i) const { return LiveWord::unpack(m_segment->thread(i).live.load()); }
    bool waits(std::size_t i, WaitKind kind) const
    {
        const LiveWord word = live(i);
        return word.state == SlotState::Waiting && word.kind == kind && word.object == 0;
    }
    bool hasDeadline(std::size_t i) const { return m_segment->thread(i).deadlineTicks.load() != 0; }
    // As the verdict asks while thread i waits.
    Outlook outlook(std::size_t i) const
    {
        return m_primitive.outlook(m_cells.data(), m_parameters, live(i).kind,
                                   m_segment->thread(i).ticket.load());
    }
    // What thread i has recorded since the last call.
    std::vector<EventKind> events(std::size_t i)
    {
        std::vector<Event> taken;
        RingReader(*m_segment, static_cast<std::uint32_t>(i)).take(taken);
        std::vector<EventKind> kinds;
        for (const Event &event : taken)
            kinds.push_back(static_cast<EventKind>(event.kind));
        return kinds;
    }

private:
    HandleSetup setup(std::size_t i)
    {
        HandleSetup made;
        made.object = 0;
        made.recorder = m_recorders[i].get();
        made.use = &m_segment->use(i);
        made.state = &m_segment->object(0);
        made.nsPerTick = m_segment->header().nsPerTick;
        made.shared = m_across;
        made.parameters = m_parameters;
        return made;
    }
    [[noreturn]] void fail(const char *what, const Error &error)
    {
        std::fprintf(stderr, "%s %s: %s\n", what, std::string(m_primitive.info.id).c_str(),
                     error.text().c_str());
        std::abort();
    }

    const Primitive &m_primitive;
    bool m_across;
    ParameterValues m_parameters;
    SharedRegion m_cells;
    std::optional<Segment> m_segment;
    std::vector<SystemName> m_announced;
    PrimitiveKit m_kit;
    std::vector<std::unique_ptr<ThreadRecorder>> m_recorders;
    std::vector<std::unique_ptr<Handle>> m_handles;
};

// A forked process that does something and ends: with 0 if `body` was true, with 1 if not.
class ChildProcess
{
public:
    explicit ChildProcess(const std::function<bool()> &body) : m_pid(::fork())
    {
        // A signal to -1 would go to every process.
        if (m_pid == -1)
            std::abort();
        if (m_pid == 0)
            ::_exit(body() ? 0 : 1);
    }
    ~ChildProcess()
    {
        if (m_pid > 0)
            (void)kill();
    }
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    bool endedWell() { return collect() == 0; }
    // SIGSTOP; returns when it stands still.
    void stop()
    {
        if (m_pid <= 0)
            std::abort();
        ::kill(m_pid, SIGSTOP);
        ::waitpid(m_pid, nullptr, WUNTRACED);
    }
    void goOn()
    {
        if (m_pid <= 0)
            std::abort();
        ::kill(m_pid, SIGCONT);
    }
    // SIGKILL; returns when it is gone.
    bool kill()
    {
        if (m_pid <= 0)
            return false;
        ::kill(m_pid, SIGKILL);
        return WIFSIGNALED(collect());
    }

private:
    int collect()
    {
        int status = -1;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return status;
    }

    pid_t m_pid;
};

}  // namespace ws::test
