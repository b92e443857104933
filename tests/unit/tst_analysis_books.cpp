// The books of channels that lose messages or copy them, blocking time in its two parts, and what a message costs.
#include <QtTest>

#include <cmath>

#include "support/small_run.h"

using namespace ws;
using test::kMs;

namespace {

constexpr std::size_t kSends = 0;  // uses of smallRun(4): threads 0 and 2 send, 1 and 3 receive
constexpr std::size_t kReceives = 2;
constexpr std::size_t kReceivesToo = 6;

ObjectResults resultsOf(const RunModel &model, const Sample &sample)
{
    RunResults results;
    for (const char *id : {"throughput", "depth", "blocking", "message-cost"}) {
        const auto analysis = test::makeAnalysis(id, model);
        analysis->addSample(sample);
        analysis->report(results);
    }
    return results.objects[0];
}

}  // namespace

class TestAnalysisBooks : public QObject
{
    Q_OBJECT

private slots:
    void whatCannotBeUnderWayIsLost_data()
    {
        QTest::addColumn<bool>("mayLose");
        QTest::addColumn<quint64>("mostHeld");
        QTest::addColumn<int>("heldAtEnd");  // -1: the run goes on; -2: not known
        QTest::addColumn<quint64>("lost");
        QTest::addColumn<quint64>("inFlight");
        // 100 sent, 60 received, 5 seen as a gap.
        QTest::newRow("loses nothing") << false << quint64(1) << -1 << quint64(5) << quint64(35);
        QTest::newRow("loses, nobody knows how much it holds")
            << true << quint64(0) << -1 << quint64(5) << quint64(35);
        QTest::newRow("a slot") << true << quint64(1) << -1 << quint64(39) << quint64(1);
        QTest::newRow("a slot, empty at the end") << true << quint64(1) << 0 << quint64(40) << quint64(0);
        QTest::newRow("a socket at the end") << true << quint64(0) << 20 << quint64(20) << quint64(20);
        QTest::newRow("more held than is missing") << true << quint64(0) << 50 << quint64(5) << quint64(35);
        QTest::newRow("not known at the end") << true << quint64(0) << -2 << quint64(5) << quint64(35);
        QTest::newRow("loses nothing, and the end is known")
            << false << quint64(0) << 0 << quint64(5) << quint64(35);
    }
    void whatCannotBeUnderWayIsLost()
    {
        QFETCH(bool, mayLose);
        QFETCH(quint64, mostHeld);
        QFETCH(int, heldAtEnd);
        RunModel model = test::smallRun();
        model.objects[0].mayLose = mayLose;
        model.objects[0].mostHeld = mostHeld;
        Sample sample = test::emptySample(model, kMs);
        sample.uses[kSends].done = 100;
        sample.uses[kReceives].done = 60;
        sample.uses[kReceives].lost = 5;
        if (heldAtEnd != -1) {
            sample.heldAtEnd.resize(model.objects.size());
            if (heldAtEnd >= 0)
                sample.heldAtEnd[0] = std::uint64_t(heldAtEnd);
        }
        const ObjectResults wire = resultsOf(model, sample);
        QTEST(static_cast<quint64>(wire.lost), "lost");
        QTEST(static_cast<quint64>(wire.inFlight), "inFlight");
        QCOMPARE(wire.sent, 100u);
        QCOMPARE(wire.sent, wire.received + wire.lost + wire.inFlight);
    }

    void aValueReadTwiceOrTornMakesNoMessageMore()
    {
        RunModel model = test::smallRun();
        model.objects[0].mayLose = true;
        model.objects[0].mostHeld = 1;
        Sample sample = test::emptySample(model, kMs);
        sample.uses[kSends].done = 100;
        sample.uses[kReceives].done = 60;
        sample.uses[kReceives].duplicated = 10;
        sample.uses[kReceives].corrupt = 4;
        sample.uses[kReceives].lost = 52;
        const ObjectResults wire = resultsOf(model, sample);
        QCOMPARE(wire.sent, 100u);
        QCOMPARE(wire.received, 50u);
        QCOMPARE(wire.lost, 50u);
        QCOMPARE(wire.inFlight, 0u);
        QCOMPARE(wire.duplicated, 10u);
        QCOMPARE(wire.corrupt, 4u);
    }

    void onABroadcastAMessageCountsOnceForEachReceiver()
    {
        RunModel model = test::smallRun(4);
        model.objects[0].broadcast = true;
        Sample sample = test::emptySample(model, kMs);
        sample.uses[kSends].done = 100;
        sample.uses[kReceives].done = 90;
        sample.uses[kReceives].lost = 3;
        sample.uses[kReceivesToo].done = 100;
        const ObjectResults wire = resultsOf(model, sample);
        QCOMPARE(wire.sent, 200u);
        QCOMPARE(wire.received, 190u);
        QCOMPARE(wire.lost, 3u);
        QCOMPARE(wire.inFlight, 7u);
        QCOMPARE(wire.receivers.size(), std::size_t(2));
        QCOMPARE(wire.receivers[0].thread, 1u);
        QCOMPARE(wire.receivers[0].inFlight, 7u);
        QCOMPARE(wire.receivers[1].received, 100u);
        QCOMPARE(wire.receivers[1].inFlight, 0u);
    }

    void blockingTimeHasTwoParts()
    {
        const RunModel model = test::smallRun();
        Sample sample = test::emptySample(model, 100 * kMs);
        sample.uses[kSends].waits = 3;
        sample.uses[kSends].waitNs = 50 * kMs;
        sample.uses[kSends].splitNs = 40 * kMs;
        sample.uses[kSends].wakeNs = 10 * kMs;
        sample.uses[kReceives].waitNs = 5 * kMs;
        const ObjectResults wire = resultsOf(model, sample);
        QCOMPARE(wire.senderBlockedNs, 50 * kMs);
        QCOMPARE(wire.senderSplit.untilActNs(), 30 * kMs);
        QCOMPARE(wire.senderSplit.wakeNs, 10 * kMs);
        QCOMPARE(wire.receiverBlockedNs, 5 * kMs);
        QCOMPARE(wire.receiverSplit.splitNs, 0);

        RunResults results;
        const auto blocking = test::makeAnalysis("blocking", model);
        blocking->addSample(sample);
        blocking->report(results);
        QCOMPARE(results.threads[0].blocked.at(0).split.splitNs, 40 * kMs);
        QCOMPARE(results.threads[0].blocked.at(0).split.wakeNs, 10 * kMs);
    }

    void aMessageCostsWhatItsThreadsUsed()
    {
        const RunModel model = test::smallRun();
        Sample sample = test::emptySample(model, 100 * kMs);
        QVERIFY(std::isnan(resultsOf(model, sample).cpuNsPerMessage));
        sample.uses[kSends].done = 1100;
        sample.uses[kReceives].done = 1000;
        sample.threads[0].cpuNs = 3'000'000;
        sample.threads[0].voluntarySwitches = 400;
        sample.threads[1].cpuNs = 2'000'000;
        sample.threads[1].voluntarySwitches = 90;
        sample.threads[1].involuntarySwitches = 10;
        const ObjectResults wire = resultsOf(model, sample);
        QCOMPARE(wire.cpuNsPerMessage, 5000.0);
        QCOMPARE(wire.switchesPerMessage, 0.5);
    }

    void aThreadBetweenTwoChannelsIsSharedOut()
    {
        RunModel model = test::smallRun();
        model.objects.insert(model.objects.begin() + 1, {"next", ObjectKind::Channel, "pipe", 65536, 0, 64});
        for (RunModel::Use &use : model.uses)
            use.object += use.object > 0 ? 1 : 0;
        model.uses.push_back({1, 1, UseKind::Sends});  // thread 1 passes on; nobody else costs anything
        model.uses.push_back({0, 1, UseKind::Receives});
        Sample sample = test::emptySample(model, 100 * kMs);
        sample.uses[kReceives].done = 300;
        sample.uses[4].done = 100;
        sample.uses[5].done = 100;
        sample.threads[1].cpuNs = 400'000;
        RunResults results;
        const auto cost = test::makeAnalysis("message-cost", model);
        cost->addSample(sample);
        cost->report(results);
        QCOMPARE(results.objects[0].cpuNsPerMessage, 1000.0);
        QCOMPARE(results.objects[1].cpuNsPerMessage, 1000.0);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisBooks)
#include "tst_analysis_books.moc"
