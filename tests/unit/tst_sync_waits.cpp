#include <semaphore.h>
#include <sys/sem.h>

#include <QtTest>

#include <algorithm>
#include <map>
#include <thread>

#include "support/one_primitive.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

// One wait at a primitive of a family, and what ends it: by handle `i` of `run`.
struct Way
{
    WaitKind kind = WaitKind::None;
    bool hasLimit = true;
    ParameterValues parameters;
    std::function<Result<>(OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout)> wait;
    std::function<Result<>(OnePrimitive &run, std::size_t i)> release;
};

ParameterValues number(const char *name, std::int64_t value)
{
    ParameterValues values;
    values.setNumber(name, value);
    return values;
}

// Runs `inside` with the monitor's lock.
template <typename Inside>
Result<> locked(Monitor &monitor, Inside inside)
{
    auto lock = monitor.lock();
    if (!lock)
        return lock;
    auto done = inside();
    auto unlock = monitor.unlock();
    return done ? unlock : done;
}

const std::map<Family, Way> &ways()
{
    static const std::map<Family, Way> all = {
        {Family::Monitor,
         {WaitKind::Notify,
          true,
          {},
          [](OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout) {
              return locked(run.as<Monitor>(i), [&] { return run.as<Monitor>(i).wait(timeout); });
          },
          [](OnePrimitive &run, std::size_t i) {
              return locked(run.as<Monitor>(i), [&] { return run.as<Monitor>(i).notify(); });
          }}},
        {Family::Event,
         {WaitKind::Event,
          true,
          {},
          [](OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout) {
              return run.as<EventFlag>(i).wait(timeout);
          },
          [](OnePrimitive &run, std::size_t i) { return run.as<EventFlag>(i).set(); }}},
        {Family::Semaphore,
         {WaitKind::Unit, true, number("value", 0),
          [](OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout) {
              return run.as<Semaphore>(i).acquire(timeout);
          },
          [](OnePrimitive &run, std::size_t i) { return run.as<Semaphore>(i).release(); }}},
        {Family::SemaphoreSet,
         {WaitKind::Unit, true, number("value", 0),
          [](OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout) {
              return run.as<SemaphoreSet>(i).operate({{{0, -1}}}, timeout);
          },
          [](OnePrimitive &run, std::size_t i) {
              return run.as<SemaphoreSet>(i).operate({{{0, 1}}});
          }}},
        {Family::Barrier,
         {WaitKind::Barrier, false, number("parties", 2),
          [](OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout) -> Result<> {
              auto passed = run.as<Barrier>(i).wait(timeout);
              return passed ? Result<>() : passed.error();
          },
          [](OnePrimitive &run, std::size_t i) -> Result<> {
              auto passed = run.as<Barrier>(i).wait();
              return passed ? Result<>() : passed.error();
          }}},
        {Family::Latch,
         {WaitKind::Latch, true, number("count", 1),
          [](OnePrimitive &run, std::size_t i, std::chrono::nanoseconds timeout) {
              return run.as<Latch>(i).wait(timeout);
          },
          [](OnePrimitive &run, std::size_t i) { return run.as<Latch>(i).countDown(); }}},
    };
    return all;
}

void must(const Result<> &result)
{
    if (!result)
        qFatal("%s", result.error().text().c_str());
}

bool isThere(const SystemName &name)
{
    if (name.kind == SystemName::Kind::SysvSemaphores)
        return ::semget(std::atoi(name.name.c_str()), 0, 0) != -1;
    sem_t *opened = ::sem_open(name.name.c_str(), 0);
    if (opened == SEM_FAILED)
        return false;
    ::sem_close(opened);
    return true;
}

}  // namespace

// What holds for every primitive at which threads wait for something that others give.
class TestSyncWaits : public QObject
{
    Q_OBJECT

    static void addPrimitives(bool limited = false)
    {
        QTest::addColumn<QString>("id");
        for (const Primitive *primitive : primitiveRegistry()) {
            const auto way = ways().find(primitive->info.family);
            if (way == ways().end() || (limited && !way->second.hasLimit))
                continue;
            const std::string id(primitive->info.id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    static const Primitive &primitive()
    {
        QFETCH(QString, id);
        return *findPrimitive(id.toStdString());
    }
    static const Way &way() { return ways().at(primitive().info.family); }

private slots:
    void aThreadThatWaitsSaysForWhatUntilItIsGiven_data() { addPrimitives(); }
    void aThreadThatWaitsSaysForWhatUntilItIsGiven()
    {
        OnePrimitive run(primitive(), 2, false, way().parameters, RecordLevel::Full);
        std::thread waiter([&] { must(way().wait(run, 1, kNoLimit)); });
        QTRY_VERIFY(run.waits(1, way().kind));
        QVERIFY(!run.hasDeadline(1));
        QVERIFY(!run.outlook(1).available);
        QCOMPARE(run.outlook(1).needed, 1u);
        must(way().release(run, 0));
        waiter.join();
        QVERIFY(run.live(1).state == SlotState::Running);
        QVERIFY(run.use(1).waits.load() >= 1);

        const std::vector<EventKind> waited = run.events(1);
        QVERIFY(std::find(waited.begin(), waited.end(), EventKind::WaitBegin) != waited.end());
        QVERIFY(std::find(waited.begin(), waited.end(), EventKind::Took) != waited.end());
        const std::vector<EventKind> given = run.events(0);
        QVERIFY(std::find(given.begin(), given.end(), EventKind::Gave) != given.end());
    }

    void anotherProcessThatWaitsCanGoOnFromTheMomentItIsGiven_data() { addPrimitives(); }
    void anotherProcessThatWaitsCanGoOnFromTheMomentItIsGiven()
    {
        OnePrimitive run(primitive(), 2, true, way().parameters);
        ChildProcess child([&] {
            run.reopen(1);
            return bool(way().wait(run, 1, kNoLimit));
        });
        QTRY_VERIFY(run.waits(1, way().kind));
        QVERIFY(!run.outlook(1).available);
        // Stopped, it still says that it waits after it was given what it waits for.
        child.stop();
        QVERIFY(!run.outlook(1).available);
        if (way().kind == WaitKind::Barrier) {
            std::thread last([&] { must(way().release(run, 0)); });
            QTRY_VERIFY(run.outlook(1).available);
            QVERIFY(run.waits(1, way().kind));
            child.goOn();
            last.join();
        } else {
            must(way().release(run, 0));
            QVERIFY(run.outlook(1).available);
            QVERIFY(run.waits(1, way().kind));
            child.goOn();
        }
        QVERIFY(child.endedWell());
        QVERIFY(run.live(1).state == SlotState::Running);
    }

    void aWaitWithALimitSaysItsDeadline_data() { addPrimitives(true); }
    void aWaitWithALimitSaysItsDeadline()
    {
        OnePrimitive run(primitive(), 2, false, way().parameters);
        std::thread waiter([&] { must(way().wait(run, 1, 1h)); });
        QTRY_VERIFY(run.waits(1, way().kind));
        const Ticks deadline = run.segment().thread(1).deadlineTicks.load();
        const double secondsLeft =
            static_cast<double>(deadline - run.segment().now()) * run.segment().header().nsPerTick / 1e9;
        QVERIFY(secondsLeft > 1800 && secondsLeft <= 3601);
        must(way().release(run, 0));
        waiter.join();
    }

    void aWaitWithALimitEndsWithoutWhatItWaitedFor_data() { addPrimitives(true); }
    void aWaitWithALimitEndsWithoutWhatItWaitedFor()
    {
        OnePrimitive run(primitive(), 2, false, way().parameters, RecordLevel::Full);
        const auto began = std::chrono::steady_clock::now();
        const auto waited = way().wait(run, 0, 20ms);
        QVERIFY(std::chrono::steady_clock::now() - began >= 20ms);
        QVERIFY(!waited);
        QVERIFY(waited.error().kind == ErrorKind::Timeout);
        QVERIFY(run.live(0).state == SlotState::Running);
        QVERIFY(run.use(0).waits.load() >= 1);
        const std::vector<EventKind> events = run.events(0);
        QVERIFY(std::find(events.begin(), events.end(), EventKind::TryFailed) != events.end());
        QVERIFY(std::find(events.begin(), events.end(), EventKind::Took) == events.end());
    }

    void aTryThatFailsTakesNothing_data() { addPrimitives(true); }
    void aTryThatFailsTakesNothing()
    {
        OnePrimitive run(primitive(), 2, false, way().parameters);
        const auto tried = way().wait(run, 0, 0ns);
        QVERIFY(!tried);
        QVERIFY(tried.error().kind == ErrorKind::Timeout);
        if (way().kind == WaitKind::Notify)
            return;  // a notification is not kept
        must(way().release(run, 1));
        must(way().wait(run, 0, 0ns));
    }

    void aProcessThatIsKilledWhileItWaitsTakesNothingWithIt_data() { addPrimitives(true); }
    void aProcessThatIsKilledWhileItWaitsTakesNothingWithIt()
    {
        OnePrimitive run(primitive(), 3, true, way().parameters);
        {
            ChildProcess child([&] {
                run.reopen(1);
                return bool(way().wait(run, 1, kNoLimit));
            });
            QTRY_VERIFY(run.waits(1, way().kind));
            QVERIFY(child.kill());
        }
        QVERIFY(!run.outlook(1).available);
        must(way().release(run, 0));
        QVERIFY(run.outlook(1).available);
        // The dead one's notification is used up.
        std::thread waiter([&] { must(way().wait(run, 2, kNoLimit)); });
        if (way().kind == WaitKind::Notify) {
            QTRY_VERIFY(run.waits(2, way().kind));
            must(way().release(run, 0));
        }
        waiter.join();
    }

    void nothingIsLeftOfAPrimitiveThatWasNamed_data() { addPrimitives(); }
    void nothingIsLeftOfAPrimitiveThatWasNamed()
    {
        std::vector<SystemName> announced;
        {
            OnePrimitive run(primitive(), 2, true, way().parameters);
            announced = run.announced();
            std::vector<SystemName> owned;
            for (const OwnedName &name : run.kit().namesUntilOpen)
                owned.push_back(name.name());
            for (const OwnedName &name : run.kit().namesUntilEnd)
                owned.push_back(name.name());
            QCOMPARE(announced.size(), owned.size());
            for (const SystemName &name : owned)
                QVERIFY(std::find(announced.begin(), announced.end(), name) != announced.end());
            // What is open works without its name.
            run.kit().namesUntilOpen.clear();
            std::thread waiter([&] { must(way().wait(run, 1, kNoLimit)); });
            QTRY_VERIFY(run.waits(1, way().kind));
            must(way().release(run, 0));
            waiter.join();
        }
        for (const SystemName &name : announced)
            QVERIFY(!isThere(name));
    }
};

QTEST_APPLESS_MAIN(TestSyncWaits)
#include "tst_sync_waits.moc"
