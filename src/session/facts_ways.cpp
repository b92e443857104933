// What can end each wait: whether it is there, and who could bring it.
#include <algorithm>

#include "session/facts.h"

namespace ws {

void FactsReader::readWays(std::uint32_t thread, WaitFacts &facts) const
{
    WaitFacts::Thread &fact = facts.threads[thread];
    if (!fact.waiting)
        return;
    if (fact.kind != WaitKind::Any) {
        fact.ways.push_back(wayOf(fact.kind, fact.object, thread, facts));
        addWayByDeath(facts, thread);
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
    } else if (kind == WaitKind::Outside) {
        return way;  // nobody of the session
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

// What the system frees at the end of a holder's process comes free by whoever ends that process, too.
void FactsReader::addWayByDeath(WaitFacts &facts, std::uint32_t thread) const
{
    std::vector<WaitFacts::Way> &ways = facts.threads[thread].ways;
    const std::vector<std::uint32_t> holders = ways.front().releasers;
    const Primitive *primitive = m_primitives[ways.front().object].primitive;
    if (!ways.front().exact || primitive == nullptr || !primitive->info.freedByDeath)
        return;
    std::vector<std::uint32_t> enders = holders;
    addEnders(enders, thread);
    std::erase_if(enders, [&](std::uint32_t ender) {
        return facts.threads[ender].ended || std::binary_search(holders.begin(), holders.end(), ender);
    });
    if (enders.empty())
        return;
    WaitFacts::Way way;
    way.kind = ways.front().kind;
    way.object = ways.front().object;
    way.releasers = std::move(enders);
    ways.push_back(std::move(way));
}

void FactsReader::addEnders(std::vector<std::uint32_t> &threads, std::uint32_t waiting) const
{
    const std::size_t count = threads.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t process = m_model.threads[threads[i]].process;
        if (process != m_model.threads[waiting].process)
            threads.insert(threads.end(), m_enders[process].begin(), m_enders[process].end());
    }
    std::sort(threads.begin(), threads.end());
    threads.erase(std::unique(threads.begin(), threads.end()), threads.end());
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
        if (traits.senderLearnsOfClose)
            addEnders(way.releasers, thread);
    } else {
        way.available = closing || sends > taken || traits.broadcast;
        if (way.available && !closing && (traits.losesMessages || traits.broadcast))
            way.available = m_segment.thread(thread).ticket.load(std::memory_order_acquire) != sends;
        way.available = way.available || isAtItsEnd(way.object);
        way.releasers = threadsOf(ends.senders);
        if (traits.exitNews != ExitNews::None)
            addEnders(way.releasers, thread);
    }
    std::erase(way.releasers, thread);
}

bool FactsReader::hasSpace(std::uint32_t object, std::uint64_t sent, std::uint64_t takes,
                           std::uint32_t thread) const
{
    const std::vector<std::uint32_t> &receivers = m_users[object].receivers;
    if (m_channels[object].senderLearnsOfClose &&
        std::all_of(receivers.begin(), receivers.end(), [this](std::uint32_t use) { return isGone(use); }))
        return true;
    // Without a number of messages: full as long as nobody has announced to take since this thread found it full.
    return countsSpace(object) ? sent < takes || sent - takes < m_model.objects[object].capacityMessages
                               : m_segment.thread(thread).ticket.load(std::memory_order_acquire) != takes;
}

bool FactsReader::isGone(std::uint32_t use) const
{
    return m_segment.use(use).closed.load(std::memory_order_acquire) != 0 ||
           m_endedNs[m_model.threads[m_model.uses[use].thread].process] >= 0;
}

// The kernel has told the receiver that its senders are gone. It may not have run since.
bool FactsReader::isAtItsEnd(std::uint32_t object) const
{
    const std::vector<std::uint32_t> &senders = m_users[object].senders;
    const auto gone =
        std::count_if(senders.begin(), senders.end(), [this](std::uint32_t use) { return isGone(use); });
    switch (m_channels[object].exitNews) {
    case ExitNews::None:
        break;
    case ExitNews::OfAll:
        return static_cast<std::size_t>(gone) == senders.size();
    case ExitNews::OfEach:
        return gone > 0;
    }
    return false;
}

}  // namespace ws
