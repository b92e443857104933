#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>

#include <thread>

#include "sync/registry.h"
#include "sync/thread_join.h"

using namespace ws;

namespace {

struct Bench
{
    explicit Bench(const Primitive &primitive, bool across, RecordLevel level = RecordLevel::Light)
        : cells(std::move(*SharedRegion::create("cells", kPrimitiveCellBytes)))
    {
        SegmentPlan plan;
        plan.objects = 3;
        plan.threads = 2;
        plan.uses = {{0, 0, 2, false}, {1, 0, 2, false}};
        plan.level = level;
        plan.clock = bestClockSource();
        segment.emplace(std::move(*Segment::create(plan)));
        if (!primitive.initialize(cells.data(), across))
            qFatal("cannot make the primitive");
        for (std::uint32_t i = 0; i < 2; ++i) {
            recorders.push_back(std::make_unique<ThreadRecorder>(*segment, i));
            locks.push_back(primitive.open(
                cells.data(), {0, recorders.back().get(), &segment->use(i), &segment->object(0)}));
        }
    }

    std::uint64_t ownerWord() const { return segment->object(0).owner.load(); }

    SharedRegion cells;
    std::optional<Segment> segment;
    std::vector<std::unique_ptr<ThreadRecorder>> recorders;
    std::vector<std::unique_ptr<Lock>> locks;
};

}  // namespace

// What holds for every primitive of the registry that is a lock.
class TestSyncContract : public QObject
{
    Q_OBJECT

    void addPrimitives()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("across");
        for (const Primitive *primitive : primitiveRegistry()) {
            const std::string id(primitive->info.id);
            QTest::newRow((id + ", threads").c_str()) << QString::fromStdString(id) << false;
            if (primitive->info.crossesProcesses)
                QTest::newRow((id + ", processes").c_str()) << QString::fromStdString(id) << true;
        }
    }
    static Bench bench()
    {
        QFETCH(QString, id);
        QFETCH(bool, across);
        return Bench(*findPrimitive(id.toStdString()), across);
    }

private slots:
    void theOwnerIsPublishedWhileItHoldsTheLock_data() { addPrimitives(); }
    void theOwnerIsPublishedWhileItHoldsTheLock()
    {
        Bench run = bench();
        QCOMPARE(OwnerWord::owner(run.ownerWord()), kNoObject);
        QVERIFY(bool(run.locks[1]->lock()));
        QCOMPARE(OwnerWord::owner(run.ownerWord()), 1u);
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{1});
        QVERIFY(bool(run.locks[1]->unlock()));
        QCOMPARE(OwnerWord::owner(run.ownerWord()), kNoObject);
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{1});
        QCOMPARE(run.segment->use(1).done.load(), std::uint64_t{1});
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{0});
    }

    void aTryOfAHeldLockFailsWithoutWaiting_data() { addPrimitives(); }
    void aTryOfAHeldLockFailsWithoutWaiting()
    {
        Bench run = bench();
        QVERIFY(bool(run.locks[0]->lock()));
        auto tried = run.locks[1]->tryLock();
        QVERIFY(bool(tried));
        QVERIFY(!*tried);
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{0});
        QVERIFY(bool(run.locks[0]->unlock()));
    }

    void unlockingAnothersLockIsAnError_data() { addPrimitives(); }
    void unlockingAnothersLockIsAnError()
    {
        Bench run = bench();
        QVERIFY(bool(run.locks[0]->lock()));
        const auto refused = run.locks[1]->unlock();
        QVERIFY(!refused);
        QCOMPARE(refused.error().sysErrno, EPERM);
        QVERIFY(bool(run.locks[0]->unlock()));
    }

    void aSecondThreadWaitsAndSaysSo_data() { addPrimitives(); }
    void aSecondThreadWaitsAndSaysSo()
    {
        Bench run = bench();
        QVERIFY(bool(run.locks[0]->lock()));
        std::thread second([&] {
            if (!run.locks[1]->lock() || !run.locks[1]->unlock())
                qFatal("lock failed");
        });
        const ThreadSlot &slot = run.segment->thread(1);
        QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
        QCOMPARE(int(LiveWord::unpack(slot.live.load()).kind), int(WaitKind::Lock));
        QVERIFY(bool(run.locks[0]->unlock()));
        second.join();
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{1});
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{2});
    }

    void noIncrementIsLostUnderTheLock_data() { addPrimitives(); }
    void noIncrementIsLostUnderTheLock()
    {
        Bench run = bench();
        constexpr int kEach = 50'000;
        std::uint64_t shared = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                for (int n = 0; n < kEach; ++n) {
                    if (!run.locks[i]->lock())
                        qFatal("lock failed");
                    ++shared;
                    if (!run.locks[i]->unlock())
                        qFatal("unlock failed");
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(shared, std::uint64_t{2 * kEach});
        QCOMPARE(OwnerWord::acquisition(run.ownerWord()), std::uint64_t{2 * kEach});
    }

    void aLockAcrossProcessesExcludesTheOtherProcess()
    {
        for (const Primitive *primitive : primitiveRegistry()) {
            if (!primitive->info.crossesProcesses)
                continue;
            Bench run(*primitive, true);
            QVERIFY(bool(run.locks[0]->lock()));
            const pid_t child = ::fork();
            if (child == 0) {
                if (!run.locks[1]->lock() || !run.locks[1]->unlock())
                    ::_exit(1);
                ::_exit(0);
            }
            const ThreadSlot &slot = run.segment->thread(1);
            QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
            QVERIFY(bool(run.locks[0]->unlock()));
            int status = -1;
            ::waitpid(child, &status, 0);
            QCOMPARE(status, 0);
            QCOMPARE(run.segment->use(1).done.load(), std::uint64_t{1});
        }
    }

    void joiningAThreadThatRunsIsAWaitAndJoiningTwiceAnError()
    {
        Bench run(*findPrimitive("mutex"), false);
        std::atomic<bool> goOn{false};
        JoinTable table(2);
        table.add(0, std::thread([&] {
                      while (!goOn)
                          std::this_thread::yield();
                  }));
        const ThreadSlot &joiner = run.segment->thread(1);
        std::thread second([&] {
            if (!joinThread(table, 0, 1, run.segment->thread(0), *run.recorders[1], run.segment->use(1)))
                qFatal("join failed");
        });
        QTRY_VERIFY(LiveWord::unpack(joiner.live.load()).kind == WaitKind::Join);
        goOn = true;
        second.join();
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{1});
        const auto again =
            joinThread(table, 0, 1, run.segment->thread(0), *run.recorders[1], run.segment->use(1));
        QVERIFY(!again);
    }
};

QTEST_APPLESS_MAIN(TestSyncContract)
#include "tst_sync_contract.moc"
