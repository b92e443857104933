#include <QtTest>

#include <algorithm>

#include "body/script_lexer.h"
#include "body/script_scan.h"
#include "body/script_words.h"
#include "sync/registry.h"

using namespace ws;

namespace {

const ScriptMention *find(const ScriptScan &scan, std::string_view name)
{
    const auto found = std::find_if(scan.mentions.begin(), scan.mentions.end(),
                                    [&](const ScriptMention &mention) { return mention.name == name; });
    return found != scan.mentions.end() ? &*found : nullptr;
}

}  // namespace

class TestScriptScan : public QObject
{
    Q_OBJECT

private slots:
    void aNameMayDoWhatItsMethodsDo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<unsigned>("abilities");
        const auto row = [](const char *text, unsigned abilities) {
            QTest::newRow(text) << QByteArray(text) << abilities;
        };
        row("x:send('a')", kSends);
        row("x:try_receive() x:name()", kReceives);
        row("x:send() x:receive()", kSends | kReceives);
        row("x:close()", kSends);
        row("x:receive() x:close()", kReceives);
        row("x:lock() x:unlock()", kTakes | kGives);
        row("x:acquire()", kTakes);
        row("x:release(2)", kGives);
        row("x:wait(0.5)", kTakes | kGives);
        row("x:notify_all()", kGives);
        row("x:is_set()", 0);
        row("x:join()", kJoins);
        row("x:start()", kStarts);
        row("if ok then while true do repeat x:acquire() until x:value() end end", kTakes);
        row("function f() return function() x:release() end end", kGives);
        row("object('x'):send()", kSends);
        row("object 'x':send()", kSends);
        row("object[[x]]:send()", kSends);
        row("object(\"\\120\"):send()", kSends);
        row("local a = x a:send()", kSends);
        row("local a <const> = x local b = a function f() b:receive() end a:send()", kSends | kReceives);
        row("local a, b = object('x'), 3 a:send()", kSends);
        row("receive_any(x, y, 0.5)", kReceives);
        row("log(x, tostring(x), type(x))", 0);
        row("do local x = 1 x:lock() end x:send()", kSends);
        row("for x = 1, 2 do x:lock() end x:send()", kSends);
        row("local function f(x) x:lock() end x:send()", kSends);
        row("-- x:lock()\n--[[ x:lock() ]] x:send('x:lock()')", kSends);
    }
    void aNameMayDoWhatItsMethodsDo()
    {
        QFETCH(QByteArray, text);
        QFETCH(unsigned, abilities);
        const ScriptScan scan = scanScript(text.toStdString());
        QVERIFY(scan.problems.empty());
        const ScriptMention *x = find(scan, "x");
        QVERIFY(x != nullptr);
        QCOMPARE(x->abilities, abilities);
    }

    void aScriptThatNamesAnEndOfItsProcessMayEndIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("ends");
        for (const char *text : {"crash()", "exit_process(1)", "local f = exit_process f()", "pcall(crash)",
                                 "if x then function f() crash() end end"})
            QTest::newRow(text) << QByteArray(text) << true;
        for (const char *text : {"exit()", "x:crash()", "log('crash')", "local crash = 1 log(crash)"})
            QTest::newRow(text) << QByteArray(text) << false;
    }
    void aScriptThatNamesAnEndOfItsProcessMayEndIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, ends);
        QCOMPARE(scanScript(text.toStdString()).endsProcess, ends);
    }

    void aNameThatCannotBeFollowedMayDoEverything_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"take(x)",
                                 "t = {x}",
                                 "t = {a = x}",
                                 "t[x] = 1",
                                 "t.a = x",
                                 "return x",
                                 "local a = x or y",
                                 "local a = (x)",
                                 "x.send(x)",
                                 "x['send'](x)",
                                 "f{x}",
                                 "for i in x do end",
                                 "a = x",
                                 "local a = x a = y a:send()",
                                 "local a if ok then a = x end a:send()",
                                 "return x:send(x)",
                                 "x, y = y, x x:send()",
                                 "local a <const> = x return a",
                                 "x = x or 1",
                                 "function receive_any(c) c:send() end receive_any(x)",
                                 "pcall(x.send, x)",
                                 "if x == y then end",
                                 "local a = function() return x end",
                                 "while x do end",
                                 "function x.f() end",
                                 "f(-x)",
                                 "f(#x)",
                                 "f(...,x)",
                                 "coroutine.wrap(f)(x)"})
            QTest::newRow(text) << QByteArray(text);
    }
    void aNameThatCannotBeFollowedMayDoEverything()
    {
        QFETCH(QByteArray, text);
        const ScriptScan scan = scanScript(text.toStdString());
        QVERIFY(scan.problems.empty());
        const ScriptMention *x = find(scan, "x");
        QVERIFY(x != nullptr);
        QCOMPARE(x->abilities, std::uint32_t(kEverything));
    }

    void namesOfTheScriptAreToldFromThoseOfTheExperiment()
    {
        const ScriptScan scan = scanScript("function tick() count = (count or 0) + 1 end\n"
                                           "local mine = 2\n"
                                           "never = mine\n"
                                           "tick() q:send(math.floor(count)) log(me) q:lok()");
        QCOMPARE(scan.mentions.size(), std::size_t{3});
        QVERIFY(find(scan, "tick")->assigned);
        QVERIFY(find(scan, "count")->assigned);
        QVERIFY(!find(scan, "q")->assigned);
        QCOMPARE(find(scan, "q")->line, 4);
        QCOMPARE(find(scan, "q")->methods, (std::vector<std::string>{"send", "lok"}));
    }

    void mentionsComeInTheOrderOfTheirLines()
    {
        const ScriptScan good = scanScript("local s = [[\n\n]]\nb:lock() --[[\n]] c:lock(\n)\nd:lock()");
        QCOMPARE(find(good, "b")->line, 4);
        QCOMPARE(find(good, "c")->line, 5);
        QCOMPARE(find(good, "d")->line, 7);
    }

    void aMistakeHasItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("an operator") << QByteArray("x = 1\ny = = 2") << 2;
        QTest::newRow("no end") << QByteArray("while true do\nx()\n") << 3;
        QTest::newRow("a text") << QByteArray("\n\nx = 'abc") << 3;
        QTest::newRow("a goto") << QByteArray("goto nowhere") << 1;
        QTest::newRow("no name") << QByteArray("\nlocal 1 = 2") << 2;
        QTest::newRow("computed names") << QByteArray("\nobject('fork ' .. i):lock()") << 2;
        QTest::newRow("no argument") << QByteArray("\nobject():lock()") << 2;
        QTest::newRow("object elsewhere") << QByteArray("\nlocal o = object") << 2;
        QTest::newRow("object by pcall") << QByteArray("\npcall(object, 'x')") << 2;
        QTest::newRow("object assigned") << QByteArray("object = 3") << 1;
        QTest::newRow("_ENV first") << QByteArray("_ENV.x = 1") << 1;
        QTest::newRow("_ENV local") << QByteArray("x = 1\nlocal _ENV = {}") << 2;
    }
    void aMistakeHasItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const ScriptScan scan = scanScript(text.toStdString());
        QVERIFY(!scan.problems.empty());
        QCOMPARE(scan.problems.front().line, line);
        QVERIFY(!scan.problems.front().message.empty());
        QVERIFY(scan.problems.front().message.find('<') == std::string::npos);
    }

    void anEmptyScriptMentionsNothing()
    {
        for (const char *text : {"", "\n\n", "-- nothing", "return"}) {
            const ScriptScan scan = scanScript(text);
            QVERIFY(scan.problems.empty() && scan.mentions.empty());
        }
    }

    void aFamilySharpensWhatANameMayDo()
    {
        ScriptMention mention = *find(scanScript("x:wait()"), "x");
        QCOMPARE(abilitiesIn("event", mention), std::uint32_t(kTakes));
        QCOMPARE(abilitiesIn("barrier", mention), std::uint32_t(kTakes | kGives));
        mention = *find(scanScript("f(x)"), "x");
        QCOMPARE(abilitiesIn("event", mention), std::uint32_t(kTakes | kGives));
        QCOMPARE(abilitiesIn("channel", mention), std::uint32_t(kSends | kReceives));
        QCOMPARE(abilitiesIn("thread", mention), std::uint32_t(kStarts | kJoins));
        mention = *find(scanScript("x:close()"), "x");
        QCOMPARE(abilitiesIn("channel", mention), std::uint32_t(kSends));
    }

    void everyFamilyOfPrimitivesHasMethods()
    {
        for (const Primitive *primitive : primitiveRegistry())
            QVERIFY(methodsOf(familyId(primitive->info.family)).size() > 1);
        QCOMPARE(methodsOf("no such family"), std::vector<std::string>{"name"});
    }

    void wordsAreCutAsLuaCutsThem()
    {
        const auto words = [](std::string_view text) {
            ScriptLexer lexer(text);
            std::string all;
            for (ScriptToken token = lexer.next(); token.kind != ScriptToken::Kind::End; token = lexer.next())
                all += "[" + token.text + "]";
            return all;
        };
        QCOMPARE(words("a..b...c"), std::string("[a][..][b][...][c]"));
        QCOMPARE(words("0x1p-4+.5e+3-2//1"), std::string("[0x1p-4][+][.5e+3][-][2][//][1]"));
        QCOMPARE(words("x<<1>=2~=3::y::"), std::string("[x][<<][1][>=][2][~=][3][::][y][::]"));
        QCOMPARE(words("'\\65\\x42\\z  \\u{4E2D}\\n\\''"), std::string("[AB中\n']"));
        QCOMPARE(words("[==[\na]]b]==]--[=[\n]=]c"), std::string("[a]]b][c]"));
    }
};

QTEST_APPLESS_MAIN(TestScriptScan)
#include "tst_script_scan.moc"
