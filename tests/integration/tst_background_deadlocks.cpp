// Deadlocks of channels in which something goes on that no thread of the run does: a library's I/O threads move
// messages, the kernel drops them. What can be said of them is said, and nothing that only looks like it.
#include <QTest>

#include <limits>

#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;

namespace {

constexpr std::int64_t kMostDelayNs = 100'000'000;
// While a window is smaller than a segment, TCP tries with less only when a timer of 200 ms or more is over (RFC 9293,
// 3.8.6.1 and 3.8.6.2.1): until then it may still let a sender go on.
constexpr std::int64_t kMostDelayOverTcpNs = 1'000'000'000;
constexpr const char *kZeroMq[] = {"zmq-inproc", "zmq-ipc", "zmq-tcp"};
// Queues so short that the kernel's buffers are what fills up.
constexpr const char *kShort = "mark = 10\n";

// Two floods fill what the relays send to each other.
std::string bothFull(const std::string &id, const std::string &settings)
{
    return two(id, settings) + spread(id, {relayText("a", "there", "back"), relayText("b", "back", "there"),
                                           produceText("flood 1", "there"), produceText("flood 2", "back")});
}

}  // namespace

class BackgroundDeadlocksTest : public QObject
{
    Q_OBJECT

private slots:
    void aDeadlockIsProven_data();
    void aDeadlockIsProven();
    void waitingThatWillEndIsNeverAccused_data();
    void waitingThatWillEndIsNeverAccused();
};

void BackgroundDeadlocksTest::aDeadlockIsProven_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("members");
    QTest::addColumn<int>("stuck");  // threads, members and others
    QTest::addColumn<int>("certainty");

    const auto row = [](const std::string &name, const std::string &text, const char *members, int stuck,
                        Certainty certainty) {
        QTest::newRow(name.c_str()) << QString::fromStdString(text) << members << stuck << int(certainty);
    };
    for (const std::string id : kZeroMq) {
        row(id + ", both are full", bothFull(id, {}), "a b", 4, Certainty::Knot);
        row(id + ", both are full, short queues", bothFull(id, kShort), "a b", 4, Certainty::Knot);
        row(id + ", question and answer are full",
            two(id) + spread(id, {threadText("ask", "ping", "to = 'there'\nfrom = 'back'\n"),
                                  threadText("answer", "pong", "from = 'there'\nto = 'back'\n"),
                                  produceText("flood 1", "there"), produceText("flood 2", "back")}),
            "answer ask", 4, Certainty::Knot);
        row(id + ", its only receiver has ended",
            channelText("wire", id) +
                spread(id, {produceText("flood", "wire"), consumeText("guest", "wire", "count = 1\n")}),
            "flood", 1, Certainty::Orphan);
    }
    row("zmq-ipc in one process, both are full",
        two("zmq-ipc") +
            processText("p", relayText("a", "there", "back") + relayText("b", "back", "there") +
                                 produceText("flood 1", "there") + produceText("flood 2", "back")),
        "a b", 4, Certainty::Knot);
    row("zmq-tcp in one process, both are full",
        two("zmq-tcp") +
            processText("p", relayText("a", "there", "back") + relayText("b", "back", "there") +
                                 produceText("flood 1", "there") + produceText("flood 2", "back")),
        "a b", 4, Certainty::Knot);
    // The burst is too much for its buffer; what is left goes round until the thief has taken all of it.
    row("udp, both read after a loss",
        channelText("there", "udp", "buffer = '4 KiB'\n") + channelText("back", "posix-mq") +
            processText("p", relayText("a", "there", "back")) +
            processText("q", relayText("b", "back", "there")) +
            processText("r", produceText("burst", "there", "count = 20000\n")) +
            processText("s", consumeText("thief", "back")),
        "a b", 3, Certainty::Knot);
}

void BackgroundDeadlocksTest::aDeadlockIsProven()
{
    QFETCH(QString, text);
    QFETCH(QString, members);
    QFETCH(int, stuck);
    QFETCH(int, certainty);
    const Experiment experiment = experimentOf("seconds = 5\n" + text.toStdString());
    // Of both runs the shorter: where the machine is busy, the session may have to wait for a processor.
    std::int64_t shortestDelayNs = std::numeric_limits<std::int64_t>::max();
    for (const Level level : {Level::Light, Level::Full}) {
        RunOptions options;
        options.level = level;
        const SnapshotPtr last = runToEnd(experiment, options);
        QVERIFY2(!last->failure, last->failure ? last->failure->text().c_str() : "");
        QCOMPARE(verdictId(last->verdict), "deadlock");
        const Deadlock &deadlock = last->deadlock->deadlock;
        QCOMPARE(QString::fromStdString(membersOf(*last)), members);
        QCOMPARE(int(deadlock.members.size() + deadlock.alsoStuck.size()), stuck);
        QCOMPARE(int(deadlock.certainty), certainty);
        shortestDelayNs = std::min(shortestDelayNs, last->deadlock->detectionDelayNs);
    }
    const std::int64_t most = text.contains("tcp") ? kMostDelayOverTcpNs : kMostDelayNs;
    QVERIFY2(shortestDelayNs <= most, qPrintable(QString::number(shortestDelayNs)));
}

void BackgroundDeadlocksTest::waitingThatWillEndIsNeverAccused_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const std::string &name, const std::string &text) {
        QTest::newRow(name.c_str()) << QString::fromStdString(text);
    };
    for (const std::string id : kZeroMq) {
        row(id + ", a consumer sleeps while it is full",
            channelText("wire", id, kShort) + spread(id, {produceText("p", "wire", "count = 60000\n"),
                                                          consumeText("c", "wire", "delay = '400ms'\n")}));
        row(id + ", a slow consumer",
            channelText("wire", id, kShort) + spread(id, {produceText("p", "wire", "count = 20000\n"),
                                                          consumeText("c", "wire", "service = '60us'\n")}));
        row(id + ", a consumer that is slower than the proof",
            channelText("wire", id, "mark = 1\n") +
                spread(id, {threadText("p", "produce", "to = 'wire'\nmessage = 65536\ncount = 40\n"),
                            consumeText("c", "wire", "service = '40ms'\n")}));
        row(id + ", question and answer",
            two(id) + spread(id, {threadText("ask", "ping", "to = 'there'\nfrom = 'back'\ncount = 5000\n"),
                                  threadText("answer", "pong", "from = 'there'\nto = 'back'\n")}));
        row(id + ", many senders",
            channelText("wire", id, kShort) + spread(id, {produceText("p1", "wire", "count = 20000\n"),
                                                          produceText("p2", "wire", "count = 20000\n"),
                                                          consumeText("c", "wire", "service = '10us'\n")}));
    }
    row("udp, a burst and a slow consumer",
        channelText("wire", "udp", "buffer = '4 KiB'\n") +
            spread("udp", {produceText("p", "wire", "count = 5000\n"),
                           consumeText("c", "wire", "service = '20us'\n")}));
}

void BackgroundDeadlocksTest::waitingThatWillEndIsNeverAccused()
{
    QFETCH(QString, text);
    const Experiment experiment = experimentOf("seconds = 20\n" + text.toStdString());
    for (const Level level : {Level::Light, Level::Full}) {
        RunOptions options;
        options.level = level;
        const SnapshotPtr last = runToEnd(experiment, options);
        QVERIFY2(!last->failure, last->failure ? last->failure->text().c_str() : "");
        QVERIFY2(!last->deadlock, membersOf(*last).c_str());
        QCOMPARE(verdictId(last->verdict), "completed");
        QVERIFY2(last->timeNs < 15'000'000'000, "it did not end by itself");
    }
}

QTEST_GUILESS_MAIN(BackgroundDeadlocksTest)
#include "tst_background_deadlocks.moc"
