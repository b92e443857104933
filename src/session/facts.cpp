#include "session/facts.h"

namespace ws {

FactsReader::FactsReader(const Segment &segment, const RunModel &model, std::vector<ChannelTraits> traits)
    : m_segment(segment), m_model(model), m_traits(std::move(traits)), m_ends(model.objects.size())
{
    for (std::uint32_t i = 0; i < model.uses.size(); ++i) {
        const RunModel::Use &use = model.uses[i];
        if (use.kind == UseKind::Sends)
            m_ends[use.object].senders.push_back(i);
        else if (use.kind == UseKind::Receives)
            m_ends[use.object].receivers.push_back(i);
    }
}

WaitFacts FactsReader::read(const RunClock &clock) const
{
    WaitFacts facts;
    facts.timeNs = clock.at(m_segment.now());
    facts.threads.resize(m_model.threads.size());
    facts.objects.resize(m_model.objects.size());
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i)
        readThread(i, facts, clock);
    for (std::uint32_t i = 0; i < facts.objects.size(); ++i) {
        WaitFacts::Object &object = facts.objects[i];
        switch (m_model.objects[i].kind) {
        case ObjectKind::Channel:
            readChannel(i, facts);
            break;
        case ObjectKind::Lock: {
            // acquire: pairs with Lock::publishOwner() and withdrawOwner().
            const std::uint64_t word = m_segment.object(i).owner.load(std::memory_order_acquire);
            object.owner = OwnerWord::owner(word);
            object.acquisition = OwnerWord::acquisition(word);
            break;
        }
        case ObjectKind::Thread:
            object.joinedThread = i - m_model.objectOfThread(0);
            break;
        }
    }
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
    fact.ended = live.state == SlotState::Ended;
    if (fact.ended)
        fact.endedNs = clock.at(slot.endTicks.load(std::memory_order_acquire));
    if (live.state != SlotState::Waiting || live.object >= m_model.objects.size() ||
        slot.live.load(std::memory_order_acquire) != word)
        return;
    fact.waiting = true;
    fact.kind = live.kind;
    fact.object = live.object;
    fact.hasDeadline = hasDeadline;
    fact.sinceNs = clock.at(since);
}

std::uint64_t FactsReader::begunBy(const std::vector<std::uint32_t> &uses) const
{
    std::uint64_t begun = 0;
    for (std::uint32_t use : uses)
        begun += m_segment.use(use).begun.load(std::memory_order_acquire);
    return begun;
}

bool FactsReader::ticketsAreOld(const WaitFacts &facts, std::uint32_t object, WaitKind kind,
                                std::uint64_t announced) const
{
    bool old = false;
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i) {
        const WaitFacts::Thread &thread = facts.threads[i];
        if (thread.waiting && thread.kind == kind && thread.object == object)
            old |= m_segment.thread(i).ticket.load(std::memory_order_acquire) != announced;
    }
    return old;
}

bool FactsReader::countsSpace(std::uint32_t object) const
{
    return m_model.objects[object].capacityMessages != 0 && m_traits[object].capacityIsExact;
}

bool FactsReader::allClosed(const std::vector<std::uint32_t> &uses) const
{
    for (std::uint32_t use : uses)
        if (m_segment.use(use).closed.load(std::memory_order_acquire) == 0)
            return false;
    return true;
}

void FactsReader::readChannel(std::uint32_t object, WaitFacts &facts) const
{
    const ChannelEnds &ends = m_ends[object];
    WaitFacts::Object &fact = facts.objects[object];
    // What was counted after is read first, what was announced before is read last: the difference can only be too high.
    std::uint64_t sentDone = 0;
    std::uint64_t takesDone = 0;
    std::uint64_t sendsBegun = 0;
    for (std::uint32_t use : ends.senders)
        sentDone += m_segment.use(use).done.load(std::memory_order_acquire);
    for (std::uint32_t use : ends.receivers)
        takesDone += m_segment.use(use).done.load(std::memory_order_acquire);
    const std::uint64_t takes = begunBy(ends.receivers);
    sendsBegun = begunBy(ends.senders);
    const bool closing = m_segment.object(object).closing.load(std::memory_order_acquire) != 0;
    const ChannelTraits &traits = m_traits[object];
    fact.hasMessage = closing || sendsBegun > takesDone || traits.broadcast;
    if (fact.hasMessage && !closing && (traits.losesMessages || traits.broadcast))
        fact.hasMessage = ticketsAreOld(facts, object, WaitKind::Message, sendsBegun);
    fact.version = sentDone + takesDone + takes + sendsBegun + (closing ? 1 : 0);
    for (std::uint32_t use : ends.senders)
        fact.givesMessage.push_back(m_model.uses[use].thread);
    for (std::uint32_t use : ends.receivers)
        fact.givesSpace.push_back(m_model.uses[use].thread);
    readSpace(object, sentDone, takes, facts);
}

void FactsReader::readSpace(std::uint32_t object, std::uint64_t sentDone, std::uint64_t takes,
                            WaitFacts &facts) const
{
    WaitFacts::Object &fact = facts.objects[object];
    if (m_traits[object].senderLearnsOfClose && allClosed(m_ends[object].receivers)) {
        fact.hasSpace = true;
        return;
    }
    fact.hasSpace = countsSpace(object)
                        ? sentDone < takes || sentDone - takes < m_model.objects[object].capacityMessages
                        : ticketsAreOld(facts, object, WaitKind::Space, takes);
}

std::vector<std::uint32_t> FactsReader::unsureThreads() const
{
    std::vector<std::uint32_t> unsure;
    for (std::uint32_t i = 0; i < m_model.threads.size(); ++i) {
        const ThreadSlot &slot = m_segment.thread(i);
        const LiveWord live = LiveWord::unpack(slot.live.load(std::memory_order_acquire));
        if (live.state != SlotState::Waiting || live.object >= m_ends.size())
            continue;
        const ChannelEnds &ends = m_ends[live.object];
        const ChannelTraits &traits = m_traits[live.object];
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
