#include "analysis/wake_matcher.h"

#include <algorithm>
#include <optional>

namespace ws {

namespace {

constexpr std::size_t kMostActs = 16'384;  // of one thread on one object in one round
constexpr std::size_t kMostWaits = 4'096;  // looked at in one round

enum class Rule { None, Last, First, Within };

Rule ruleOf(WaitKind kind, bool alone)
{
    switch (kind) {
    case WaitKind::Lock:
    case WaitKind::Read:
    case WaitKind::Write:
    case WaitKind::Latch:
    case WaitKind::Join:
        return Rule::Last;
    case WaitKind::Event:
        return Rule::First;
    case WaitKind::Message:
    case WaitKind::Space:
    case WaitKind::Unit:
    case WaitKind::Notify:
        return alone ? Rule::First : Rule::None;
    case WaitKind::Barrier:
        return Rule::Within;
    case WaitKind::None:
    case WaitKind::Any:
    case WaitKind::Start:
    case WaitKind::Outside:
        return Rule::None;
    }
    return Rule::None;
}

}  // namespace

WakeMatcher::WakeMatcher(const RunModel &model)
    : m_givers(model.objects.size()), m_takers(model.objects.size()), m_senders(model.objects.size()),
      m_receivers(model.objects.size()), m_others(model.objects.size()), m_isActive(model.objects.size())
{
    for (const RunModel::Use &use : model.uses) {
        if (use.object >= model.objects.size())
            continue;
        if (use.kind == UseKind::Sends)
            ++m_senders[use.object];
        else if (use.kind == UseKind::Receives)
            ++m_receivers[use.object];
        else if (!use.gives)
            ++m_others[use.object];
    }
}

void WakeMatcher::add(Actors &actors, std::uint32_t thread, const Act &act)
{
    auto actor = std::find_if(actors.begin(), actors.end(),
                              [thread](const Actor &one) { return one.thread == thread; });
    if (actor == actors.end()) {
        actors.push_back({thread, {}});
        actor = std::prev(actors.end());
    }
    if (actor->rounds[0].size() < kMostActs)
        actor->rounds[0].push_back(act);
}

void WakeMatcher::gave(std::uint32_t thread, std::uint32_t object, std::int64_t fromNs, std::int64_t toNs)
{
    if (object >= m_givers.size())
        return;
    add(m_givers[object], thread, {fromNs, toNs});
    if (!m_isActive[object])
        m_active.push_back(object);
    m_isActive[object] = true;
}

void WakeMatcher::took(std::uint32_t thread, std::uint32_t object, std::int64_t fromNs, std::int64_t toNs)
{
    if (object >= m_takers.size())
        return;
    add(m_takers[object], thread, {fromNs, toNs});
    if (!m_isActive[object])
        m_active.push_back(object);
    m_isActive[object] = true;
}

void WakeMatcher::waitEnded(std::uint32_t thread, const Interval &wait)
{
    if (m_now.size() < kMostWaits && wait.object < m_givers.size())
        m_now.push_back({thread, wait});
}

bool WakeMatcher::isAlone(const Interval &wait) const
{
    const std::vector<std::uint32_t> &side = wait.waitKind == WaitKind::Space     ? m_senders
                                             : wait.waitKind == WaitKind::Message ? m_receivers
                                                                                  : m_others;
    return side[wait.object] <= 1;
}

void WakeMatcher::match(const Ended &ended)
{
    const Interval &wait = ended.wait;
    const Rule rule = ruleOf(wait.waitKind, isAlone(wait));
    std::optional<Act> chosen;
    std::uint32_t who = 0;
    int actors = 0;
    for (const Actor &actor : (wait.waitKind == WaitKind::Space ? m_takers : m_givers)[wait.object]) {
        std::optional<Act> first;
        std::optional<Act> last;
        for (std::size_t round = kRounds; actor.thread != ended.thread && round-- > 0;) {
            const std::vector<Act> &acts = actor.rounds[round];
            auto begin = std::partition_point(acts.begin(), acts.end(),
                                              [&](const Act &act) { return act.toNs < wait.beginNs; });
            const auto end = std::partition_point(begin, acts.end(),
                                                  [&](const Act &act) { return act.fromNs <= wait.endNs; });
            // One that began before came for the round before; one that leaves later than the wait ends may have come
            // for the next one.
            if (rule == Rule::Within && begin != end && begin->fromNs < wait.beginNs)
                ++begin;
            if (begin == end || (rule == Rule::Within && begin->toNs > wait.endNs))
                continue;
            if (!first)
                first = *begin;
            last = *std::prev(end);
        }
        if (!first)
            continue;
        ++actors;
        const bool wantsFirst = rule == Rule::First || rule == Rule::Within;
        const Act act = wantsFirst ? *first : *last;
        if (!chosen || (wantsFirst ? act.toNs < chosen->toNs : act.fromNs > chosen->fromNs)) {
            chosen = act;
            who = actor.thread;
        }
    }
    if (!chosen || (rule == Rule::None && (actors > 1 || wait.waitKind == WaitKind::Any)))
        return;
    m_found.push_back({ended.thread,
                       {std::clamp(chosen->fromNs, wait.beginNs, wait.endNs), wait.endNs,
                        ThreadState::Runnable, wait.waitKind, who}});
}

const std::vector<WakeMatcher::Found> &WakeMatcher::endRound(bool last)
{
    m_found.clear();
    for (const Ended &ended : m_before)
        match(ended);
    m_before.swap(m_now);
    m_now.clear();
    if (last) {
        for (const Ended &ended : m_before)
            match(ended);
        m_before.clear();
    }
    std::vector<std::uint32_t> active;
    for (const std::uint32_t object : m_active) {
        bool any = false;
        for (Actors *actors : {&m_givers[object], &m_takers[object]}) {
            for (Actor &actor : *actors) {
                std::rotate(actor.rounds.begin(), std::prev(actor.rounds.end()), actor.rounds.end());
                actor.rounds[0].clear();
                any = any || !actor.rounds[1].empty() || !actor.rounds[2].empty();
            }
        }
        m_isActive[object] = any;
        if (any)
            active.push_back(object);
    }
    m_active = std::move(active);
    return m_found;
}

}  // namespace ws
