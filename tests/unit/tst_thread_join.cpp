#include <QtTest>

#include <thread>

#include "sync/thread_join.h"

using namespace ws;
using namespace std::chrono_literals;

namespace {

// Three threads of one run; object i stands for thread i, and use i is that of thread i.
struct Run
{
    Run() : table(3)
    {
        SegmentPlan plan;
        plan.objects = 3;
        plan.threads = 3;
        plan.uses = {{0, 1, 3, false}, {1, 0, 3, false}, {2, 0, 3, false}};
        plan.level = RecordLevel::Full;
        segment.emplace(std::move(*Segment::create(plan)));
        for (std::uint32_t i = 0; i < 3; ++i)
            recorders.push_back(std::make_unique<ThreadRecorder>(*segment, i));
    }

    Result<> join(std::uint32_t joined, std::uint32_t by, std::chrono::nanoseconds timeout = kNoLimit)
    {
        return joinThread(table, joined, joined, segment->thread(joined), *recorders[by], segment->use(by),
                          timeout, segment->header().nsPerTick);
    }
    // Thread 0, which ends when `goOn` says so.
    Result<> startFirst()
    {
        return table.start(0, [this] {
            recorders[0]->begin();
            goOn.wait(false);
            recorders[0]->end(false);
        });
    }
    void endFirst()
    {
        goOn = true;
        goOn.notify_all();
    }
    bool joins(std::uint32_t by, std::uint32_t joined) const
    {
        const LiveWord word = LiveWord::unpack(segment->thread(by).live.load());
        return word.state == SlotState::Waiting && word.kind == WaitKind::Join && word.object == joined;
    }

    std::optional<Segment> segment;
    std::vector<std::unique_ptr<ThreadRecorder>> recorders;
    JoinTable table;
    std::atomic<bool> goOn{false};
};

void must(const Result<> &result)
{
    if (!result)
        qFatal("%s", result.error().text().c_str());
}

}  // namespace

class TestThreadJoin : public QObject
{
    Q_OBJECT

private slots:
    void joiningAThreadThatRunsIsAWaitAndJoiningTwiceAnError()
    {
        Run run;
        must(run.startFirst());
        std::thread second([&] { must(run.join(0, 1)); });
        QTRY_VERIFY(run.joins(1, 0));
        QCOMPARE(run.segment->thread(1).deadlineTicks.load(), Ticks{0});
        const auto third = run.join(0, 2);
        QVERIFY(!third);
        QVERIFY(third.error().kind == ErrorKind::BadInput);
        run.endFirst();
        second.join();
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{1});
        QCOMPARE(run.segment->use(1).done.load(), std::uint64_t{1});
        QVERIFY(!run.join(0, 1));
    }

    void joiningAThreadThatHasEndedIsNoWait()
    {
        Run run;
        run.endFirst();
        must(run.startFirst());
        QTRY_VERIFY(LiveWord::unpack(run.segment->thread(0).live.load()).state == SlotState::Ended);
        must(run.join(0, 1));
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{0});
    }

    void aJoinWithALimitSaysItsDeadlineAndCanBeTriedAgain()
    {
        Run run;
        must(run.startFirst());
        const auto early = run.join(0, 1, 20ms);
        QVERIFY(!early);
        QVERIFY(early.error().kind == ErrorKind::Timeout);
        std::thread second([&] { must(run.join(0, 1, 1h)); });
        QTRY_VERIFY(run.joins(1, 0));
        QVERIFY(run.segment->thread(1).deadlineTicks.load() > run.segment->now());
        run.endFirst();
        second.join();
    }

    void aTryOfAJoinDoesNotWait()
    {
        Run run;
        must(run.startFirst());
        const auto tried = run.join(0, 1, 0ns);
        QVERIFY(!tried);
        QVERIFY(tried.error().kind == ErrorKind::Timeout);
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{0});
        run.endFirst();
        must(run.join(0, 1));
    }

    void aThreadThatIsNotStartedYetCanBeWaitedFor()
    {
        Run run;
        const auto early = run.join(0, 1, 5ms);
        QVERIFY(!early);
        QVERIFY(early.error().kind == ErrorKind::Timeout);
        std::thread second([&] { must(run.join(0, 1)); });
        QTRY_VERIFY(run.joins(1, 0));
        QVERIFY(!run.table.wasStarted(0));
        must(run.startFirst());
        QVERIFY(run.table.wasStarted(0));
        run.endFirst();
        second.join();
    }

    void aThreadIsStartedOnce()
    {
        Run run;
        must(run.startFirst());
        QVERIFY(!run.startFirst());
        run.endFirst();
        must(run.join(0, 1));
        const auto again = run.startFirst();
        QVERIFY(!again);
        QVERIFY(again.error().kind == ErrorKind::BadInput);
    }

    void aThreadThatJoinsItselfIsRefused()
    {
        Run run;
        const auto refused = run.join(1, 1);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sysErrno, EDEADLK);
        QCOMPARE(run.segment->use(1).waits.load(), std::uint64_t{0});
    }

    // glibc refuses the second of them, if it sees the first.
    void twoThreadsThatJoinEachOtherBothWait()
    {
        Run run;
        must(run.table.start(0, [&] {
            run.recorders[0]->begin();
            if (run.join(1, 0, 2s))
                qFatal("joined a thread that could not end");
            run.recorders[0]->end(false);
        }));
        must(run.table.start(1, [&] {
            run.recorders[1]->begin();
            must(run.join(0, 1));
            run.recorders[1]->end(false);
        }));
        QTRY_VERIFY(run.joins(0, 1) && run.joins(1, 0));
        QTRY_VERIFY(LiveWord::unpack(run.segment->thread(1).live.load()).state == SlotState::Ended);
        must(run.join(1, 2));
    }
};

QTEST_APPLESS_MAIN(TestThreadJoin)
#include "tst_thread_join.moc"
