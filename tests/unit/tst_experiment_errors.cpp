#include <QtTest>

#include "experiment/reader.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

// Line 1 and 2 of every row.
constexpr const char *kHead = "version = 1\ntitle = \"t\"\n";
// A process with two ends for channel 'p': 10 lines.
constexpr const char *kEnds = "[[process]]\nname = \"one\"\n"
                              "[[process.thread]]\nrole = \"produce\"\nto = \"p\"\n"
                              "[[process]]\nname = \"two\"\n"
                              "[[process.thread]]\nrole = \"consume\"\nfrom = \"p\"\n";
constexpr const char *kPipe = "[[channel]]\nname = \"p\"\nmechanism = \"pipe\"\n";

QStringList problemsOf(const QByteArray &text)
{
    QStringList lines;
    const ReadResult result = readExperimentText(text.toStdString(), "f", test::vocabulary());
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&result)) {
        for (const FileProblem &problem : *problems)
            lines << QString::fromStdString(problem.text());
    }
    return lines;
}

void row(const char *name, const QByteArray &text, const QStringList &problems)
{
    QTest::newRow(name) << text << problems;
}

}  // namespace

class TstExperimentErrors : public QObject
{
    Q_OBJECT

private slots:
    void aMistakeIsReportedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("problems");
        headRows();
        objectRows();
        threadRows();
        wireRows();
        sizeRows();
    }
    void aMistakeIsReportedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, problems);
        QCOMPARE(problemsOf(text).join('\n'), problems.join('\n'));
    }

    void allMistakesAreReportedAtOnceInTheOrderOfTheLines()
    {
        const QByteArray text = "version = 2\ntitle = 5\nseconds = 0\ncolour = \"red\"\n"
                                "[[channel]]\nname = \"p\"\nmechanism = \"pip\"\n"
                                "[[process]]\nname = \"one\"\n"
                                "[[process.thread]]\nrole = \"produce\"\nto = \"q\"\ntime = 20\n"
                                "[[process]]\nname = \"one\"\n";
        const QStringList expected{
            "f:1:11: version 2 of the format is not known to this program; expected version = 1",
            "f:2:9: 'title' is a whole number; expected a text in quotes or { en = \"...\", zh_CN = \"...\" "
            "}",
            "f:3:11: seconds must be above 0 and at most 86400 (a day)",
            "f:4:1: unknown key 'colour' in the experiment; expected one of version, title, summary, group, "
            "claims, "
            "seconds, placement, level, wait, process, channel, lock, rwlock, monitor, event, semaphore and "
            "6 "
            "more",
            "f:6:8: channel 'p' is a wire without an end: no thread sends to it and none receives from it",
            "f:7:13: unknown mechanism 'pip'; expected one of pipe, posix-mq, queue",
            "f:12:6: thread 'produce 1': 'to' names no channel of the experiment: 'q'; expected one of p",
            "f:13:8: 'time' is a whole number; expected a duration such as \"20us\" (units: ns, us, ms, s, "
            "min), "
            "because a number has no unit",
            "f:14:1: process 'one' has no thread; expected at least one [[process.thread]]",
            "f:15:8: the name 'one' is already the name of a process in line 9; processes need names of "
            "their own",
        };
        QCOMPARE(problemsOf(text).join('\n'), expected.join('\n'));
    }

private:
    void headRows();
    void objectRows();
    void threadRows();
    void wireRows();
    void sizeRows();
};

void TstExperimentErrors::headRows()
{
    const QByteArray body = QByteArray(kPipe) + kEnds;
    const QByteArray title = "title = \"t\"\n";
    row("nothing at all", "",
        {"f:1:1: the file does not say the version of its format; expected version = 1",
         "f:1:1: the experiment has no title; expected title = \"...\" or title = { en = \"...\", zh_CN = "
         "\"...\" }",
         "f:1:1: the experiment has no process; expected at least one [[process]] with a "
         "[[process.thread]]"});
    row("no version", title + body,
        {"f:1:1: the file does not say the version of its format; expected version = 1"});
    row("no title", "version = 1\n" + body,
        {"f:1:1: the experiment has no title; expected title = \"...\" or title = { en = \"...\", zh_CN = "
         "\"...\" }"});
    row("version as a text", "version = \"1\"\n" + title + body,
        {"f:1:11: 'version' is a text; expected version = 1"});
    row("no English title", "version = 1\ntitle = { zh_CN = \"x\" }\n" + body,
        {"f:2:9: 'title' has no English text; expected en = \"...\""});
    row("unknown language", "version = 1\ntitle = { en = \"x\", zh = \"x\" }\n" + body,
        {"f:2:21: unknown key 'zh' in 'title'; expected one of en, zh_CN"});
    row("unknown key near a known one", kHead + QByteArray("secnods = 3\n") + body,
        {"f:3:1: unknown key 'secnods' in the experiment; did you mean 'seconds'"});
    row("seconds too large", kHead + QByteArray("seconds = 86401\n") + body,
        {"f:3:11: seconds must be above 0 and at most 86400 (a day)"});
    row("seconds not a number", kHead + QByteArray("seconds = nan\n") + body,
        {"f:3:11: seconds must be above 0 and at most 86400 (a day)"});
    row("seconds as a text", kHead + QByteArray("seconds = \"5\"\n") + body,
        {"f:3:11: 'seconds' is a text; expected a number"});
    row("unknown placement", kHead + QByteArray("placement = \"far\"\n") + body,
        {"f:3:13: unknown placement 'far'; expected one of free, same, cross"});
    row("unknown level", kHead + QByteArray("level = \"high\"\n") + body,
        {"f:3:9: unknown level 'high'; expected one of light, full, off"});
    row("unknown wait policy", kHead + QByteArray("wait = \"sleep\"\n") + body,
        {"f:3:8: unknown wait policy 'sleep'; expected block, spin or spin 20us"});
    row("a wait without a unit", kHead + QByteArray("wait = \"spin 20\"\n") + body,
        {"f:3:8: wait policy 'spin 20': '20' has no unit; expected a duration such as \"20us\" (units: ns, "
         "us, "
         "ms, s, min)"});
    row("spinning for no time", kHead + QByteArray("wait = \"spin 0us\"\n") + body,
        {"f:3:8: wait policy 'spin 0us' spins for no time; expected block, or a time above 0"});
    row("a wait as a number", kHead + QByteArray("wait = 20\n") + body,
        {"f:3:8: 'wait' is a whole number; expected a text in quotes"});
    row("a claim that is no text", kHead + QByteArray("claims = [\"M01\", 2]\n") + body,
        {"f:3:18: 'claims' holds a whole number; expected a list of texts such as [\"a\", \"b\"]"});
    row("not TOML", "version = \n", {"f:1:11: not TOML: key-value pair: expected value, saw '\\n'"});
    row("a key that begins with a point", "version = 1\n[.a]\n",
        {"f:2:2: not TOML: a character that cannot stand here"});
    row("the same key twice", "version = 1\nversion = 1\n",
        {"f:2:11: not TOML: key-value pair: cannot redefine existing integer 'version'"});
}

void TstExperimentErrors::objectRows()
{
    row("a single table", kHead + QByteArray("[channel]\nname = \"p\"\nmechanism = \"pipe\"\n") + kEnds,
        {"f:3:1: 'channel' is a table; expected a list of tables, each begun with [[channel]]"});
    row("unknown mechanism", kHead + QByteArray("[[channel]]\nname = \"p\"\nmechanism = \"pip\"\n") + kEnds,
        {"f:5:13: unknown mechanism 'pip'; expected one of pipe, posix-mq, queue"});
    row("no mechanism", kHead + QByteArray("[[channel]]\nname = \"p\"\n") + kEnds,
        {"f:3:1: channel 'p' needs the key 'mechanism'; expected one of pipe, posix-mq, queue"});
    row("a setting of another mechanism", kHead + QByteArray(kPipe) + "slots = 3\n" + kEnds,
        {"f:6:1: unknown key 'slots' in channel 'p' (pipe); expected one of name, mechanism, back_of, at, "
         "capacity"});
    row("a capacity below the least", kHead + QByteArray(kPipe) + "capacity = 64\n" + kEnds,
        {"f:6:12: channel 'p' (pipe): capacity = 64 B is too small; expected at least 4 KiB"});
    row("a unit nobody knows", kHead + QByteArray(kPipe) + "capacity = \"64 KB\"\n" + kEnds,
        {"f:6:12: 'capacity': '64 KB' has the unknown unit 'KB'; expected bytes such as 64 or \"64 KiB\" "
         "(units: B, "
         "KiB, MiB, GiB)"});
    row("unknown primitive",
        kHead + QByteArray("[[lock]]\nname = \"a\"\nprimitive = \"spin\"\n") + kPipe + kEnds,
        {"f:5:13: unknown primitive 'spin'; expected one of mutex"});
    row("a lock named like a channel", kHead + QByteArray(kPipe) + "[[lock]]\nname = \"p\"\n" + kEnds,
        {"f:7:8: the name 'p' is already the name of a channel in line 4; channels and primitives need names "
         "of their own"});
    row("a lock without a name", kHead + QByteArray(kPipe) + "[[lock]]\n" + kEnds,
        {"f:6:1: a lock has no name; expected name = \"...\""});
    row("a control character in a name", kHead + QByteArray(kPipe) + "[[lock]]\nname = \"a\\nb\"\n" + kEnds,
        {"f:7:8: the name 'a?b' of a lock holds a control character"});
    row("a name of 41 characters",
        kHead + QByteArray(kPipe) + "[[lock]]\nname = \"" + QByteArray(41, 'x') + "\"\n" + kEnds,
        {"f:7:8: the name '" + QString(41, 'x') + "' of a lock has 41 characters; expected 1 to 40"});
}

void TstExperimentErrors::threadRows()
{
    const QByteArray start = kHead + QByteArray(kPipe) + kEnds;  // 15 lines; the last thread consumes
    const QByteArray thread = start + "[[process.thread]]\n";    // line 16
    row("no thread", start + "[[process]]\nname = \"empty\"\n",
        {"f:16:1: process 'empty' has no thread; expected at least one [[process.thread]]"});
    row("no process", kHead,
        {"f:1:1: the experiment has no process; expected at least one [[process]] with a "
         "[[process.thread]]"});
    row("unknown role", thread + "role = \"prodcue\"\n",
        {"f:17:8: unknown role 'prodcue'; expected one of produce, consume, relay, ping, pong, take-locks, "
         "join"});
    row("no role", thread,
        {"f:16:1: thread 'thread 1' needs the key 'role'; expected one of produce, consume, relay, ping, "
         "pong, "
         "take-locks, join"});
    row("a role without what it needs", thread + "role = \"consume\"\n",
        {"f:16:1: thread 'consume 2' (consume) needs the key 'from'; expected the name of the channel to "
         "receive from"});
    row("a key that the role does not have", start + "servcie = \"1ms\"\n",
        {"f:16:1: unknown key 'servcie' in a thread of role consume; did you mean 'service'"});
    row("a duration without unit", start + "service = 20\n",
        {"f:16:11: 'service' is a whole number; expected a duration such as \"20us\" (units: ns, us, ms, s, "
         "min), "
         "because a number has no unit"});
    row("a duration with a wrong unit", start + "service = \"20 sec\"\n",
        {"f:16:11: 'service': '20 sec' has the unknown unit 'sec'; expected a duration such as \"20us\" "
         "(units: ns, "
         "us, ms, s, min)"});
    row("a count of zero", start + "count = 0\n",
        {"f:16:9: thread 'consume 1' (consume): count = 0 is too small; expected at least 1"});
    row("a count with a fraction", start + "count = 1.5\n",
        {"f:16:9: 'count' is a number with a fraction; expected a whole number"});
    row("a name given twice",
        thread + "role = \"consume\"\nfrom = \"p\"\nname = \"x\"\n[[process.thread]]\n"
                 "role = \"consume\"\nfrom = \"p\"\nname = \"x\"\n",
        {"f:23:8: the name 'x' is already the name of a thread in line 19; threads need names of their own "
         "over the "
         "whole experiment"});
    row("a lock that is not there", thread + "role = \"take-locks\"\nlocks = [\"p\", \"b\"]\n",
        {"f:18:10: thread 'take-locks 1': 'locks' names 'p', which is a channel; expected the name of a lock",
         "f:18:15: thread 'take-locks 1': 'locks' names no lock of the experiment: 'b'; the experiment has "
         "no locks"});
    row("no lock", thread + "role = \"take-locks\"\nlocks = []\n",
        {"f:18:9: thread 'take-locks 1' (take-locks): locks is empty; expected at least one name"});
    row("joins that cannot be",
        thread + "name = \"me\"\nrole = \"join\"\nthreads = [\"me\", \"produce 1\", \"mee\"]\n",
        {"f:19:12: thread 'me' cannot join itself; expected another thread of its process",
         "f:19:18: thread 'me' cannot join 'produce 1', a thread of process 'one'; expected a thread of its "
         "own process",
         "f:19:31: thread 'me' waits for no thread of the experiment: 'mee'; did you mean 'me'"});
    QByteArray many = start;
    for (int i = 0; i < 10; ++i)
        many += "[[process.thread]]\nrole = \"consume\"\nfrom = \"p\"\n";
    row("too many threads", many,
        {"f:34:1: the experiment has more threads than can run; expected at most 8 (the slots of the "
         "recorder)"});
}

void TstExperimentErrors::wireRows()
{
    const QByteArray start = kHead + QByteArray(kPipe);
    row("a channel that is not there",
        start + kEnds + "[[process.thread]]\nrole = \"consume\"\nfrom = \"pp\"\n",
        {"f:18:8: thread 'consume 2': 'from' names no channel of the experiment: 'pp'; expected one of p"});
    row("no receiver",
        start + "[[process]]\nname = \"one\"\n[[process.thread]]\nrole = \"produce\"\nto = \"p\"\n",
        {"f:4:8: channel 'p' is a wire without an end: no thread receives from it; expected at least one "
         "receiver"});
    row("no sender",
        start + "[[process]]\nname = \"one\"\n[[process.thread]]\nrole = \"consume\"\nfrom = \"p\"\n",
        {"f:4:8: channel 'p' is a wire without an end: no thread sends to it; expected at least one sender"});
    row("an end may be in a role that is misspelt",
        start + "[[process]]\nname = \"one\"\n[[process.thread]]\nrole = \"produc\"\nto = \"p\"\n",
        {"f:9:8: unknown role 'produc'; expected one of produce, consume, relay, ping, pong, take-locks, "
         "join"});
    row("a queue across processes",
        kHead + QByteArray("[[channel]]\nname = \"p\"\nmechanism = \"queue\"\n") + kEnds,
        {"f:5:13: channel 'p': queue works within one process, but its ends are in processes 'one', 'two'; "
         "expected "
         "one process or one of pipe, posix-mq"});
}

void TstExperimentErrors::sizeRows()
{
    const QByteArray mq = kHead + QByteArray("[[channel]]\nname = \"p\"\nmechanism = \"posix-mq\"\n");
    const QByteArray consumer =
        "[[process]]\nname = \"c\"\n[[process.thread]]\nrole = \"consume\"\nfrom = \"p\"\n";
    const QByteArray producer = "[[process.thread]]\nrole = \"produce\"\nto = \"p\"\n";
    const QByteArray pipe = kHead + QByteArray(kPipe) + consumer;  // 10 lines
    row("larger than the mechanism carries", mq + consumer + producer + "message = \"64 KiB\"\n",
        {"f:14:11: thread 'produce 1': a message of 65536 bytes is larger than posix-mq carries (channel "
         "'p'); expected "
         "at most 8192 bytes, the limit in /proc/sys/fs/mqueue/msgsize_max"});
    row("no byte at all", pipe + producer + "message = 0\n",
        {"f:14:11: thread 'produce 1' (produce): message = 0 B is too small; expected at least 1 B"});
    row("the smallest", pipe + producer + "message = 1\n", {});
    row("two sizes", pipe + producer + "message = 64\n" + producer + "message = 65\n",
        {"f:18:11: channel 'p' carries messages of one size: thread 'produce 2' sends 65 B, but another "
         "sender 64 B"});
    row("messages that would mix", pipe + producer + "message = 4097\n" + producer + "message = 4097\n",
        {"f:4:8: channel 'p': messages of 4097 bytes of 2 senders would mix in pipe; expected one sender or "
         "at most "
         "4096 bytes, PIPE_BUF, pipe(7)"});
    row("large messages of one sender", pipe + producer + "message = \"1 MiB\"\n", {});
    row("a circle of relays",
        kHead + QByteArray(kPipe) +
            "[[channel]]\nname = \"q\"\nmechanism = \"pipe\"\n"
            "[[process]]\nname = \"one\"\n"
            "[[process.thread]]\nrole = \"relay\"\nfrom = \"p\"\nto = \"q\"\n"
            "[[process.thread]]\nrole = \"relay\"\nfrom = \"q\"\nto = \"p\"\n",
        {"f:4:8: no thread says how large the messages of channel 'p' are: its senders only pass on what "
         "they receive, "
         "in a circle of 'p', 'q'; expected a sender with the key 'message'"});
    row("a relay into a mechanism that carries less",
        mq + consumer +
            "[[channel]]\nname = \"in\"\nmechanism = \"pipe\"\n"
            "[[process.thread]]\nrole = \"relay\"\nfrom = \"in\"\nto = \"p\"\n"
            "[[process.thread]]\nrole = \"produce\"\nto = \"in\"\nmessage = 9000\n",
        {"f:17:6: thread 'relay 1': a message of 9000 bytes is larger than posix-mq carries (channel 'p'); "
         "expected at "
         "most 8192 bytes, the limit in /proc/sys/fs/mqueue/msgsize_max"});
}

QTEST_APPLESS_MAIN(TstExperimentErrors)
#include "tst_experiment_errors.moc"
