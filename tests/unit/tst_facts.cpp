// What the session reads of waits that the end of a process could end.
#include <QtTest>

#include <array>
#include <functional>

#include "record/thread_recorder.h"
#include "session/facts.h"
#include "sync/registry.h"

using namespace ws;

namespace {

// Threads 0 and 1 live in the first process, 2 and 3 in the second. Object 0 is what they wait for.
struct Bench
{
    RunModel model;
    SegmentPlan plan;
    ChannelTraits channel;
    PrimitiveTraits primitive;
    std::array<std::byte, kPrimitiveCellBytes> cell = {};

    explicit Bench(ObjectKind kind)
    {
        model.processes = {{"one"}, {"two"}};
        model.threads = {{"a", 0, {}}, {"b", 0, {}}, {"c", 1, {}}, {"d", 1, {}}};
        model.objects.resize(5);
        model.objects[0] = {"it", kind, "it"};
        for (std::size_t i = 1; i < model.objects.size(); ++i)
            model.objects[i] = {model.threads[i - 1].name, ObjectKind::Thread, "thread"};
        plan.objects = 5;
        plan.threads = 4;
        plan.level = RecordLevel::Light;
    }
    void use(std::uint32_t thread, UseKind kind)
    {
        model.uses.push_back({thread, 0, kind});
        plan.uses.push_back({thread, 0, static_cast<std::uint32_t>(kind), false});
    }
};

// The one thread that waits, once processes have ended.
WaitFacts::Thread factsOf(const Bench &bench, std::uint32_t thread, WaitKind kind,
                          const std::vector<std::uint32_t> &endedProcesses,
                          const std::function<void(Segment &)> &before = {})
{
    auto segment = Segment::create(bench.plan);
    if (!segment) {
        qWarning("%s", segment.error().text().c_str());
        return {};
    }
    if (before)
        before(*segment);
    std::vector<ChannelTraits> channels(bench.model.objects.size());
    std::vector<PrimitiveTraits> primitives(bench.model.objects.size());
    channels[0] = bench.channel;
    primitives[0] = bench.primitive;
    FactsReader reader(*segment, bench.model, channels, primitives, bench.cell.data());
    ThreadRecorder(*segment, thread).waitBegin(kind, 0);
    for (const std::uint32_t process : endedProcesses)
        reader.noteEnded(process, 1);
    return reader.read(RunClock()).threads[thread];
}

bool isAvailable(const WaitFacts::Thread &thread)
{
    return thread.ways.size() == 1 && thread.ways.front().available;
}

using Threads = std::vector<std::uint32_t>;

}  // namespace

class FactsTest : public QObject
{
    Q_OBJECT

private slots:
    void aReceiverWhoseSenderProcessesHaveEndedIsAtTheEndOfTheStream_data();
    void aReceiverWhoseSenderProcessesHaveEndedIsAtTheEndOfTheStream();
    void aSenderWhoseReceiversHaveEndedCanGoOnWhereItLearnsOfIt_data();
    void aSenderWhoseReceiversHaveEndedCanGoOnWhereItLearnsOfIt();
    void whoeverCanEndTheSendersProcessCanEndTheStream();
    void whoeverCanEndTheHoldersProcessCanFreeAFileLock();
    void nobodyFreesAMutexByEndingItsOwnersProcess();
    void aNotificationThatMetNobodyIsKept();
};

void FactsTest::aReceiverWhoseSenderProcessesHaveEndedIsAtTheEndOfTheStream_data()
{
    QTest::addColumn<ExitNews>("news");
    QTest::addColumn<bool>("allEnded");
    QTest::addColumn<bool>("available");
    QTest::newRow("told of all, all have") << ExitNews::OfAll << true << true;
    QTest::newRow("told of all, one has") << ExitNews::OfAll << false << false;
    QTest::newRow("told of each, one has") << ExitNews::OfEach << false << true;
    QTest::newRow("not told, all have") << ExitNews::None << true << false;
}

void FactsTest::aReceiverWhoseSenderProcessesHaveEndedIsAtTheEndOfTheStream()
{
    QFETCH(ExitNews, news);
    QFETCH(bool, allEnded);
    QFETCH(bool, available);
    Bench bench(ObjectKind::Channel);
    bench.model.threads[1].process = 1;  // the receiver, 0, is alone
    bench.model.processes.push_back({"three"});
    bench.model.threads[3].process = 2;
    bench.channel.exitNews = news;
    bench.use(0, UseKind::Receives);
    bench.use(2, UseKind::Sends);
    bench.use(3, UseKind::Sends);
    QVERIFY(!isAvailable(factsOf(bench, 0, WaitKind::Message, {})));
    const auto thread = factsOf(bench, 0, WaitKind::Message, allEnded ? Threads{1, 2} : Threads{2});
    QCOMPARE(isAvailable(thread), available);
    QCOMPARE(thread.ways.front().releasers, (Threads{2, 3}));
}

void FactsTest::aSenderWhoseReceiversHaveEndedCanGoOnWhereItLearnsOfIt_data()
{
    QTest::addColumn<bool>("learns");
    QTest::newRow("it learns of it") << true;
    QTest::newRow("it does not") << false;
}

void FactsTest::aSenderWhoseReceiversHaveEndedCanGoOnWhereItLearnsOfIt()
{
    QFETCH(bool, learns);
    Bench bench(ObjectKind::Channel);
    bench.channel.senderLearnsOfClose = learns;
    bench.model.objects[0].capacityMessages = 1;
    bench.use(0, UseKind::Sends);
    bench.use(2, UseKind::Receives);
    const auto full = [](Segment &segment) {
        segment.use(0).begun = 2;
        segment.use(0).done = 1;
    };
    QVERIFY(!isAvailable(factsOf(bench, 0, WaitKind::Space, {}, full)));
    QCOMPARE(isAvailable(factsOf(bench, 0, WaitKind::Space, {1}, full)), learns);
}

void FactsTest::whoeverCanEndTheSendersProcessCanEndTheStream()
{
    Bench bench(ObjectKind::Channel);
    bench.channel.exitNews = ExitNews::OfAll;
    bench.use(0, UseKind::Receives);
    bench.use(1, UseKind::Sends);
    bench.use(2, UseKind::Sends);
    QCOMPARE(factsOf(bench, 0, WaitKind::Message, {}).ways.front().releasers, (Threads{1, 2}));
    bench.model.threads[3].endsProcess = true;
    bench.model.threads[0].endsProcess =
        true;  // of the receiver's own process: that is no way for it to go on
    QCOMPARE(factsOf(bench, 0, WaitKind::Message, {}).ways.front().releasers, (Threads{1, 2, 3}));
    bench.channel.exitNews = ExitNews::None;
    QCOMPARE(factsOf(bench, 0, WaitKind::Message, {}).ways.front().releasers, (Threads{1, 2}));
}

void FactsTest::whoeverCanEndTheHoldersProcessCanFreeAFileLock()
{
    Bench bench(ObjectKind::Lock);
    bench.primitive.primitive = findPrimitive("flock");
    bench.use(0, UseKind::Locks);
    bench.use(2, UseKind::Locks);
    const auto held = [](Segment &segment) {
        segment.use(1).holding = static_cast<std::uint32_t>(Hold::Exclusive);
    };
    QCOMPARE(factsOf(bench, 0, WaitKind::Write, {}, held).ways.size(), std::size_t{1});
    bench.model.threads[2].endsProcess = true;  // the holder itself: nothing new
    QCOMPARE(factsOf(bench, 0, WaitKind::Write, {}, held).ways.size(), std::size_t{1});
    bench.model.threads[3].endsProcess = true;
    const auto thread = factsOf(bench, 0, WaitKind::Write, {}, held);
    QCOMPARE(thread.ways.size(), std::size_t{2});
    QCOMPARE(thread.ways[0].releasers, (Threads{2}));
    QCOMPARE(thread.ways[1].releasers, (Threads{3}));
    QVERIFY(!thread.ways[0].available && !thread.ways[1].available);
    QVERIFY(isAvailable(factsOf(bench, 0, WaitKind::Write, {1}, held)));
}

void FactsTest::nobodyFreesAMutexByEndingItsOwnersProcess()
{
    Bench bench(ObjectKind::Lock);
    bench.primitive.primitive = findPrimitive("mutex");
    bench.use(0, UseKind::Locks);
    bench.use(2, UseKind::Locks);
    bench.model.threads[3].endsProcess = true;
    const auto held = [](Segment &segment) { segment.object(0).owner = OwnerWord::pack(1, 2); };
    for (const Threads &ended : {Threads{}, Threads{1}}) {
        const auto thread = factsOf(bench, 0, WaitKind::Lock, ended, held);
        QCOMPARE(thread.ways.size(), std::size_t{1});
        QVERIFY(!thread.ways[0].available);
        QCOMPARE(thread.ways[0].releasers, (Threads{2}));
    }
}

void FactsTest::aNotificationThatMetNobodyIsKept()
{
    const Bench bench(ObjectKind::Lock);
    auto segment = Segment::create(bench.plan);
    QVERIFY(bool(segment));
    const std::size_t count = bench.model.objects.size();
    std::vector<PrimitiveTraits> primitives(count);
    primitives[0].primitive = findPrimitive("monitor");
    FactsReader reader(*segment, bench.model, std::vector<ChannelTraits>(count), primitives,
                       bench.cell.data());
    QCOMPARE(reader.read(RunClock()).objects[0].unheard, 0u);
    QCOMPARE(reader.read(RunClock()).objects[0].lastUnheardBy, kNobody);
    segment->object(0).unheard = (3u << 16) | 2u;
    QCOMPARE(reader.read(RunClock()).objects[0].unheard, 3u);
    QCOMPARE(reader.read(RunClock()).objects[0].lastUnheardBy, 1u);
}

QTEST_GUILESS_MAIN(FactsTest)
#include "tst_facts.moc"
