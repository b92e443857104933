#include <signal.h>
#include <sys/wait.h>

#include <QtTest>

#include <thread>

#include "support/numbered_messages.h"
#include "support/one_channel.h"
#include "support/own_things.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

// A channel is filled up only where that takes no more messages than this.
constexpr std::uint64_t kFillable = 200'000;

}  // namespace

// What holds for every mechanism of the registry.
class TestChannelContract : public QObject
{
    Q_OBJECT

    void addMechanisms(bool (*which)(const Mechanism &) = [](const Mechanism &) { return true; })
    {
        QTest::addColumn<QString>("id");
        for (const Mechanism *mechanism : mechanismRegistry()) {
            const bool available =
                mechanism->info.unavailable == nullptr || mechanism->info.unavailable().empty();
            if (available && which(*mechanism))
                QTest::newRow(std::string(mechanism->info.id).c_str())
                    << QString::fromUtf8(mechanism->info.id.data());
        }
    }
    static const Mechanism &mechanism()
    {
        QFETCH(QString, id);
        return *findMechanism(id.toStdString());
    }
    static bool losesNothing(const Mechanism &mechanism) { return mechanism.info.loss == Loss::None; }
    // A channel that one can fill up in no time.
    static bool fills(const Mechanism &mechanism)
    {
        if (!mechanism.info.canBlockSender)
            return false;
        const test::OneChannel run(mechanism, 64);
        return run.capacityMessages <= kFillable;
    }
    static std::uint32_t mostSenders(const Mechanism &mechanism)
    {
        return mechanism.info.shapes.manySenders ? 3 : 1;
    }
    static std::uint32_t mostReceivers(const Mechanism &mechanism)
    {
        return mechanism.info.shapes.manyReceivers || mechanism.info.shapes.broadcast ? 2 : 1;
    }
    static std::vector<std::size_t> sizesOf(const Mechanism &mechanism)
    {
        if (mechanism.info.carries == Carries::Tokens)
            return {0};
        std::vector<std::size_t> sizes = {1, 7, 8, 9, 23, 24, 25, 64, 4095, 4096, 4097, 65536};
        std::size_t limit = SIZE_MAX;
        if (mechanism.info.largestMessage != nullptr) {
            limit = static_cast<std::size_t>(mechanism.info.largestMessage().value);
            if (limit <= (4u << 20))
                sizes.insert(sizes.end(), {limit - 1, limit});
        }
        // Where messages get lost, a whole number is needed to tell how many; a session refuses less.
        const std::size_t least = losesNothing(mechanism) ? 1 : 8;
        std::erase_if(sizes, [&](std::size_t size) { return size > limit || size < least; });
        return sizes;
    }
    // One sender thread; where messages can get lost it waits for each to arrive.
    static void passOn(test::OneChannel &run, std::uint64_t count, bool stepByStep)
    {
        std::atomic<std::uint64_t> taken{0};
        std::thread sender([&] {
            for (std::uint64_t i = 1; i <= count; ++i) {
                if (!sendNumber(run.end(0), i))
                    qFatal("send failed");
                while (stepByStep && taken.load() < i)
                    std::this_thread::yield();
            }
        });
        MessageChecker checker(run.end(1).setup(), {});
        std::vector<std::byte> got(std::max<std::size_t>(run.end(1).setup().messageBytes, 1));
        for (std::uint64_t i = 1; i <= count; ++i) {
            const auto size = run.end(1).receive(got);
            if (!size || *size == 0)
                qFatal("receive failed");
            checker.check({got.data(), std::min(*size, run.end(1).setup().messageBytes)}, 1);
            taken.store(i);
        }
        sender.join();
    }

private slots:
    void initTestCase()
    {
        ::signal(SIGPIPE, SIG_IGN);
        // As in a worker: a signal that only interrupts.
        struct sigaction action = {};
        action.sa_handler = [](int) {};
        ::sigaction(SIGUSR1, &action, nullptr);
    }

    void theDescriptionIsCompleteAndItsIdIsUnique_data() { addMechanisms(); }
    void theDescriptionIsCompleteAndItsIdIsUnique()
    {
        const MechanismInfo &info = mechanism().info;
        QVERIFY(!info.name.empty() && !info.sentence.empty() && !info.source.empty());
        QVERIFY(!info.blocking.empty());
        QVERIFY(!(info.shapes.manyReceivers && info.shapes.broadcast));
        QCOMPARE(info.carries == Carries::Tokens, info.capacityUnit == CapacityUnit::Tokens);
        int same = 0;
        for (const Mechanism *other : mechanismRegistry())
            same += other->info.id == info.id ? 1 : 0;
        QCOMPARE(same, 1);
        for (const ParameterInfo &parameter : info.parameters) {
            QVERIFY(!parameter.meaning.empty());
            QCOMPARE(parameter.kind == ParameterKind::Choice, !parameter.choices.empty());
        }
        for (const LimitInfo &limit : info.limits)
            QVERIFY(!limit.what.empty() && !limit.read().source.empty());
        if (info.largestMessage != nullptr)
            QVERIFY(info.largestMessage().value > 0 && !info.largestMessage().source.empty());
    }

    void messagesOfEverySizeArriveInOrderAndUnchanged_data() { addMechanisms(); }
    void messagesOfEverySizeArriveInOrderAndUnchanged()
    {
        for (const std::size_t bytes : sizesOf(mechanism())) {
            test::OneChannel run(mechanism(), bytes);
            QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
            const std::uint64_t count = bytes > 100'000 ? 5 : 100;
            passOn(run, count, !losesNothing(mechanism()));
            const UseCounters &use = run.segment().use(1);
            QCOMPARE(use.done.load(), count);
            QCOMPARE(wrongOnes(use) + use.lost.load(), std::uint64_t{0});
        }
    }

    void aMessageOverTheLimitIsRefused_data()
    {
        addMechanisms([](const Mechanism &one) { return one.info.largestMessage != nullptr; });
    }
    void aMessageOverTheLimitIsRefused()
    {
        const auto limit = static_cast<std::size_t>(mechanism().info.largestMessage().value);
        if (limit > (64u << 20))
            return;
        const test::OneChannel run(mechanism(), limit + 1);
        QVERIFY(!run.ok());
        QVERIFY(run.error().has_value());
    }

    void spinningDeliversToo_data() { addMechanisms(); }
    void spinningDeliversToo()
    {
        test::OneChannel run(mechanism(), 64, 1, 1, {}, RecordLevel::Light, kForever);
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        passOn(run, 50, true);
        QCOMPARE(run.segment().use(1).done.load(), std::uint64_t{50});
        QCOMPARE(wrongOnes(run.segment().use(1)), std::uint64_t{0});
    }

    void aFullChannelRefusesAndHoldsWhatItSays_data() { addMechanisms(fills); }
    void aFullChannelRefusesAndHoldsWhatItSays()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        const std::uint64_t held = fill(run.end(0));
        if (run.capacityIsExact && run.capacityMessages != 0)
            QCOMPARE(held, run.capacityMessages);
        else if (run.capacityIsExact && run.capacityBytes != 0)
            QCOMPARE(held * 64, run.capacityBytes);
        const UseCounters &use = run.segment().use(0);
        QCOMPARE(use.done.load(), held);
        QCOMPARE(use.begun.load(), held);
        const auto late = sendNumber(run.end(0), held + 1, 5ms);
        // An I/O thread inside may just have made room.
        if (late)
            return;
        QCOMPARE(late.error().kind, ErrorKind::Timeout);
        QCOMPARE(use.waits.load(), std::uint64_t{1});
        QVERIFY(use.waitTicks.load() > 0);
        if (const auto queued = run.end(1).queued(); queued && run.capacityIsExact)
            QCOMPARE(*queued, mechanism().info.keepsMessageBorders() ? held : held * 64);
    }

    void anEmptyChannelTimesOutAndCountsTheWait_data() { addMechanisms(); }
    void anEmptyChannelTimesOutAndCountsTheWait()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        std::vector<std::byte> got(64);
        auto none = run.end(1).receive(got, 0ns);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
        QCOMPARE(run.segment().use(1).waits.load(), std::uint64_t{0});
        none = run.end(1).receive(got, 5ms);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
        QCOMPARE(run.segment().use(1).waits.load(), std::uint64_t{1});
        QCOMPARE(run.segment().use(1).begun.load(), std::uint64_t{0});
        // It still works.
        passOn(run, 3, true);
    }

    void aBlockedSenderPublishesItsWaitAndGoesOnWhenThereIsSpace_data() { addMechanisms(fills); }
    void aBlockedSenderPublishesItsWaitAndGoesOnWhenThereIsSpace()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        const std::uint64_t held = fill(run.end(0));
        std::atomic<pthread_t> id{};
        std::thread sender([&] {
            id = ::pthread_self();
            if (!sendNumber(run.end(0), held + 1))
                qFatal("send failed");
        });
        const ThreadSlot &slot = run.segment().thread(0);
        const auto waits = [&] { return LiveWord::unpack(slot.live.load()).state == SlotState::Waiting; };
        const auto done = [&] { return run.segment().use(0).done.load() > held; };
        QTRY_VERIFY(waits() || done());
        const bool blocked = waits();
        if (blocked) {
            QCOMPARE(int(LiveWord::unpack(slot.live.load()).kind), int(WaitKind::Space));
            // A signal that asks to look again neither loses nor doubles the message.
            ::pthread_kill(id, SIGUSR1);
        }
        std::vector<std::byte> got(64);
        MessageChecker checker(run.end(1).setup(), {});
        for (std::uint64_t i = 0; i <= held; ++i) {
            const auto size = run.end(1).receive(got);
            QVERIFY(bool(size) && *size > 0);
            checker.check({got.data(), std::min(*size, run.end(1).setup().messageBytes)}, 1);
        }
        sender.join();
        QVERIFY(LiveWord::unpack(slot.live.load()).state != SlotState::Waiting);
        QCOMPARE(run.segment().use(0).done.load(), held + 1);
        if (blocked)
            QCOMPARE(run.segment().use(0).waits.load(), std::uint64_t{1});
        QCOMPARE(wrongOnes(run.segment().use(1)) + run.segment().use(1).lost.load(), std::uint64_t{0});
    }

    void aBlockedReceiverPublishesItsWaitAndGetsTheMessage_data() { addMechanisms(); }
    void aBlockedReceiverPublishesItsWaitAndGetsTheMessage()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        std::atomic<pthread_t> id{};
        std::thread receiver([&] {
            id = ::pthread_self();
            run.takeOver(1);
            std::vector<std::byte> got(64);
            const auto size = run.end(1).receive(got);
            if (!size || *size == 0)
                qFatal("receive failed");
        });
        const ThreadSlot &slot = run.segment().thread(1);
        QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
        QCOMPARE(int(LiveWord::unpack(slot.live.load()).kind), int(WaitKind::Message));
        ::pthread_kill(id, SIGUSR1);
        QVERIFY(bool(sendNumber(run.end(0), 1)));
        receiver.join();
        const UseCounters &use = run.segment().use(1);
        QCOMPARE(use.done.load(), std::uint64_t{1});
        QCOMPARE(use.waits.load(), std::uint64_t{1});
        // The sender saw somebody waiting: the wait is split, and the wake-up is a part of it.
        QVERIFY(use.wakeTicks.load() <= use.splitTicks.load());
        QVERIFY(use.splitTicks.load() <= use.waitTicks.load());
        QVERIFY(use.splitTicks.load() > 0);
    }

    void everyReceiverSeesTheEndOfTheStreamOnce_data() { addMechanisms(); }
    void everyReceiverSeesTheEndOfTheStreamOnce()
    {
        const std::uint32_t senders = std::min(mostSenders(mechanism()), 2u);
        const std::uint32_t receivers = mostReceivers(mechanism());
        test::OneChannel run(mechanism(), 64, senders, receivers);
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        std::atomic<std::uint32_t> ready{0};
        std::thread sending([&] {
            while (ready.load() < receivers)
                std::this_thread::yield();
            for (std::uint32_t s = 0; s < senders; ++s) {
                if (!sendNumber(run.end(s), 1) || run.segment().object(0).closing.load() != 0)
                    qFatal("send failed");
                if (!run.end(s).close())
                    qFatal("close failed");
            }
        });
        std::vector<std::thread> receiving;
        std::vector<std::uint64_t> messages(receivers);
        std::atomic<int> ended{0};
        for (std::uint32_t r = 0; r < receivers; ++r)
            receiving.emplace_back([&, r] {
                run.takeOver(senders + r);
                ++ready;
                ended += receiveAll(run.end(senders + r), messages[r]) ? 1 : 0;
                if (!run.end(senders + r).close())
                    qFatal("close failed");
            });
        sending.join();
        for (std::thread &thread : receiving)
            thread.join();
        QCOMPARE(ended.load(), static_cast<int>(receivers));
        if (losesNothing(mechanism()))
            QCOMPARE(messages[0] + (receivers > 1 ? messages[1] : 0), std::uint64_t{senders});
    }

    void asManySendersAndReceiversAsItAllowsLoseNothing_data() { addMechanisms(losesNothing); }
    void asManySendersAndReceiversAsItAllowsLoseNothing()
    {
        constexpr std::uint64_t kEach = 2000;
        const std::uint32_t senders = mostSenders(mechanism());
        const std::uint32_t receivers = mostReceivers(mechanism());
        test::OneChannel run(mechanism(), 64, senders, receivers);
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        std::vector<std::thread> threads;
        std::atomic<std::uint32_t> ready{0};
        for (std::uint32_t s = 0; s < senders; ++s)
            threads.emplace_back([&, s] {
                while (ready.load() < receivers)
                    std::this_thread::yield();
                for (std::uint64_t i = 1; i <= kEach; ++i)
                    if (!sendNumber(run.end(s), i))
                        qFatal("send failed");
                if (!run.end(s).close())
                    qFatal("close failed");
            });
        std::vector<std::uint64_t> received(receivers);
        for (std::uint32_t r = 0; r < receivers; ++r)
            threads.emplace_back([&, r] {
                run.takeOver(senders + r);
                ++ready;
                receiveAll(run.end(senders + r), received[r]);
            });
        for (std::thread &thread : threads)
            thread.join();
        std::uint64_t all = 0;
        for (std::uint32_t r = 0; r < receivers; ++r) {
            all += received[r];
            QCOMPARE(run.segment().use(senders + r).done.load(), received[r]);
            QCOMPARE(wrongOnes(run.segment().use(senders + r)), std::uint64_t{0});
        }
        QCOMPARE(all, senders * kEach);
    }

    void aBufferTooSmallIsRefused_data()
    {
        addMechanisms([](const Mechanism &one) { return one.info.carries != Carries::Tokens; });
    }
    void aBufferTooSmallIsRefused()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        std::vector<std::byte> small(32);
        const auto received = run.end(1).receive(small, 0ns);
        QVERIFY(!received && received.error().kind == ErrorKind::TooBig);
    }

    void aSenderWhoseReceiversAreGoneIsTold_data()
    {
        addMechanisms([](const Mechanism &one) { return one.info.senderLearnsOfClose; });
    }
    void aSenderWhoseReceiversAreGoneIsTold()
    {
        test::OneChannel run(mechanism(), 64);
        QVERIFY(run.ok());
        QVERIFY(bool(run.end(1).close()));
        run.dropEnd(1);
        Result<> sent;
        // The first may still go into a buffer of the kernel.
        for (std::uint64_t i = 1; i <= kFillable && sent; ++i)
            sent = sendNumber(run.end(0), i, 100ms);
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Closed);
        QCOMPARE(run.segment().use(0).begun.load(), run.segment().use(0).done.load());
    }

    // ZeroMQ contexts do not survive fork(2), and the web's ends have connections of their own: their workers are
    // killed in tst_every_mechanism.
    void aSenderKilledInMidStreamLeavesNoHangAndNoWrongMessage_data()
    {
        addMechanisms([](const Mechanism &one) {
            return one.info.crossesProcesses() && one.info.group != MechanismGroup::ZeroMq &&
                   one.info.group != MechanismGroup::Web;
        });
    }
    void aSenderKilledInMidStreamLeavesNoHangAndNoWrongMessage()
    {
        const std::size_t bytes = sizesOf(mechanism()).back() >= 4096 ? 4096 : 64;
        test::OneChannel run(mechanism(), bytes);
        QVERIFY(run.ok());
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            run.dropEnd(1);
            for (std::uint64_t i = 1;; ++i)
                (void)sendNumber(run.end(0), i);
        }
        run.dropEnd(0);
        MessageChecker checker(run.end(1).setup(), {});
        std::vector<std::byte> got(std::max<std::size_t>(bytes, 1));
        bool alive = true;
        for (std::uint64_t received = 0;; ++received) {
            if (received == 50) {
                ::kill(child, SIGKILL);
                ::waitpid(child, nullptr, 0);
                alive = false;
            }
            const auto size = run.end(1).receive(got, alive ? std::chrono::nanoseconds(10s) : 50ms);
            if (!size || *size == 0) {
                QVERIFY2(!alive, size ? "the stream ended" : size.error().text().c_str());
                break;
            }
            checker.check({got.data(), std::min(*size, run.end(1).setup().messageBytes)}, 1);
        }
        QCOMPARE(wrongOnes(run.segment().use(1)), std::uint64_t{0});
    }

    void nothingIsLeaked_data() { addMechanisms(); }
    void nothingIsLeaked()
    {
        const auto use = [](const Mechanism &one) {
            test::OneChannel run(one, 64, std::min(mostSenders(one), 2u), mostReceivers(one));
            return run.ok() && run.end(0).setup().use != nullptr;
        };
        QVERIFY(use(mechanism()));
        const std::vector<std::size_t> before = countThings();
        for (int i = 0; i < 10; ++i)
            QVERIFY(use(mechanism()));
        QTRY_VERIFY(nothingMoreThan(before));
    }
};

QTEST_APPLESS_MAIN(TestChannelContract)
#include "tst_channel_contract.moc"
