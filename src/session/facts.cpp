#include "session/facts.h"

#include <algorithm>

namespace ws {

FactsReader::FactsReader(const Segment &segment, const RunModel &model, std::vector<ChannelTraits> channels,
                         std::vector<PrimitiveTraits> primitives, const std::byte *cells)
    : m_segment(segment), m_model(model), m_channels(std::move(channels)),
      m_primitives(std::move(primitives)), m_cells(cells), m_users(model.objects.size()),
      m_endedNs(model.processes.size(), -1), m_enders(model.processes.size())
{
    m_channels.resize(model.objects.size());
    m_primitives.resize(model.objects.size());
    for (std::uint32_t i = 0; i < model.uses.size(); ++i) {
        const RunModel::Use &use = model.uses[i];
        Users &users = m_users[use.object];
        switch (use.kind) {
        case UseKind::Sends:
            users.senders.push_back(i);
            break;
        case UseKind::Receives:
            users.receivers.push_back(i);
            break;
        case UseKind::Locks:
        case UseKind::Uses:
            users.others.push_back(i);
            break;
        case UseKind::Starts:
            users.starters.push_back(i);
            break;
        case UseKind::Joins:
            break;
        }
        if (use.gives)
            users.givers.push_back(use.thread);
    }
    for (Users &users : m_users) {
        std::sort(users.givers.begin(), users.givers.end());
        users.givers.erase(std::unique(users.givers.begin(), users.givers.end()), users.givers.end());
        users.starterThreads = threadsOf(users.starters);
    }
    for (std::uint32_t i = 0; i < model.threads.size(); ++i)
        if (model.threads[i].endsProcess)
            m_enders[model.threads[i].process].push_back(i);
}

void FactsReader::noteEnded(std::uint32_t process, std::int64_t atNs)
{
    if (m_endedNs[process] < 0)
        m_endedNs[process] = atNs;
}

WaitFacts FactsReader::read(const RunClock &clock) const
{
    WaitFacts facts;
    facts.timeNs = clock.at(m_segment.now());
    facts.threads.resize(m_model.threads.size());
    facts.objects.resize(m_model.objects.size());
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i)
        readThread(i, facts, clock);
    for (std::uint32_t i = 0; i < facts.objects.size(); ++i)
        readHolders(i, facts);
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i)
        readWays(i, facts);
    return facts;
}

void FactsReader::readThread(std::uint32_t thread, WaitFacts &facts, const RunClock &clock) const
{
    const ThreadSlot &slot = m_segment.thread(thread);
    // acquire: pairs with ThreadRecorder::publish(); since and deadline belong to this word or to a later one.
    const std::uint64_t word = slot.live.load(std::memory_order_acquire);
    const Ticks since = slot.sinceTicks.load(std::memory_order_acquire);
    const bool hasDeadline = slot.deadlineTicks.load(std::memory_order_acquire) != 0;
    const LiveWord live = LiveWord::unpack(word);
    WaitFacts::Thread &fact = facts.threads[thread];
    fact.sequence = live.sequence;
    fact.line = slot.line.load(std::memory_order_relaxed);
    fact.ended = live.state == SlotState::Ended;
    if (fact.ended)
        fact.endedNs = clock.at(slot.endTicks.load(std::memory_order_acquire));
    const std::int64_t processEndedNs = m_endedNs[m_model.threads[thread].process];
    if (!fact.ended && processEndedNs >= 0) {
        fact.ended = true;
        fact.endedNs = processEndedNs;
    }
    if (fact.ended)
        return;
    if (live.state == SlotState::New && mayBeStarted(thread)) {
        fact.notStarted = true;
        fact.waiting = true;
        fact.kind = WaitKind::Start;
        fact.object = m_model.objectOfThread(thread);
        return;
    }
    if (live.state != SlotState::Waiting || live.object >= m_model.objects.size() ||
        slot.live.load(std::memory_order_acquire) != word)
        return;
    fact.waiting = true;
    fact.kind = live.kind;
    fact.object = live.object;
    fact.hasDeadline = hasDeadline;
    fact.outside = live.kind == WaitKind::Outside;
    if (const Primitive *primitive = m_primitives[live.object].primitive)
        fact.bySignal = fact.outside && primitive->info.outside == OutsideWorld::Signal;
    fact.sinceNs = clock.at(since);
}

// Waits to be started, and nobody has announced to do so. What is announced is as good as done.
bool FactsReader::mayBeStarted(std::uint32_t thread) const
{
    const Users &users = m_users[m_model.objectOfThread(thread)];
    return !users.starters.empty() && begunBy(users.starters) == 0;
}

Family FactsReader::familyOf(std::uint32_t object) const
{
    const Primitive *primitive = m_primitives[object].primitive;
    return primitive == nullptr ? Family::Lock : primitive->info.family;
}

void FactsReader::readHolders(std::uint32_t object, WaitFacts &facts) const
{
    WaitFacts::Object &fact = facts.objects[object];
    if (m_model.objects[object].kind == ObjectKind::Thread) {
        fact.joinedThread = object - m_model.objectOfThread(0);
        return;
    }
    if (m_model.objects[object].kind == ObjectKind::Channel)
        return;
    // acquire: pairs with the monitor's notify().
    if (const std::uint32_t unheard = m_segment.object(object).unheard.load(std::memory_order_acquire)) {
        fact.unheard = unheard >> 16;
        fact.lastUnheardBy = (unheard & 0xffffu) - 1;
    }
    if (familyOf(object) == Family::SharedLock) {
        for (const std::uint32_t use : m_users[object].others) {
            // acquire: pairs with SharedLock::publishHold() and withdrawHold().
            if (m_segment.use(use).holding.load(std::memory_order_acquire) != 0)
                fact.holders.push_back(m_model.uses[use].thread);
        }
    } else {
        // acquire: pairs with Lock::publishOwner() and withdrawOwner().
        const std::uint32_t owner =
            OwnerWord::owner(m_segment.object(object).owner.load(std::memory_order_acquire));
        if (owner < m_model.threads.size())
            fact.holders.push_back(owner);
    }
}

std::uint64_t FactsReader::begunBy(const std::vector<std::uint32_t> &uses) const
{
    std::uint64_t begun = 0;
    for (std::uint32_t use : uses)
        begun += m_segment.use(use).begun.load(std::memory_order_acquire);
    return begun;
}

std::uint64_t FactsReader::doneBy(const std::vector<std::uint32_t> &uses) const
{
    std::uint64_t done = 0;
    for (std::uint32_t use : uses)
        done += m_segment.use(use).done.load(std::memory_order_acquire);
    return done;
}

std::vector<std::uint32_t> FactsReader::threadsOf(const std::vector<std::uint32_t> &uses) const
{
    std::vector<std::uint32_t> threads;
    for (std::uint32_t use : uses)
        threads.push_back(m_model.uses[use].thread);
    std::sort(threads.begin(), threads.end());
    threads.erase(std::unique(threads.begin(), threads.end()), threads.end());
    return threads;
}

bool FactsReader::countsSpace(std::uint32_t object) const
{
    return m_model.objects[object].capacityMessages != 0 && m_channels[object].capacityIsExact;
}

std::vector<std::uint32_t> FactsReader::unsureThreads() const
{
    std::vector<std::uint32_t> unsure;
    for (std::uint32_t i = 0; i < m_model.threads.size(); ++i) {
        const ThreadSlot &slot = m_segment.thread(i);
        const LiveWord live = LiveWord::unpack(slot.live.load(std::memory_order_acquire));
        if (live.state != SlotState::Waiting || live.object >= m_users.size())
            continue;
        const Users &ends = m_users[live.object];
        const ChannelTraits &traits = m_channels[live.object];
        const bool forSpace = live.kind == WaitKind::Space && !countsSpace(live.object);
        const bool forMessage = live.kind == WaitKind::Message && (traits.losesMessages || traits.broadcast);
        if (!forSpace && !forMessage)
            continue;
        if (slot.ticket.load(std::memory_order_acquire) != begunBy(forSpace ? ends.receivers : ends.senders))
            unsure.push_back(i);
    }
    return unsure;
}

}  // namespace ws
