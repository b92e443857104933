#include <mqueue.h>
#include <signal.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>

#include <filesystem>
#include <thread>

#include "channel/registry.h"
#include "support/one_channel.h"

using namespace ws;
using namespace std::chrono_literals;

namespace {

ParameterValues word(const std::string &name, const std::string &value)
{
    ParameterValues values;
    values.setNames(name, {value});
    return values;
}

ParameterValues number(const std::string &name, std::int64_t value)
{
    ParameterValues values;
    values.setNumber(name, value);
    return values;
}

const Mechanism &mechanismOf(const char *id)
{
    return *findMechanism(id);
}

Result<> sendToken(Channel &channel)
{
    return channel.send({});
}

// 1: a token, 0: the end of the stream, -1: an error.
int take(Channel &channel, std::chrono::nanoseconds timeout = kForever)
{
    std::byte none[1];
    const auto size = channel.receive(none, timeout);
    return size ? static_cast<int>(*size) : -1;
}

}  // namespace

// What is particular to the mechanisms of tokens and to the queues of System V and of priorities.
class TestTokens : public QObject
{
    Q_OBJECT

    static void addWays()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"sigwaitinfo", "handler", "signalfd"})
            QTest::newRow(way) << way;
    }

private slots:
    void initTestCase()
    {
        struct sigaction action = {};
        action.sa_handler = [](int) {};
        ::sigaction(SIGUSR1, &action, nullptr);
    }

    void everyRealTimeSignalArrivesInOrderHoweverItIsTaken_data() { addWays(); }
    void everyRealTimeSignalArrivesInOrderHoweverItIsTaken()
    {
        constexpr std::uint64_t kTokens = 20'000;
        QFETCH(QString, way);
        test::OneChannel run(mechanismOf("rt-signal"), 0, 1, 1, word("receive", way.toStdString()));
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        const pthread_t receiver = ::pthread_self();
        std::thread sender([&] {
            for (std::uint64_t i = 1; i <= kTokens; ++i) {
                if (!sendToken(run.end(0)))
                    qFatal("send failed");
                // A signal that asks to look again neither loses nor doubles a token.
                if (i % 16 == 0)
                    ::pthread_kill(receiver, SIGUSR1);
            }
            if (!run.end(0).close())
                qFatal("close failed");
        });
        std::uint64_t taken = 0;
        while (take(run.end(1)) == 1)
            ++taken;
        sender.join();
        QCOMPARE(taken, kTokens);
        const UseCounters &use = run.segment().use(1);
        QCOMPARE(use.lost.load() + use.reordered.load() + use.corrupt.load(), std::uint64_t{0});
        QCOMPARE(run.end(1).queued(), std::optional<std::uint64_t>(0));
    }

    void standardSignalsCoalesceAndTheRestIsCountedAsLost_data() { addWays(); }
    void standardSignalsCoalesceAndTheRestIsCountedAsLost()
    {
        QFETCH(QString, way);
        test::OneChannel run(mechanismOf("signal"), 0, 1, 1, word("receive", way.toStdString()));
        QVERIFY(run.ok());
        for (int i = 0; i < 1000; ++i)
            QVERIFY(bool(sendToken(run.end(0))));
        QCOMPARE(run.end(1).queued(), std::optional<std::uint64_t>(1));
        QCOMPARE(take(run.end(1)), 1);
        QCOMPARE(run.segment().use(1).lost.load(), std::uint64_t{999});
        QCOMPARE(run.end(1).queued(), std::optional<std::uint64_t>(0));
        QCOMPARE(take(run.end(1), 0ns), -1);
        QVERIFY(bool(sendToken(run.end(0))));
        QCOMPARE(take(run.end(1)), 1);
        QCOMPARE(run.segment().use(1).lost.load(), std::uint64_t{999});
    }

    void anEndThatCoalescesWithASignalIsSeenBehindIt_data() { addWays(); }
    void anEndThatCoalescesWithASignalIsSeenBehindIt()
    {
        QFETCH(QString, way);
        test::OneChannel run(mechanismOf("signal"), 0, 1, 1, word("receive", way.toStdString()));
        QVERIFY(run.ok());
        for (int i = 0; i < 5; ++i)
            QVERIFY(bool(sendToken(run.end(0))));
        QVERIFY(bool(run.end(0).close()));
        QCOMPARE(take(run.end(1)), 1);
        QCOMPARE(take(run.end(1)), 0);
        QCOMPARE(run.segment().use(1).done.load(), std::uint64_t{1});
        QCOMPARE(run.segment().use(1).lost.load(), std::uint64_t{4});
    }

    void aStreamOfSignalsIsReceivedOrLostToTheLastOne_data() { addWays(); }
    void aStreamOfSignalsIsReceivedOrLostToTheLastOne()
    {
        constexpr std::uint64_t kTokens = 20'000;
        QFETCH(QString, way);
        test::OneChannel run(mechanismOf("signal"), 0, 2, 1, word("receive", way.toStdString()));
        QVERIFY(run.ok());
        std::vector<std::thread> senders;
        for (std::size_t s = 0; s < 2; ++s)
            senders.emplace_back([&, s] {
                for (std::uint64_t i = 0; i < kTokens; ++i)
                    if (!sendToken(run.end(s)))
                        qFatal("send failed");
                if (!run.end(s).close())
                    qFatal("close failed");
            });
        std::uint64_t taken = 0;
        while (take(run.end(2)) == 1)
            ++taken;
        for (std::thread &sender : senders)
            sender.join();
        QVERIFY(taken > 0);
        QCOMPARE(taken + run.segment().use(2).lost.load(), 2 * kTokens);
    }

    void anotherSignalOfTheSameNumberIsNoTokenOfOurs()
    {
        test::OneChannel run(mechanismOf("rt-signal"), 0);
        QVERIFY(run.ok());
        ::pthread_kill(::pthread_self(), SIGRTMIN);
        QVERIFY(bool(sendToken(run.end(0))));
        QCOMPARE(take(run.end(1)), 1);
        QCOMPARE(run.segment().use(1).corrupt.load(), std::uint64_t{1});
    }

    void twoChannelsOfOneSignalIntoOneThreadAreRefused()
    {
        test::OneChannel first(mechanismOf("rt-signal"), 0);
        QVERIFY(first.ok());
        const test::OneChannel second(mechanismOf("rt-signal"), 0);
        QVERIFY(!second.ok());
        QCOMPARE(second.error()->kind, ErrorKind::BadInput);
        const test::OneChannel third(mechanismOf("rt-signal"), 0, 1, 1, number("number", 1));
        QVERIFY(third.ok());
    }

    void aSenderOfSignalsLearnsThatItsReceiverWasKilled_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"rt-signal", "signal"})
            QTest::newRow(id) << id;
    }
    void aSenderOfSignalsLearnsThatItsReceiverWasKilled()
    {
        QFETCH(QString, id);
        test::OneChannel run(*findMechanism(id.toStdString()), 0);
        QVERIFY(run.ok());
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            run.takeOver(1);
            (void)!::write(ready[1], "r", 1);
            for (;;)
                (void)take(run.end(1));
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        QVERIFY(bool(sendToken(run.end(0))));
        QTRY_COMPARE(run.segment().use(1).done.load(), std::uint64_t{1});
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto sent = sendToken(run.end(0));
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Closed);
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void tokensOfASenderThatWasKilledStay_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"eventfd", "posix-semaphore", "posix-semaphore-named", "sysv-semaphore"})
            QTest::newRow(id) << id;
    }
    void tokensOfASenderThatWasKilledStay()
    {
        QFETCH(QString, id);
        test::OneChannel run(*findMechanism(id.toStdString()), 0);
        QVERIFY(run.ok());
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            for (int i = 0; i < 3; ++i)
                if (!sendToken(run.end(0)))
                    ::_exit(1);
            ::kill(::getpid(), SIGKILL);
        }
        ::waitpid(child, nullptr, 0);
        QCOMPARE(run.end(1).queued(), std::optional<std::uint64_t>(3));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(take(run.end(1), 0ns), 1);
        QCOMPARE(take(run.end(1), 0ns), -1);
        QCOMPARE(run.end(1).queued(), std::optional<std::uint64_t>(0));
    }

    void theNameOfASemaphoreIsGoneOnceAllEndsAreOpen()
    {
        std::optional<SystemName> announced;
        ChannelPlan plan;
        plan.announce = [&](const SystemName &name) { announced = name; };
        auto kit = mechanismOf("posix-semaphore-named").prepare(plan);
        QVERIFY(bool(kit) && announced.has_value());
        const std::filesystem::path file = "/dev/shm/sem." + announced->name.substr(1);
        QVERIFY(std::filesystem::exists(file));
        kit->namesUntilOpen.clear();
        QVERIFY(!std::filesystem::exists(file));
    }

    void aReceiverTakesOnlyMessagesOfItsType()
    {
        test::OneChannel run(mechanismOf("sysv-mq"), 8, 1, 1, number("type", 7));
        QVERIFY(run.ok());
        const int queue = std::stoi(run.end(0).setup().address);
        long foreign[2] = {3, 0};
        QCOMPARE(::msgsnd(queue, foreign, 8, 0), 0);
        const std::vector<std::byte> message(8, std::byte{0x42});
        QVERIFY(bool(run.end(0).send(message)));
        std::vector<std::byte> got(8);
        const auto size = run.end(1).receive(got);
        QVERIFY(bool(size) && *size == 8);
        QVERIFY(got == message);
        const auto none = run.end(1).receive(got, 0ns);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
        QCOMPARE(run.end(1).queued(), std::optional<std::uint64_t>(1));
    }

    void aSystemVQueueHoldsTheBytesItIsGiven()
    {
        test::OneChannel run(mechanismOf("sysv-mq"), 100, 1, 1, number("capacity", 1000));
        QVERIFY(run.ok());
        QCOMPARE(run.capacityMessages, std::uint64_t{10});
        const std::vector<std::byte> message(100);
        std::uint64_t sent = 0;
        while (run.end(0).send(message, 0ns))
            ++sent;
        QCOMPARE(sent, std::uint64_t{10});
        const test::OneChannel small(mechanismOf("sysv-mq"), 100, 1, 1, number("capacity", 99));
        QVERIFY(!small.ok());
        QCOMPARE(small.error()->kind, ErrorKind::Limit);
    }

    void aRemovedSystemVQueueEndsItsWaits()
    {
        test::OneChannel run(mechanismOf("sysv-mq"), 8);
        QVERIFY(run.ok());
        Result<std::size_t> outcome = std::size_t{1};
        std::thread receiver([&] {
            std::vector<std::byte> got(8);
            outcome = run.end(1).receive(got);
        });
        const ThreadSlot &slot = run.segment().thread(1);
        QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
        QCOMPARE(::msgctl(std::stoi(run.end(0).setup().address), IPC_RMID, nullptr), 0);
        receiver.join();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Closed);
    }

    void aLaterSenderOvertakesWherePrioritiesAreBySender()
    {
        ParameterValues values = word("order", "by-sender");
        values.setNumber("priority", 5);
        test::OneChannel run(mechanismOf("posix-mq"), 1, 2, 1, values);
        QVERIFY(run.ok());
        for (int i = 0; i < 3; ++i) {
            for (std::size_t sender = 0; sender < 2; ++sender) {
                const std::byte message[1] = {static_cast<std::byte>(sender)};
                QVERIFY(bool(run.end(sender).send(message)));
            }
        }
        QVERIFY(bool(run.end(0).close()));
        QVERIFY(bool(run.end(1).close()));
        std::vector<int> order;
        std::byte got[1];
        for (auto size = run.end(2).receive(got); size && *size == 1; size = run.end(2).receive(got))
            order.push_back(static_cast<int>(got[0]));
        QCOMPARE(order, (std::vector<int>{1, 1, 1, 0, 0, 0}));
    }

    void aPriorityThatThereIsNotIsRefused()
    {
        ParameterValues values = word("order", "by-sender");
        values.setNumber("priority", 32767);
        const test::OneChannel one(mechanismOf("posix-mq"), 8, 1, 1, values);
        QVERIFY(one.ok());
        const test::OneChannel two(mechanismOf("posix-mq"), 8, 2, 1, values);
        QVERIFY(!two.ok());
        QCOMPARE(two.error()->kind, ErrorKind::Limit);
    }
};

QTEST_APPLESS_MAIN(TestTokens)
#include "tst_tokens.moc"
