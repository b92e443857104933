#include <limits.h>
#include <semaphore.h>

#include <QtTest>

#include <thread>

#include "support/one_primitive.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

ParameterValues values(std::initializer_list<std::pair<const char *, std::int64_t>> numbers)
{
    ParameterValues made;
    for (const auto &[name, value] : numbers)
        made.setNumber(name, value);
    return made;
}

void must(const Result<> &result)
{
    if (!result)
        qFatal("%s", result.error().text().c_str());
}

void addFamily(Family family)
{
    QTest::addColumn<QString>("id");
    for (const Primitive *primitive : primitiveRegistry()) {
        const std::string id(primitive->info.id);
        if (primitive->info.family == family)
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
    }
}

const Primitive &primitive()
{
    QFETCH(QString, id);
    return *findPrimitive(id.toStdString());
}

}  // namespace

// What each family counts: units, members, rounds, numbers.
class TestSyncCounts : public QObject
{
    Q_OBJECT

private slots:
    void aSemaphoreHoldsItsFirstValueAndWhatIsReleased_data() { addFamily(Family::Semaphore); }
    void aSemaphoreHoldsItsFirstValueAndWhatIsReleased()
    {
        OnePrimitive run(primitive(), 2, false, values({{"value", 3}}), RecordLevel::Full);
        Semaphore &semaphore = run.as<Semaphore>(0);
        QCOMPARE(*semaphore.value(), std::int64_t{3});
        QVERIFY(run.outlook(1).available);
        must(semaphore.acquire());
        must(semaphore.release(5));
        QCOMPARE(*semaphore.value(), std::int64_t{7});
        for (int i = 0; i < 7; ++i)
            must(semaphore.acquire(0ns));
        QVERIFY(!run.outlook(1).available);
        QVERIFY(!semaphore.acquire(0ns));
        QCOMPARE(*semaphore.value(), std::int64_t{0});
        QCOMPARE(run.use(0).begun.load(), std::uint64_t{5});
        QCOMPARE(run.use(0).done.load(), std::uint64_t{8});
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
        const std::vector<EventKind> events = run.events(0);
        QCOMPARE(std::count(events.begin(), events.end(), EventKind::Took), 8);
        QCOMPARE(std::count(events.begin(), events.end(), EventKind::TryFailed), 1);
    }

    void aSemaphoreBeyondItsLargestValueIsAnError_data() { addFamily(Family::Semaphore); }
    void aSemaphoreBeyondItsLargestValueIsAnError()
    {
        OnePrimitive run(primitive(), 2, false, values({{"value", SEM_VALUE_MAX - 1}}));
        const auto refused = run.as<Semaphore>(0).release(3);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sysErrno, EOVERFLOW);
        QCOMPARE(*run.as<Semaphore>(1).value(), std::int64_t{SEM_VALUE_MAX});
    }

    void noUnitOfASemaphoreIsLostBetweenProcesses_data() { addFamily(Family::Semaphore); }
    void noUnitOfASemaphoreIsLostBetweenProcesses()
    {
        constexpr int kEach = 5000;
        OnePrimitive run(primitive(), 3, true, values({{"value", 1}}));
        const auto work = [&](std::size_t i) {
            for (int n = 0; n < kEach; ++n)
                if (!run.as<Semaphore>(i).acquire() || !run.as<Semaphore>(i).release())
                    return false;
            return true;
        };
        ChildProcess other([&] {
            run.reopen(1);
            return work(1);
        });
        QVERIFY(work(0));
        QVERIFY(other.endedWell());
        QCOMPARE(*run.as<Semaphore>(2).value(), std::int64_t{1});
        must(run.as<Semaphore>(2).acquire(0ns));
        QVERIFY(!run.outlook(2).available);
    }

    void aSetOperationIsDoneWhollyOrNotAtAll_data() { addFamily(Family::SemaphoreSet); }
    void aSetOperationIsDoneWhollyOrNotAtAll()
    {
        OnePrimitive run(primitive(), 2, false, values({{"members", 3}, {"value", 2}}));
        SemaphoreSet &set = run.as<SemaphoreSet>(0);
        must(set.operate({{{1, -2}}}));
        QVERIFY(!set.operate({{{0, -1}, {1, -1}}}, 0ns));
        QCOMPARE(*set.value(0), std::int64_t{2});

        std::thread waiter([&] { must(run.as<SemaphoreSet>(1).operate({{{0, -2}, {1, -3}}})); });
        QTRY_VERIFY(run.waits(1, WaitKind::Unit));
        QCOMPARE(run.segment().thread(1).ticket.load(), std::uint64_t{0x0302});
        QVERIFY(!run.outlook(1).available);
        must(set.operate({{{1, 2}}}));
        QVERIFY(!run.outlook(1).available);
        QVERIFY(run.waits(1, WaitKind::Unit));
        QCOMPARE(*set.value(0), std::int64_t{2});
        must(set.operate({{{1, 1}, {2, 4}}}));
        waiter.join();
        QCOMPARE(*set.value(0), std::int64_t{0});
        QCOMPARE(*set.value(1), std::int64_t{0});
        QCOMPARE(*set.value(2), std::int64_t{6});
    }

    // It gives when it is done, so until then nobody may count on it.
    void whatAWaitingSetOperationWillGiveIsNotThere_data() { addFamily(Family::SemaphoreSet); }
    void whatAWaitingSetOperationWillGiveIsNotThere()
    {
        OnePrimitive run(primitive(), 3, false, values({{"members", 2}, {"value", 0}}));
        std::thread first([&] { must(run.as<SemaphoreSet>(1).operate({{{0, -1}, {1, 1}}})); });
        QTRY_VERIFY(run.waits(1, WaitKind::Unit));
        std::thread second([&] { must(run.as<SemaphoreSet>(2).operate({{{1, -1}}}, 1h)); });
        QTRY_VERIFY(run.waits(2, WaitKind::Unit));
        QVERIFY(!run.outlook(1).available);
        QVERIFY(!run.outlook(2).available);
        QVERIFY(run.hasDeadline(2));
        must(run.as<SemaphoreSet>(0).operate({{{0, 1}}}));
        first.join();
        second.join();
        QCOMPARE(*run.as<SemaphoreSet>(0).value(0), std::int64_t{0});
        QCOMPARE(*run.as<SemaphoreSet>(0).value(1), std::int64_t{0});
    }

    void operationsOnOneMemberCountInTheirOrder_data() { addFamily(Family::SemaphoreSet); }
    void operationsOnOneMemberCountInTheirOrder()
    {
        OnePrimitive run(primitive(), 2, false, values({{"value", 0}}));
        SemaphoreSet &set = run.as<SemaphoreSet>(0);
        must(set.operate({{{0, 2}, {0, -1}}}, 0ns));
        QCOMPARE(*set.value(0), std::int64_t{1});
        QVERIFY(!set.operate({{{0, -2}, {0, 2}}}, 0ns));
        must(set.operate({{{0, 1}, {0, -2}}}, 0ns));
        QCOMPARE(*set.value(0), std::int64_t{0});

        std::thread waiter([&] { must(run.as<SemaphoreSet>(1).operate({{{0, 1}, {0, -4}}})); });
        QTRY_VERIFY(run.waits(1, WaitKind::Unit));
        QCOMPARE(run.segment().thread(1).ticket.load(), std::uint64_t{3});
        must(set.operate({{{0, 3}}}));
        waiter.join();
        QCOMPARE(*set.value(0), std::int64_t{0});
    }

    void aSetRefusesWhatCannotBe_data() { addFamily(Family::SemaphoreSet); }
    void aSetRefusesWhatCannotBe()
    {
        OnePrimitive run(primitive(), 2, false, values({{"members", 2}, {"value", 32'000}}));
        SemaphoreSet &set = run.as<SemaphoreSet>(0);
        QVERIFY(set.operate({{{2, 1}}}).error().kind == ErrorKind::BadInput);
        QVERIFY(set.operate({{{0, 0}}}).error().kind == ErrorKind::BadInput);
        QVERIFY(set.operate({}).error().kind == ErrorKind::BadInput);
        QVERIFY(set.operate({{{0, -255}}}).error().kind == ErrorKind::Limit);
        QVERIFY(set.operate({{{0, -200}, {0, -100}}}).error().kind == ErrorKind::Limit);
        QCOMPARE(set.operate({{{0, 1}, {1, 768}}}).error().sysErrno, ERANGE);
        QVERIFY(set.value(2).error().kind == ErrorKind::BadInput);
        QCOMPARE(*set.value(0), std::int64_t{32'000});
        must(set.operate({{{0, -254}, {1, -1}}}, 0ns));
    }

    void aSetThatIsRemovedEndsItsWaits_data() { addFamily(Family::SemaphoreSet); }
    void aSetThatIsRemovedEndsItsWaits()
    {
        OnePrimitive run(primitive(), 2, false, values({{"value", 0}}));
        std::optional<Result<>> ended;
        std::thread waiter([&] { ended = run.as<SemaphoreSet>(1).operate({{{0, -1}}}); });
        QTRY_VERIFY(run.waits(1, WaitKind::Unit));
        run.kit().namesUntilEnd.clear();
        waiter.join();
        QVERIFY(!*ended);
        QVERIFY(ended->error().kind == ErrorKind::Closed);
    }

    void aBarrierSaysHowManyAreMissing_data() { addFamily(Family::Barrier); }
    void aBarrierSaysHowManyAreMissing()
    {
        OnePrimitive run(primitive(), 3, false, values({{"parties", 3}}));
        for (int round = 0; round < 3; ++round) {
            std::thread first([&] { must(passed(run, 1)); });
            QTRY_VERIFY(run.waits(1, WaitKind::Barrier));
            QCOMPARE(run.segment().thread(1).ticket.load(), static_cast<std::uint64_t>(round));
            QCOMPARE(run.outlook(1).needed, 2u);
            std::thread second([&] { must(passed(run, 2)); });
            QTRY_VERIFY(run.waits(2, WaitKind::Barrier));
            QVERIFY(!run.outlook(1).available);
            QCOMPARE(run.outlook(1).needed, 1u);
            QCOMPARE(run.outlook(2).needed, 1u);
            must(passed(run, 0));
            first.join();
            second.join();
        }
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
        QVERIFY(run.as<Barrier>(0).wait(1s).error().kind == ErrorKind::Unsupported);
        QVERIFY(run.as<Barrier>(0).wait(0ns).error().kind == ErrorKind::Unsupported);
    }

    void oneThreadOfEachRoundOfABarrierIsTold_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("parties");
        QTest::newRow("as many threads as parties") << 3 << 3;
        QTest::newRow("more threads than parties") << 4 << 2;
        QTest::newRow("parties of one") << 2 << 1;
    }
    void oneThreadOfEachRoundOfABarrierIsTold()
    {
        QFETCH(int, threads);
        QFETCH(int, parties);
        constexpr int kEach = 500;
        OnePrimitive run(*findPrimitive("barrier"), static_cast<std::uint32_t>(threads), false,
                         values({{"parties", parties}}));
        std::atomic<int> told{0};
        std::atomic<int> arrivals{0};
        std::vector<std::thread> all;
        for (int i = 0; i < threads; ++i)
            all.emplace_back([&, i] {
                // Only as many as parties at a time can be missing at the end, so all arrivals make whole rounds.
                while (arrivals++ < kEach * parties) {
                    auto last = run.as<Barrier>(static_cast<std::size_t>(i)).wait();
                    if (!last)
                        qFatal("%s", last.error().text().c_str());
                    told += *last ? 1 : 0;
                }
            });
        for (std::thread &thread : all)
            thread.join();
        QCOMPARE(told.load(), kEach);
    }

    void aLatchOpensWhenAllIsCountedDownAndNeverGoesBelow_data() { addFamily(Family::Latch); }
    void aLatchOpensWhenAllIsCountedDownAndNeverGoesBelow()
    {
        OnePrimitive run(primitive(), 2, false, values({{"count", 3}}));
        std::thread waiter([&] { must(run.as<Latch>(1).wait()); });
        QTRY_VERIFY(run.waits(1, WaitKind::Latch));
        must(run.as<Latch>(0).countDown(2));
        const auto refused = run.as<Latch>(0).countDown(2);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sysErrno, ERANGE);
        QVERIFY(run.waits(1, WaitKind::Latch));
        QVERIFY(!run.outlook(1).available);
        must(run.as<Latch>(0).countDown());
        waiter.join();
        must(run.as<Latch>(0).wait(0ns));
        QVERIFY(!run.as<Latch>(0).countDown());
        QVERIFY(run.outlook(1).available);
    }

    void setAndClearAtOnceLetsGoAllThatWait_data() { addFamily(Family::Event); }
    void setAndClearAtOnceLetsGoAllThatWait()
    {
        OnePrimitive run(primitive(), 4);
        for (int round = 0; round < 20; ++round) {
            std::vector<std::thread> waiters;
            for (std::size_t i = 1; i <= 3; ++i)
                waiters.emplace_back([&, i] { must(run.as<EventFlag>(i).wait()); });
            for (std::size_t i = 1; i <= 3; ++i) {
                QTRY_VERIFY(run.waits(i, WaitKind::Event));
                QVERIFY(!run.outlook(i).available);
            }
            must(run.as<EventFlag>(0).set());
            must(run.as<EventFlag>(0).clear());
            for (std::size_t i = 1; i <= 3; ++i)
                QVERIFY(run.outlook(i).available);
            for (std::thread &waiter : waiters)
                waiter.join();
            QVERIFY(!run.as<EventFlag>(1).isSet());
        }
    }

    void anEventStaysSetUntilItIsCleared_data() { addFamily(Family::Event); }
    void anEventStaysSetUntilItIsCleared()
    {
        OnePrimitive run(primitive());
        EventFlag &event = run.as<EventFlag>(0);
        must(event.set());
        must(event.set());
        QVERIFY(run.as<EventFlag>(1).isSet());
        must(run.as<EventFlag>(1).wait());
        must(run.as<EventFlag>(1).wait(0ns));
        must(event.clear());
        must(event.clear());
        QVERIFY(!event.isSet());
        QVERIFY(!event.wait(0ns));
        QCOMPARE(run.use(1).waits.load(), std::uint64_t{0});
    }

    void aCellHoldsWhatWasWrittenLast_data() { addFamily(Family::Cell); }
    void aCellHoldsWhatWasWrittenLast()
    {
        OnePrimitive run(primitive(), 2, false, values({{"value", -5}}), RecordLevel::Full);
        Cell &cell = run.as<Cell>(0);
        QCOMPARE(cell.read(), std::int64_t{-5});
        QCOMPARE(cell.add(-2), std::int64_t{-7});
        cell.write(INT64_MAX);
        QCOMPARE(run.as<Cell>(1).add(1), INT64_MIN);
        QCOMPARE(cell.read(), INT64_MIN);
        const std::vector<EventKind> events = run.events(0);
        QVERIFY(std::count(events.begin(), events.end(), EventKind::CellRead) >= 2);
        QCOMPARE(std::count(events.begin(), events.end(), EventKind::CellWritten), 2);
    }

    void onlyARacyCellLosesAdditions_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("processes");
        for (const Primitive *primitive : primitiveRegistry()) {
            if (primitive->info.family != Family::Cell)
                continue;
            const std::string id(primitive->info.id);
            QTest::newRow((id + ", threads").c_str()) << QString::fromStdString(id) << false;
            QTest::newRow((id + ", processes").c_str()) << QString::fromStdString(id) << true;
        }
    }
    void onlyARacyCellLosesAdditions()
    {
        QFETCH(QString, id);
        QFETCH(bool, processes);
        constexpr int kEach = 100'000;
        OnePrimitive run(primitive(), 2, processes);
        const auto work = [&](std::size_t i) {
            for (int n = 0; n < kEach; ++n)
                run.as<Cell>(i).add(1);
            return true;
        };
        if (processes) {
            ChildProcess other([&] { return work(1); });
            work(0);
            QVERIFY(other.endedWell());
        } else {
            std::thread other([&] { work(1); });
            work(0);
            other.join();
        }
        const std::int64_t sum = run.as<Cell>(0).read();
        if (id == "cell-racy")
            QVERIFY(sum >= 2 && sum <= 2 * kEach);
        else
            QCOMPARE(sum, std::int64_t{2 * kEach});
    }

    void aRacyCellLosesWhatIsWrittenBetweenReadAndWrite()
    {
        OnePrimitive run(*findPrimitive("cell-racy"));
        const std::int64_t seen = run.as<Cell>(0).read();
        QCOMPARE(run.as<Cell>(1).add(10), std::int64_t{10});
        run.as<Cell>(0).write(seen + 1);
        QCOMPARE(run.as<Cell>(1).read(), std::int64_t{1});
    }

private:
    static Result<> passed(OnePrimitive &run, std::size_t i)
    {
        auto waited = run.as<Barrier>(i).wait();
        return waited ? Result<>() : waited.error();
    }
};

QTEST_APPLESS_MAIN(TestSyncCounts)
#include "tst_sync_counts.moc"
