#include <QtTest>

#include <atomic>
#include <thread>

#include "tests/support/exclusive_lock.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kThreads = 4;
constexpr auto kLongEnough = 150ms;

// What readers and writers see of each other while they hold the lock.
struct Room
{
    std::atomic<std::uint32_t> readers;
    std::atomic<std::uint32_t> writers;
    std::atomic<std::uint64_t> violations;
    std::atomic<std::uint64_t> visits[kThreads];
};

// Even threads read, odd ones write.
bool visit(OnePrimitive &run, std::uint32_t thread, Room &room)
{
    SharedLock &lock = run.as<SharedLock>(thread);
    const bool writes = thread % 2 == 1;
    const auto began = std::chrono::steady_clock::now();
    do {
        // Now and then with a deadline, that is by another way through the lock.
        const std::chrono::nanoseconds timeout = room.visits[thread] % 8 == 7 ? 1h : kNoLimit;
        if (writes ? !lock.lockExclusive(timeout) : !lock.lockShared(timeout))
            return false;
        if (writes) {
            if (room.writers.fetch_add(1) != 0 || room.readers.load() != 0)
                ++room.violations;
            room.writers.fetch_sub(1);
        } else {
            room.readers.fetch_add(1);
            if (room.writers.load() != 0)
                ++room.violations;
            room.readers.fetch_sub(1);
        }
        ++room.visits[thread];
        if (!lock.unlock())
            return false;
        // A reader that comes back at once could starve the writers of a lock that prefers readers.
        if (!writes)
            std::this_thread::sleep_for(20us);
    } while (std::chrono::steady_clock::now() - began < kLongEnough);
    return true;
}

}  // namespace

// What holds for every primitive of the registry that many may hold to read.
class TestSyncSharedLocks : public QObject
{
    Q_OBJECT

    void addPrimitives()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("across");
        for (const Primitive *primitive : primitiveRegistry()) {
            if (primitive->info.family != Family::SharedLock)
                continue;
            const std::string id(primitive->info.id);
            QTest::newRow((id + ", threads").c_str()) << QString::fromStdString(id) << false;
            QTest::newRow((id + ", processes").c_str()) << QString::fromStdString(id) << true;
        }
    }
    static OnePrimitive make(std::uint32_t threads = kThreads, RecordLevel level = RecordLevel::Light)
    {
        QFETCH(QString, id);
        QFETCH(bool, across);
        return OnePrimitive(*findPrimitive(id.toStdString()), threads, across, {}, level);
    }
    static OnePrimitive one(const char *id, std::uint32_t threads = kThreads)
    {
        return OnePrimitive(*findPrimitive(id), threads, true);
    }

private slots:
    void readersReadTogetherAndAWriterWaitsForAll_data() { addPrimitives(); }
    void readersReadTogetherAndAWriterWaitsForAll()
    {
        OnePrimitive run = make(3, RecordLevel::Full);
        QVERIFY(bool(run.as<SharedLock>(0).lockShared()));
        inAnotherThread([&] {
            if (!run.as<SharedLock>(1).lockShared(0ns))
                qFatal("a second reader was kept out");
        });
        QVERIFY(run.holding(0) == Hold::Shared);
        QVERIFY(run.holding(1) == Hold::Shared);
        QVERIFY(run.events(0) == std::vector<EventKind>{EventKind::SharedAcquired});
        std::thread writer([&] {
            if (!run.as<SharedLock>(2).lockExclusive() || run.holding(2) != Hold::Exclusive)
                qFatal("lock failed");
        });
        QTRY_VERIFY(run.waits(2, WaitKind::Write));
        QVERIFY(bool(run.as<SharedLock>(0).unlock()));
        QVERIFY(run.holding(0) == Hold::None);
        QVERIFY(run.events(0) == std::vector<EventKind>{EventKind::SharedReleased});
        QVERIFY(run.waits(2, WaitKind::Write));
        QVERIFY(run.holding(2) == Hold::None);
        inAnotherThread([&] { (void)run.as<SharedLock>(1).unlock(); });
        writer.join();
        QVERIFY(run.holding(2) == Hold::Exclusive);
        QCOMPARE(run.use(2).waits.load(), std::uint64_t{1});
    }

    void aReaderWaitsForTheWriter_data() { addPrimitives(); }
    void aReaderWaitsForTheWriter()
    {
        OnePrimitive run = make(2, RecordLevel::Full);
        QVERIFY(bool(run.as<SharedLock>(0).lockExclusive()));
        Result<> tried, late, got;
        inAnotherThread([&] { tried = run.as<SharedLock>(1).lockShared(0ns); });
        QCOMPARE(int(tried.error().kind), int(ErrorKind::Timeout));
        QVERIFY(run.events(1) == std::vector<EventKind>{EventKind::TryFailed});
        inAnotherThread([&] { late = run.as<SharedLock>(1).lockShared(25ms); });
        QCOMPARE(int(late.error().kind), int(ErrorKind::Timeout));
        QVERIFY(run.hasDeadline(1));
        QVERIFY(run.holding(1) == Hold::None);
        std::thread reader([&] { got = run.as<SharedLock>(1).lockShared(); });
        QTRY_VERIFY(run.waits(1, WaitKind::Read));
        QVERIFY(!run.hasDeadline(1));
        QVERIFY(bool(run.as<SharedLock>(0).unlock()));
        reader.join();
        QVERIFY(bool(got));
        QVERIFY(run.holding(1) == Hold::Shared);
    }

    void readersNeverMeetAWriter_data() { addPrimitives(); }
    void readersNeverMeetAWriter()
    {
        QFETCH(bool, across);
        OnePrimitive run = make();
        auto memory = SharedRegion::create("room", sizeof(Room));
        QVERIFY(bool(memory));
        Room &room = *reinterpret_cast<Room *>(memory->data());
        std::vector<std::unique_ptr<ChildProcess>> processes;
        std::vector<std::thread> threads;
        for (std::uint32_t i = 0; i < kThreads; ++i) {
            const auto body = [&run, &room, i] { return visit(run, i, room); };
            if (across)
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
        QCOMPARE(room.violations.load(), std::uint64_t{0});
        for (std::uint32_t i = 0; i < kThreads; ++i) {
            QVERIFY(room.visits[i].load() > 0);
            QCOMPARE(run.use(i).done.load(), room.visits[i].load());
        }
    }

    void aNewReaderPassesAWriterThatWaitsOnlyWhereReadersComeFirst_data() { addPrimitives(); }
    void aNewReaderPassesAWriterThatWaitsOnlyWhereReadersComeFirst()
    {
        OnePrimitive run = make(3);
        QVERIFY(bool(run.as<SharedLock>(0).lockShared()));
        std::thread writer([&] {
            if (!run.as<SharedLock>(1).lockExclusive() || !run.as<SharedLock>(1).unlock())
                qFatal("lock failed");
        });
        QTRY_VERIFY(run.waits(1, WaitKind::Write));
        std::atomic<bool> read{false};
        std::thread reader([&] {
            // The writer has said that it waits before it does: until then the lock is open to readers.
            SharedLock &lock = run.as<SharedLock>(2);
            while (run.primitive().info.prefersWriters && lock.lockShared(0ns) && lock.unlock())
                std::this_thread::yield();
            if (!lock.lockShared())
                qFatal("lock failed");
            read = true;
            if (!lock.unlock())
                qFatal("unlock failed");
        });
        if (run.primitive().info.prefersWriters) {
            QTRY_VERIFY(run.waits(2, WaitKind::Read));
            QTRY_VERIFY(!run.outlook(2).available);
            QVERIFY(!read);
        } else {
            QTRY_VERIFY(read);
            QVERIFY(run.waits(1, WaitKind::Write));
        }
        QVERIFY(bool(run.as<SharedLock>(0).unlock()));
        writer.join();
        reader.join();
    }

    // The next writer gets it in between, and the reader finds out that it is still shut out.
    void aReaderOfALockThatPrefersWritersLooksAgainAfterAWriter()
    {
        OnePrimitive run = one("rwlock-writer", 3);
        QVERIFY(bool(run.as<SharedLock>(0).lockExclusive()));
        std::atomic<bool> goOn{false};
        std::thread writer([&] {
            if (!run.as<SharedLock>(1).lockExclusive())
                qFatal("lock failed");
            while (!goOn)
                std::this_thread::yield();
            if (!run.as<SharedLock>(1).unlock())
                qFatal("unlock failed");
        });
        QTRY_VERIFY(run.waits(1, WaitKind::Write));
        std::thread reader([&] {
            if (!run.as<SharedLock>(2).lockShared())
                qFatal("lock failed");
        });
        QTRY_VERIFY(run.waits(2, WaitKind::Read));
        QVERIFY(!run.outlook(2).available);
        const std::uint64_t sequence = run.live(2).sequence;
        QVERIFY(bool(run.as<SharedLock>(0).unlock()));
        // Whoever of the two is let in: no evidence from before the unlock counts any more.
        QTRY_VERIFY(run.live(2).sequence != sequence);
        if (run.waits(2, WaitKind::Read))
            QTRY_VERIFY(!run.outlook(2).available || run.holding(2) == Hold::Shared);
        goOn = true;
        reader.join();
        QVERIFY(run.holding(2) == Hold::Shared);
        (void)run.as<SharedLock>(2).unlock();
        writer.join();
    }

    void aWriterWithADeadlineLeavesReadersAChance()
    {
        OnePrimitive run = one("rwlock-writer", 3);
        QVERIFY(bool(run.as<SharedLock>(0).lockShared()));
        std::thread writer([&] {
            if (run.as<SharedLock>(1).lockExclusive(1s))
                qFatal("got what is held");
        });
        QTRY_VERIFY(run.waits(1, WaitKind::Write));
        Result<> read;
        inAnotherThread([&] { read = run.as<SharedLock>(2).lockShared(1h); });
        writer.join();
        QVERIFY(bool(read));
        QVERIFY(run.holding(2) == Hold::Shared);
    }

    void aWriterThatAsksAgainIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("readers first") << "rwlock-reader";
        QTest::newRow("writers first") << "rwlock-writer";
    }
    void aWriterThatAsksAgainIsRefused()
    {
        QFETCH(QString, id);
        OnePrimitive run = one(id.toLatin1().constData(), 1);
        SharedLock &lock = run.as<SharedLock>(0);
        QVERIFY(bool(lock.lockExclusive()));
        QCOMPARE(lock.lockExclusive().error().sysErrno, EDEADLK);
        QCOMPARE(lock.lockShared().error().sysErrno, EDEADLK);
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
        QVERIFY(run.holding(0) == Hold::Exclusive);
        QVERIFY(bool(lock.unlock()));
    }

    void aReaderMayReadAgainAndUnlocksAsOften_data() { aWriterThatAsksAgainIsRefused_data(); }
    void aReaderMayReadAgainAndUnlocksAsOften()
    {
        QFETCH(QString, id);
        OnePrimitive run = one(id.toLatin1().constData(), 2);
        SharedLock &lock = run.as<SharedLock>(0);
        QVERIFY(bool(lock.lockShared()));
        QVERIFY(bool(lock.lockShared()));
        QVERIFY(bool(lock.unlock()));
        QVERIFY(run.holding(0) == Hold::Shared);
        inAnotherThread([&] {
            if (run.as<SharedLock>(1).lockExclusive(0ns))
                qFatal("a writer came in although one of two read holds was left");
        });
        QVERIFY(bool(lock.unlock()));
        QVERIFY(run.holding(0) == Hold::None);
        QCOMPARE(lock.unlock().error().sysErrno, EPERM);
        QVERIFY(bool(lock.lockExclusive(0ns)));
    }

    void anUpgradeOfAReaderWriterLockWaitsForItself_data() { aWriterThatAsksAgainIsRefused_data(); }
    void anUpgradeOfAReaderWriterLockWaitsForItself()
    {
        QFETCH(QString, id);
        OnePrimitive run = one(id.toLatin1().constData(), 1);
        ChildProcess child(
            [&] { return run.as<SharedLock>(0).lockShared() && run.as<SharedLock>(0).lockExclusive(); });
        QTRY_VERIFY(run.waits(0, WaitKind::Write));
        QVERIFY(run.holding(0) == Hold::Shared);
        QVERIFY(!run.primitive().info.upgrades);
        QVERIFY(child.kill());
    }
};

QTEST_APPLESS_MAIN(TestSyncSharedLocks)
#include "tst_sync_shared_locks.moc"
