#include <QtTest>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "analysis/deadlock.h"
#include "support/wait_script.h"

using namespace ws;

namespace {

constexpr int kCases = 20'000;

using Set = std::uint32_t;  // one bit a thread

std::vector<std::uint32_t> listOf(Set set)
{
    std::vector<std::uint32_t> list;
    for (std::uint32_t i = 0; i < 32; ++i) {
        if (set >> i & 1)
            list.push_back(i);
    }
    return list;
}

// Who could end the wait of `thread`, ended ones left out; everybody when it can go on by itself.
Set helpersOf(const WaitFacts &facts, std::uint32_t index)
{
    const Set everybody = ~Set{0};
    const WaitFacts::Thread &thread = facts.threads[index];
    if (!thread.waiting || thread.hasDeadline || thread.outside)
        return everybody;
    const WaitFacts::Object &object = facts.objects[thread.object];
    std::vector<std::uint32_t> helpers;
    if (thread.kind == WaitKind::Lock) {
        if (object.owner == kNobody)
            return everybody;
        helpers = {object.owner};
    } else if (thread.kind == WaitKind::Join) {
        if (facts.threads[object.joinedThread].ended)
            return everybody;
        helpers = {object.joinedThread};
    } else {
        if (thread.kind == WaitKind::Space ? object.hasSpace : object.hasMessage)
            return everybody;
        helpers = thread.kind == WaitKind::Space ? object.givesSpace : object.givesMessage;
    }
    Set set = 0;
    for (const std::uint32_t helper : helpers) {
        if (!facts.threads[helper].ended)
            set |= Set{1} << helper;
    }
    return set;
}

// Whether nobody in `set` can be helped by anybody outside of it.
bool isClosed(const WaitFacts &facts, Set set)
{
    for (const std::uint32_t thread : listOf(set)) {
        if (facts.threads[thread].ended || (helpersOf(facts, thread) & ~set) != 0)
            return false;
    }
    return true;
}

// All sets that are closed in both snapshots and of which nothing changed in between.
std::vector<Set> closedSets(const WaitFacts &first, const WaitFacts &second)
{
    Set same = 0;
    for (std::uint32_t i = 0; i < second.threads.size(); ++i) {
        const WaitFacts::Thread &a = first.threads[i];
        const WaitFacts::Thread &b = second.threads[i];
        if (!a.waiting || !b.waiting || a.ended != b.ended)
            continue;
        const WaitFacts::Object &before = first.objects[a.object];
        const WaitFacts::Object &after = second.objects[b.object];
        if (std::tie(a.kind, a.object, a.sequence) == std::tie(b.kind, b.object, b.sequence) &&
            std::tie(before.owner, before.acquisition, before.version) ==
                std::tie(after.owner, after.acquisition, after.version))
            same |= Set{1} << i;
    }
    std::vector<Set> closed;
    for (Set set = 1; set < Set{1} << second.threads.size(); ++set) {
        if ((set & ~same) == 0 && isClosed(first, set) && isClosed(second, set))
            closed.push_back(set);
    }
    return closed;
}

class Cases
{
public:
    explicit Cases(std::uint32_t seed) : m_random(seed) {}

    WaitFacts facts()
    {
        const std::uint32_t threads = upTo(4) + 2;
        WaitFacts facts = test::factsOf("n" + std::to_string(threads));
        for (std::uint32_t i = 0; i < test::kScriptChannels; ++i) {
            WaitFacts::Object &channel = facts.objects[i];
            channel.hasSpace = oneIn(8);
            channel.hasMessage = oneIn(8);
            channel.givesSpace = someOf(threads);
            channel.givesMessage = someOf(threads);
        }
        for (std::uint32_t i = 0; i < test::kScriptLocks; ++i) {
            if (!oneIn(6))
                facts.objects[test::kScriptChannels + i].owner = upTo(threads - 1);
        }
        for (WaitFacts::Thread &thread : facts.threads)
            setThread(facts, thread);
        return facts;
    }

    // The same facts, or with one small change.
    WaitFacts changed(WaitFacts facts)
    {
        WaitFacts::Thread &thread = facts.threads[upTo(static_cast<std::uint32_t>(facts.threads.size()) - 1)];
        WaitFacts::Object &object = facts.objects[upTo(test::kScriptChannels + test::kScriptLocks - 1)];
        const bool isLock = &object >= &facts.objects[test::kScriptChannels];
        switch (upTo(6)) {
        case 0:
            ++thread.sequence;
            break;
        case 1:
            thread.ended = true;
            thread.waiting = false;
            break;
        case 2:
            ++(isLock ? object.acquisition : object.version);
            break;
        case 3:
            setThread(facts, thread);
            ++thread.sequence;
            break;
        case 4:
            object.hasMessage = object.hasSpace = !isLock;
            break;
        default:
            break;
        }
        return facts;
    }

private:
    std::uint32_t upTo(std::uint32_t most)
    {
        return std::uniform_int_distribution<std::uint32_t>(0, most)(m_random);
    }
    bool oneIn(std::uint32_t n) { return upTo(n - 1) == 0; }

    std::vector<std::uint32_t> someOf(std::uint32_t threads)
    {
        std::set<std::uint32_t> some;
        for (std::uint32_t left = upTo(2); left > 0; --left)
            some.insert(upTo(threads - 1));
        return {some.begin(), some.end()};
    }

    void setThread(const WaitFacts &facts, WaitFacts::Thread &thread)
    {
        thread = {};
        thread.sinceNs = upTo(1000);
        thread.ended = oneIn(8);
        thread.waiting = !thread.ended && !oneIn(8);
        if (!thread.waiting)
            return;
        thread.kind = static_cast<WaitKind>(1 + upTo(3));
        const std::uint32_t locksEnd = test::kScriptChannels + test::kScriptLocks;
        if (thread.kind == WaitKind::Lock)
            thread.object = test::kScriptChannels + upTo(test::kScriptLocks - 1);
        else if (thread.kind == WaitKind::Join)
            thread.object = locksEnd + upTo(static_cast<std::uint32_t>(facts.threads.size()) - 1);
        else
            thread.object = upTo(test::kScriptChannels - 1);
        thread.hasDeadline = oneIn(15);
        thread.outside = oneIn(25);
    }

    std::mt19937 m_random;
};

Certainty certaintyOf(const WaitFacts &facts, Set set)
{
    const std::vector<std::uint32_t> threads = listOf(set);
    if (threads.size() == 1 && helpersOf(facts, threads.front()) == 0)
        return Certainty::Orphan;
    const bool exact = std::all_of(threads.begin(), threads.end(), [&](std::uint32_t thread) {
        const WaitKind kind = facts.threads[thread].kind;
        return kind == WaitKind::Lock || kind == WaitKind::Join;
    });
    return exact ? Certainty::Cycle : Certainty::Knot;
}

// What the verdict should name, from all closed sets: the best of those that contain no smaller one.
std::tuple<Certainty, std::size_t, std::vector<std::uint32_t>> bestOf(const WaitFacts &facts,
                                                                      const std::vector<Set> &closed)
{
    std::vector<std::tuple<Certainty, std::size_t, std::vector<std::uint32_t>>> minimal;
    for (const Set set : closed) {
        const bool smallest = std::none_of(closed.begin(), closed.end(),
                                           [set](Set other) { return other != set && (other & ~set) == 0; });
        if (smallest)
            minimal.emplace_back(certaintyOf(facts, set), listOf(set).size(), listOf(set));
    }
    return *std::min_element(minimal.begin(), minimal.end());
}

// Stuck threads whose helpers, or the helpers of these and so on, are members.
std::vector<std::uint32_t> stuckBehind(const WaitFacts &facts, const std::vector<Set> &closed,
                                       const std::vector<std::uint32_t> &members)
{
    Set stuck = 0;
    for (const Set set : closed)
        stuck |= set;
    std::vector<std::uint32_t> behind;
    for (const std::uint32_t thread : listOf(stuck)) {
        Set reached = Set{1} << thread;
        for (Set before = 0; before != reached;) {
            before = reached;
            for (const std::uint32_t one : listOf(before))
                reached |= helpersOf(facts, one) & stuck;
        }
        const bool isMember = std::find(members.begin(), members.end(), thread) != members.end();
        const bool reaches = std::any_of(members.begin(), members.end(),
                                         [&](std::uint32_t member) { return (reached >> member & 1) != 0; });
        if (!isMember && reaches)
            behind.push_back(thread);
    }
    return behind;
}

QByteArray failing(const WaitFacts &first, const WaitFacts &second)
{
    return QByteArray::fromStdString("\nfirst:  " + test::scriptOf(first) +
                                     "\nsecond: " + test::scriptOf(second));
}

bool isRing(const std::vector<DeadlockMember> &members)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint32_t next = members[(i + 1) % members.size()].thread;
        if (members[i].releasers != std::vector<std::uint32_t>{next})
            return false;
    }
    return true;
}

}  // namespace

class TestDeadlockOracle : public QObject
{
    Q_OBJECT

private slots:
    void aScriptReadsBackAsItself()
    {
        Cases cases(7);
        for (int i = 0; i < 1000; ++i) {
            const std::string script = test::scriptOf(cases.facts());
            QCOMPARE(test::scriptOf(test::factsOf(script)), script);
        }
    }

    void theStuckThreadsAreTheGreatestSetThatNobodyOutsideCanHelp()
    {
        Cases cases(1);
        int deadlocks = 0;
        for (int i = 0; i < kCases; ++i) {
            const WaitFacts facts = cases.facts();
            Set stuck = 0;
            for (const Set set : closedSets(facts, facts))
                stuck |= set;
            deadlocks += stuck != 0;
            QVERIFY2(stuckThreads(facts) == listOf(stuck), failing(facts, facts));
        }
        QVERIFY(deadlocks > kCases / 10);
        QVERIFY(deadlocks < kCases * 9 / 10);
    }

    void theProofNamesTheBestSmallestSetThatHeldInBothSnapshots()
    {
        Cases cases(2);
        std::set<Certainty> seen;
        for (int i = 0; i < kCases; ++i) {
            const WaitFacts first = cases.facts();
            const WaitFacts second = cases.changed(first);
            const std::vector<Set> closed = closedSets(first, second);
            const std::optional<Deadlock> deadlock = provenDeadlock(first, second);
            QVERIFY2(deadlock.has_value() == !closed.empty(), failing(first, second));
            if (!deadlock)
                continue;
            seen.insert(deadlock->certainty);

            std::vector<std::uint32_t> members;
            for (const DeadlockMember &member : deadlock->members)
                members.push_back(member.thread);
            std::sort(members.begin(), members.end());
            QVERIFY2(std::make_tuple(deadlock->certainty, members.size(), members) == bestOf(second, closed),
                     failing(first, second));
            QVERIFY2(deadlock->certainty != Certainty::Cycle || isRing(deadlock->members),
                     failing(first, second));

            QVERIFY2(deadlock->alsoStuck == stuckBehind(second, closed, members), failing(first, second));
        }
        QCOMPARE(seen.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TestDeadlockOracle)
#include "tst_deadlock_oracle.moc"
