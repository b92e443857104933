#include "session/facts.h"

#include <algorithm>

namespace ws {

FactsReader::FactsReader(const Segment &segment, const RunModel &model, std::vector<ChannelTraits> channels,
                         std::vector<PrimitiveTraits> primitives, const std::byte *cells)
    : m_segment(segment), m_model(model), m_channels(std::move(channels)),
      m_primitives(std::move(primitives)), m_cells(cells), m_users(model.objects.size()),
      m_endedNs(model.processes.size(), -1)
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
    } else if (m_model.objects[object].kind == ObjectKind::Channel) {
        return;
    }
    if (const std::uint32_t unheard = m_segment.object(object).unheard.load(std::memory_order_acquire)) {
        fact.unheard = unheard >> 16;
        fact.lastUnheardBy = (unheard & 0xffffu) - 1;
    }
    if (m_model.objects[object].kind == ObjectKind::Thread)
        return;
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

void FactsReader::readWays(std::uint32_t thread, WaitFacts &facts) const
{
    WaitFacts::Thread &fact = facts.threads[thread];
    if (!fact.waiting)
        return;
    if (fact.kind != WaitKind::Any) {
        fact.ways.push_back(wayOf(fact.kind, fact.object, thread, facts));
        return;
    }
    const ThreadSlot &slot = m_segment.thread(thread);
    const std::uint32_t size = slot.setSize.load(std::memory_order_acquire);
    for (std::uint32_t i = 0; i < size && i < kMostAwaited; ++i) {
        const std::uint64_t entry = slot.set[i].load(std::memory_order_acquire);
        const auto object = static_cast<std::uint32_t>(entry);
        if (object >= m_model.objects.size()) {
            fact.ways.clear();  // nonsense of a worker that is dying: not known
            return;
        }
        fact.ways.push_back(wayOf(static_cast<WaitKind>(entry >> 32), object, thread, facts));
    }
}

WaitFacts::Way FactsReader::wayOf(WaitKind kind, std::uint32_t object, std::uint32_t thread,
                                  const WaitFacts &facts) const
{
    WaitFacts::Way way;
    way.kind = kind;
    way.object = object;
    const ObjectKind type = m_model.objects[object].kind;
    if (kind == WaitKind::Start) {
        way.releasers = m_users[object].starterThreads;
    } else if (type == ObjectKind::Thread) {
        const std::uint32_t joined = facts.objects[object].joinedThread;
        way.exact = true;
        way.available = facts.threads[joined].ended;
        way.releasers = {joined};
    } else if (type == ObjectKind::Channel) {
        fillChannelWay(way, thread);
    } else if (kind == WaitKind::Lock || kind == WaitKind::Read || kind == WaitKind::Write) {
        fillOwnedWay(way, facts, thread);
    } else {
        fillPrimitiveWay(way, thread);
    }
    return way;
}

// Waits for owners: every one of them must give it back.
void FactsReader::fillOwnedWay(WaitFacts::Way &way, const WaitFacts &facts, std::uint32_t thread) const
{
    static constexpr PrimitiveInfo kPlain;
    const PrimitiveTraits &traits = m_primitives[way.object];
    const PrimitiveInfo &info = traits.primitive == nullptr ? kPlain : traits.primitive->info;
    way.exact = true;
    if (info.family != Family::SharedLock) {
        way.releasers = facts.objects[way.object].holders;
        way.version = m_segment.object(way.object).owner.load(std::memory_order_acquire);
    } else {
        for (const std::uint32_t use : m_users[way.object].others) {
            const auto hold = static_cast<Hold>(m_segment.use(use).holding.load(std::memory_order_acquire));
            const std::uint32_t holder = m_model.uses[use].thread;
            const bool givesWay = info.upgrades && hold == Hold::Shared && holder == thread;
            if (hold == Hold::Exclusive || (hold == Hold::Shared && way.kind == WaitKind::Write && !givesWay))
                way.releasers.push_back(holder);
        }
        way.version = doneBy(m_users[way.object].others);
        if (way.kind == WaitKind::Read && info.prefersWriters) {
            for (std::uint32_t i = 0; i < facts.threads.size(); ++i) {
                const WaitFacts::Thread &other = facts.threads[i];
                if (i != thread && other.waiting && other.kind == WaitKind::Write &&
                    other.object == way.object)
                    way.releasers.push_back(i);
            }
        }
        std::sort(way.releasers.begin(), way.releasers.end());
        way.releasers.erase(std::unique(way.releasers.begin(), way.releasers.end()), way.releasers.end());
    }
    if (info.freedByDeath)
        std::erase_if(way.releasers, [&](std::uint32_t holder) { return facts.threads[holder].ended; });
    // A reader that was let in and has not woken yet, while writers that came later look as if they were before it.
    const bool letIn = way.kind == WaitKind::Read && traits.primitive != nullptr &&
                       traits.primitive->outlook != nullptr && outlookOf(way, thread).available;
    way.available = way.releasers.empty() || letIn;
    way.needed = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(way.releasers.size()));
}

Outlook FactsReader::outlookOf(const WaitFacts::Way &way, std::uint32_t thread) const
{
    const PrimitiveTraits &traits = m_primitives[way.object];
    return traits.primitive->outlook(m_cells + traits.cell * kPrimitiveCellBytes, traits.parameters, way.kind,
                                     m_segment.thread(thread).ticket.load(std::memory_order_acquire));
}

// Whoever may post, notify, set, arrive or count down, but not the thread itself while it waits.
void FactsReader::fillPrimitiveWay(WaitFacts::Way &way, std::uint32_t thread) const
{
    const PrimitiveTraits &traits = m_primitives[way.object];
    if (traits.primitive == nullptr || traits.primitive->outlook == nullptr) {
        way.available = true;
        return;
    }
    const Outlook outlook = outlookOf(way, thread);
    way.available = outlook.available;
    way.needed = outlook.needed;
    way.releasers = m_users[way.object].givers;
    std::erase(way.releasers, thread);
}

void FactsReader::fillChannelWay(WaitFacts::Way &way, std::uint32_t thread) const
{
    const Users &ends = m_users[way.object];
    // What was counted after is read first, what was announced before is read last: the difference can only be too
    // high.
    const std::uint64_t sent = doneBy(ends.senders);
    const std::uint64_t taken = doneBy(ends.receivers);
    const std::uint64_t takes = begunBy(ends.receivers);
    const std::uint64_t sends = begunBy(ends.senders);
    const bool closing = m_segment.object(way.object).closing.load(std::memory_order_acquire) != 0;
    const ChannelTraits &traits = m_channels[way.object];
    way.version = sent + taken + takes + sends + (closing ? 1 : 0);
    if (way.kind == WaitKind::Space) {
        way.available = hasSpace(way.object, sent, takes, thread);
        way.releasers = threadsOf(ends.receivers);
    } else {
        way.available = closing || sends > taken || traits.broadcast;
        if (way.available && !closing && (traits.losesMessages || traits.broadcast))
            way.available = m_segment.thread(thread).ticket.load(std::memory_order_acquire) != sends;
        way.releasers = threadsOf(ends.senders);
    }
    std::erase(way.releasers, thread);
}

bool FactsReader::hasSpace(std::uint32_t object, std::uint64_t sent, std::uint64_t takes,
                           std::uint32_t thread) const
{
    if (m_channels[object].senderLearnsOfClose && allClosed(m_users[object].receivers))
        return true;
    // Without a number of messages: full as long as nobody has announced to take since this thread found it full.
    return countsSpace(object) ? sent < takes || sent - takes < m_model.objects[object].capacityMessages
                               : m_segment.thread(thread).ticket.load(std::memory_order_acquire) != takes;
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

bool FactsReader::allClosed(const std::vector<std::uint32_t> &uses) const
{
    for (std::uint32_t use : uses)
        if (m_segment.use(use).closed.load(std::memory_order_acquire) == 0)
            return false;
    return true;
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
