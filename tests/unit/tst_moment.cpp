#include <QtTest>

#include "analysis/film_strip.h"
#include "analysis/moment.h"
#include "analysis/track_writer.h"

using namespace ws;

namespace {

// Two threads, two locks (objects 0 and 1), then the threads as objects. Thread 0 takes 0 at 10 and waits for 1 from 30
// on; thread 1 takes 1 at 20 and waits for 0 from 40 on. Before, thread 1 waited for 0 from 2 to 6.
RunModel twoLocks()
{
    RunModel model;
    model.processes.push_back({"p"});
    for (const char *name : {"a", "b"})
        model.objects.push_back({name, ObjectKind::Lock, "mutex"});
    for (std::uint32_t i = 0; i < 2; ++i) {
        model.threads.push_back({"t" + std::to_string(i), 0, "take-locks"});
        model.objects.push_back({"t" + std::to_string(i), ObjectKind::Thread, "thread"});
        model.uses.push_back({i, 0, UseKind::Locks});
        model.uses.push_back({i, 1, UseKind::Locks});
    }
    return model;
}

Track openFrom(std::int64_t beginNs, ThreadState state, std::uint32_t object,
               const std::vector<Interval> &before = {})
{
    TrackWriter writer;
    for (const Interval &interval : before)
        writer.push(interval);
    writer.setOpen(Interval{beginNs, -1, state, WaitKind::Lock, object});
    return writer.view();
}

Timeline opposite(bool full)
{
    Timeline timeline;
    timeline.timeNs = 100;
    timeline.threads = {
        openFrom(30, ThreadState::Waiting, 1),
        openFrom(40, ThreadState::Waiting, 0, {{2, 6, ThreadState::Waiting, WaitKind::Lock, 0}})};
    timeline.wakes.resize(2);
    if (full)
        timeline.holds = {
            {0, 0, openFrom(10, ThreadState::Running, 0, {{1, 5, ThreadState::Running, WaitKind::Lock, 0}})},
            {1, 1, openFrom(20, ThreadState::Running, 1)}};
    return timeline;
}

Deadlock proof()
{
    Deadlock deadlock;
    for (std::uint32_t i = 0; i < 2; ++i) {
        DeadlockMember member;
        member.thread = i;
        member.kind = WaitKind::Lock;
        member.waitsFor = 1 - i;
        member.releasers = {1 - i};
        member.holds = {i};
        member.sinceNs = 30 + 10 * i;
        deadlock.members.push_back(member);
    }
    deadlock.lastBlockedNs = 40;
    return deadlock;
}

// "t1>a a=t0": waits for, is held by.
QByteArray textOf(const WaitGraph &graph, const RunModel &model)
{
    const auto name = [&](const WaitGraph::Node &node) {
        return QByteArray::fromStdString(node.isThread ? model.threads[node.index].name
                                                       : model.objects[node.index].name);
    };
    QByteArrayList edges;
    for (const WaitGraph::Edge &edge : graph.edges)
        edges << name(graph.nodes[edge.from]) +
                     (edge.kind == WaitGraph::EdgeKind::WaitsFor ? ">"
                      : edge.kind == WaitGraph::EdgeKind::HeldBy ? "="
                                                                 : "?") +
                     name(graph.nodes[edge.to]);
    std::sort(edges.begin(), edges.end());
    return edges.join(' ');
}

}  // namespace

class TestMoment : public QObject
{
    Q_OBJECT

private slots:
    void theGraphIsThatOfTheMoment_data()
    {
        QTest::addColumn<qint64>("timeNs");
        QTest::addColumn<bool>("full");
        QTest::addColumn<QByteArray>("edges");
        QTest::newRow("before all") << qint64(0) << true << QByteArray();
        QTest::newRow("a wait of the past") << qint64(4) << true << QByteArray("a=t0 t1>a");
        QTest::newRow("its holder has given it back") << qint64(5) << true << QByteArray("t1>a");
        QTest::newRow("the end of a wait is no wait") << qint64(6) << true << QByteArray();
        QTest::newRow("one stopped") << qint64(30) << true << QByteArray("a=t0 b=t1 t0>b");
        QTest::newRow("both stopped") << qint64(40) << true << QByteArray("a=t0 b=t1 t0>b t1>a");
        QTest::newRow("light: a holder that has not stopped is not known")
            << qint64(30) << false << QByteArray("a=t0 t0>b");
        QTest::newRow("light: both stopped") << qint64(40) << false << QByteArray("a=t0 b=t1 t0>b t1>a");
    }

    void theGraphIsThatOfTheMoment()
    {
        QFETCH(qint64, timeNs);
        QFETCH(bool, full);
        const RunModel model = twoLocks();
        QTEST(textOf(waitGraphAt(opposite(full), model, timeNs, proof()), model), "edges");
    }

    void theRingStandsBeforeItIsClosed()
    {
        const RunModel model = twoLocks();
        const auto places = [&](std::int64_t timeNs) {
            QByteArrayList all;
            for (const WaitGraph::Node &node : waitGraphAt(opposite(true), model, timeNs, proof()).nodes)
                all << (node.isThread ? "thread " : "lock ") + QByteArray::number(node.index) +
                           (node.onRing ? "" : " beside") + (node.inDeadlock ? " stopped" : "");
            return all.join(", ");
        };
        QCOMPARE(places(0), QByteArray("thread 0, lock 1, thread 1, lock 0"));
        QCOMPARE(places(30), QByteArray("thread 0 stopped, lock 1 stopped, thread 1, lock 0"));
        QCOMPARE(places(40),
                 QByteArray("thread 0 stopped, lock 1 stopped, thread 1 stopped, lock 0 stopped"));
    }

    void aChannelPointsAtThoseWhoCouldEndTheWait()
    {
        RunModel model;
        model.processes.push_back({"p"});
        model.objects.push_back({"pipe", ObjectKind::Channel, "pipe"});
        for (std::uint32_t i = 0; i < 3; ++i) {
            model.threads.push_back({"t" + std::to_string(i), 0, ""});
            model.uses.push_back({i, 0, i == 0 ? UseKind::Receives : UseKind::Sends});
        }
        for (std::uint32_t i = 0; i < 3; ++i)
            model.objects.push_back({"t" + std::to_string(i), ObjectKind::Thread, "thread"});
        TrackWriter waits;
        waits.setOpen(Interval{10, -1, ThreadState::Waiting, WaitKind::Message, 0});
        Timeline timeline;
        timeline.timeNs = 50;
        timeline.threads = {waits.view(), openFrom(20, ThreadState::Ended, kNoObject), Track()};
        QCOMPARE(textOf(waitGraphAt(timeline, model, 15), model), QByteArray("pipe?t1 pipe?t2 t0>pipe"));
        QCOMPARE(textOf(waitGraphAt(timeline, model, 25), model), QByteArray("pipe?t2 t0>pipe"));
    }

    void aStoryNamesHoldersAndTheWaker()
    {
        Timeline timeline = opposite(true);
        TrackWriter wakes;
        wakes.push({5, 6, ThreadState::Runnable, WaitKind::Lock, 0});
        timeline.wakes[1] = wakes.view();
        const WaitStory story = waitStory(timeline, twoLocks(), 1, timeline.threads[1].at(0));
        QCOMPARE(story.lengthNs, 4);
        QCOMPARE(story.holders.size(), std::size_t{1});
        QCOMPARE(story.holders[0], (Interval{2, 5, ThreadState::Running, WaitKind::Lock, 0}));
        QVERIFY(story.wake);
        QCOMPARE(story.wake->object, 0u);
        QVERIFY(!story.isDeadlock);
        const WaitStory stuck = waitStory(timeline, twoLocks(), 1, timeline.threads[1].at(1), proof());
        QVERIFY(stuck.isDeadlock);
        QCOMPARE(stuck.lengthNs, 60);
        QVERIFY(!stuck.wake);
    }

    void theFilmStripShowsEachStepIntoTheDeadlock()
    {
        const RunModel model = twoLocks();
        const std::vector<FilmFrame> film = filmStrip(opposite(true), model, proof(), 8);
        QCOMPARE(film.size(), std::size_t{4});
        const char *expected[] = {"a=t0", "a=t0 b=t1", "a=t0 b=t1 t0>b", "a=t0 b=t1 t0>b t1>a"};
        for (std::size_t i = 0; i < film.size(); ++i) {
            QCOMPARE(film[i].timeNs, static_cast<std::int64_t>(10 + 10 * i));
            QCOMPARE(film[i].waits != WaitKind::None, i >= 2);
            QCOMPARE(textOf(film[i].graph, model), QByteArray(expected[i]));
        }
        QCOMPARE(filmStrip(opposite(true), model, proof(), 2).front().timeNs, 30);
        // Below level full nobody knows who took what when.
        QCOMPARE(filmStrip(opposite(false), model, proof(), 8).size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestMoment)
#include "tst_moment.moc"
