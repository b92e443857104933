#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>

#include <thread>

#include "support/ring_messages.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kSlots = 4;

// A child that does `act` one instruction after the other. Kills it after so many; returns how many it did.
template <typename Act>
int killAfter(int instructions, Act act)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        ::raise(SIGSTOP);
        act();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    int done = 0;
    while (WIFSTOPPED(status) && done < instructions) {
        if (::ptrace(PTRACE_SINGLESTEP, child, nullptr, nullptr) != 0)
            break;
        ::waitpid(child, &status, 0);
        ++done;
    }
    if (WIFSTOPPED(status)) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
    }
    return done;
}

}  // namespace

// Kills processes that use the ring with the robust mutex, and uses it further.
class TestRingKilled : public QObject
{
    Q_OBJECT

private slots:
    void aRingIsSoundWhateverInstructionItsOwnerWasKilledAt_data()
    {
        QTest::addColumn<bool>("sends");
        QTest::addColumn<bool>("peerSleeps");
        QTest::newRow("a sender") << true << false;
        QTest::newRow("a sender while the receiver sleeps") << true << true;
        QTest::newRow("a receiver") << false << false;
        QTest::newRow("a receiver while a sender sleeps") << false << true;
    }
    void aRingIsSoundWhateverInstructionItsOwnerWasKilledAt()
    {
        QFETCH(bool, sends);
        QFETCH(bool, peerSleeps);
        constexpr int kKills = 200;
        int whole = 0;
        for (int kill = -2; kill < kKills; ++kill) {
            test::OneChannel run(*findMechanism("shm-ring-condition"), kBytes, 2, 2, withSlots(kSlots));
            QVERIFY(run.ok());
            const std::uint64_t before = sends ? 0 : fill(run.end(0));
            QCOMPARE(before, sends ? 0 : kSlots);
            std::uint64_t taken = 0;
            std::thread sleeper;
            if (peerSleeps) {
                sleeper = std::thread([&] {
                    std::vector<std::byte> got(kBytes);
                    if (!sends) {
                        if (!run.end(0).send(sealed(kBytes, kSlots + 1)))
                            qFatal("send failed");
                        return;
                    }
                    do {
                        if (!run.end(2).receive(got) || !isWhole(got))
                            qFatal("receive failed");
                        ++taken;
                    } while (headerOf(got).sender != 7);
                });
                const ThreadSlot &slot = run.segment().thread(sends ? 2 : 0);
                while (LiveWord::unpack(slot.live.load()).state != SlotState::Waiting)
                    std::this_thread::yield();
            }
            const std::vector<std::byte> message = sealed(kBytes, 1, 1);
            std::vector<std::byte> into(kBytes);
            // The first two go to their end: one for the dynamic linker, one to count the instructions.
            const int steps = killAfter(kill < 0 ? INT_MAX : whole * kill / kKills, [&] {
                if (sends)
                    (void)run.end(1).send(message);
                else
                    (void)run.end(3).receive(into);
            });
            if (kill < 0)
                whole = steps;
            // Who sleeps is not left beside a message, or a free slot, that the dead one had handed over.
            if (peerSleeps)
                QTRY_COMPARE(run.end(2).queued().value(), sends ? 0 : kSlots);
            if (sends) {
                QVERIFY(bool(run.end(0).send(sealed(kBytes, 1, 7), 5s)));
                if (peerSleeps)
                    sleeper.join();
                else
                    taken = drain(run.end(2));
                QVERIFY(taken == 1 || taken == 2);
            } else {
                std::vector<std::byte> got(kBytes);
                QVERIFY(bool(run.end(2).receive(got, 5s)) && isWhole(got));
                if (peerSleeps)
                    sleeper.join();
                taken = 1 + drain(run.end(2));
                const std::uint64_t all = kSlots + (peerSleeps ? 1 : 0);
                QVERIFY(taken == all || taken == all - 1);
            }
            QCOMPARE(run.end(2).queued().value(), std::uint64_t{0});
            QCOMPARE(fill(run.end(0)), kSlots);
            QCOMPARE(drain(run.end(2)), kSlots);
        }
        qInfo("killed at %d of %d instructions", kKills, whole);
        QVERIFY(whole > kKills);
    }

    void whoIsKilledAsleepHoldsNobodyUp()
    {
        test::OneChannel run(*findMechanism("shm-ring-condition"), kBytes, 1, 2, withSlots(kSlots));
        QVERIFY(run.ok());
        std::vector<std::byte> got(kBytes);
        for (int kill = 0; kill < 20; ++kill) {
            const pid_t child = ::fork();
            if (child == 0) {
                (void)run.end(1).receive(got);
                ::_exit(0);
            }
            const ThreadSlot &slot = run.segment().thread(1);
            QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            run.recorder(1).pauseEnd();  // the slot of the dead one is used again
            for (std::uint64_t i = 1; i <= 3; ++i) {
                QVERIFY(bool(run.end(0).send(sealed(kBytes, i), 5s)));
                QVERIFY(bool(run.end(2).receive(got, 5s)));
                QVERIFY(isWhole(got));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRingKilled)
#include "tst_ring_killed.moc"
