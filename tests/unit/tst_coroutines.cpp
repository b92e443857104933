#include <QtTest>

#include <thread>
#include <vector>

#include "body/coroutine_ring.h"
#include "support/numbered_messages.h"
#include "support/one_channel.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

// Counts what the coroutines do; its sleeps take no time.
class CountingHost : public RingHost
{
public:
    explicit CountingHost(const RingPlan &plan) : rounds(plan.rings * plan.tokens) {}

    void begins(std::uint32_t) override { ++begun; }
    bool hop() override { return ++hops < mostHops; }
    TokenFate roundEnds(std::uint32_t token) override
    {
        ++rounds[token];
        if (rounds[token] == stopAtRound)
            return TokenFate::StopsAll;
        return rounds[token] == lastRound ? TokenFate::IsTakenOut : TokenFate::GoesOn;
    }
    void sleepFor(std::chrono::nanoseconds duration) override
    {
        sleeps.push_back(duration);
        if (sleeps.size() >= mostSleeps)
            stopped = true;
    }
    bool goesOn() override { return !stopped; }

    std::uint64_t mostHops = UINT64_MAX;
    std::uint64_t lastRound = 0;
    std::uint64_t stopAtRound = 0;
    std::size_t mostSleeps = SIZE_MAX;
    bool stopped = false;

    std::uint64_t begun = 0;
    std::uint64_t hops = 0;
    std::vector<std::uint64_t> rounds;  // by token
    std::vector<std::chrono::nanoseconds> sleeps;
};

}  // namespace

// Coroutines in rings, and what is particular to the channel that they await.
class TestCoroutines : public QObject
{
    Q_OBJECT

private slots:
    void everyTokenMakesExactlyItsRounds_data()
    {
        QTest::addColumn<std::uint32_t>("coroutines");
        QTest::addColumn<std::uint32_t>("rings");
        QTest::addColumn<std::uint32_t>("tokens");
        QTest::addColumn<std::uint64_t>("rounds");
        const auto row = [](const char *name, std::uint32_t coroutines, std::uint32_t rings,
                            std::uint32_t tokens, std::uint64_t rounds) {
            QTest::newRow(name) << coroutines << rings << tokens << rounds;
        };
        row("one coroutine", 1, 1, 1, 20);
        row("two", 2, 1, 1, 20);
        row("two with two tokens", 2, 1, 2, 20);
        row("a thousand", 1000, 1, 1, 20);
        row("a thousand with as many tokens", 1000, 1, 1000, 3);
        row("three rings of unequal size", 10, 3, 2, 20);
        row("rings of one", 5, 5, 1, 20);
        row("a hundred thousand", 100'000, 1, 1, 1);
    }
    void everyTokenMakesExactlyItsRounds()
    {
        QFETCH(std::uint32_t, coroutines);
        QFETCH(std::uint32_t, rings);
        QFETCH(std::uint32_t, tokens);
        QFETCH(std::uint64_t, rounds);
        const RingPlan plan = {coroutines, rings, tokens};
        CountingHost host(plan);
        host.lastRound = rounds;
        runRings(plan, host);
        QCOMPARE(host.begun, std::uint64_t{rings} * tokens);
        QCOMPARE(host.hops, std::uint64_t{coroutines} * tokens * rounds);
        for (const std::uint64_t made : host.rounds)
            QCOMPARE(made, rounds);
        QVERIFY(host.sleeps.empty());
    }

    void aBlockingCallOfOneStopsAll()
    {
        const RingPlan plan = {20, 2, 1, 1h, true};
        CountingHost host(plan);
        host.stopAtRound = 50;
        runRings(plan, host);
        // Both rings go at the pace of the one that sleeps.
        QVERIFY(host.sleeps.size() >= 49 && host.sleeps.size() <= 51);
        QVERIFY2(host.rounds[0] >= 49 && host.rounds[1] >= 49,
                 qPrintable(QString("%1 and %2 rounds").arg(host.rounds[0]).arg(host.rounds[1])));
        for (const std::chrono::nanoseconds slept : host.sleeps)
            QCOMPARE(slept.count(), std::chrono::nanoseconds(1h).count());
    }

    void anAwaitedCallOfOneStopsItsOwnRingOnly()
    {
        const RingPlan plan = {20, 2, 1, 1h, false};
        CountingHost host(plan);
        host.stopAtRound = 1000;
        runRings(plan, host);
        QCOMPARE(host.rounds[0], std::uint64_t{0});
        QCOMPARE(host.rounds[1], std::uint64_t{1000});
        QVERIFY(host.sleeps.empty());
    }

    void whenAllAwaitTheThreadSleeps()
    {
        const RingPlan plan = {20, 1, 3, 1h, false};
        CountingHost host(plan);
        host.mostSleeps = 1;
        runRings(plan, host);
        QCOMPARE(host.sleeps.size(), std::size_t{1});
        QVERIFY(host.sleeps[0] > 59min && host.sleeps[0] <= 1h);
        QCOMPARE(host.rounds, (std::vector<std::uint64_t>{0, 0, 0}));
        // One has come round; the next lies in the channel before it, the last is in the hands of the neighbour.
        QCOMPARE(host.hops, std::uint64_t{20 + 19 + 19});
    }

    void anAwaitedCallThatIsOverLetsTheTokenGoOn()
    {
        const RingPlan plan = {3, 1, 1, 1us, false};
        CountingHost host(plan);
        host.lastRound = 20;
        runRings(plan, host);
        QCOMPARE(host.rounds[0], std::uint64_t{20});
        QCOMPARE(host.hops, std::uint64_t{60});
    }

    void aStopBetweenTwoHopsIsTheLast_data()
    {
        QTest::addColumn<std::uint32_t>("coroutines");
        QTest::newRow("one") << 1u;
        QTest::newRow("a thousand") << 1000u;
        QTest::newRow("a hundred thousand") << 100'000u;
    }
    void aStopBetweenTwoHopsIsTheLast()
    {
        QFETCH(std::uint32_t, coroutines);
        const RingPlan plan = {coroutines, 1, 1};
        CountingHost host(plan);
        host.mostHops = 1234;
        runRings(plan, host);
        QCOMPARE(host.hops, std::uint64_t{1234});
    }

    void aStopBeforeTheBeginLetsNoTokenOut()
    {
        const RingPlan plan = {100'000, 1, 1};
        CountingHost host(plan);
        host.stopped = true;
        runRings(plan, host);
        QCOMPARE(host.begun, std::uint64_t{0});
        QCOMPARE(host.hops, std::uint64_t{0});
    }

    void aReceiveThatTimedOutTakesNoPlaceAway()
    {
        OneChannel run(*findMechanism("coroutine"), 64);
        std::vector<std::byte> got(64);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run.end(1).receive(got, 1ms).error().kind, ErrorKind::Timeout);
        QCOMPARE(fill(run.end(0)), run.capacityMessages);
        QCOMPARE(run.end(1).queued().value_or(0), run.capacityMessages);
    }

    void aSendThatTimedOutLeavesNothingBehind()
    {
        OneChannel run(*findMechanism("coroutine"), 64);
        const std::uint64_t held = fill(run.end(0));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sendNumber(run.end(0), held + 1, 1ms).error().kind, ErrorKind::Timeout);
        MessageChecker checker(run.end(1).setup(), {});
        std::vector<std::byte> got(64);
        for (std::uint64_t i = 1; i <= held; ++i) {
            QVERIFY(bool(run.end(1).receive(got, 0ns)));
            QCOMPARE(checker.check(got, 1).sequence, i);
        }
        QCOMPARE(run.end(1).receive(got, 0ns).error().kind, ErrorKind::Timeout);
        QCOMPARE(fill(run.end(0)), held);
    }

    void whatWaitsInTheChannelOutlivesItsSender()
    {
        OneChannel run(*findMechanism("coroutine"), 64);
        const std::uint64_t held = fill(run.end(0));
        QVERIFY(bool(run.end(0).close()));
        std::uint64_t received = 0;
        QVERIFY(receiveAll(run.end(1), received));
        QCOMPARE(received, held);
    }

    void aReceiverWhoseTimeIsUpLeavesTheOthersWaiting()
    {
        OneChannel run(*findMechanism("coroutine"), 64, 1, 2);
        std::thread other([&] {
            std::vector<std::byte> got(64);
            if (run.end(2).receive(got).value() != 64)
                qFatal("receive failed");
        });
        const ThreadSlot &slot = run.segment().thread(2);
        QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
        std::vector<std::byte> got(64);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(run.end(1).receive(got, 1ms).error().kind, ErrorKind::Timeout);
        QVERIFY(bool(sendNumber(run.end(0), 1)));
        other.join();
        QCOMPARE(run.segment().use(2).done.load(), std::uint64_t{1});
        QCOMPARE(run.segment().use(2).waits.load(), std::uint64_t{1});
        QCOMPARE(fill(run.end(0)), run.capacityMessages);
    }
};

QTEST_APPLESS_MAIN(TestCoroutines)
#include "tst_coroutines.moc"
