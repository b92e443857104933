#include <signal.h>

#include <QDir>
#include <QtTest>

#include <thread>

#include "channel/message.h"
#include "support/one_channel.h"

using namespace ws;
using namespace std::chrono_literals;

namespace {

int openDescriptors()
{
    return static_cast<int>(
        QDir("/proc/self/fd").entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

std::vector<std::byte> sealed(std::size_t bytes, std::uint64_t sequence, std::uint32_t sender = 0)
{
    std::vector<std::byte> message(bytes, std::byte{0x5a});
    sealMessage(message, sequence, 0, sender);
    return message;
}

// Messages that go in before the channel refuses one.
std::uint64_t fill(Channel &sender, std::size_t bytes)
{
    for (std::uint64_t sent = 0;; ++sent)
        if (!sender.send(sealed(bytes, sent + 1), 0ns))
            return sent;
}

}  // namespace

// What holds for every mechanism of the registry.
class TestChannelContract : public QObject
{
    Q_OBJECT

    void addMechanisms()
    {
        QTest::addColumn<QString>("id");
        for (const Mechanism *mechanism : mechanismRegistry())
            QTest::newRow(std::string(mechanism->info.id).c_str())
                << QString::fromUtf8(mechanism->info.id.data());
    }
    static const Mechanism &mechanism()
    {
        QFETCH(QString, id);
        return *findMechanism(id.toStdString());
    }

private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void theDescriptionIsCompleteAndItsIdIsUnique_data() { addMechanisms(); }
    void theDescriptionIsCompleteAndItsIdIsUnique()
    {
        const MechanismInfo &info = mechanism().info;
        QVERIFY(!info.name.empty() && !info.sentence.empty() && !info.source.empty());
        int same = 0;
        for (const Mechanism *other : mechanismRegistry())
            same += other->info.id == info.id ? 1 : 0;
        QCOMPARE(same, 1);
        for (const ParameterInfo &parameter : info.parameters)
            QVERIFY(!parameter.meaning.empty());
    }

    void messagesArriveInOrderAndUnchanged_data() { addMechanisms(); }
    void messagesArriveInOrderAndUnchanged()
    {
        for (const std::size_t bytes :
             {std::size_t{24}, std::size_t{25}, std::size_t{64}, std::size_t{4096}}) {
            test::OneChannel run(mechanism(), bytes);
            QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
            MessageChecker checker(run.segment().use(1), run.segment().histogram(0), true);
            std::vector<std::byte> got(bytes);
            for (std::uint64_t i = 1; i <= 200; ++i) {
                QVERIFY(bool(run.end(0).send(sealed(bytes, i))));
                auto size = run.end(1).receive(got);
                QVERIFY(bool(size));
                QCOMPARE(*size, bytes);
                QCOMPARE(checker.check(got, 0).sequence, i);
            }
            const UseCounters &use = run.segment().use(1);
            QCOMPARE(use.done.load(), std::uint64_t{200});
            QCOMPARE(use.corrupt.load() + use.lost.load() + use.reordered.load() + use.duplicated.load(),
                     std::uint64_t{0});
        }
    }

    void aFullChannelRefusesAndHoldsWhatItSays_data() { addMechanisms(); }
    void aFullChannelRefusesAndHoldsWhatItSays()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        const std::uint64_t held = fill(run.end(0), 64);
        QCOMPARE(run.capacityMessages != 0 ? held : held * 64,
                 run.capacityMessages != 0 ? run.capacityMessages : run.capacityBytes);
        QCOMPARE(run.end(1).queued().value(), mechanism().info.keepsMessageBorders ? held : held * 64);
        const UseCounters &use = run.segment().use(0);
        QCOMPARE(use.done.load(), held);
        QCOMPARE(use.begun.load(), held);
        const auto late = run.end(0).send(sealed(64, 1), 5ms);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::Timeout);
        QCOMPARE(use.waits.load(), std::uint64_t{1});
        QVERIFY(use.waitTicks.load() > 0);
    }

    void anEmptyChannelTimesOutAndCountsTheWait_data() { addMechanisms(); }
    void anEmptyChannelTimesOutAndCountsTheWait()
    {
        test::OneChannel run(mechanism(), 64);
        std::vector<std::byte> got(64);
        auto none = run.end(1).receive(got, 0ns);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
        QCOMPARE(run.segment().use(1).waits.load(), std::uint64_t{0});
        none = run.end(1).receive(got, 5ms);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
        QCOMPARE(run.segment().use(1).waits.load(), std::uint64_t{1});
        QCOMPARE(run.segment().use(1).begun.load(), std::uint64_t{0});
    }

    void aBlockedSenderPublishesItsWaitAndGoesOnWhenThereIsSpace_data() { addMechanisms(); }
    void aBlockedSenderPublishesItsWaitAndGoesOnWhenThereIsSpace()
    {
        test::OneChannel run(mechanism(), 64);
        const std::uint64_t held = fill(run.end(0), 64);
        std::thread sender([&] {
            if (!run.end(0).send(sealed(64, held + 1)))
                qFatal("send failed");
        });
        const ThreadSlot &slot = run.segment().thread(0);
        QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
        QCOMPARE(int(LiveWord::unpack(slot.live.load()).kind), int(WaitKind::Space));
        std::vector<std::byte> got(64);
        for (std::uint64_t i = 0; i <= held; ++i)
            QVERIFY(bool(run.end(1).receive(got)));
        sender.join();
        QCOMPARE(int(LiveWord::unpack(slot.live.load()).state), int(SlotState::Running));
        QCOMPARE(run.segment().use(0).done.load(), held + 1);
        QCOMPARE(run.segment().use(0).waits.load(), std::uint64_t{1});
    }

    void everyReceiverSeesTheEndOfTheStreamOnce_data() { addMechanisms(); }
    void everyReceiverSeesTheEndOfTheStreamOnce()
    {
        test::OneChannel run(mechanism(), 64, 2, 2);
        QVERIFY(run.ok());
        QVERIFY(bool(run.end(0).send(sealed(64, 1))));
        QVERIFY(bool(run.end(0).close()));
        QCOMPARE(run.segment().object(0).closing.load(), 0u);
        QVERIFY(bool(run.end(1).send(sealed(64, 1, 1))));
        QVERIFY(bool(run.end(1).close()));
        QCOMPARE(run.segment().object(0).closing.load(), 1u);
        std::vector<std::byte> got(64);
        std::uint64_t messages = 0;
        for (std::size_t receiver = 2; receiver < 4; ++receiver) {
            for (;;) {
                auto size = run.end(receiver).receive(got);
                QVERIFY(bool(size));
                if (*size == 0)
                    break;
                ++messages;
            }
            QVERIFY(bool(run.end(receiver).close()));
        }
        QCOMPARE(messages, std::uint64_t{2});
    }

    void manySendersAndReceiversLoseNothing_data() { addMechanisms(); }
    void manySendersAndReceiversLoseNothing()
    {
        constexpr std::uint64_t kEach = 3000;
        test::OneChannel run(mechanism(), 64, 3, 2);
        QVERIFY(run.ok());
        std::vector<std::thread> threads;
        for (std::uint32_t s = 0; s < 3; ++s)
            threads.emplace_back([&, s] {
                for (std::uint64_t i = 1; i <= kEach; ++i)
                    if (!run.end(s).send(sealed(64, i, s)))
                        qFatal("send failed");
                if (!run.end(s).close())
                    qFatal("close failed");
            });
        for (std::uint32_t r = 3; r < 5; ++r)
            threads.emplace_back([&, r] {
                MessageChecker checker(run.segment().use(r), {}, false);
                std::vector<std::byte> got(64);
                for (auto size = run.end(r).receive(got); size && *size > 0; size = run.end(r).receive(got))
                    checker.check(got, 0);
            });
        for (std::thread &thread : threads)
            thread.join();
        std::uint64_t received = 0;
        for (std::uint32_t r = 3; r < 5; ++r) {
            received += run.segment().use(r).done.load();
            QCOMPARE(run.segment().use(r).corrupt.load() + run.segment().use(r).reordered.load(),
                     std::uint64_t{0});
        }
        QCOMPARE(received, 3 * kEach);
    }

    void aMessageTooLargeIsRefusedWithItsLimit_data() { addMechanisms(); }
    void aMessageTooLargeIsRefusedWithItsLimit()
    {
        test::OneChannel run(mechanism(), 64);
        std::vector<std::byte> small(32);
        auto received = run.end(1).receive(small, 0ns);
        QVERIFY(!received && received.error().kind == ErrorKind::TooBig);
        if (mechanism().info.largestMessage == nullptr)
            return;
        const SystemLimit limit = mechanism().info.largestMessage();
        QVERIFY(limit.value > 0 && !limit.source.empty());
    }

    void aSenderWhoseReceiversAreGoneIsToldWhereTheMechanismCan_data() { addMechanisms(); }
    void aSenderWhoseReceiversAreGoneIsToldWhereTheMechanismCan()
    {
        if (!mechanism().info.senderLearnsOfClose)
            return;
        test::OneChannel run(mechanism(), 64);
        QVERIFY(bool(run.end(1).close()));
        run.dropEnd(1);
        const auto sent = run.end(0).send(sealed(64, 1));
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Closed);
        QCOMPARE(run.segment().use(0).begun.load(), std::uint64_t{0});
    }

    void noDescriptorIsLeaked_data() { addMechanisms(); }
    void noDescriptorIsLeaked()
    {
        {
            test::OneChannel warmUp(mechanism(), 64);
        }
        const int before = openDescriptors();
        for (int i = 0; i < 20; ++i) {
            test::OneChannel run(mechanism(), 64, 2, 2);
            QVERIFY(run.ok());
        }
        QCOMPARE(openDescriptors(), before);
    }

    void aFlippedBitIsCountedAsCorrupt()
    {
        test::OneChannel run(*findMechanism("queue"), 64);
        MessageChecker checker(run.segment().use(1), {}, true);
        std::vector<std::byte> message = sealed(64, 1);
        checker.check(message, 0);
        for (const std::size_t at : {std::size_t{0}, std::size_t{17}, std::size_t{40}, std::size_t{63}}) {
            std::vector<std::byte> damaged = sealed(64, 2);
            damaged[at] ^= std::byte{4};
            const std::uint64_t before = run.segment().use(1).corrupt.load();
            checker.check(damaged, 0);
            QCOMPARE(run.segment().use(1).corrupt.load(), before + 1);
        }
    }

    void gapsRepeatsAndLateOnesAreCounted()
    {
        test::OneChannel run(*findMechanism("queue"), 64);
        UseCounters &use = run.segment().use(1);
        MessageChecker checker(use, {}, true);
        for (const std::uint64_t sequence : {1, 2, 5, 5, 3})
            checker.check(sealed(64, sequence), 0);
        QCOMPARE(use.duplicated.load(), std::uint64_t{1});
        QCOMPARE(use.reordered.load(), std::uint64_t{1});
        QCOMPARE(use.lost.load(), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(TestChannelContract)
#include "tst_channel_contract.moc"
