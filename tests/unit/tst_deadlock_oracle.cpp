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

// Whether nobody in `set` can be helped by anybody outside of it.
bool isClosed(const WaitFacts &facts, Set set)
{
    for (const std::uint32_t index : listOf(set)) {
        const WaitFacts::Thread &thread = facts.threads[index];
        if (thread.ended || !thread.waiting || thread.hasDeadline || thread.outside)
            return false;
        for (const WaitFacts::Way &way : thread.ways) {
            std::uint32_t helpers = 0;
            for (const std::uint32_t releaser : way.releasers)
                helpers += !facts.threads[releaser].ended && (set >> releaser & 1) == 0;
            if (way.available || helpers >= way.needed)
                return false;
        }
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
        if (a.waiting && b.waiting && a.ended == b.ended && a.sequence == b.sequence && a.ways == b.ways)
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

    test::ScriptFacts facts()
    {
        const std::uint32_t threads = upTo(4) + 2;
        test::ScriptFacts facts = test::readScript("n" + std::to_string(threads));
        for (std::uint32_t i = 0; i < test::kScriptChannels; ++i) {
            test::ScriptFacts::Object &channel = facts.objects[i];
            channel.hasSpace = oneIn(8);
            channel.hasMessage = oneIn(8);
            channel.givesSpace = someOf(threads);
            channel.givesMessage = someOf(threads);
        }
        for (std::uint32_t i = 0; i < test::kScriptLocks; ++i) {
            if (!oneIn(6))
                facts.objects[test::kScriptChannels + i].owner = upTo(threads - 1);
        }
        for (test::ScriptFacts::Thread &thread : facts.threads)
            setThread(facts, thread);
        return facts;
    }

    // The same facts, or with one small change.
    test::ScriptFacts changed(test::ScriptFacts facts)
    {
        test::ScriptFacts::Thread &thread =
            facts.threads[upTo(static_cast<std::uint32_t>(facts.threads.size()) - 1)];
        test::ScriptFacts::Object &object =
            facts.objects[upTo(test::kScriptChannels + test::kScriptLocks - 1)];
        const bool isLock = &object >= &facts.objects[test::kScriptChannels];
        switch (upTo(6)) {
        case 0:
            ++thread.sequence;
            break;
        case 1:
            thread.ended = true;
            thread.waiting = false;
            thread.groups.clear();
            break;
        case 2:
            ++object.version;
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

    // Waits at primitives, of which one, some or all of a few threads must act.
    void addGroups(std::uint32_t threads, test::ScriptFacts::Thread &thread)
    {
        const bool exact = oneIn(2);
        for (std::uint32_t left = exact ? 1 : 1 + upTo(1); left > 0; --left) {
            test::ScriptFacts::Group group;
            group.object = test::kScriptChannels + test::kScriptLocks + upTo(test::kScriptPrimitives - 1);
            group.exact = exact;
            group.releasers = someOf(threads);
            if (exact && group.releasers.empty())
                group.releasers.push_back(upTo(threads - 1));
            const auto size = static_cast<std::uint32_t>(group.releasers.size());
            group.needed = exact ? size : 1 + upTo(size);
            thread.groups.push_back(group);
        }
        thread.kind = exact ? WaitKind::Write : WaitKind::Barrier;
        thread.object = thread.groups.front().object;
    }

    void setThread(const test::ScriptFacts &facts, test::ScriptFacts::Thread &thread)
    {
        thread = {};
        thread.sinceNs = upTo(1000);
        thread.ended = oneIn(8);
        thread.waiting = !thread.ended && !oneIn(8);
        if (!thread.waiting)
            return;
        thread.hasDeadline = oneIn(15);
        thread.outside = oneIn(25);
        if (oneIn(3)) {
            addGroups(static_cast<std::uint32_t>(facts.threads.size()), thread);
            return;
        }
        thread.kind = static_cast<WaitKind>(1 + upTo(3));
        if (thread.kind == WaitKind::Lock)
            thread.object = test::kScriptChannels + upTo(test::kScriptLocks - 1);
        else if (thread.kind == WaitKind::Join)
            thread.object = test::kScriptObjects + upTo(static_cast<std::uint32_t>(facts.threads.size()) - 1);
        else
            thread.object = upTo(test::kScriptChannels - 1);
    }

    std::mt19937 m_random;
};

using Best = std::tuple<Certainty, std::size_t, std::vector<std::uint32_t>>;

bool helpsItself(const WaitFacts &facts, std::uint32_t thread)
{
    return std::any_of(
        facts.threads[thread].ways.begin(), facts.threads[thread].ways.end(), [&](const WaitFacts::Way &way) {
            return std::find(way.releasers.begin(), way.releasers.end(), thread) != way.releasers.end();
        });
}

Certainty certaintyOf(const WaitFacts &facts, Set set)
{
    const std::vector<std::uint32_t> threads = listOf(set);
    if (threads.size() == 1 && !helpsItself(facts, threads.front()))
        return Certainty::Orphan;
    const bool exact = std::all_of(threads.begin(), threads.end(), [&](std::uint32_t thread) {
        return facts.threads[thread].ways.size() == 1 && facts.threads[thread].ways.front().exact;
    });
    return exact ? Certainty::Cycle : Certainty::Knot;
}

// What the verdict may name: the closed sets that contain no smaller one.
std::vector<Best> smallestOf(const WaitFacts &facts, const std::vector<Set> &closed)
{
    std::vector<Best> smallest;
    for (const Set set : closed) {
        const bool isSmallest = std::none_of(
            closed.begin(), closed.end(), [set](Set other) { return other != set && (other & ~set) == 0; });
        if (isSmallest)
            smallest.emplace_back(certaintyOf(facts, set), listOf(set).size(), listOf(set));
    }
    std::sort(smallest.begin(), smallest.end());
    return smallest;
}

// Stuck threads some of whose releasers, or of theirs and so on, are members.
std::vector<std::uint32_t> stuckBehind(const WaitFacts &facts, const std::vector<Set> &closed,
                                       const std::vector<std::uint32_t> &members)
{
    Set stuck = 0;
    for (const Set set : closed)
        stuck |= set;
    Set reach = 0;
    for (const std::uint32_t member : members)
        reach |= Set{1} << member;
    for (Set before = 0; before != reach;) {
        before = reach;
        for (const std::uint32_t thread : listOf(stuck)) {
            for (const WaitFacts::Way &way : facts.threads[thread].ways)
                for (const std::uint32_t releaser : way.releasers)
                    if ((before >> releaser & 1) != 0)
                        reach |= Set{1} << thread;
        }
    }
    std::vector<std::uint32_t> behind = listOf(reach);
    std::erase_if(behind, [&](std::uint32_t thread) {
        return std::find(members.begin(), members.end(), thread) != members.end();
    });
    return behind;
}

QByteArray failing(const test::ScriptFacts &first, const test::ScriptFacts &second)
{
    return QByteArray::fromStdString("\nfirst:  " + test::scriptOf(first) +
                                     "\nsecond: " + test::scriptOf(second));
}

// Each waits for the next one.
bool isRing(const std::vector<DeadlockMember> &members)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint32_t next = members[(i + 1) % members.size()].thread;
        if (std::find(members[i].releasers.begin(), members[i].releasers.end(), next) ==
            members[i].releasers.end())
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
            QCOMPARE(test::scriptOf(test::readScript(script)), script);
        }
    }

    void theStuckThreadsAreTheGreatestSetThatNobodyOutsideCanHelp()
    {
        Cases cases(1);
        int deadlocks = 0;
        for (int i = 0; i < kCases; ++i) {
            const test::ScriptFacts script = cases.facts();
            const WaitFacts facts = script.facts();
            Set stuck = 0;
            for (const Set set : closedSets(facts, facts))
                stuck |= set;
            deadlocks += stuck != 0;
            QVERIFY2(stuckThreads(facts) == listOf(stuck), failing(script, script));
        }
        QVERIFY(deadlocks > kCases / 10);
        QVERIFY(deadlocks < kCases * 9 / 10);
    }

    void theProofNamesTheBestSmallestSetThatHeldInBothSnapshots()
    {
        Cases cases(2);
        std::set<Certainty> seen;
        for (int i = 0; i < kCases; ++i) {
            const test::ScriptFacts firstScript = cases.facts();
            const test::ScriptFacts secondScript = cases.changed(firstScript);
            const QByteArray scripts = failing(firstScript, secondScript);
            const WaitFacts first = firstScript.facts();
            const WaitFacts second = secondScript.facts();
            const std::vector<Set> closed = closedSets(first, second);
            const std::optional<Deadlock> deadlock = provenDeadlock(first, second);
            QVERIFY2(deadlock.has_value() == !closed.empty(), scripts);
            if (!deadlock)
                continue;
            seen.insert(deadlock->certainty);

            std::vector<std::uint32_t> members;
            for (const DeadlockMember &member : deadlock->members)
                members.push_back(member.thread);
            std::sort(members.begin(), members.end());
            const Best named{deadlock->certainty, members.size(), members};
            const std::vector<Best> smallest = smallestOf(second, closed);
            QVERIFY2(std::binary_search(smallest.begin(), smallest.end(), named), scripts);
            const bool hasCycle = std::get<0>(smallest.front()) == Certainty::Cycle;
            QVERIFY2((deadlock->certainty == Certainty::Cycle) == hasCycle, scripts);
            // Of other sets that need several threads at once, one that cannot be made smaller is enough.
            QVERIFY2(!hasCycle || members.size() == std::get<1>(smallest.front()), scripts);
            QVERIFY2(deadlock->certainty != Certainty::Cycle || isRing(deadlock->members), scripts);
            QVERIFY2(deadlock->alsoStuck == stuckBehind(second, closed, members), scripts);
        }
        QCOMPARE(seen.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TestDeadlockOracle)
#include "tst_deadlock_oracle.moc"
