#include <QtTest>

#include <fstream>

#include "experiment/reader.h"
#include "experiment/uses.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

// Line 1 and 2 of every row.
constexpr const char *kHead = "version = 1\ntitle = \"t\"\n";

QByteArray processText(const char *name)
{
    return QByteArray("[[process]]\nname = \"") + name + "\"\n";
}

// Four lines, and those of `keys`.
QByteArray threadText(const char *name, const char *script, const char *keys = "")
{
    return QByteArray("[[process.thread]]\nname = \"") + name + "\"\nrole = \"script\"\nscript = \"" +
           script + "\"\n" + keys;
}

// Three lines, those of `lines`, and one.
QByteArray scriptText(const char *name, const char *lines)
{
    return QByteArray("[[script]]\nname = \"") + name + "\"\ntext = '''\n" + lines + "'''\n";
}

ReadResult readText(const QByteArray &text, const std::string &file = "f")
{
    return readExperimentText(text.toStdString(), file, test::vocabularyWithScripts());
}

QStringList problemsOf(const QByteArray &text, const std::string &file = "f")
{
    QStringList lines;
    const ReadResult result = readText(text, file);
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&result)) {
        for (const FileProblem &problem : *problems)
            lines << QString::fromStdString(problem.text());
    }
    return lines;
}

Experiment experimentOf(const QByteArray &text, const std::string &file = "f")
{
    const ReadResult result = readText(text, file);
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&result)) {
        for (const FileProblem &problem : *problems)
            qWarning("%s", problem.text().c_str());
        return {};
    }
    return std::get<Experiment>(result);
}

// "event:ready/8 thread:b/16": what the first thread of the first process uses.
std::string usesText(const Experiment &experiment)
{
    if (experiment.processes.empty())
        return "none: it could not be read";
    const Vocabulary words = test::vocabularyWithScripts();
    ScriptScans scans(experiment, words);
    std::string text;
    for (const NamedUse &use : usesOf(scans, experiment.processes.front().threads.front()))
        text += (text.empty() ? "" : " ") + use.name + "/" + std::to_string(use.abilities);
    return text;
}

void row(const char *name, const QByteArray &text, const QStringList &problems)
{
    QTest::newRow(name) << text << problems;
}

}  // namespace

class TstExperimentScripts : public QObject
{
    Q_OBJECT

private slots:
    void primitivesOfAllFamiliesAreReadInTheOrderOfTheLines()
    {
        const Experiment experiment = experimentOf(
            kHead +
            QByteArray("[[semaphore]]\nname = \"s\"\ninitial = 2\n[[event]]\nname = \"e\"\n"
                       "[[lock]]\nname = \"a\"\nprimitive = \"spin\"\n[[semaphore]]\nname = \"t\"\n") +
            processText("p") + "[[process.thread]]\nrole = \"take-locks\"\nlocks = [\"a\"]\n");
        QCOMPARE(experiment.primitives.size(), std::size_t{4});
        QCOMPARE(experiment.primitives[0].primitive, std::string("semaphore"));
        QCOMPARE(experiment.primitives[0].parameters.number("initial", 0), 2);
        QCOMPARE(experiment.primitives[1].primitive, std::string("event"));
        QCOMPARE(experiment.primitives[2].primitive, std::string("spin"));
        QCOMPARE(experiment.primitives[3].name, std::string("t"));
    }

    void aScriptKnowsItsLinesAndAThreadItsArguments()
    {
        const Experiment experiment = experimentOf(
            kHead + scriptText("eat", "left takes\nseat\n") + QByteArray("[[lock]]\nname = \"fork 1\"\n") +
                processText("p") +
                threadText(
                    "a", "eat",
                    "with = { left = \"fork 1\", seat = 1, slow = true, share = 0.5 }\nmessage = 100\n"),
            "folder/eat.toml");
        QCOMPARE(experiment.scripts.size(), std::size_t{1});
        QCOMPARE(experiment.scripts[0].text, std::string("left takes\nseat\n"));
        QCOMPARE(experiment.scripts[0].firstLine, 6);
        QCOMPARE(experiment.scripts[0].file, std::string("eat.toml"));
        const ThreadSpec &spec = experiment.processes.at(0).threads.at(0);
        QCOMPARE(spec.script, std::string("eat"));
        QCOMPARE(spec.arguments.names("left"), std::vector<std::string>{"fork 1"});
        QCOMPARE(spec.arguments.number("seat", 0), 1);
        QCOMPARE(spec.arguments.number("slow", 0), 1);
        QCOMPARE(spec.arguments.real("share").value_or(0), 0.5);
        QCOMPARE(spec.parameters.number("message", 0), 100);
        QCOMPARE(usesText(experiment), std::string("fork 1/4"));
    }

    void aTextInOneLineBeginsInThatLine()
    {
        const Experiment experiment =
            experimentOf(kHead +
                         QByteArray("[[script]]\nname = \"x\"\ntext = '''a takes'''\n[[lock]]\n"
                                    "name = \"a\"\n") +
                         processText("p") + threadText("t", "x"));
        QCOMPARE(experiment.scripts.at(0).firstLine, 5);
    }

    void anObjectIsUsedOnceWhateverItIsCalled()
    {
        const Experiment experiment =
            experimentOf(kHead + scriptText("x", "e takes\nmine gives\nlater starts joins\nn\n") +
                         scriptText("y", "e takes\n") + "[[event]]\nname = \"e\"\n" + processText("p") +
                         threadText("t", "x", "with = { mine = \"e\", n = \"no object\" }\n") +
                         threadText("later", "y", "start = \"later\"\n"));
        QCOMPARE(usesText(experiment), std::string("e/12 later/48"));
    }

    void whatAScriptCannotDoWithAThreadIsLeftOut()
    {
        const Experiment experiment = experimentOf(
            kHead + scriptText("x", "t all\nu all\nv all\n") + processText("p") + threadText("t", "x") +
            threadText("u", "x") + processText("q") + threadText("v", "x"));
        QCOMPARE(usesText(experiment), std::string("t/0 u/32 v/0"));
    }

    void aScriptIsAnEndOfAChannel()
    {
        const QByteArray text = kHead + scriptText("x", "c sends\n") + scriptText("y", "c receives\n") +
                                "[[channel]]\nname = \"c\"\nmechanism = \"posix-mq\"\n" + processText("p") +
                                threadText("t", "x", "message = 9000\n") + processText("q") +
                                threadText("u", "y");
        QCOMPARE(
            problemsOf(text).join('\n'),
            QString("f:22:11: thread 't': a message of 9000 bytes is larger than posix-mq carries (channel "
                    "'c'); expected at most 8192 bytes, the limit in /proc/sys/fs/mqueue/msgsize_max"));
    }

    void aProcessThatMayEndSaysSo()
    {
        const QByteArray head = kHead + scriptText("x", "t\n") + processText("p");
        QVERIFY(experimentOf(head + "may_end = true\n" + threadText("t", "x")).processes.at(0).mayEnd);
        QVERIFY(!experimentOf(head + threadText("t", "x")).processes.at(0).mayEnd);
        QCOMPARE(problemsOf(head + "may_end = 1\n" + threadText("t", "x")).join('\n'),
                 QString("f:10:11: 'may_end' is a whole number; expected true or false, without quotes"));
    }

    void aMistakeIsReportedWithItsPlace_data();
    void aMistakeIsReportedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, problems);
        QCOMPARE(problemsOf(text).join('\n'), problems.join('\n'));
    }

    void aScriptMayBeAFileBesideTheExperiment()
    {
        QTemporaryDir folder;
        const std::string base = folder.path().toStdString();
        std::ofstream(base + "/good.lua") << "a takes\n";
        std::ofstream(base + "/wrong.lua") << "a takes\n!oops\n";
        std::ofstream(base + "/bytes.lua") << "\xff\xfe";
        std::ofstream(base + "/large.lua") << std::string((1u << 20) + 1, 'x');
        const auto with = [](const char *file) {
            return QByteArray(kHead) + "[[script]]\nname = \"x\"\nfile = \"" + file +
                   "\"\n[[lock]]\nname = \"a\"\n" + processText("p") + threadText("t", "x");
        };
        const auto problem = [&](const char *file) {
            return problemsOf(with(file), base + "/e.toml")
                .join('\n')
                .remove(QString::fromStdString(base) + '/');
        };
        const Experiment experiment = experimentOf(with("good.lua"), base + "/e.toml");
        QCOMPARE(experiment.scripts.at(0).text, std::string("a takes\n"));
        QCOMPARE(experiment.scripts.at(0).file, std::string("good.lua"));
        QCOMPARE(experiment.scripts.at(0).firstLine, 1);
        QCOMPARE(problem("wrong.lua"), QString("e.toml:5:8: script 'x' (wrong.lua:2): oops"));
        QCOMPARE(problem("none.lua"),
                 QString("e.toml:5:8: script 'x', file 'none.lua': there is no such file"));
        QCOMPARE(
            problem("bytes.lua"),
            QString("e.toml:5:8: script 'x', file 'bytes.lua': not UTF-8; expected a text file in UTF-8"));
        QCOMPARE(problem("large.lua"),
                 QString("e.toml:5:8: script 'x', file 'large.lua': is larger than a script "
                         "may be; expected at most 1 MiB"));
        std::filesystem::create_symlink("/etc/hostname", base + "/link.lua");
        for (const char *outside : {"../x.lua", "/etc/hostname", "link.lua", ""})
            QVERIFY2(problem(outside).contains("is not in the folder of the experiment"), outside);
    }

    void everythingIsReadBackAsItWasWritten()
    {
        const Vocabulary words = test::vocabularyWithScripts();
        Experiment before;
        before.id = "scripts";
        before.title.en = "Scripts";
        before.group = "Tests";
        PrimitiveSpec semaphore{"信号量", "semaphore", {}};
        semaphore.parameters.setNumber("initial", 3);
        before.primitives = {{"e", "event", {}}, semaphore, {"a", "mutex", {}}, {"rw", "rw", {}}};
        before.scripts = {
            {"plain", "e takes\n\ta gives\n"},         {"no line feed at the end", "e takes"},
            {"quotes", "e takes '''x'''\n\"\"\"\n\\"}, {"ends with a quote", "e takes '"},
            {"odd bytes", "e takes \r\n\x01\x7f"},     {"begins with a line feed", "\n\ne takes"},
        };
        ProcessSpec process{"p", {}, true};
        for (const ScriptSpec &one : before.scripts) {
            ThreadSpec spec{"t " + one.name, "script", {}, one.name, {}, false};
            spec.arguments.setNames("text", {"a \"text\"\n"});
            spec.arguments.setNumber("count", -3);
            spec.arguments.setReal("whole", 2.0);
            spec.arguments.setReal("tiny", 1e-300);
            spec.parameters.setNumber("message", 64);
            process.threads.push_back(std::move(spec));
        }
        process.threads.back().startedByOthers = true;
        before.processes = {process};
        const std::string text = experimentText(before, words);
        // What it means is another question: these scripts are not all in order.
        Experiment valid = before;
        for (ScriptSpec &one : valid.scripts)
            one.text = "e takes\n";
        valid.processes[0].threads.back().startedByOthers = false;
        const std::string validText = experimentText(valid, words);
        const ReadResult result = readExperimentText(validText, "scripts.toml", words);
        QVERIFY2(std::holds_alternative<Experiment>(result), validText.c_str());
        QVERIFY(std::get<Experiment>(result) == valid);
        QCOMPARE(experimentText(std::get<Experiment>(result), words), validText);
        QVERIFY(text.find("start = \"later\"") != std::string::npos);
        QVERIFY(text.find("may_end = true") != std::string::npos);
    }

    void aTextIsReadBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("e\n\te\n");
        QTest::newRow("no line feed at the end") << QByteArray("e");
        QTest::newRow("both quotes") << QByteArray("e\n'''x'''\n\"\"\"\n\\ \\n");
        QTest::newRow("ends with a quote") << QByteArray("e '");
        QTest::newRow("ends with the other quote") << QByteArray("e ''' \"");
        QTest::newRow("odd bytes") << QByteArray("e\r\n\x01\x7f");
        QTest::newRow("begins with a line feed") << QByteArray("\n\ne");
        QTest::newRow("Chinese") << QByteArray("e -- 哲学家\n");
    }
    void aTextIsReadBackByteForByte()
    {
        QFETCH(QByteArray, text);
        Vocabulary words = test::vocabularyWithScripts();
        words.scanScript = [](std::string_view) { return ScriptScan{}; };
        Experiment before;
        before.id = "f";
        before.title.en = "t";
        before.group = "Tests";
        before.scripts = {{"x", text.toStdString()}};
        before.processes = {{"p", {{"t", "script", {}, "x", {}, false}}}};
        const std::string written = experimentText(before, words);
        const ReadResult result = readExperimentText(written, "f", words);
        QVERIFY2(std::holds_alternative<Experiment>(result), written.c_str());
        QVERIFY2(std::get<Experiment>(result) == before, written.c_str());
    }
};

void TstExperimentScripts::aMistakeIsReportedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("problems");
    const QByteArray head = kHead;
    const QByteArray lock = "[[lock]]\nname = \"a\"\n";
    const QByteArray locker =
        processText("p") + "[[process.thread]]\nrole = \"take-locks\"\nlocks = [\"a\"]\n";

    row("a primitive of another family",
        head + "[[event]]\nname = \"e\"\nprimitive = \"mutex\"\n" + lock + locker,
        {"f:5:13: primitive 'mutex' is a lock, not an event; expected one of event, local-event"});
    row("a primitive that nobody knows",
        head + "[[event]]\nname = \"e\"\nprimitive = \"evnt\"\n" + lock + locker,
        {"f:5:13: unknown primitive 'evnt'; did you mean 'event'"});
    row("a family without a primitive here", head + "[[latch]]\nname = \"l\"\n" + lock + locker,
        {"f:3:1: unknown primitive ''; there is no latch in this program"});
    row("a setting too large", head + "[[semaphore]]\nname = \"s\"\ninitial = 101\n" + lock + locker,
        {"f:5:11: semaphore 's' (semaphore): initial = 101 is too large; expected at most 100"});
    row("a setting that is missing", head + "[[barrier]]\nname = \"b\"\n" + lock + locker,
        {"f:3:1: barrier 'b' (barrier) needs the key 'parties'; expected a whole number"});
    row("a setting of another primitive", head + "[[event]]\nname = \"e\"\ninitial = 1\n" + lock + locker,
        {"f:5:1: unknown key 'initial' in event 'e' (event); expected one of name, primitive, at"});
    row("two objects of one name", head + lock + "[[event]]\nname = \"a\"\n" + locker,
        {"f:6:8: the name 'a' is already the name of a lock in line 4; channels and primitives need names of "
         "their "
         "own"});
    row("an event where a lock is taken", head + "[[event]]\nname = \"a\"\n" + locker,
        {"f:9:10: thread 'take-locks 1': 'locks' names 'a', which is an event; expected the name of a lock"});
    row("across processes",
        head + "[[event]]\nname = \"e\"\nprimitive = \"local-event\"\n" + scriptText("x", "e takes\n") +
            processText("p") + threadText("t", "x") + processText("q") + threadText("u", "x"),
        {"f:5:13: event 'e': local-event works within one process, but threads of processes 'p', 'q' use it; "
         "expected one process or one of event"});

    row("syntax",
        head + lock + scriptText("x", "a takes\n!unexpected symbol\n") + processText("p") +
            threadText("t", "x"),
        {"f:9:1: script 'x': unexpected symbol"});
    row("an unknown name",
        head + lock + scriptText("x", "b1 takes\nforkk\n") + processText("p") +
            threadText("t", "x", "with = { fork = 1 }\n"),
        {"f:8:1: script 'x': unknown name 'b1' for thread 't': no channel, primitive, thread or argument is "
         "called "
         "so",
         "f:9:1: script 'x': unknown name 'forkk' for thread 't': no channel, primitive, thread or argument "
         "is "
         "called so; did you mean 'fork'"});
    row("an unknown method",
        head + "[[event]]\nname = \"e\"\n" + scriptText("x", "e wiat\n") + processText("p") +
            threadText("t", "x"),
        {"f:8:1: script 'x': 'e' is an event, which has no method 'wiat'; did you mean 'wait'"});
    row("no such script",
        head + lock + scriptText("eat", "a takes\n") + processText("p") + threadText("t", "eta"),
        {"f:15:10: thread 't': there is no script 'eta'; did you mean 'eat'"});
    row("a script thread without a script",
        head + scriptText("x", "t\n") + processText("p") +
            "[[process.thread]]\nname = \"t\"\nrole = \"script\"\n",
        {"f:10:1: thread 't' (script) needs the key 'script'; expected the name of a [[script]]"});
    row("both text and file",
        head + "[[script]]\nname = \"x\"\ntext = \"t\"\nfile = \"x.lua\"\n" + processText("p") +
            threadText("t", "x"),
        {"f:3:1: script 'x' has no text; expected text = \"\"\"...\"\"\" or file = \"name.lua\"",
         "f:6:8: script 'x' has both 'text' and 'file'; expected one of them"});
    row("two scripts of one name",
        head + scriptText("x", "t\n") + scriptText("x", "t\n") + processText("p") + threadText("t", "x"),
        {"f:9:8: the name 'x' is already the name of a script; scripts need names of their own"});
    row("a script in another role", head + lock + locker + "script = \"x\"\n",
        {"f:10:1: unknown key 'script' in a thread of role take-locks; expected one of name, role, start, "
         "at, "
         "locks, "
         "gap, hold, pause, repeat"});
    row("arguments that are no names",
        head + scriptText("x", "t\n") + processText("p") +
            threadText("t", "x", "with = { end = 1, \"1a\" = 2 }\n"),
        {"f:14:16: thread 't': 'with' has 'end', which is no name in Lua; expected letters, digits and '_', "
         "and none "
         "of Lua's own words",
         "f:14:26: thread 't': 'with' has '1a', which is no name in Lua; expected letters, digits and '_', "
         "and none "
         "of Lua's own words"});
    row("an argument that is a list",
        head + scriptText("x", "t\n") + processText("p") + threadText("t", "x", "with = { a = [1] }\n"),
        {"f:14:14: 'with' holds a list; expected { name = value, ... }, each value a text, a number, true or "
         "false"});

    row("a thread that nobody starts",
        head + scriptText("x", "a takes\n") + lock + processText("p") + threadText("t", "x") +
            threadText("u", "x", "start = \"later\"\n"),
        {"f:20:9: thread 'u' is to be started later, but no thread of its process that runs starts it; "
         "expected a "
         "script with a start of it"});
    row("two threads that wait for each other's start",
        head + scriptText("x", "u starts\n") + scriptText("y", "t starts\n") + processText("p") +
            threadText("t", "x", "start = \"later\"\n") + threadText("u", "y", "start = \"later\"\n"),
        {"f:19:9: thread 't' is to be started later, but no thread of its process that runs starts it; "
         "expected a "
         "script with a start of it",
         "f:24:9: thread 'u' is to be started later, but no thread of its process that runs starts it; "
         "expected a "
         "script with a start of it"});
    row("a start that is no word",
        head + scriptText("x", "t\n") + processText("p") + threadText("t", "x", "start = \"soon\"\n"),
        {"f:14:9: unknown start 'soon'; expected now (with the run) or later (by a script)"});
    row("a start of a thread that runs",
        head + scriptText("x", "u starts\n") + scriptText("y", "t\n") + processText("p") +
            threadText("t", "x") + threadText("u", "y"),
        {"f:6:1: script 'x': thread 't' cannot start 'u', which starts with the run; expected start = "
         "\"later\" in "
         "that thread"});
    row("a join across processes",
        head + scriptText("x", "u joins\n") + scriptText("y", "t\n") + processText("p") +
            threadText("t", "x") + processText("q") + threadText("u", "y"),
        {"f:6:1: script 'x': thread 't' cannot join 'u', a thread of process 'q'; expected a thread of its "
         "own "
         "process"});
    row("a join of itself", head + scriptText("x", "t joins\n") + processText("p") + threadText("t", "x"),
        {"f:6:1: script 'x': thread 't' cannot join itself; expected another thread of its process"});
    row("a thread named like a lock",
        head + lock + scriptText("x", "a takes\n") + processText("p") + threadText("a", "x"),
        {"f:13:8: the name 'a' of a thread is already the name of a channel or primitive, and scripts could "
         "not tell "
         "them apart; expected another one"});
}

QTEST_APPLESS_MAIN(TstExperimentScripts)
#include "tst_experiment_scripts.moc"
