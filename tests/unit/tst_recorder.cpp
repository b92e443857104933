#include <unistd.h>

#include <QtTest>

#include <thread>

#include "record/kernel_accounts.h"
#include "record/ring_reader.h"
#include "record/thread_recorder.h"

using namespace ws;

namespace {

Segment segmentOf(std::uint32_t ringEvents, RecordLevel level, std::uint32_t threads = 1)
{
    SegmentPlan plan;
    plan.objects = 2;
    plan.threads = threads;
    for (std::uint32_t i = 0; i < threads; ++i)
        plan.uses.push_back({i, 0, 0, true});
    plan.ringEvents = ringEvents;
    plan.level = level;
    plan.clock = bestClockSource();
    auto made = Segment::create(plan);
    return std::move(*made);
}

}  // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private slots:
    void eventsComeOutInTheOrderTheyWentIn()
    {
        const Segment segment = segmentOf(8, RecordLevel::Full);
        ThreadRecorder recorder(segment, 0);
        RingReader reader(segment, 0);
        std::vector<Event> got;
        std::uint64_t next = 0;
        std::uint64_t expected = 0;
        for (int round = 0; round < 100; ++round) {
            for (int i = 0; i < 5; ++i)
                recorder.operation(EventKind::SendBegin, 1, next++);
            reader.take(got);
            QCOMPARE(got.size(), std::size_t{5});
            for (const Event &event : got) {
                QCOMPARE(event.value, expected++);
                QCOMPARE(event.object, 1u);
            }
        }
        QCOMPARE(reader.dropped(), std::uint64_t{0});
    }

    void aFullRingDropsAndCountsAndGoesOn()
    {
        const Segment segment = segmentOf(8, RecordLevel::Full);
        ThreadRecorder recorder(segment, 0);
        RingReader reader(segment, 0);
        for (std::uint64_t i = 0; i < 20; ++i)
            recorder.operation(EventKind::SendBegin, 0, i);
        std::vector<Event> got;
        reader.take(got);
        QCOMPARE(got.size(), std::size_t{8});
        QCOMPARE(got.back().value, std::uint64_t{7});
        QCOMPARE(reader.dropped(), std::uint64_t{12});
        recorder.operation(EventKind::SendBegin, 0, 99);
        reader.take(got);
        QCOMPARE(got.size(), std::size_t{1});
        QCOMPARE(got.front().value, std::uint64_t{99});
    }

    void everyEventIsEitherTakenOrCountedWhileBothSidesRun()
    {
        const Segment segment = segmentOf(64, RecordLevel::Full);
        constexpr std::uint64_t kEvents = 300'000;
        std::thread writer([&] {
            ThreadRecorder recorder(segment, 0);
            for (std::uint64_t i = 0; i < kEvents; ++i)
                recorder.operation(EventKind::SendBegin, 0, i);
        });
        RingReader reader(segment, 0);
        std::vector<Event> got;
        std::uint64_t last = 0;
        while (reader.taken() + reader.dropped() < kEvents) {
            reader.take(got);
            for (const Event &event : got) {
                QVERIFY(event.value >= last);
                last = event.value;
            }
        }
        writer.join();
        QCOMPARE(reader.taken() + reader.dropped(), kEvents);
    }

    void lightRecordsWaitsOnlyAndOffNothing_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("events");
        QTest::newRow("off") << int(RecordLevel::Off) << 0;
        QTest::newRow("light") << int(RecordLevel::Light) << 2;
        QTest::newRow("full") << int(RecordLevel::Full) << 3;
    }
    void lightRecordsWaitsOnlyAndOffNothing()
    {
        QFETCH(int, level);
        QFETCH(int, events);
        const Segment segment = segmentOf(64, RecordLevel(level));
        ThreadRecorder recorder(segment, 0);
        recorder.operation(EventKind::SendBegin, 0, 64);
        const Ticks began = recorder.waitBegin(WaitKind::Space, 0);
        recorder.waitEnd(WaitKind::Space, 0, began, segment.use(0));
        RingReader reader(segment, 0);
        std::vector<Event> got;
        reader.take(got);
        QCOMPARE(int(got.size()), events);
        QCOMPARE(segment.use(0).waits.load(), std::uint64_t(level == int(RecordLevel::Off) ? 0 : 1));
    }

    void theLiveWordSaysWhatAThreadWaitsForAndChangesEachTime()
    {
        const Segment segment = segmentOf(64, RecordLevel::Light);
        ThreadRecorder recorder(segment, 0);
        const ThreadSlot &slot = segment.thread(0);
        const Ticks began = recorder.waitBegin(WaitKind::Lock, 1);
        const LiveWord waiting = LiveWord::unpack(slot.live.load());
        QCOMPARE(int(waiting.state), int(SlotState::Waiting));
        QCOMPARE(int(waiting.kind), int(WaitKind::Lock));
        QCOMPARE(waiting.object, 1u);
        QCOMPARE(slot.sinceTicks.load(), began);
        recorder.waitEnd(WaitKind::Lock, 1, began, segment.use(0));
        recorder.waitBegin(WaitKind::Lock, 1);
        const LiveWord again = LiveWord::unpack(slot.live.load());
        QVERIFY(again.sequence != waiting.sequence);
        QCOMPARE(LiveWord::unpack(again.packed()).object, 1u);
    }

    void theSessionsClockStandsStillWhilePaused()
    {
        const Segment segment = segmentOf(64, RecordLevel::Light);
        const Ticks before = segment.now();
        const Ticks raw = readTicks(bestClockSource());
        while (readTicks(bestClockSource()) - raw < 1'000'000) {
        }
        segment.header().pausedTicks.store(1'000'000);
        QVERIFY(segment.now() - before < 1'000'000'000);
        QVERIFY(segment.now() >= before);
    }

    void aSegmentOfAnotherVersionOrADamagedOneIsRefused()
    {
        const Segment segment = segmentOf(64, RecordLevel::Light);
        segment.header().threadCount = 100'000;
        auto copy = segment.fd().duplicate();
        QVERIFY(bool(copy));
        QVERIFY(!Segment::attach(std::move(*copy)));
        segment.header().threadCount = 1;
        segment.header().version = 99;
        copy = segment.fd().duplicate();
        QVERIFY(!Segment::attach(std::move(*copy)));
        auto small = SharedRegion::create("small", 16);
        copy = small->fd().duplicate();
        QVERIFY(!Segment::attach(std::move(*copy)));
    }

    void theKernelsAccountsOfAThreadGrowWithItsWork()
    {
        const auto before = kernelAccounts(::getpid(), ::gettid());
        QVERIFY(before.has_value());
        const std::uint64_t begin = ownKernelAccounts().cpuNs;
        while (ownKernelAccounts().cpuNs - begin < 5'000'000) {
        }
        const auto after = kernelAccounts(::getpid(), ::gettid());
        QVERIFY(after->cpuNs >= before->cpuNs + 4'000'000);
        QCOMPARE(after->state, 'R');
        QVERIFY(!kernelAccounts(::getpid(), 1 << 22).has_value());
    }
};

QTEST_APPLESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
