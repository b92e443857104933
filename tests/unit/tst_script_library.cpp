#include <sys/wait.h>

#include <QtTest>

#include "body/script_words.h"
#include "record/ring_reader.h"
#include "support/script_bench.h"

using namespace ws;
using ws::test::ScriptBench;

namespace {

ParameterValues number(const char *name, std::int64_t value)
{
    ParameterValues values;
    values.setNumber(name, value);
    return values;
}

// All families, for two threads.
std::unique_ptr<ScriptBench> everything(RecordLevel level = RecordLevel::Light)
{
    auto bench = std::make_unique<ScriptBench>(2, level);
    bench->addPrimitive("fork", "mutex");
    bench->addPrimitive("robust", "mutex-robust");
    bench->addPrimitive("door", "rwlock-reader");
    bench->addPrimitive("desk", "monitor");
    bench->addPrimitive("lamp", "event");
    bench->addPrimitive("items", "semaphore", number("value", 2));
    ParameterValues set = number("members", 2);
    set.setNumber("value", 1);
    bench->addPrimitive("set", "semaphore-sysv", set);
    bench->addPrimitive("meet", "barrier", number("parties", 2));
    bench->addPrimitive("gate", "latch", number("count", 2));
    bench->addPrimitive("count", "cell-atomic");
    bench->addChannel("q", "pipe", 64, {0}, {1});
    bench->addChannel("back", "unix-seqpacket", 128, {1}, {0});
    bench->addChannel("tokens", "eventfd", 0, {0}, {1});
    bench->addChannel("memory", "queue", 64, {0}, {1});
    bench->addPrimitive("world", "user-signal");
    bench->open();
    return bench;
}

}  // namespace

class TestScriptLibrary : public QObject
{
    Q_OBJECT

private slots:
    // Each row runs alone; what it asserts is true when it passes.
    void aCallDoesWhatTheReferenceSays_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
        row("lock", "assert(fork:lock()) fork:unlock() assert(fork:lock(0.5)) fork:unlock()");
        row("try_lock", "assert(fork:try_lock() == true) fork:unlock()");
        row("with", "local a, b = fork:with(function() return 1, 2 end) assert(a == 1 and b == 2) "
                    "assert(fork:try_lock())");
        row("with gives back on an error",
            "local ok, e = pcall(fork.with, fork, function() error('oh') end) "
            "assert(not ok and e:find('script:1: oh', 1, true)) assert(fork:try_lock())");
        row("with lets coroutines pass", "local c = coroutine.wrap(function() return fork:with(function() "
                                         "return coroutine.yield(1) end) end) "
                                         "assert(c() == 1 and c(2) == 2) assert(fork:try_lock())");
        row("misuse of a lock", "local ok, e = pcall(fork.unlock, fork) assert(not ok) "
                                "assert(e:find('^script:1: fork: ') and e:find('not permitted'), e)");
        row("a lock that is not robust",
            "local ok, e = pcall(fork.recover, fork) assert(not ok and e:find('robust'))");
        row("rwlock",
            "assert(door:lock_shared(1)) door:unlock() assert(door:try_lock_shared()) door:unlock() "
            "assert(door:lock_exclusive(1)) door:unlock() assert(door:try_lock_exclusive()) door:unlock()");
        row("monitor", "desk:lock() desk:notify() desk:notify_all() desk:unlock() "
                       "desk:with(function() local ok, why = desk:wait(0.001) "
                       "assert(ok == false and why == 'timeout') end) assert(desk:try_lock())");
        row("misuse of a monitor", "assert(not pcall(desk.wait, desk)) assert(not pcall(desk.notify, desk))");
        row("event",
            "assert(not lamp:is_set()) local ok, why = lamp:wait(0) assert(ok == false and why == 'timeout') "
            "lamp:set() assert(lamp:is_set() and lamp:wait()) lamp:clear() assert(not lamp:is_set())");
        row("semaphore", "assert(items:value() == 2) assert(items:acquire() and items:acquire(1)) "
                         "assert(items:try_acquire() == false) items:release(3) assert(items:value() == 3)");
        row("semaphore_set",
            "assert(set:value(1) == 1 and set:operate{{1, -1}, {2, -1}}) assert(set:value(2) == 0) "
            "assert(set:try_operate{{1, -1}} == false) assert(set:operate({{1, -1}}, 0.001) == false) "
            "assert(set:operate{{1, 2}} and set:value(1) == 2)");
        row("misuse of a set",
            "assert(not pcall(set.value, set, 0)) assert(not pcall(set.operate, set, {1, -1}))");
        row("latch",
            "gate:count_down() assert(gate:wait(0) == false) gate:count_down(1) assert(gate:wait())");
        row("outside", "local ok, why = world:wait(0.001) assert(ok == false and why == 'timeout') "
                       "assert(world:wait(0) == false)");
        row("cell", "count:set(5) assert(count:get() == 5 and count:add(2) == 7 and count:add() == 8)");
        row("send", "assert(q:send('a') == true and q:send() == true and q:send(42) == true)");
        row("a full channel", "local n = 0 while q:try_send('x') do n = n + 1 end assert(n == 1024, n) "
                              "local ok, why = q:send('x', 0.001) assert(ok == false and why == 'timeout')");
        row("a text that is too long", "local ok, e = pcall(q.send, q, ('x'):rep(37)) assert(not ok and "
                                       "e:find('of which 36 are for a text'), e) "
                                       "assert(q:send(('x'):rep(36)))");
        row("tokens have no text",
            "local ok, e = pcall(tokens.send, tokens, 'x') assert(not ok and e:find('tokens')) "
            "assert(tokens:send())");
        row("no sender",
            "local ok, e = pcall(back.send, back, 'x') assert(not ok and e:find('no sender of back'))");
        row("no receiver", "local ok, e = pcall(q.receive, q) assert(not ok and e:find('no receiver of q'))");
        row("a closed end",
            "q:close() local ok, e = pcall(q.send, q, 'x') assert(not ok and e:find('has closed q'))");
        row("nothing to receive",
            "local text, why = back:receive(0.001) assert(text == nil and why == 'timeout') "
            "text, why = back:try_receive() assert(text == nil and why == 'timeout')");
        row("names", "assert(fork:name() == 'fork' and tostring(q) == 'q' and t2:name() == 't2' and me == "
                     "'thread 1')");
        row("object", "assert(object('fork') == fork) assert(not pcall(object, 'spoon'))");
        row("work and sleep", "local t = now() sleep(0.001) assert(now() - t >= 0.001) work(0.0001)");
        row("random",
            "for i = 1, 100 do local n = random(3, 5) assert(n >= 3 and n <= 5 and random() < 1) end");
        row("a thread that was not started", "assert(not t2:is_alive()) local ok, why = t2:join(0) "
                                             "assert(ok == false and why == 'timeout')");
        row("a thread cannot join itself", "assert(not pcall(t1.join, t1))");
        row("a thread that starts with the run",
            "local ok, e = pcall(t2.start, t2) assert(not ok and e:find('t2'))");
        row("exit codes", "assert(not pcall(exit_process, 256))");
    }
    void aCallDoesWhatTheReferenceSays()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(everything()->run(0, text.toStdString()), std::string());
        QCOMPARE(everything(RecordLevel::Full)->run(0, text.toStdString()), std::string());
        QCOMPARE(everything(RecordLevel::Off)->run(0, text.toStdString()), std::string());
    }

    void everyMethodOfTheWordsIsThere()
    {
        const std::pair<const char *, const char *> objects[] = {
            {"lock", "fork"},       {"rwlock", "door"},       {"monitor", "desk"}, {"event", "lamp"},
            {"semaphore", "items"}, {"semaphore_set", "set"}, {"barrier", "meet"}, {"latch", "gate"},
            {"cell", "count"},      {"channel", "q"},         {"thread", "t2"},    {"outside", "world"},
        };
        std::string text;
        for (const auto &[family, object] : objects)
            for (const MethodWord &word : methodWords())
                if (word.family == family)
                    text += "assert(type(" + std::string(object) + "." + std::string(word.name) +
                            ") == 'function')\n";
        QCOMPARE(everything()->run(0, text), std::string());
    }

    void textsComeBackExactly()
    {
        auto bench = everything();
        bench->launch(1,
                      "while true do local text = q:receive() if not text then break end back:send(text) end "
                      "log(select('#', q:receive()), q:receive())");
        QCOMPARE(bench->run(0, "for _, text in ipairs{'', 'a', 'zero\\0inside', '中文', ('x'):rep(36)} do "
                               "q:send(text) assert(back:receive() == text) end q:close()"),
                 std::string());
        QCOMPARE(bench->collect(1), std::string());
        QCOMPARE(bench->logText(), std::string("1 nil"));
        QCOMPARE(bench->segment()
                     .use(bench->body(1).endOf(10, false)->setup().use - &bench->segment().use(0))
                     .corrupt.load(),
                 std::uint64_t{0});
    }

    void tokensAreTrueAndThenEnd()
    {
        auto bench = everything();
        QCOMPARE(bench->run(0, "tokens:send() tokens:send() tokens:close()"), std::string());
        QCOMPARE(bench->run(1, "log(tokens:receive(), tokens:receive(), tokens:receive(), tokens:receive())"),
                 std::string());
        QCOMPARE(bench->logText(), std::string("true true nil nil"));
    }

    void oneOfABarriersThreadsIsTold()
    {
        auto bench = everything();
        bench->launch(1, "log(meet:wait())");
        QCOMPARE(bench->run(0, "log(meet:wait())"), std::string());
        QCOMPARE(bench->collect(1), std::string());
        QVERIFY(bench->logText() == "true|false" || bench->logText() == "false|true");
    }

    void aNotifiedThreadGoesOn()
    {
        auto bench = everything();
        bench->launch(1, "desk:lock() while not lamp:is_set() do desk:wait() end desk:unlock() log('done')");
        QTRY_COMPARE(int(bench->live(1).kind), int(WaitKind::Notify));
        QCOMPARE(bench->run(0, "desk:with(function() lamp:set() desk:notify() end)"), std::string());
        QCOMPARE(bench->collect(1), std::string());
        QCOMPARE(bench->logText(), std::string("done"));
    }

    void aThreadIsJoinedWithItsEnd()
    {
        auto bench = everything();
        bench->launch(1, "lamp:wait()");
        QTRY_VERIFY(bench->live(1).state == SlotState::Waiting);
        QCOMPARE(bench->run(0, "assert(t2:is_alive()) assert(t2:join(0.001) == false) lamp:set() "
                               "assert(t2:join()) assert(not t2:is_alive()) assert(not pcall(t2.join, t2))"),
                 std::string());
    }

    void aThreadIsStartedByItsName()
    {
        ScriptBench bench(2);
        bench.starts = {{1, 1}};
        bench.open();
        QCOMPARE(bench.run(0, "t2:start()"), std::string());
        QCOMPARE(bench.started, std::vector<std::uint32_t>{1});
    }

    void theOwnerOfARobustLockMayDie()
    {
        auto bench = everything();
        bench->launch(1, "robust:lock()");
        QCOMPARE(bench->collect(1), std::string());
        QCOMPARE(
            bench->run(0, "local ok, why = robust:lock() assert(ok and why == 'owner died') robust:recover() "
                          "robust:unlock() assert(robust:lock()) robust:unlock()"),
            std::string());
    }

    void argumentsAreGlobals()
    {
        ScriptBench bench;
        bench.addPrimitive("fork 1", "mutex");
        bench.addPrimitive("fork 2", "mutex");
        bench.arguments.setNumber("rounds", 7);
        bench.arguments.setReal("pause", 0.25);
        bench.arguments.setNames("left", {"fork 2"});
        bench.arguments.setNames("word", {"hello"});
        bench.arguments.setNames("forks", {"fork 1", "fork 2", "spoon"});
        bench.arguments.setNames("log", {"mine"});
        bench.open();
        QCOMPARE(bench.run(0,
                           "assert(rounds == 7 and math.type(rounds) == 'integer' and pause == 0.25)"
                           "assert(left == object('fork 2') and left:name() == 'fork 2' and word == 'hello')"
                           "assert(forks[1] == object('fork 1') and forks[2] == left and forks[3] == 'spoon')"
                           "assert(type(log) == 'function') left, word = word, left assert(word:try_lock())"),
                 std::string());
    }

    void logsHaveTheirLine()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "\nlog('a', 1, nil, true)\nprint('b')"), std::string());
        const auto logs = bench.logs();
        QCOMPARE(logs.size(), std::size_t{2});
        QCOMPARE(logs[0].text, std::string("a 1 nil true"));
        QCOMPARE(logs[0].line, 2);
        QCOMPARE(logs[1].line, 3);
    }

    void crashAndExitEndTheProcess_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("code");
        QTest::newRow("crash") << QByteArray("pcall(crash)") << SIGSEGV << 0;
        QTest::newRow("exit") << QByteArray("pcall(exit_process, 7)") << 0 << 7;
        QTest::newRow("exit without a code") << QByteArray("exit_process()") << 0 << 0;
    }
    void crashAndExitEndTheProcess()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, signal);
        QFETCH(int, code);
        ScriptBench bench;
        bench.open();
        const pid_t child = ::fork();
        if (child == 0) {
            (void)bench.run(0, text.toStdString());
            ::_exit(99);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WIFSIGNALED(status) ? WTERMSIG(status) : 0, signal);
        QCOMPARE(WIFEXITED(status) ? WEXITSTATUS(status) : 0, code);
    }
};

QTEST_APPLESS_MAIN(TestScriptLibrary)
#include "tst_script_library.moc"
