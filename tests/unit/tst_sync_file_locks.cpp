#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

#include <thread>

#include "tests/support/exclusive_lock.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

OnePrimitive one(const char *id, std::uint32_t threads)
{
    return OnePrimitive(*findPrimitive(id), threads, true);
}

}  // namespace

// What locks on files promise beyond the contract of all that can be shared.
class TestSyncFileLocks : public QObject
{
    Q_OBJECT

private slots:
    void anOfdLockUpgradesInOneStepAndKeepsTheSharedHoldWhileItWaits()
    {
        OnePrimitive run = one("ofd-lock", 2);
        QVERIFY(run.primitive().info.upgrades);
        SharedLock &lock = run.as<SharedLock>(0);
        QVERIFY(bool(lock.lockShared()));
        QVERIFY(bool(lock.lockExclusive()));
        QVERIFY(run.holding(0) == Hold::Exclusive);
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
        QVERIFY(bool(lock.lockShared()));
        QVERIFY(run.holding(0) == Hold::Shared);
        QVERIFY(bool(run.as<SharedLock>(1).lockShared(0ns)));
        std::thread upgrade([&] {
            if (!lock.lockExclusive())
                qFatal("lock failed");
        });
        QTRY_VERIFY(run.waits(0, WaitKind::Write));
        QVERIFY(run.holding(0) == Hold::Shared);
        QCOMPARE(int(run.as<SharedLock>(1).lockExclusive(5ms).error().kind), int(ErrorKind::Timeout));
        QVERIFY(run.holding(1) == Hold::Shared);
        QVERIFY(bool(run.as<SharedLock>(1).unlock()));
        upgrade.join();
        QVERIFY(run.holding(0) == Hold::Exclusive);
    }

    void aFlockThatIsConvertedIsGivenUpFirst()
    {
        OnePrimitive run = one("flock", 2);
        SharedLock &lock = run.as<SharedLock>(0);
        QVERIFY(bool(lock.lockShared()));
        QVERIFY(bool(run.as<SharedLock>(1).lockShared()));
        std::thread upgrade([&] {
            if (!lock.lockExclusive())
                qFatal("lock failed");
        });
        QTRY_VERIFY(run.waits(0, WaitKind::Write));
        QVERIFY(run.holding(0) == Hold::None);
        QVERIFY(bool(run.as<SharedLock>(1).unlock()));
        upgrade.join();
        QVERIFY(run.holding(0) == Hold::Exclusive);
    }

    void aFlockThatCannotBeConvertedIsLost()
    {
        OnePrimitive run = one("flock", 2);
        SharedLock &lock = run.as<SharedLock>(0);
        QVERIFY(bool(lock.lockShared()));
        QVERIFY(bool(run.as<SharedLock>(1).lockShared()));
        const auto late = lock.lockExclusive(0ns);
        QCOMPARE(int(late.error().kind), int(ErrorKind::Timeout));
        QVERIFY(late.error().action.find("lost") != std::string::npos);
        QVERIFY(run.holding(0) == Hold::None);
        QCOMPARE(lock.unlock().error().sysErrno, EPERM);
        QVERIFY(bool(run.as<SharedLock>(1).lockExclusive(0ns)));
    }

    void aFileLockThatIsClosedIsFree_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("flock") << "flock";
        QTest::newRow("ofd") << "ofd-lock";
    }
    void aFileLockThatIsClosedIsFree()
    {
        QFETCH(QString, id);
        OnePrimitive run = one(id.toLatin1().constData(), 2);
        QVERIFY(bool(run.as<SharedLock>(0).lockExclusive()));
        QVERIFY(!run.as<SharedLock>(1).lockShared(0ns));
        run.close(0);
        QVERIFY(run.holding(0) == Hold::None);
        QVERIFY(bool(run.as<SharedLock>(1).lockShared(0ns)));
    }

    void theFileOfALockIsPrivateAndGoesWithItsName_data() { aFileLockThatIsClosedIsFree_data(); }
    void theFileOfALockIsPrivateAndGoesWithItsName()
    {
        QFETCH(QString, id);
        OnePrimitive run = one(id.toLatin1().constData(), 2);
        QCOMPARE(run.announced().size(), std::size_t{1});
        QCOMPARE(run.kit().namesUntilOpen.size(), std::size_t{1});
        const SystemName name = run.announced().front();
        QVERIFY(run.kit().namesUntilOpen.front().name() == name);
        struct stat file = {};
        QCOMPARE(::stat(name.name.c_str(), &file), 0);
        QCOMPARE(int(file.st_mode & 0777), 0600);
        run.kit().namesUntilOpen.clear();
        QCOMPARE(::stat(name.name.c_str(), &file), -1);
        // All have opened it: the lock goes on without its name.
        QVERIFY(bool(run.as<SharedLock>(0).lockExclusive()));
        QVERIFY(!run.as<SharedLock>(1).lockShared(0ns));
    }

    void askingForTheHoldThatItHasKeepsItOnce_data() { aFileLockThatIsClosedIsFree_data(); }
    void askingForTheHoldThatItHasKeepsItOnce()
    {
        QFETCH(QString, id);
        OnePrimitive run = one(id.toLatin1().constData(), 2);
        SharedLock &lock = run.as<SharedLock>(0);
        QVERIFY(bool(lock.lockExclusive()));
        QVERIFY(bool(lock.lockExclusive()));
        QCOMPARE(run.use(0).done.load(), std::uint64_t{1});
        QVERIFY(bool(lock.unlock()));
        QCOMPARE(lock.unlock().error().sysErrno, EPERM);
        QVERIFY(bool(run.as<SharedLock>(1).lockExclusive(0ns)));
    }

    void aPathThatIsTooLongIsRefusedWithItsLimit_data() { aFileLockThatIsClosedIsFree_data(); }
    void aPathThatIsTooLongIsRefusedWithItsLimit()
    {
        QFETCH(QString, id);
        QTemporaryDir folder;
        const QString deep = folder.filePath(QString(240, QChar('d')));
        QVERIFY(QDir().mkdir(deep));
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", deep.toLocal8Bit());
        alignas(kCacheLine) std::byte cell[kPrimitiveCellBytes] = {};
        auto made = findPrimitive(id.toStdString())->prepare(cell, {true, {}, {}});
        before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
        QVERIFY(!made);
        QCOMPARE(int(made.error().kind), int(ErrorKind::Limit));
        QVERIFY(QDir(deep).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSyncFileLocks)
#include "tst_sync_file_locks.moc"
