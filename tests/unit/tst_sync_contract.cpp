#include <QtTest>

#include <atomic>
#include <thread>

#include "tests/support/exclusive_lock.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kThreads = 4;
constexpr std::uint64_t kIncrements = 25'000;
// A fair spin lock needs the scheduler for nearly every turn where threads are more than processors.
constexpr auto kLongEnough = 300ms;

// What the threads of one counting run share.
struct Counting
{
    std::uint64_t unguarded;  // by whoever has the lock
    std::atomic<std::uint64_t> done[kThreads];
};

bool count(OnePrimitive &run, std::uint32_t thread, Counting &counting)
{
    ExclusiveLock lock(run, thread);
    const auto began = std::chrono::steady_clock::now();
    for (std::uint64_t n = 0; n < kIncrements; ++n) {
        if (!lock.lock())
            return false;
        ++counting.unguarded;
        counting.done[thread].store(n + 1);
        if (!lock.unlock())
            return false;
        if (std::chrono::steady_clock::now() - began > kLongEnough)
            break;
    }
    return true;
}

}  // namespace

// What holds for every primitive of the registry that one thread can have for itself.
class TestSyncContract : public QObject
{
    Q_OBJECT

    void addPrimitives(bool onlyAcross = false)
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("across");
        for (const Primitive *primitive : primitiveRegistry()) {
            if (!ExclusiveLock::isOne(*primitive))
                continue;
            const std::string id(primitive->info.id);
            if (!onlyAcross)
                QTest::newRow((id + ", threads").c_str()) << QString::fromStdString(id) << false;
            if (primitive->info.crossesProcesses)
                QTest::newRow((id + ", processes").c_str()) << QString::fromStdString(id) << true;
        }
    }
    static const Primitive &primitive()
    {
        QFETCH(QString, id);
        return *findPrimitive(id.toStdString());
    }
    static bool across()
    {
        QFETCH(bool, across);
        return across;
    }

private slots:
    void everyPrimitiveSaysWhatItIs()
    {
        for (const Primitive *each : primitiveRegistry()) {
            QVERIFY(findPrimitive(each->info.id) == each);
            QVERIFY(!each->info.name.empty());
            QVERIFY(!each->info.sentence.empty());
            QVERIFY(!each->info.source.empty());
        }
    }

    void theOwnerIsPublishedWhileItHoldsTheLock_data() { addPrimitives(); }
    void theOwnerIsPublishedWhileItHoldsTheLock()
    {
        OnePrimitive run(primitive(), 2, across());
        ExclusiveLock lock(run, 1);
        QVERIFY(!lock.isHeld());
        for (const auto timeout : {kNoLimit, std::chrono::nanoseconds(1s), std::chrono::nanoseconds(0)}) {
            QVERIFY(bool(lock.lock(timeout)));
            QVERIFY(lock.isHeld());
            QVERIFY(!ExclusiveLock(run, 0).isHeld());
            QVERIFY(bool(lock.unlock()));
            QVERIFY(!lock.isHeld());
        }
        QCOMPARE(run.use(1).done.load(), std::uint64_t{3});
        QCOMPARE(run.use(1).waits.load(), std::uint64_t{0});
        if (run.primitive().info.family != Family::SharedLock)
            QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{3});
    }

    void takingAndGivingBackAreEventsAtFullLevel_data() { addPrimitives(); }
    void takingAndGivingBackAreEventsAtFullLevel()
    {
        OnePrimitive run(primitive(), 2, across(), {}, RecordLevel::Full);
        ExclusiveLock lock(run, 0);
        QVERIFY(bool(lock.lock()));
        QVERIFY(bool(lock.unlock()));
        const std::vector<EventKind> expected = {EventKind::LockAcquired, EventKind::LockReleased};
        QVERIFY(run.events(0) == expected);
    }

    void aTryOfAHeldLockFailsWithoutWaiting_data() { addPrimitives(); }
    void aTryOfAHeldLockFailsWithoutWaiting()
    {
        OnePrimitive run(primitive(), 2, across(), {}, RecordLevel::Full);
        QVERIFY(bool(ExclusiveLock(run, 0).lock()));
        Result<> tried;
        inAnotherThread([&] { tried = ExclusiveLock(run, 1).lock(0ns); });
        QVERIFY(!tried);
        QCOMPARE(int(tried.error().kind), int(ErrorKind::Timeout));
        QCOMPARE(run.use(1).waits.load(), std::uint64_t{0});
        QCOMPARE(run.use(1).done.load(), std::uint64_t{0});
        QVERIFY(run.events(1) == std::vector<EventKind>{EventKind::TryFailed});
        QVERIFY(ExclusiveLock(run, 0).isHeld());
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
    }

    void unlockingWhatIsNotHeldIsAnError_data() { addPrimitives(); }
    void unlockingWhatIsNotHeldIsAnError()
    {
        OnePrimitive run(primitive(), 2, across());
        const auto ofNobody = ExclusiveLock(run, 0).unlock();
        QVERIFY(!ofNobody);
        QCOMPARE(ofNobody.error().sysErrno, EPERM);
        QVERIFY(bool(ExclusiveLock(run, 0).lock()));
        Result<> ofAnother;
        inAnotherThread([&] { ofAnother = ExclusiveLock(run, 1).unlock(); });
        QVERIFY(!ofAnother);
        QCOMPARE(ofAnother.error().sysErrno, EPERM);
        QVERIFY(ExclusiveLock(run, 0).isHeld());
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
    }

    void aSecondThreadWaitsAndSaysSo_data() { addPrimitives(); }
    void aSecondThreadWaitsAndSaysSo()
    {
        OnePrimitive run(primitive(), 2, across());
        ExclusiveLock lock(run, 1);
        QVERIFY(bool(ExclusiveLock(run, 0).lock()));
        std::thread second([&] {
            if (!lock.lock() || !lock.isHeld() || !lock.unlock())
                qFatal("lock failed");
        });
        QTRY_VERIFY(lock.isWaitedFor());
        QVERIFY(!run.hasDeadline(1));
        QVERIFY(!lock.isHeld());
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
        second.join();
        QCOMPARE(run.use(1).waits.load(), std::uint64_t{1});
        QVERIFY(run.use(1).waitTicks.load() > 0);
        QCOMPARE(run.use(1).done.load(), std::uint64_t{1});
        QCOMPARE(int(run.live(1).state), int(SlotState::Running));
    }

    void aWaitWithADeadlineSaysSoAndEndsByIt_data() { addPrimitives(); }
    void aWaitWithADeadlineSaysSoAndEndsByIt()
    {
        OnePrimitive run(primitive(), 2, across(), {}, RecordLevel::Full);
        ExclusiveLock lock(run, 1);
        QVERIFY(bool(ExclusiveLock(run, 0).lock()));
        Result<> waited;
        const auto began = std::chrono::steady_clock::now();
        inAnotherThread([&] { waited = lock.lock(60ms); });
        QVERIFY(std::chrono::steady_clock::now() - began >= 60ms);
        QVERIFY(run.hasDeadline(1));
        QVERIFY(!waited);
        QCOMPARE(int(waited.error().kind), int(ErrorKind::Timeout));
        const std::vector<EventKind> expected = {EventKind::WaitBegin, EventKind::WaitEnd,
                                                 EventKind::TryFailed};
        QVERIFY(run.events(1) == expected);
        QVERIFY(!lock.isHeld());
        QCOMPARE(run.use(1).done.load(), std::uint64_t{0});
        // It has left nothing behind that would be in the way of others.
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
        QVERIFY(bool(ExclusiveLock(run, 0).lock(0ns)));
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
    }

    void aWaitWithADeadlineGetsWhatIsGivenBackInTime_data() { addPrimitives(); }
    void aWaitWithADeadlineGetsWhatIsGivenBackInTime()
    {
        OnePrimitive run(primitive(), 2, across());
        ExclusiveLock lock(run, 1);
        QVERIFY(bool(ExclusiveLock(run, 0).lock()));
        Result<> waited;
        std::thread second([&] { waited = lock.lock(1h); });
        QTRY_VERIFY(lock.isWaitedFor());
        QVERIFY(run.hasDeadline(1));
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
        second.join();
        QVERIFY(bool(waited));
        QVERIFY(lock.isHeld());
    }

    void noIncrementIsLostUnderTheLock_data() { addPrimitives(); }
    void noIncrementIsLostUnderTheLock()
    {
        OnePrimitive run(primitive(), kThreads, across());
        auto memory = SharedRegion::create("counting", sizeof(Counting));
        QVERIFY(bool(memory));
        Counting &counting = *reinterpret_cast<Counting *>(memory->data());
        std::vector<std::unique_ptr<ChildProcess>> processes;
        std::vector<std::thread> threads;
        for (std::uint32_t i = 0; i < kThreads; ++i) {
            const auto body = [&run, &counting, i] { return count(run, i, counting); };
            if (across())
                processes.push_back(std::make_unique<ChildProcess>(body));
            else
                threads.emplace_back([body] {
                    if (!body())
                        qFatal("lock or unlock failed");
                });
        }
        for (const auto &process : processes)
            QVERIFY(process->endedWell());
        for (std::thread &thread : threads)
            thread.join();
        std::uint64_t expected = 0;
        for (std::uint32_t i = 0; i < kThreads; ++i) {
            QVERIFY(counting.done[i].load() > 0);
            QCOMPARE(run.use(i).done.load(), counting.done[i].load());
            expected += counting.done[i].load();
        }
        QCOMPARE(counting.unguarded, expected);
        if (run.primitive().info.family != Family::SharedLock)
            QCOMPARE(OwnerWord::acquisition(run.ownerWord()), expected);
    }

    void aLockAcrossProcessesExcludesTheOtherProcess_data() { addPrimitives(true); }
    void aLockAcrossProcessesExcludesTheOtherProcess()
    {
        OnePrimitive run(primitive(), 2, true);
        ExclusiveLock lock(run, 1);
        QVERIFY(bool(ExclusiveLock(run, 0).lock()));
        ChildProcess child([&] {
            run.reopen(1);
            return lock.lock() && lock.unlock();
        });
        QTRY_VERIFY(lock.isWaitedFor());
        QVERIFY(bool(ExclusiveLock(run, 0).unlock()));
        QVERIFY(child.endedWell());
        QCOMPARE(run.use(1).done.load(), std::uint64_t{1});
    }

    void aKilledOwnerStaysPublishedAndIsFreedAsItsKindSays_data() { addPrimitives(true); }
    void aKilledOwnerStaysPublishedAndIsFreedAsItsKindSays()
    {
        OnePrimitive run(primitive(), 2, true);
        ExclusiveLock lock(run, 1);
        ChildProcess child([&]() -> bool {
            run.reopen(1);
            (void)lock.lock();
            for (;;)
                ::pause();
        });
        QTRY_VERIFY(lock.isHeld());
        QVERIFY(child.kill());
        QVERIFY(lock.isHeld());
        const auto next = ExclusiveLock(run, 0).lock(20ms);
        if (run.primitive().info.freedByDeath) {
            QVERIFY(bool(next) || next.error().sysErrno == EOWNERDEAD);
            QVERIFY(ExclusiveLock(run, 0).isHeld());
        } else {
            QVERIFY(!next);
            QCOMPARE(int(next.error().kind), int(ErrorKind::Timeout));
            QVERIFY(lock.isHeld());
        }
    }
};

QTEST_APPLESS_MAIN(TestSyncContract)
#include "tst_sync_contract.moc"
