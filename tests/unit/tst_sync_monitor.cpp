#include <QtTest>

#include <array>
#include <deque>
#include <numeric>
#include <thread>

#include "support/one_primitive.h"
#include "sync/monitor.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

void must(const Result<> &result)
{
    if (!result)
        qFatal("%s", result.error().text().c_str());
}

// A thread that waits in the monitor once, and says when it was notified.
class Waiter
{
public:
    Waiter(OnePrimitive &run, std::size_t i, std::string_view condition = {})
        : m_thread([&run, i, condition, this] {
              Monitor &monitor = run.as<Monitor>(i);
              must(monitor.lock());
              must(monitor.wait(kNoLimit, condition));
              m_notified = true;
              must(monitor.unlock());
          })
    {
    }
    ~Waiter() { m_thread.join(); }

    bool isNotified() const { return m_notified; }

private:
    std::atomic<bool> m_notified{false};
    std::thread m_thread;
};

void notify(Monitor &monitor, bool all = false)
{
    must(monitor.lock());
    must(all ? monitor.notifyAll() : monitor.notify());
    must(monitor.unlock());
}

std::uint64_t sumOf(OnePrimitive &run, std::uint32_t thread, EventKind kind)
{
    std::vector<Event> events;
    RingReader(run.segment(), thread).take(events);
    std::uint64_t sum = 0;
    for (const Event &event : events)
        if (event.kind == static_cast<std::uint16_t>(kind))
            sum += event.value;
    return sum;
}

}  // namespace

class TestSyncMonitor : public QObject
{
    Q_OBJECT

private slots:
    void aThreadThatWaitsHasGivenTheLockBack()
    {
        OnePrimitive run(monitorPrimitive);
        const Waiter waiter(run, 1);
        QTRY_VERIFY(run.waits(1, WaitKind::Notify));
        QCOMPARE(run.owner(), kNoObject);
        must(run.as<Monitor>(0).lock());
        QCOMPARE(run.owner(), 0u);
        must(run.as<Monitor>(0).notify());
        must(run.as<Monitor>(0).unlock());
    }

    void itsLockCanBeTriedAndWaitedForWithALimit()
    {
        OnePrimitive run(monitorPrimitive);
        Monitor &monitor = run.as<Monitor>(0);
        must(monitor.lockFor(0ns));
        QVERIFY(run.as<Monitor>(1).lockFor(5ms).error().kind == ErrorKind::Timeout);
        QVERIFY(!run.as<Monitor>(1).isOwner());
        std::thread second([&] {
            must(run.as<Monitor>(1).lockFor(1h));
            must(run.as<Monitor>(1).unlock());
        });
        QTRY_VERIFY(run.waits(1, WaitKind::Lock));
        QVERIFY(run.hasDeadline(1));
        must(monitor.unlock());
        second.join();
        auto tried = run.as<Monitor>(1).tryLock();
        QVERIFY(bool(tried) && *tried);
        QCOMPARE(run.owner(), 1u);
        must(run.as<Monitor>(1).unlock());
    }

    void aThreadThatWasNotifiedWaitsForTheLockAndNotForANotification()
    {
        OnePrimitive run(monitorPrimitive);
        const Waiter waiter(run, 1);
        QTRY_VERIFY(run.waits(1, WaitKind::Notify));
        Monitor &monitor = run.as<Monitor>(0);
        must(monitor.lock());
        QVERIFY(!run.outlook(1).available);
        must(monitor.notify());
        QTRY_VERIFY(run.waits(1, WaitKind::Lock));
        QCOMPARE(run.owner(), 0u);
        QVERIFY(!waiter.isNotified());
        must(monitor.unlock());
        QTRY_VERIFY(waiter.isNotified());
    }

    void aNotificationWakesTheOneThatHasWaitedLongestAndNoOther()
    {
        OnePrimitive run(monitorPrimitive, 4);
        const Waiter first(run, 1);
        QTRY_VERIFY(run.waits(1, WaitKind::Notify));
        const Waiter second(run, 2);
        QTRY_VERIFY(run.waits(2, WaitKind::Notify));
        notify(run.as<Monitor>(0));
        QTRY_VERIFY(first.isNotified());
        QVERIFY(run.waits(2, WaitKind::Notify));
        QVERIFY(!run.outlook(2).available);

        // The third has the place that the first has left, and comes after the second.
        const Waiter third(run, 3);
        QTRY_VERIFY(run.waits(3, WaitKind::Notify));
        notify(run.as<Monitor>(0));
        QTRY_VERIFY(second.isNotified());
        QVERIFY(!third.isNotified());
        QVERIFY(!run.outlook(3).available);
        notify(run.as<Monitor>(0));
        QTRY_VERIFY(third.isNotified());
    }

    void aNotificationReachesTheConditionOfItsNameAlone()
    {
        OnePrimitive run(monitorPrimitive, 4);
        Monitor &monitor = run.as<Monitor>(0);
        const Waiter full(run, 1, "not full");
        QTRY_VERIFY(run.waits(1, WaitKind::Notify));
        const Waiter empty(run, 2, "not empty");
        QTRY_VERIFY(run.waits(2, WaitKind::Notify));
        const Waiter plain(run, 3);
        QTRY_VERIFY(run.waits(3, WaitKind::Notify));
        must(monitor.lock());
        must(monitor.notifyAll("not empty"));
        must(monitor.unlock());
        QTRY_VERIFY(empty.isNotified());
        QVERIFY(!run.outlook(1).available);
        QVERIFY(!run.outlook(3).available);
        must(monitor.lock());
        must(monitor.notify());
        must(monitor.unlock());
        QTRY_VERIFY(plain.isNotified());
        QVERIFY(!run.outlook(1).available);
        must(monitor.lock());
        must(monitor.notify("not full"));
        must(monitor.unlock());
        QTRY_VERIFY(full.isNotified());
    }

    void aSeventhNameIsRefused()
    {
        OnePrimitive run(monitorPrimitive);
        Monitor &monitor = run.as<Monitor>(0);
        must(monitor.lock());
        for (const std::string_view name : {"1", "2", "3", "4", "5", "6", "1", "6"})
            must(monitor.notify(name));
        for (const auto &refused : {monitor.notify("7"), monitor.wait(0ns, "7")}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Limit);
        }
        QVERIFY(monitor.isOwner());
        must(monitor.unlock());
    }

    void aNotificationThatNobodyHeardIsCounted()
    {
        OnePrimitive run(monitorPrimitive);
        const std::atomic<std::uint32_t> &unheard = run.segment().object(0).unheard;
        QCOMPARE(unheard.load(), 0u);
        notify(run.as<Monitor>(1));
        QCOMPARE(unheard.load(), (1u << 16) | 2u);
        {
            const Waiter waiter(run, 1);
            QTRY_VERIFY(run.waits(1, WaitKind::Notify));
            notify(run.as<Monitor>(0));
            QTRY_VERIFY(waiter.isNotified());
        }
        QCOMPARE(unheard.load(), (1u << 16) | 2u);
        notify(run.as<Monitor>(0), true);
        QCOMPARE(unheard.load(), (2u << 16) | 1u);
    }

    void whoeverComesAfterANotificationCannotTakeIt()
    {
        OnePrimitive run(monitorPrimitive, 3, true);
        ChildProcess first([&] {
            Monitor &monitor = run.as<Monitor>(1);
            return monitor.lock() && monitor.wait() && monitor.unlock();
        });
        QTRY_VERIFY(run.waits(1, WaitKind::Notify));
        first.stop();
        notify(run.as<Monitor>(0));
        QVERIFY(run.outlook(1).available);
        {
            const Waiter late(run, 2);
            QTRY_VERIFY(run.waits(2, WaitKind::Notify));
            QVERIFY(!run.outlook(2).available);
            first.goOn();
            QVERIFY(first.endedWell());
            QVERIFY(run.waits(2, WaitKind::Notify));
            QVERIFY(!run.outlook(2).available);
            notify(run.as<Monitor>(0));
        }
    }

    void notifyAllWakesAllThatWait()
    {
        OnePrimitive run(monitorPrimitive, 5);
        const Waiter waiters[] = {{run, 1}, {run, 2}, {run, 3}, {run, 4}};
        for (std::size_t i = 1; i <= 4; ++i)
            QTRY_VERIFY(run.waits(i, WaitKind::Notify));
        notify(run.as<Monitor>(0), true);
        for (const Waiter &waiter : waiters)
            QTRY_VERIFY(waiter.isNotified());
    }

    void aNotificationThatNobodyWaitsForIsLost()
    {
        OnePrimitive run(monitorPrimitive, 2, false, {}, RecordLevel::Full);
        Monitor &monitor = run.as<Monitor>(0);
        notify(monitor);
        notify(monitor, true);
        QCOMPARE(sumOf(run, 0, EventKind::Gave), std::uint64_t{0});
        must(monitor.lock());
        const auto waited = monitor.wait(20ms);
        QVERIFY(!waited);
        QVERIFY(waited.error().kind == ErrorKind::Timeout);
        must(monitor.unlock());
    }

    void afterATimeoutTheLockIsOwnedAgain()
    {
        OnePrimitive run(monitorPrimitive);
        Monitor &monitor = run.as<Monitor>(0);
        must(monitor.lock());
        for (const auto timeout : {0ns, std::chrono::nanoseconds(5ms)}) {
            QVERIFY(!monitor.wait(timeout));
            QVERIFY(monitor.isOwner());
            QCOMPARE(run.owner(), 0u);
            auto other = run.as<Monitor>(1).tryLock();
            QVERIFY(bool(other) && !*other);
        }
        must(monitor.unlock());
        // Its place is free again, and its notification is nobody's.
        notify(run.as<Monitor>(1));
    }

    void waitAndNotifyNeedTheLock()
    {
        OnePrimitive run(monitorPrimitive);
        Monitor &monitor = run.as<Monitor>(0);
        must(run.as<Monitor>(1).lock());
        for (const Result<> &refused :
             {monitor.wait(), monitor.wait(0ns), monitor.notify(), monitor.notifyAll(), monitor.unlock()}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().sysErrno, EPERM);
        }
        must(run.as<Monitor>(1).unlock());
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
    }

    void moreThreadsThanItHasPlacesForAreRefused()
    {
        OnePrimitive run(monitorPrimitive, 50);
        std::deque<Waiter> waiters;
        for (std::size_t i = 1; i <= 40; ++i)
            waiters.emplace_back(run, i);
        for (std::size_t i = 1; i <= 40; ++i)
            QTRY_VERIFY(run.waits(i, WaitKind::Notify));
        Monitor &monitor = run.as<Monitor>(0);
        must(monitor.lock());
        const auto refused = monitor.wait();
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Limit);
        QVERIFY(monitor.isOwner());
        must(monitor.notifyAll());
        must(monitor.unlock());
    }

    // Waits that end by their time while others are notified: what was granted is what was got.
    void noNotificationIsLostOrDoubledByATimeout()
    {
        constexpr int kRounds = 400;
        constexpr std::size_t kWaiters = 3;
        OnePrimitive run(monitorPrimitive, kWaiters + 1, false, {}, RecordLevel::Full);
        std::atomic<std::size_t> left{kWaiters};
        std::vector<std::thread> threads;
        std::array<std::uint64_t, kWaiters> got = {};
        for (std::size_t i = 0; i < kWaiters; ++i)
            threads.emplace_back([&, i] {
                Monitor &monitor = run.as<Monitor>(i + 1);
                for (int n = 0; n < kRounds; ++n) {
                    must(monitor.lock());
                    got[i] += bool(monitor.wait(std::chrono::microseconds(20 + 40 * i))) ? 1 : 0;
                    must(monitor.unlock());
                }
                --left;
            });
        std::uint64_t granted = 0;
        for (int n = 0; left > 0; ++n) {
            notify(run.as<Monitor>(0), n % 5 == 0);
            granted += sumOf(run, 0, EventKind::Gave);
            std::this_thread::sleep_for(10us);
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(granted, std::accumulate(got.begin(), got.end(), std::uint64_t{0}));
        QVERIFY(granted > 0);
    }

    void processesHandOverToEachOther()
    {
        constexpr int kRounds = 2000;
        OnePrimitive run(monitorPrimitive, 2, true);
        auto turns = SharedRegion::create("turn", 4096);
        QVERIFY(bool(turns));
        // Guarded by the monitor.
        int &turn = *reinterpret_cast<int *>(turns->data());
        const auto play = [&](std::size_t i) {
            Monitor &monitor = run.as<Monitor>(i);
            for (int n = 0; n < kRounds; ++n) {
                if (!monitor.lock())
                    return false;
                while (turn % 2 != static_cast<int>(i))
                    if (!monitor.wait())
                        return false;
                ++turn;
                if (!monitor.notify() || !monitor.unlock())
                    return false;
            }
            return true;
        };
        ChildProcess other([&] { return play(1); });
        QVERIFY(play(0));
        QVERIFY(other.endedWell());
        QCOMPARE(turn, 2 * kRounds);
    }
};

QTEST_APPLESS_MAIN(TestSyncMonitor)
#include "tst_sync_monitor.moc"
