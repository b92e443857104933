#include <QtTest>

#include <algorithm>

#include "record/ring_reader.h"
#include "support/script_bench.h"

using namespace ws;
using ws::test::ScriptBench;

namespace {

// A thread with a script; ends with its object, after a stop if need be.
std::thread inThread(ScriptBench &bench, const std::string &text, std::string &outcome)
{
    return std::thread([&bench, &outcome, text] { outcome = bench.run(0, text); });
}

std::vector<std::uint64_t> lineEvents(ScriptBench &bench)
{
    std::vector<Event> events;
    RingReader(bench.segment(), 0).take(events);
    std::vector<std::uint64_t> lines;
    for (const Event &event : events) {
        if (event.kind == static_cast<std::uint16_t>(EventKind::ScriptLine))
            lines.push_back(event.value);
    }
    return lines;
}

}  // namespace

// What a script cannot do, and how it ends.
class TestScriptLimits : public QObject
{
    Q_OBJECT

    static void addEndless()
    {
        QTest::addColumn<QByteArray>("text");
        for (
            const char *text :
            {"while true do end", "for i = 1, math.huge do local x = i end", "::a:: goto a",
             "local function f() return f() end f()",
             "while true do pcall(function() while true do end end) end",
             "while true do pcall(error, 'x') end",
             "while true do xpcall(function() while true do end end, function() while true do end end) end",
             "local c = coroutine.wrap(function() while true do end end) while true do pcall(c) end",
             "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
             "while true do local c = coroutine.create(function() while true do end end) coroutine.resume(c) "
             "coroutine.close(c) end",
             "while true do local c <close> = setmetatable({}, {__close = function() while true do end end}) "
             "end",
             "while true do fork:with(function() while true do end end) end",
             "while true do sleep(0.001) end", "while true do work(0.0001) end", "while true do log('x') end",
             "local t = setmetatable({}, {__index = function(t, k) while true do end end}) return t.x"})
            QTest::newRow(text) << QByteArray(text);
    }

private slots:
    void nothingLeadsOutOfTheState_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *name : {"io", "os", "package", "debug", "require", "load", "loadfile", "dofile",
                                 "warn", "_G", "loadstring", "string.dump"})
            QTest::newRow(name) << QByteArray("assert(") + name + " == nil)";
        QTest::newRow("metatable of objects") << QByteArray("assert(getmetatable(fork) == 'lock')");
        QTest::newRow("fields of objects") << QByteArray("assert(not pcall(function() fork.x = 1 end))");
        QTest::newRow("finalizers") << QByteArray(
            "assert(not pcall(setmetatable, {}, {__gc = function() end}))");
        QTest::newRow("random seeds") << QByteArray("assert(not pcall(math.randomseed))");
    }
    void nothingLeadsOutOfTheState()
    {
        QFETCH(QByteArray, text);
        ScriptBench bench;
        bench.addPrimitive("fork", "mutex");
        bench.open();
        QCOMPARE(bench.run(0, text.toStdString()), std::string());
    }

    void luasOwnLibraryWorks()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, R"(
            assert(string.format('%d', 3) == '3' and ('a'):rep(3) == 'aaa')
            assert(table.concat({1, 2}, ',') == '1,2' and select('#', 1, 2) == 2)
            assert(math.floor(2.5) == 2 and utf8.len('中文') == 2)
            local c = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return b * 2 end)
            assert(c(1) == 2 and c(5) == 10)
            assert(select(2, pcall(error, 'x')) == 'x')
            assert(select(3, pcall(function(...) return ... end, 1, 2)) == 2)
            assert(select(2, xpcall(error, function(m) return m .. '!' end, 'x')) == 'x!')
            assert(select(2, xpcall(function(a) return a end, print, 7)) == 7)
            local d = coroutine.create(function() local ok, e = pcall(function() coroutine.yield(1) error('late', 0) end)
                return ok, e end)
            assert(select(2, coroutine.resume(d)) == 1)
            local _, ok, e = coroutine.resume(d)
            assert(ok == false and e == 'late')
            assert(setmetatable({}, {__index = {x = 4}}).x == 4))"),
                 std::string());
    }

    void memoryIsLimited()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "t = {}\nwhile true do\n  t[#t + 1] = ('x'):rep(1000) .. #t\nend"),
                 std::string("script:3: out of memory: a script may use 64 MiB"));
    }
    void oneLargeTextIsRefusedToo()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "\nlocal ok, e = pcall(string.rep, 'x', 1 << 30)\nerror(e, 0)"),
                 std::string("script:2: out of memory: a script may use 64 MiB"));
    }
    void whatIsGarbageDoesNotCount()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "for i = 1, 300 do local s = ('x'):rep(1 << 20) .. i end"), std::string());
    }

    void anEndlessScriptIsStopped_data() { addEndless(); }
    void anEndlessScriptIsStopped()
    {
        QFETCH(QByteArray, text);
        ScriptBench bench;
        bench.addPrimitive("fork", "mutex");
        bench.open();
        std::string outcome = "still running";
        std::thread thread = inThread(bench, text.toStdString(), outcome);
        QTRY_VERIFY(bench.line(0) == 1);
        bench.stop();
        thread.join();
        QCOMPARE(outcome, std::string());
    }
    void anEndlessScriptIsStoppedAtFullLevel_data() { addEndless(); }
    void anEndlessScriptIsStoppedAtFullLevel()
    {
        QFETCH(QByteArray, text);
        ScriptBench bench(1, RecordLevel::Full);
        bench.addPrimitive("fork", "mutex");
        bench.open();
        std::string outcome = "still running";
        std::thread thread = inThread(bench, text.toStdString(), outcome);
        QTRY_VERIFY(bench.line(0) == 1);
        bench.stop();
        thread.join();
        QCOMPARE(outcome, std::string());
    }

    void anEndlessLoopIsPausedAndGoesOn()
    {
        for (const RecordLevel level : {RecordLevel::Light, RecordLevel::Full}) {
            ScriptBench bench(1, level);
            bench.open();
            std::string outcome;
            std::thread thread = inThread(bench, "local n = 0\nwhile true do\n  n = n + 1\nend", outcome);
            QTRY_VERIFY(bench.line(0) >= 2);
            bench.pause();
            QTRY_VERIFY(bench.live(0).state == SlotState::Paused);
            bench.go();
            QTRY_VERIFY(bench.live(0).state == SlotState::Running);
            bench.stop();
            thread.join();
            QCOMPARE(outcome, std::string());
        }
    }

    void exitEndsTheThreadWhereverItIs()
    {
        for (const char *text :
             {"exit() log('no')", "pcall(exit) log('no')",
              "while true do pcall(function() exit() end) log('no') end",
              "coroutine.wrap(function() pcall(exit) end)() log('no')",
              "coroutine.resume(coroutine.create(exit)) log('no')", "fork:with(exit) log('no')"}) {
            ScriptBench bench(2);
            bench.addPrimitive("fork", "mutex");
            bench.open();
            QCOMPARE(bench.run(0, text), std::string());
            QCOMPARE(bench.logText(), std::string());
            // with() has given it back.
            QCOMPARE(bench.run(1, "assert(fork:try_lock())"), std::string());
        }
    }

    void anErrorHasItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
        };
        row("\nerror('oh')", "script:2: oh");
        row("\n\nerror('oh', 0)", "script:3: oh");
        row("error({})", "script:1: table: ");
        row("error()", "script:1: nil");
        row("\nnothing()", "script:2: attempt to call a nil value (global 'nothing')");
        row("local x = nil\nx.y = 1", "script:2: attempt to index a nil value (local 'x')");
        row("\nfork:lok()",
            "script:2: a lock has no method 'lok'; it has lock, try_lock, unlock, recover, with, name");
        row("\nfork.lock()", "script:2: this is a method of a lock: write a colon between the object and the "
                             "method, as in fork:lock()");
        row("\nfork:lock(-1)", "script:2: a time is given in seconds, 0 or more");
        row("\nsleep('x')", "script:2: bad argument #1 to 'sleep' (number expected, got string)");
        row("x = = 1", "script:1: unexpected symbol near '='");
        row("coroutine.wrap(function()\n error('deep') end)()", "script:1: script:2: deep");
        row("error('script: mine', 0)", "script: mine");
    }
    void anErrorHasItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        ScriptBench bench;
        bench.addPrimitive("fork", "mutex");
        bench.open();
        const QByteArray outcome = QByteArray::fromStdString(bench.run(0, text.toStdString()));
        QVERIFY2(outcome.startsWith(expected), outcome);
    }

    void linesOfErrorsAreThoseOfTheFileAndLiveLinesThoseOfTheScript()
    {
        ScriptBench bench;
        bench.firstLine = 40;
        bench.open();
        QCOMPARE(bench.run(0, "log('first')\nlog('second')\nerror('oh')"), std::string("file.toml:42: oh"));
        QCOMPARE(bench.logs().at(1).line, 2);
        QCOMPARE(bench.line(0), 2u);  // the last one at which the library was called
    }
    void aLongNameOfAFileIsCutBetweenTwoCharacters()
    {
        ScriptBench bench;
        bench.open();
        Part::Script script;
        for (int i = 0; i < 40; ++i)
            script.name += "哲";
        script.text = "error('oh')";
        bench.body(0).setScript(script, {}, bench);
        const Result<> outcome = findRole("script")->run(bench.body(0));
        QVERIFY(!outcome);
        const QString text = QString::fromStdString(outcome.error().text());
        QVERIFY(text.endsWith(":1: oh") && text.startsWith("哲哲哲"));
        QVERIFY(!text.contains(QChar::ReplacementCharacter));
    }

    void aWaitIsAtItsLine()
    {
        ScriptBench bench(2);
        bench.addPrimitive("fork", "mutex");
        bench.open();
        QCOMPARE(bench.run(1, "fork:lock()"), std::string());
        std::string outcome;
        std::thread thread = inThread(bench, "local x = 1\n\nfork:lock()\nfork:unlock()", outcome);
        QTRY_VERIFY(bench.live(0).state == SlotState::Waiting);
        QCOMPARE(bench.line(0), 3u);
        QCOMPARE(bench.run(1, "fork:unlock()"), std::string());
        thread.join();
        QCOMPARE(bench.line(0), 4u);
    }

    void everyNewLineIsAnEventAtFullLevel()
    {
        ScriptBench bench(1, RecordLevel::Full);
        bench.firstLine = 10;
        bench.open();
        QCOMPARE(bench.run(0, "local x = 1\nfor i = 1, 2 do\n  x = x + i\nend\n\nx = 0"), std::string());
        QCOMPARE(lineEvents(bench), (std::vector<std::uint64_t>{1, 2, 3, 2, 3, 2, 6}));
        QCOMPARE(bench.run(0, "for i = 1, 100 do local x = i end"), std::string());
        QCOMPARE(lineEvents(bench), std::vector<std::uint64_t>{1});
    }
    void nothingIsAnEventAtLightLevel()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "local x = 1\nlog(x)"), std::string());
        QVERIFY(lineEvents(bench).empty());
        QCOMPARE(bench.line(0), 2u);
    }

    void randomNumbersDependOnTheSeedAlone()
    {
        const auto numbers = [](std::uint64_t seed) {
            ScriptBench bench;
            bench.seed = seed;
            bench.open();
            const std::string outcome =
                bench.run(0, "log(random(1000), random(5, 6), math.random(), random())");
            return outcome + bench.logText();
        };
        QCOMPARE(numbers(7), numbers(7));
        QVERIFY(numbers(7) != numbers(8));
    }

    void logLinesAreLimitedAndTheRestIsCounted()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "for i = 1, 250 do log(i) end log(('中'):rep(1000))"), std::string());
        const auto logs = bench.logs();
        QVERIFY(logs.size() >= 101);
        std::size_t dropped = 0;
        std::size_t kept = 0;
        for (const auto &line : logs) {
            if (line.text.front() == '(')
                dropped += static_cast<std::size_t>(std::atoi(line.text.c_str() + 1));
            else
                ++kept;
        }
        QCOMPARE(kept + dropped, std::size_t{251});
        QVERIFY(dropped > 0);
    }
    void aLongLogLineIsCutBetweenTwoCharacters()
    {
        ScriptBench bench;
        bench.open();
        QCOMPARE(bench.run(0, "log(('中'):rep(1000))"), std::string());
        QCOMPARE(bench.logText().size(), std::size_t{999});
    }
};

QTEST_APPLESS_MAIN(TestScriptLimits)
#include "tst_script_limits.moc"
