// Deadlocks of channels and joins, and what only looks like one.
#include <QTest>

#include <limits>

#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kMostDelayNs = 100'000'000;

std::string joinText(const std::string &name, const std::string &joined)
{
    return threadText(name, "join", "threads = ['" + joined + "']\n");
}

std::string takeText(const std::string &name, const std::string &locks, const std::string &settings)
{
    return threadText(name, "take-locks", "locks = " + locks + "\n" + settings);
}

constexpr const char *kMechanisms[] = {"pipe", "posix-mq", "queue"};

}  // namespace

class CommunicationDeadlocksTest : public QObject
{
    Q_OBJECT

private slots:
    void aDeadlockIsProven_data();
    void aDeadlockIsProven();
    void waitingThatWillEndIsNeverAccused_data();
    void waitingThatWillEndIsNeverAccused();
};

void CommunicationDeadlocksTest::aDeadlockIsProven_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("members");
    QTest::addColumn<int>("stuck");  // threads, members and others
    QTest::addColumn<int>("certainty");

    const auto row = [](const std::string &name, const std::string &text, const char *members, int stuck,
                        Certainty certainty) {
        QTest::newRow(name.c_str()) << QString::fromStdString(text) << members << stuck << int(certainty);
    };
    for (const std::string id : kMechanisms) {
        // The one message of the ring is taken out of it; then both relays read for ever.
        row(id + ", both read",
            two(id) + spread(id, {relayText("a", "there", "back"), relayText("b", "back", "there"),
                                  produceText("spark", "there", "count = 1\n"),
                                  consumeText("thief", "there", "count = 1\n")}),
            "a b", 2, Certainty::Knot);
        // Two floods fill what the relays send to each other.
        row(id + ", both are full",
            two(id) + spread(id, {relayText("a", "there", "back"), relayText("b", "back", "there"),
                                  produceText("flood 1", "there"), produceText("flood 2", "back")}),
            "a b", 4, Certainty::Knot);
        // The questioner waits to ask, the answerer waits to answer: the floods have taken all space.
        row(id + ", question and answer are full",
            two(id) + spread(id, {threadText("ask", "ping", "to = 'there'\nfrom = 'back'\n"),
                                  threadText("answer", "pong", "from = 'there'\nto = 'back'\n"),
                                  produceText("flood 1", "there"), produceText("flood 2", "back")}),
            "answer ask", 4, Certainty::Knot);
        // Another relay takes the message out of the ring; then it and its reader wait behind the ring.
        row(id + ", behind a ring that reads",
            two(id) + channelText("out", id) +
                spread(id, {relayText("a", "there", "back"), relayText("b", "back", "there"),
                            relayText("c", "there", "out"), consumeText("sink", "out"),
                            produceText("spark", "there", "count = 1\n")}),
            "a b", 4, Certainty::Knot);
    }
    // The sink still sleeps when the others are proven stuck.
    row("posix-mq, behind a ring that reads, one comes to a stop after the proof",
        two("posix-mq") + channelText("out", "posix-mq") +
            spread("posix-mq",
                   {relayText("a", "there", "back"), relayText("b", "back", "there"),
                    relayText("c", "there", "out"), consumeText("sink", "out", "delay = '300ms'\n"),
                    produceText("spark", "there", "count = 1\n")}),
        "a b", 4, Certainty::Knot);
    // A pipe tells its senders that nobody reads any more; these do not.
    for (const std::string id : {"posix-mq", "queue"})
        row(id + ", its only receiver has ended",
            channelText("wire", id) +
                spread(id, {produceText("flood", "wire"), consumeText("guest", "wire", "count = 1\n")}),
            "flood", 1, Certainty::Orphan);
    row("two joins in a circle", processText("p", joinText("a", "b") + joinText("b", "a")), "a b", 2,
        Certainty::Cycle);
    row("three joins in a circle",
        processText("p", joinText("a", "b") + joinText("b", "c") + joinText("c", "a")), "a b c", 3,
        Certainty::Cycle);
    row("three locks in a circle",
        "[[lock]]\nname = 'x'\n[[lock]]\nname = 'y'\n[[lock]]\nname = 'z'\n" +
            processText("p", takeText("a", "['x', 'y']", "gap = '20ms'\n") +
                                 takeText("b", "['y', 'z']", "gap = '20ms'\n") +
                                 takeText("c", "['z', 'x']", "gap = '20ms'\n")),
        "a b c", 3, Certainty::Cycle);
    row("a join behind two locks",
        "[[lock]]\nname = 'x'\n[[lock]]\nname = 'y'\n" +
            processText("p", takeText("a", "['x', 'y']", "gap = '20ms'\n") +
                                 takeText("b", "['y', 'x']", "gap = '20ms'\n") + joinText("waiter", "a")),
        "a b", 3, Certainty::Cycle);
    row("a ring over two mechanisms",
        channelText("there", "pipe") + channelText("back", "posix-mq") +
            spread("pipe", {relayText("a", "there", "back"), relayText("b", "back", "there"),
                            produceText("flood 1", "there"), produceText("flood 2", "back")}),
        "a b", 4, Certainty::Knot);
    row("pipes of one page, both full",
        channelText("there", "pipe", "capacity = '4 KiB'\n") +
            channelText("back", "pipe", "capacity = '4 KiB'\n") +
            spread("pipe", {relayText("a", "there", "back"), relayText("b", "back", "there"),
                            produceText("flood 1", "there"), produceText("flood 2", "back")}),
        "a b", 4, Certainty::Knot);
}

void CommunicationDeadlocksTest::aDeadlockIsProven()
{
    QFETCH(QString, text);
    QFETCH(QString, members);
    QFETCH(int, stuck);
    QFETCH(int, certainty);
    const Experiment experiment = experimentOf("seconds = 5\n" + text.toStdString());
    // Of all rounds the shortest: where the machine is busy, the session may have to wait for a processor in any of them.
    std::int64_t shortestDelayNs = std::numeric_limits<std::int64_t>::max();
    for (const Level level : {Level::Light, Level::Full}) {
        for (int round = 0; round < 3; ++round) {
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
            QCOMPARE(QString::fromStdString(wrongBooks(*last)), QString());
            QCOMPARE(QString::fromStdString(wrongQueues(*last)), QString());
        }
    }
    QVERIFY2(shortestDelayNs <= kMostDelayNs, qPrintable(QString::number(shortestDelayNs)));
}

void CommunicationDeadlocksTest::waitingThatWillEndIsNeverAccused_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const std::string &name, const std::string &text) {
        QTest::newRow(name.c_str()) << QString::fromStdString(text);
    };
    for (const std::string id : kMechanisms) {
        row(id + ", a consumer sleeps while it is full",
            channelText("wire", id) + spread(id, {produceText("p", "wire", "count = 3000\n"),
                                                  consumeText("c", "wire", "delay = '400ms'\n")}));
        row(id + ", a sender with two messages a second",
            channelText("wire", id) +
                spread(id, {produceText("p", "wire", "rate = 2\ncount = 2\n"), consumeText("c", "wire")}));
        row(id + ", a ring that waits for a slow sender",
            two(id) + spread(id, {relayText("a", "there", "back"), consumeText("b", "back"),
                                  produceText("p", "there", "rate = 4\ncount = 2\n")}));
        row(id + ", question and answer",
            two(id) + spread(id, {threadText("ask", "ping", "to = 'there'\nfrom = 'back'\ncount = 5000\n"),
                                  threadText("answer", "pong", "from = 'there'\nto = 'back'\n")}));
        row(id + ", many senders and receivers",
            channelText("wire", id) +
                spread(id, {produceText("p1", "wire", "count = 5000\n"),
                            produceText("p2", "wire", "count = 5000\n"), consumeText("c1", "wire"),
                            consumeText("c2", "wire", "service = '20us'\n")}));
    }
    row("pipe, its only receiver has ended",
        channelText("wire", "pipe") +
            spread("pipe", {produceText("flood", "wire"), consumeText("guest", "wire", "count = 1\n")}));
    row("a lock held long", "[[lock]]\nname = 'x'\n" +
                                processText("p", takeText("a", "['x']", "hold = '300ms'\nrepeat = 1\n") +
                                                     takeText("b", "['x']", "hold = '300ms'\nrepeat = 1\n")));
    row("a lock held long across processes",
        "[[lock]]\nname = 'x'\n" + processText("p", takeText("a", "['x']", "hold = '300ms'\nrepeat = 1\n")) +
            processText("q", takeText("b", "['x']", "hold = '300ms'\nrepeat = 1\n")));
    row("a chain of joins that ends",
        "[[lock]]\nname = 'x'\n" + processText("p", takeText("a", "['x']", "hold = '300ms'\nrepeat = 1\n") +
                                                        joinText("b", "a") + joinText("c", "b")));
}

void CommunicationDeadlocksTest::waitingThatWillEndIsNeverAccused()
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
        QCOMPARE(QString::fromStdString(wrongBooks(*last)), QString());
    }
}

QTEST_GUILESS_MAIN(CommunicationDeadlocksTest)
#include "tst_communication_deadlocks.moc"
