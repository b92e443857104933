#include <QtTest>

#include <atomic>
#include <thread>

#include "tests/support/exclusive_lock.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

OnePrimitive make(const char *id, std::uint32_t threads = 2, bool across = false)
{
    return OnePrimitive(*findPrimitive(id), threads, across);
}

// Owns the lock of its handle until it is killed.
bool ownForEver(OnePrimitive &run, std::size_t thread)
{
    (void)run.as<Lock>(thread).lock();
    for (;;)
        ::pause();
}

}  // namespace

// What single kinds of locks with one owner promise beyond the contract of all.
class TestSyncLocks : public QObject
{
    Q_OBJECT

private slots:
    void anErrorCheckingMutexRefusesItsOwnerWithoutAWait()
    {
        auto run = make("mutex-errorcheck");
        Lock &lock = run.as<Lock>(0);
        QVERIFY(bool(lock.lock()));
        for (const auto &again : {lock.lock(), lock.lockFor(1h)}) {
            QVERIFY(!again);
            QCOMPARE(again.error().sysErrno, EDEADLK);
        }
        auto tried = lock.tryLock();
        QVERIFY(bool(tried));
        QVERIFY(!*tried);
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
        QCOMPARE(run.owner(), 0u);
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{1});
        QVERIFY(bool(lock.unlock()));
        QCOMPARE(run.owner(), kNoObject);
        QVERIFY(bool(lock.lock()));
    }

    void aRecursiveMutexIsOwnedUntilItsLastUnlock()
    {
        auto run = make("mutex-recursive");
        Lock &lock = run.as<Lock>(0);
        QVERIFY(bool(lock.lock()));
        QVERIFY(bool(lock.lock()));
        QVERIFY(bool(lock.lockFor(1h)));
        QVERIFY(*lock.tryLock());
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{1});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(bool(lock.unlock()));
            QCOMPARE(run.owner(), 0u);
            inAnotherThread([&] {
                if (*run.as<Lock>(1).tryLock())
                    qFatal("the lock was free although its owner had not given it back as often");
            });
        }
        QVERIFY(bool(lock.unlock()));
        QCOMPARE(run.owner(), kNoObject);
        QVERIFY(!lock.unlock());
        inAnotherThread([&] {
            if (!*run.as<Lock>(1).tryLock())
                qFatal("the lock was not free");
        });
        QCOMPARE(run.owner(), 1u);
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{2});
    }

    void aRobustMutexOfADeadOwnerIsOwnedWithAWarningAndRecovers()
    {
        auto run = make("mutex-robust", 2, true);
        Lock &lock = run.as<Lock>(0);
        ChildProcess child([&] { return ownForEver(run, 1); });
        QTRY_COMPARE(run.owner(), 1u);
        QVERIFY(child.kill());
        const auto warned = lock.lock();
        QVERIFY(!warned);
        QCOMPARE(warned.error().sysErrno, EOWNERDEAD);
        QCOMPARE(run.owner(), 0u);
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{2});
        QVERIFY(bool(lock.recover()));
        QVERIFY(bool(lock.unlock()));
        QVERIFY(bool(lock.lock()));
        QVERIFY(bool(lock.unlock()));
    }

    void aThreadThatWaitsForARobustMutexIsTold()
    {
        auto run = make("mutex-robust", 2, true);
        ChildProcess child([&] { return ownForEver(run, 1); });
        QTRY_COMPARE(run.owner(), 1u);
        Result<> warned;
        std::thread waits([&] { warned = run.as<Lock>(0).lock(); });
        QTRY_VERIFY(run.waits(0, WaitKind::Lock));
        QVERIFY(child.kill());
        waits.join();
        QVERIFY(!warned);
        QCOMPARE(warned.error().sysErrno, EOWNERDEAD);
        QCOMPARE(run.owner(), 0u);
        QCOMPARE(int(run.live(0).state), int(SlotState::Running));
    }

    void aThreadThatEndsAsOwnerOfARobustMutexCountsAsDead()
    {
        auto run = make("mutex-robust");
        inAnotherThread([&] { (void)run.as<Lock>(1).lock(); });
        QCOMPARE(run.owner(), 1u);
        auto tried = run.as<Lock>(0).tryLock();
        QVERIFY(!tried);
        QCOMPARE(tried.error().sysErrno, EOWNERDEAD);
        QVERIFY(run.as<Lock>(0).isOwner());
    }

    void aRobustMutexThatNobodyRecoveredIsLostForEver()
    {
        auto run = make("mutex-robust", 3);
        inAnotherThread([&] { (void)run.as<Lock>(1).lock(); });
        QCOMPARE(run.as<Lock>(0).lock().error().sysErrno, EOWNERDEAD);
        Result<> waited;
        std::thread waits([&] { waited = run.as<Lock>(2).lock(); });
        QTRY_VERIFY(run.waits(2, WaitKind::Lock));
        QVERIFY(bool(run.as<Lock>(0).unlock()));
        waits.join();
        QVERIFY(!waited);
        QCOMPARE(waited.error().sysErrno, ENOTRECOVERABLE);
        const auto later = run.as<Lock>(0).lock();
        QVERIFY(!later);
        QCOMPARE(later.error().sysErrno, ENOTRECOVERABLE);
        QCOMPARE(run.owner(), kNoObject);
    }

    void recoverIsForTheOwnerThatWasWarned()
    {
        auto run = make("mutex-robust");
        Lock &lock = run.as<Lock>(0);
        QCOMPARE(lock.recover().error().sysErrno, EPERM);
        QVERIFY(bool(lock.lock()));
        QCOMPARE(lock.recover().error().sysErrno, EINVAL);
        QVERIFY(bool(lock.unlock()));
        auto plain = make("mutex");
        QCOMPARE(int(plain.as<Lock>(0).recover().error().kind), int(ErrorKind::Unsupported));
    }

    void relockingWaitsForItself_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"mutex", "mutex-robust", "spin-lock", "ticket-lock"})
            QTest::newRow(id) << id;
    }
    // In a process of its own: such a thread cannot be ended in any other way.
    void relockingWaitsForItself()
    {
        QFETCH(QString, id);
        auto run = make(id.toLatin1().constData(), 1, true);
        ChildProcess child([&] { return run.as<Lock>(0).lock() && run.as<Lock>(0).lock(); });
        QTRY_VERIFY(run.waits(0, WaitKind::Lock));
        QCOMPARE(run.owner(), 0u);
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{1});
        QVERIFY(child.kill());
    }

    void aTicketLockServesInTheOrderOfArrival()
    {
        constexpr std::uint32_t kWaiting = 4;
        auto run = make("ticket-lock", 1 + kWaiting);
        // The first word of its cell: numbers drawn so far.
        const auto *drawn = reinterpret_cast<const std::atomic<std::uint32_t> *>(run.cell());
        QVERIFY(bool(run.as<Lock>(0).lock()));
        std::vector<std::uint32_t> order;
        std::vector<std::thread> threads;
        for (std::uint32_t i = 1; i <= kWaiting; ++i) {
            threads.emplace_back([&, i] {
                (void)run.as<Lock>(i).lock();
                order.push_back(i);
                (void)run.as<Lock>(i).unlock();
            });
            QTRY_COMPARE(drawn->load(), i + 1);
        }
        QVERIFY(bool(run.as<Lock>(0).unlock()));
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY((order == std::vector<std::uint32_t>{1, 2, 3, 4}));
    }

    void whoGivesUpOnATicketLockHoldsUpNobody()
    {
        auto run = make("ticket-lock", 3);
        QVERIFY(bool(run.as<Lock>(0).lock()));
        std::thread waits([&] {
            if (!run.as<Lock>(1).lock() || !run.as<Lock>(1).unlock())
                qFatal("lock failed");
        });
        QTRY_VERIFY(run.waits(1, WaitKind::Lock));
        inAnotherThread([&] {
            if (run.as<Lock>(2).lockFor(5ms) || *run.as<Lock>(2).tryLock())
                qFatal("got a lock that another thread owns");
        });
        QVERIFY(bool(run.as<Lock>(0).unlock()));
        waits.join();
        QVERIFY(*run.as<Lock>(0).tryLock());
    }

    void errorsOfMisuseAreSentences()
    {
        auto run = make("mutex-errorcheck");
        Lock &lock = run.as<Lock>(0);
        QCOMPARE(QString::fromStdString(lock.unlock().error().text()),
                 QString("unlock a mutex that this thread does not own: Operation not permitted"));
        QVERIFY(bool(lock.lock()));
        QCOMPARE(QString::fromStdString(lock.lock().error().text()),
                 QString("lock a mutex that this thread owns already, so that it would wait for itself: "
                         "Resource deadlock avoided"));
        QVERIFY(bool(lock.unlock()));
    }
};

QTEST_APPLESS_MAIN(TestSyncLocks)
#include "tst_sync_locks.moc"
