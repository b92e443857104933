#include "session/run.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "base/futex.h"
#include "base/os_call.h"
#include "body/control.h"
#include "recording/recording_writer.h"
#include "recording/result_fields.h"
#include "session/proof_book.h"

namespace ws {

namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 8'333us;    // counters, kernel accounts, verdict: 120 looks a second
constexpr auto kSecondLook = 1ms;  // after a look that found somebody stuck
constexpr auto kReadyPatience = 10s;
constexpr auto kQuietPatience = 250ms;  // for threads to see a stop
constexpr auto kExitPatience = 250ms;   // for workers to leave after "finish"

}  // namespace

void RunCommands::ring() const
{
    const std::uint64_t one = 1;
    // A full eventfd means that the thread will wake anyway.
    (void)!::write(wake.get(), &one, sizeof one);
}

Run::Run(Experiment experiment, RunOptions options, RunCommands &commands, Publish publish)
    : m_experiment(std::make_shared<const Experiment>(std::move(experiment))), m_options(options),
      m_commands(commands), m_publish(std::move(publish)),
      m_placement(options.placement.value_or(m_experiment->placement)),
      m_level(options.level.value_or(m_experiment->level)), m_wait(options.wait.value_or(m_experiment->wait))
{
}

void Run::execute()
{
    publish();
    auto started = start();
    if (started) {
        openBarrier();
        watch();
        quieten();
    } else {
        fail(started.error());
    }
    finish();
    publish(true);
}

Result<> Run::start()
{
    auto janitor = startJanitor();
    if (!janitor)
        return janitor;
    // The janitor knows a name before it exists: there is no moment at which a kill leaves it behind.
    const auto announce = [this](const SystemName &name) {
        (void)sendPacket(m_janitor->control(), "remove " + textOf(name));
    };
    auto layout = layOut(*m_experiment, {m_placement, m_level, m_wait, announce});
    if (!layout)
        return layout.error();
    m_layout.emplace(std::move(*layout));
    m_model = m_layout->model;
    m_threadFailures.resize(m_model->threads.size());
    auto segment = Segment::create(m_layout->segment);
    if (!segment)
        return segment.error();
    m_segment.emplace(std::move(*segment));
    for (std::size_t i = 0; i < m_model->uses.size(); ++i)
        if (m_model->uses[i].kind == UseKind::Sends)
            m_segment->object(m_model->uses[i].object).openSenders.fetch_add(1);
    m_clock.calibration = startCalibration(m_layout->segment.clock);
    m_collector.emplace(*m_segment, m_model);
    m_collector->setListener(m_options.events);
    m_collector->setRecording(m_options.recording.get());
    m_factsReader.emplace(*m_segment, *m_model, m_layout->traits, m_layout->primitiveTraits,
                          m_layout->sharedCells.data());
    auto started = startWorkers();
    if (started)
        started = waitUntilReady();
    m_layout->namesUntilOpen.clear();
    return started;
}

Result<> Run::startJanitor()
{
    auto janitor = WorkerProcess::start(true);
    if (!janitor)
        return janitor.error();
    m_janitor.emplace(std::move(*janitor));
    return {};
}

Result<> Run::startWorkers()
{
    m_status.resize(m_layout->workers.size());
    m_ready.resize(m_layout->workers.size(), false);
    std::vector<int> pids;
    for (RunLayout::Worker &planned : m_layout->workers) {
        auto worker = WorkerProcess::start(false);
        if (!worker)
            return worker.error();
        m_workers.push_back(std::move(*worker));
        const WorkerProcess &process = m_workers.back();
        m_status[m_workers.size() - 1].pid = process.pid();
        pids.push_back(process.pid());
        const int pidfd = process.pidfd().get();
        (void)sendPacket(m_janitor->control(), "watch", std::span(&pidfd, 1));

        const std::string text = partText(planned.part);
        auto part = SharedRegion::create("waitscope-part", text.size() + 1);
        if (!part)
            return part.error();
        std::memcpy(part->data(), text.data(), text.size());
        std::vector<int> fds(kFirstEndFd);
        fds[kPartFd] = part->fd().get();
        fds[kSegmentFd] = m_segment->fd().get();
        fds[kCellsFd] = m_layout->sharedCells.fd().get();
        for (const UniqueFd &fd : planned.endFds)
            fds.push_back(fd.get());
        auto sent = process.sendPart(fds);
        if (!sent)
            return sent;
        planned.endFds.clear();  // from here on only the worker holds its ends
    }
    m_collector->setPids(std::move(pids));
    return {};
}

Result<> Run::waitUntilReady()
{
    const std::uint64_t until = monotonicNs() + std::chrono::nanoseconds(kReadyPatience).count();
    for (;;) {
        readWorkerMessages();
        noteEndedWorkers();
        if (m_failure)
            return *m_failure;
        if (std::find(m_ready.begin(), m_ready.end(), false) == m_ready.end())
            return {};
        if (m_commands.stop)
            return Error{ErrorKind::Cancelled, 0,
                         "start the run: it was stopped before all workers were ready"};
        if (monotonicNs() > until)
            return Error{ErrorKind::Timeout, 0, "start the run: a worker was not ready within 10 s"};
        sleepAtMost(50ms);
    }
}

void Run::openBarrier()
{
    beginRecording();
    m_clock.startTicks = m_segment->now();
    m_phase = RunPhase::Running;
    command(RunCommand::Run);
}

void Run::command(RunCommand command)
{
    // release: pairs with acquire in Body::proceed(), so that a new pausedTicks is seen with it.
    m_segment->header().command.store(static_cast<std::uint32_t>(command), std::memory_order_release);
    futexWakeAll(m_segment->header().command);
}

bool Run::timeIsOver() const
{
    const auto limit = m_options.timeLimit.value_or(m_experiment->timeLimit);
    return m_clock.at(m_segment->now()) >= limit.count();
}

void Run::watch()
{
    std::chrono::nanoseconds next = kTick;
    std::uint64_t dueNs = monotonicNs();
    while (m_verdict == RunVerdict::Open) {
        // From due time to due time, so that the work of one look does not delay the next.
        const std::uint64_t now = monotonicNs();
        dueNs = std::max(dueNs + static_cast<std::uint64_t>(next.count()), now);
        sleepUntil(dueNs);
        dueNs = std::min(dueNs, monotonicNs());
        next = kTick;
        readWorkerMessages();
        noteEndedWorkers();
        if (m_failure) {
            m_verdict = RunVerdict::Failed;
            break;
        }
        if (m_commands.stop) {
            m_verdict = RunVerdict::Stopped;
            break;
        }
        m_collector->collect(m_clock, m_segment->now(), false);
        judge();
        if (m_deadlock && m_deadlock->deadlock.everybody &&
            monotonicNs() - m_deadlockAtNs >=
                static_cast<std::uint64_t>(m_options.lingerAfterDeadlock.count()))
            m_verdict = RunVerdict::Deadlock;
        else if (m_collector->allEnded() || timeIsOver())
            m_verdict = m_deadlock ? RunVerdict::Deadlock : RunVerdict::Completed;
        else if (!m_deadlock && m_lastFacts && (m_asked || !stuckThreads(*m_lastFacts).empty()))
            next = kSecondLook;
        publish();
        // After the look: however often it is paused (slow motion), a deadlock is seen and the end is noticed.
        if (m_commands.pause && m_verdict == RunVerdict::Open)
            pauseAndResume();
    }
}

void Run::judge()
{
    if (m_level == Level::Off || (m_deadlock && m_deadlock->deadlock.everybody))
        return;
    WaitFacts facts = m_factsReader->read(m_clock);
    if (m_lastFacts) {
        const std::int64_t provenBefore = m_deadlock ? m_deadlock->provenNs : -1;
        if (noteProof(m_deadlock, *m_lastFacts, facts)) {
            if (m_deadlock->provenNs != provenBefore)
                m_deadlockAtNs = monotonicNs();
            if (m_options.recording)
                m_options.recording->addBlock(BlockKind::Proof, bytesOf(RecordedProof{*m_lastFacts, facts}));
        }
        if (auto ending = endingCycle(*m_lastFacts, facts))
            noteEndingCycle(m_endingCycles, std::move(*ending));
    }
    m_lastFacts = std::move(facts);
    m_asked = askUnsureThreads();
}

// Only threads that would be stuck if their channel were still full, or empty: a look costs them a wake-up.
bool Run::askUnsureThreads()
{
    const std::vector<std::uint32_t> unsure = m_factsReader->unsureThreads();
    if (unsure.empty())
        return false;
    bool asked = false;
    WaitFacts supposed = *m_lastFacts;
    for (const std::uint32_t thread : unsure)
        for (WaitFacts::Way &way : supposed.threads[thread].ways)
            if (way.kind == WaitKind::Space || way.kind == WaitKind::Message)
                way.available = false;
    const std::vector<std::uint32_t> stuck = stuckThreads(supposed);
    for (const std::uint32_t thread : unsure) {
        if (!std::binary_search(stuck.begin(), stuck.end(), thread))
            continue;
        const WorkerProcess &worker = m_workers[m_model->threads[thread].process];
        if (!worker.ended())
            ::syscall(SYS_tgkill, worker.pid(), static_cast<int>(m_segment->thread(thread).tid.load()),
                      kLookAgainSignal);
        asked = true;
    }
    return asked;
}

void Run::pauseAndResume()
{
    command(RunCommand::Pause);
    const std::uint64_t patience = monotonicNs() + std::chrono::nanoseconds(kQuietPatience).count();
    while (!quietened() && monotonicNs() < patience)
        sleepAtMost(2ms);
    const Ticks pausedAt = m_segment->now();
    m_collector->collect(m_clock, pausedAt, true);
    m_phase = RunPhase::Paused;
    publish(true);
    while (m_commands.pause && !m_commands.stop && !m_failure) {
        sleepAtMost(100ms);
        readWorkerMessages();
        noteEndedWorkers();
    }
    // While paused the session's clock stood still.
    std::atomic<std::uint64_t> &pausedTicks = m_segment->header().pausedTicks;
    pausedTicks.store(pausedTicks.load() + (m_segment->now() - pausedAt), std::memory_order_release);
    m_phase = RunPhase::Running;
    if (!m_commands.stop)
        command(RunCommand::Run);
}

bool Run::quietened() const
{
    for (std::size_t i = 0; i < m_model->threads.size(); ++i) {
        const WorkerProcess &worker = m_workers[m_model->threads[i].process];
        const SlotState state =
            LiveWord::unpack(m_segment->thread(i).live.load(std::memory_order_acquire)).state;
        if (!worker.ended() && (state == SlotState::Running || state == SlotState::Sleeping))
            return false;
    }
    return true;
}

void Run::quieten()
{
    m_endTicks = m_segment->now();
    m_phase = RunPhase::Stopping;
    command(RunCommand::Stop);
    // A last look at those that wait, before their worlds end.
    if (m_deadlock == std::nullopt)
        m_lastFacts = m_factsReader->read(m_clock);
    m_collector->collect(m_clock, m_endTicks, true);
    m_collector->freezeWaits();
    const std::uint64_t patience = monotonicNs() + std::chrono::nanoseconds(kQuietPatience).count();
    // Two looks alike: a thread that was released in between would have moved on.
    for (int quietLooks = 0; quietLooks < 2 && monotonicNs() < patience;) {
        quietLooks = quietened() ? quietLooks + 1 : 0;
        sleepAtMost(1ms);
        readWorkerMessages();  // a thread that writes a log may wait for room
        noteEndedWorkers();
    }
}

void Run::finish()
{
    for (const WorkerProcess &worker : m_workers)
        if (!worker.ended())
            (void)sendPacket(worker.control(), "finish");
    const std::uint64_t patience = monotonicNs() + std::chrono::nanoseconds(kExitPatience).count();
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        WorkerProcess &worker = m_workers[i];
        const bool endedBefore = m_status[i].ended;
        const std::uint64_t now = monotonicNs();
        if (!worker.reapWithin(std::chrono::nanoseconds(patience > now ? patience - now : 0))) {
            worker.kill();
            worker.reapWithin(1s);
        }
        m_status[i].ended = true;
        m_status[i].exitCode = worker.exitCode();
        m_status[i].signal = worker.signal();
        m_status[i].byUs = !endedBefore;
    }
    readWorkerMessages();
    if (m_collector && m_endTicks != 0) {
        sharpenCalibration(m_clock.calibration);
        m_collector->collectLast(m_clock, m_endTicks);
    }
    if (m_layout) {
        m_layout->namesUntilOpen.clear();
        m_layout->namesUntilEnd.clear();
    }
    if (m_janitor) {
        m_janitor->kill();
        m_janitor->reapWithin(1s);
    }
    m_phase = RunPhase::Ended;
}

void Run::fail(Error error)
{
    m_verdict = error.kind == ErrorKind::Cancelled ? RunVerdict::Stopped : RunVerdict::Failed;
    if (m_verdict == RunVerdict::Failed && !m_failure)
        m_failure = std::move(error);
}

}  // namespace ws
