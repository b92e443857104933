#include <QtTest>

#include "support/script_bench.h"

using namespace ws;
using ws::test::ScriptBench;

class TestScriptReceiveAny : public QObject
{
    Q_OBJECT

    static void addMechanisms()
    {
        QTest::addColumn<QByteArray>("mechanism");
        for (const char *id : {"pipe", "socketpair", "unix-stream", "unix-datagram", "unix-seqpacket", "tcp",
                               "udp", "posix-mq", "eventfd"})
            QTest::newRow(id) << QByteArray(id);
    }
    // Thread 0 receives from a and b, thread 1 sends.
    static std::unique_ptr<ScriptBench> bench()
    {
        QFETCH(QByteArray, mechanism);
        auto made = std::make_unique<ScriptBench>(2);
        const std::size_t bytes = mechanism == "eventfd" ? 0 : 64;
        made->addChannel("a", mechanism.toStdString(), bytes, {1}, {0});
        made->addChannel("b", mechanism.toStdString(), bytes, {1}, {0});
        made->addPrimitive("go", "event");
        made->open();
        return made;
    }

private slots:
    void theFirstMessageIsTakenFromWhereverItComes_data() { addMechanisms(); }
    void theFirstMessageIsTakenFromWhereverItComes()
    {
        auto run = bench();
        QFETCH(QByteArray, mechanism);
        const bool isText = mechanism != "eventfd";
        run->launch(0, "log(receive_any(a, b)) go:set() log(receive_any(a, b))");
        QTRY_VERIFY(run->live(0).state == SlotState::Waiting);
        QCOMPARE(int(run->live(0).kind), int(WaitKind::Any));
        QCOMPARE(run->slot(0).setSize.load(), 2u);
        QCOMPARE(run->slot(0).set[0].load(), std::uint64_t(WaitKind::Message) << 32 | 0);
        QCOMPARE(run->slot(0).set[1].load(), std::uint64_t(WaitKind::Message) << 32 | 1);
        QCOMPARE(run->slot(0).deadlineTicks.load(), std::uint64_t{0});
        QCOMPARE(
            run->run(1, isText ? "b:send('to b') go:wait() a:send('to a')" : "b:send() go:wait() a:send()"),
            std::string());
        QCOMPARE(run->collect(0), std::string());
        QCOMPARE(run->logText(), std::string(isText ? "2 to b|1 to a" : "2 true|1 true"));
        // Nothing is counted as taken that was not.
        QCOMPARE(run->segment().use(1).done.load() + run->segment().use(3).done.load(), std::uint64_t{2});
        QCOMPARE(run->segment().use(1).begun.load(), run->segment().use(1).done.load());
    }

    void channelsAtTheirEndAreLeftOut_data() { addMechanisms(); }
    void channelsAtTheirEndAreLeftOut()
    {
        auto run = bench();
        run->launch(0,
                    "log(receive_any(a, b)) go:set() log(receive_any(a, b)) log(a:receive(), b:receive())");
        QTRY_VERIFY(run->live(0).state == SlotState::Waiting);
        QCOMPARE(run->run(1, "a:close() b:send() go:wait() b:close()"), std::string());
        QCOMPARE(run->collect(0), std::string());
        const std::string text = run->logText();
        QVERIFY2(text == "2 |nil|nil nil" || text == "2 true|nil|nil nil", text.c_str());
    }

    void aTimeOutIsSaid()
    {
        ScriptBench run(2);
        run.addChannel("a", "pipe", 64, {1}, {0});
        run.addChannel("b", "pipe", 64, {1}, {0});
        run.open();
        QCOMPARE(run.run(0, "log(receive_any(a, b, 0.002)) log(receive_any(a, b, 0))"), std::string());
        QCOMPARE(run.logText(), std::string("nil timeout|nil timeout"));
        run.launch(0, "receive_any(a, b, 3600)");
        QTRY_VERIFY(run.live(0).state == SlotState::Waiting);
        QVERIFY(run.slot(0).deadlineTicks.load() != 0);
        QCOMPARE(run.run(1, "a:send()"), std::string());
        QCOMPARE(run.collect(0), std::string());
    }

    void noChannelStarves()
    {
        ScriptBench run(2);
        run.addChannel("a", "pipe", 64, {1}, {0});
        run.addChannel("b", "pipe", 64, {1}, {0});
        run.open();
        QCOMPARE(run.run(1, "for i = 1, 10 do a:send('x') b:send('x') end"), std::string());
        QCOMPARE(run.run(0,
                         "local n = {0, 0} for i = 1, 10 do local k = receive_any(a, b) n[k] = n[k] + 1 end "
                         "log(n[1] > 0 and n[2] > 0)"),
                 std::string());
        QCOMPARE(run.logText(), std::string("true"));
    }

    void whatCannotBeWaitedForIsRefused()
    {
        ScriptBench run(2);
        run.addChannel("memory", "queue", 64, {1}, {0});
        run.addChannel("out", "pipe", 64, {0}, {1});
        run.addPrimitive("fork", "mutex");
        run.open();
        const auto refusal = [&](const char *text) { return QString::fromStdString(run.run(0, text)); };
        QVERIFY(refusal("receive_any(memory)").contains("poll(2) knows pipe"));
        QVERIFY(refusal("receive_any(out)").contains("no receiver of out"));
        QVERIFY(refusal("receive_any(fork)").contains("takes channels"));
        QVERIFY(refusal("receive_any('x')").contains("takes channels"));
        QVERIFY(refusal("receive_any(memory, -1)").contains("0 or more"));
    }
};

QTEST_APPLESS_MAIN(TestScriptReceiveAny)
#include "tst_script_receive_any.moc"
