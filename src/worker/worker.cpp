#include "worker/worker.h"

#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <map>
#include <thread>

#include "base/futex.h"
#include "base/os_call.h"
#include "body/control.h"
#include "body/registry.h"
#include "channel/registry.h"
#include "sync/registry.h"

namespace ws {

int Worker::run()
{
    auto got = receivePart();
    if (got)
        got = openAll();
    if (got)
        got = startThreads();
    if (!got) {
        reportFailure(got.error());
        ::_exit(1);  // some threads may stand at the barrier
    }
    serve();
    return 0;
}

Result<> Worker::receivePart()
{
    auto first = receivePacket(m_control);
    if (!first)
        return first.error();
    std::size_t expected = 0;
    if (std::sscanf(first->text.c_str(), "part %zu", &expected) != 1)
        return Error{ErrorKind::BadInput, 0, "read a worker's part: unknown packet"};
    while (m_fds.size() < expected) {
        auto packet = receivePacket(m_control);
        if (!packet)
            return packet.error();
        if (packet->fds.empty())
            return Error{ErrorKind::Limit, 0, "receive descriptors: too many are open (ulimit -n)"};
        for (UniqueFd &fd : packet->fds)
            m_fds.push_back(std::move(fd));
    }
    if (m_fds.size() < kFirstEndFd)
        return Error{ErrorKind::BadInput, 0, "read a worker's part: descriptors are missing"};

    auto text = SharedRegion::attach(std::move(m_fds[kPartFd]));
    if (!text)
        return text.error();
    auto part = readPart(reinterpret_cast<const char *>(text->data()));
    if (!part)
        return part.error();
    m_part = std::move(*part);
    auto segment = Segment::attach(std::move(m_fds[kSegmentFd]));
    if (!segment)
        return segment.error();
    m_segment.emplace(std::move(*segment));
    auto cells = SharedRegion::attach(std::move(m_fds[kCellsFd]));
    if (!cells)
        return cells.error();
    m_sharedCells = std::move(*cells);
    return {};
}

Result<> Worker::openAll()
{
    m_joins = std::make_unique<JoinTable>(m_part.threadsOfRun);
    for (const Part::Thread &part : m_part.threads) {
        Member &member = m_members.emplace_back();
        member.part = &part;
        member.recorder = std::make_unique<ThreadRecorder>(*m_segment, part.index);
        member.body = std::make_unique<Body>(*m_segment, *member.recorder, *m_joins, part.parameters);
        auto opened = openEnds(member);
        if (opened)
            opened = openPrimitives(member);
        if (!opened)
            return opened;
        for (const Part::Join &join : part.joins)
            member.body->addJoin({join.use, join.object, join.thread});
        member.body->setName(part.name);
        member.body->setName(part.name);
        member.body->setScript(part.script, part.starts, *this);
    }
    return {};
}

Result<> Worker::openEnds(Member &member)
{
    for (const Part::End &end : member.part->ends) {
        const Mechanism *mechanism = findMechanism(end.mechanism);
        if (mechanism == nullptr)
            return Error{ErrorKind::BadInput, 0, "open a channel: unknown mechanism " + end.mechanism};
        EndSetup setup;
        setup.side = end.sends ? ChannelSide::Sender : ChannelSide::Receiver;
        setup.object = end.object;
        setup.index = end.index;
        setup.senders = end.senders;
        setup.receivers = end.receivers;
        setup.duplex = end.duplex;
        setup.broadcast = end.broadcast;
        setup.address = end.address;
        setup.spinFor = std::chrono::nanoseconds(end.spinForNs);
        if (end.stampRing != kNoObject)
            setup.stamps = m_segment->stamps(end.stampRing);
        setup.messageBytes = end.messageBytes;
        setup.capacityMessages = end.capacityMessages;
        setup.parameters = end.parameters;
        setup.recorder = member.recorder.get();
        setup.use = &m_segment->use(end.use);
        setup.state = &m_segment->object(end.object);
        for (std::uint32_t peer : end.peerUses)
            setup.peers.push_back({&m_segment->use(peer), &m_segment->thread(m_segment->use(peer).thread)});
        std::vector<UniqueFd> fds;
        for (std::uint32_t fd : end.fds)
            fds.push_back(std::move(m_fds.at(fd)));
        auto opened = mechanism->open(std::move(setup), std::move(fds), m_shared[end.object]);
        if (!opened)
            return opened.error();
        member.body->addEnd({end.parameter, std::move(*opened), m_segment->use(end.use).histogram});
    }
    return {};
}

Result<> Worker::openPrimitives(Member &member)
{
    for (const Part::PrimitiveUse &use : member.part->primitives) {
        const Primitive *primitive = findPrimitive(use.primitive);
        if (primitive == nullptr ||
            (std::size_t{use.cell} + 1) * kPrimitiveCellBytes > m_sharedCells.sizeBytes())
            return Error{ErrorKind::BadInput, 0, "open a primitive: unknown " + use.primitive};
        HandleSetup setup;
        setup.object = use.object;
        setup.recorder = member.recorder.get();
        setup.use = &m_segment->use(use.use);
        setup.state = &m_segment->object(use.object);
        setup.nsPerTick = m_segment->header().nsPerTick;
        setup.shared = use.shared;
        setup.parameters = use.parameters;
        auto opened = primitive->open(m_sharedCells.data() + use.cell * kPrimitiveCellBytes, setup);
        if (!opened)
            return opened.error();
        member.body->addPrimitive(std::move(*opened));
    }
    return {};
}

// Threads that are started by others have no thread yet; where their ends need both sides, one that lives no longer
// than that makes them.
Result<> Worker::startThreads()
{
    std::vector<std::thread> helpers;
    std::uint32_t all = 0;
    for (Member &member : m_members) {
        const Part::Thread &part = *member.part;
        if (part.startedByOthers && part.ends.empty())
            continue;
        ++all;
        // std::thread reports a refusal only by an exception.
        try {
            if (part.startedByOthers) {
                helpers.emplace_back([this, &member] { establish(member); });
                continue;
            }
            member.isStarted = true;
            auto started = m_joins->start(part.index, [this, &member] { runThread(member); });
            if (!started)
                return Error{started.error().kind, started.error().sysErrno,
                             started.error().action + ": thread " + part.name};
        } catch (const std::system_error &refused) {
            return Error{ErrorKind::Limit, refused.code().value(),
                         "start thread " + part.name + " (limits: ulimit -u, /proc/sys/kernel/threads-max)"};
        }
    }
    for (std::uint32_t there = m_atBarrier.load(); there < all; there = m_atBarrier.load())
        futexWait(m_atBarrier, there);
    for (std::thread &helper : helpers)
        helper.join();
    return sendPacket(m_control, "ready");
}

Result<> Worker::start(std::uint32_t thread)
{
    for (Member &member : m_members) {
        if (member.part->index != thread)
            continue;
        if (member.isStarted.exchange(true))
            return Error{ErrorKind::BadInput, 0,
                         "start thread " + member.part->name +
                             ": it was started before, and a thread runs once"};
        // Before the thread exists, so that whoever waits for it, its starter too, is never seen to wait for a thread
        // that nobody has started: pairs with the state New in the collector's facts.
        member.recorder->announceStart();
        auto started = m_joins->start(thread, [this, &member] {
            introduce(member);
            runBody(member);
        });
        if (!started) {
            member.recorder->withdrawStart();
            member.isStarted = false;
        }
        return started;
    }
    return Error{ErrorKind::BadInput, 0, "start a thread of another process"};
}

void Worker::log(std::uint32_t thread, int line, std::string_view text)
{
    const std::string packet = "log " + std::to_string(thread) + " " + std::to_string(line) + " " +
                               std::to_string(m_segment->now()) + " " + std::string(text);
    (void)sendPacket(m_control, std::string_view(packet).substr(0, kLargestPacket));
}

// Who the calling thread is, and where it runs.
void Worker::introduce(Member &member)
{
    const Part::Thread &part = *member.part;
    ::pthread_setname_np(::pthread_self(), part.name.substr(0, 15).c_str());
    if (part.pinnedCpu >= 0) {
        cpu_set_t set;
        CPU_ZERO(&set);
        CPU_SET(part.pinnedCpu, &set);
        if (::sched_setaffinity(0, sizeof set, &set) != 0)
            reportFailure({ErrorKind::System, errno,
                           "pin thread " + part.name + " to processor " + std::to_string(part.pinnedCpu)});
    }
    member.recorder->introduce(static_cast<std::uint32_t>(::syscall(SYS_gettid)));
}

bool Worker::establish(Member &member)
{
    auto outcome = member.body->establishEnds();
    if (!outcome)
        reportFailure({outcome.error().kind, outcome.error().sysErrno,
                       "thread " + member.part->name + ": " + outcome.error().action});
    m_atBarrier.fetch_add(1);
    futexWakeAll(m_atBarrier);
    return bool(outcome);
}

void Worker::runThread(Member &member)
{
    introduce(member);
    const bool isReady = establish(member);
    const std::atomic<std::uint32_t> &command = m_segment->header().command;
    while (command.load(std::memory_order_acquire) == static_cast<std::uint32_t>(RunCommand::Prepare))
        futexWait(command, static_cast<std::uint32_t>(RunCommand::Prepare));
    if (isReady)
        runBody(member);
}

void Worker::runBody(Member &member)
{
    const Part::Thread &part = *member.part;
    member.recorder->begin();
    const Role *role = findRole(part.role);
    auto outcome = role == nullptr ? Result<>(Error{ErrorKind::BadInput, 0, "unknown role " + part.role})
                                   : role->run(*member.body);
    const std::atomic<std::uint32_t> &command = m_segment->header().command;
    // At a stop the ends stay open, so that what they still hold can be counted.
    if (command.load(std::memory_order_acquire) != static_cast<std::uint32_t>(RunCommand::Stop)) {
        auto closed = member.body->closeEnds();
        if (outcome)
            outcome = closed;
    }
    // Before the thread is seen to have ended, so that the session has read why.
    if (!outcome)
        reportThread(part, outcome.error());
    member.recorder->end(!outcome);
}

// A mistake in a script is that thread's own, and the others go on; a role that fails has met what it should not.
void Worker::reportThread(const Part::Thread &part, const Error &error)
{
    if (part.script.name.empty()) {
        reportFailure({error.kind, error.sysErrno, "thread " + part.name + ": " + error.action});
        return;
    }
    const std::string text = "thread-failed " + std::to_string(part.index) + " " + error.text();
    (void)sendPacket(m_control, std::string_view(text).substr(0, kLargestPacket));
}

void Worker::serve()
{
    for (;;) {
        auto packet = receivePacket(m_control);
        if (!packet)
            ::_exit(0);  // the session is gone
        if (packet->text == "finish") {
            noteQueued();
            joinEnded();
            ::_exit(0);  // threads that still wait are ended with the process
        }
    }
}

void Worker::joinEnded()
{
    for (const Member &member : m_members) {
        const std::uint32_t index = member.part->index;
        const std::uint64_t live = m_segment->thread(index).live.load(std::memory_order_acquire);
        if (LiveWord::unpack(live).state != SlotState::Ended)
            continue;
        std::thread ended = m_joins->claim(index);
        if (ended.joinable())
            ended.join();
    }
}

void Worker::noteQueued()
{
    for (const Member &member : m_members) {
        for (const Body::NamedEnd &end : member.body->ends()) {
            const EndSetup &setup = end.channel->setup();
            if (setup.side != ChannelSide::Receiver || setup.use->closed.load() != 0)
                continue;
            if (const auto queued = end.channel->queued()) {
                setup.state->queuedAtEnd.store(*queued);
                setup.state->queuedKnown.store(1);
            }
        }
    }
}

void Worker::reportFailure(const Error &error)
{
    const std::string text = "failed " + std::to_string(static_cast<int>(error.kind)) + " " +
                             std::to_string(error.sysErrno) + " " + error.action;
    // A session that is gone needs no report; this process ends all the same.
    (void)sendPacket(m_control, text.substr(0, kLargestPacket));
}

}  // namespace ws
