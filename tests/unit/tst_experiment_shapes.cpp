// What a mechanism cannot be is refused with its reason and with what could be used instead.
#include <QtTest>

#include "experiment/reader.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

constexpr const char *kHead = "version = 1\ntitle = \"t\"\n";

// Three lines each.
QByteArray channel(const QByteArray &name, const QByteArray &mechanism, const QByteArray &more = {})
{
    return "[[channel]]\nname = \"" + name + "\"\nmechanism = \"" + mechanism + "\"\n" + more;
}

QByteArray threadText(const QByteArray &role, const QByteArray &settings)
{
    return "[[process.thread]]\nrole = \"" + role + "\"\n" + settings;
}

QByteArray pingPong(const QByteArray &channels)
{
    return kHead + channels + "[[process]]\nname = \"one\"\n" +
           threadText("ping", "to = \"forth\"\nfrom = \"back\"\n") + "[[process]]\nname = \"two\"\n" +
           threadText("pong", "from = \"forth\"\nto = \"back\"\n");
}

QByteArray oneWire(const QByteArray &channels, int senders, int receivers, const QByteArray &sends = {})
{
    QByteArray text = kHead + channels + "[[process]]\nname = \"one\"\n";
    for (int i = 0; i < senders; ++i)
        text += threadText("produce", "to = \"p\"\n" + sends);
    for (int i = 0; i < receivers; ++i)
        text += threadText("consume", "from = \"p\"\n");
    return text;
}

QStringList problemsOf(const QByteArray &text)
{
    QStringList lines;
    const ReadResult result = readExperimentText(text.toStdString(), "f", test::vocabularyOfAllShapes());
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

class TstExperimentShapes : public QObject
{
    Q_OBJECT

private slots:
    void theImpossibleIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("problems");
        endRows();
        tokenRows();
        settingRows();
        wayBackRows();
    }
    void theImpossibleIsRefusedWithItsReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, problems);
        QCOMPARE(problemsOf(text).join('\n'), problems.join('\n'));
    }

private:
    void endRows();
    void tokenRows();
    void settingRows();
    void wayBackRows();
};

void TstExperimentShapes::endRows()
{
    row("one of each", oneWire(channel("p", "socket"), 1, 1), {});
    row("the smallest message that can be lost", oneWire(channel("p", "datagram"), 1, 1, "message = 8\n"),
        {});
    row("a message too small to be counted as lost", oneWire(channel("p", "datagram"), 1, 1, "message = 7\n"),
        {"f:11:11: thread 'produce 1': a message of 7 bytes is too small for channel 'p': datagram loses "
         "messages; expected at least 8 bytes, a whole number, to tell how many"});
    row("many senders where they may be", oneWire(channel("p", "datagram"), 3, 1), {});
    row("many senders", oneWire(channel("p", "socket"), 2, 1),
        {"f:5:13: several threads send to channel 'p', but socket has one sender; expected one thread or one "
         "of "
         "pipe, posix-mq, queue, datagram, event"});
    row("many receivers", oneWire(channel("p", "datagram"), 1, 2),
        {"f:5:13: several threads receive from channel 'p', but datagram has one receiver; expected one "
         "thread or "
         "one of pipe, posix-mq, queue, event"});
    row("many of both", oneWire(channel("p", "socket"), 2, 2),
        {"f:5:13: several threads send to channel 'p', but socket has one sender; expected one thread or one "
         "of "
         "pipe, posix-mq, queue, datagram, event",
         "f:5:13: several threads receive from channel 'p', but socket has one receiver; expected one thread "
         "or "
         "one of pipe, posix-mq, queue, event"});
    row("not on this machine", oneWire(channel("p", "gone"), 1, 1),
        {"f:5:13: channel 'p': gone cannot be used on this machine: this kernel has no such thing"});
}

void TstExperimentShapes::tokenRows()
{
    row("tokens", oneWire(channel("p", "event"), 1, 1), {});
    row("a size of tokens", oneWire(channel("p", "event"), 1, 1, "message = 64\n"),
        {"f:11:11: thread 'produce 1' says a size, but channel 'p' (event) carries tokens, which have no "
         "bytes; "
         "expected no key 'message'"});
    row("two sizes of tokens", oneWire(channel("p", "event"), 2, 1, "message = 64\n"),
        {"f:11:11: thread 'produce 1' says a size, but channel 'p' (event) carries tokens, which have no "
         "bytes; "
         "expected no key 'message'",
         "f:15:11: thread 'produce 2' says a size, but channel 'p' (event) carries tokens, which have no "
         "bytes; "
         "expected no key 'message'"});
}

void TstExperimentShapes::settingRows()
{
    const auto socket = [](const QByteArray &more) { return oneWire(channel("p", "socket", more), 1, 1); };
    row("a word and a flag", socket("memory = \"file\"\nno_delay = true\n"), {});
    row("an unknown word", socket("memory = \"posix-shn\"\n"),
        {"f:6:10: channel 'p' (socket): memory = 'posix-shn' is not one of its values; did you mean "
         "'posix-shm'"});
    row("a word far from all", socket("memory = \"x\"\n"),
        {"f:6:10: channel 'p' (socket): memory = 'x' is not one of its values; expected one of memfd, "
         "posix-shm, "
         "file"});
    row("a number for a word", socket("memory = 1\n"),
        {"f:6:10: 'memory' is a whole number; expected one of memfd, posix-shm, file, in quotes"});
    row("a text for a flag", socket("no_delay = \"true\"\n"),
        {"f:6:12: 'no_delay' is a text; expected true or false, without quotes"});
    row("a number for a flag", socket("no_delay = 1\n"),
        {"f:6:12: 'no_delay' is a whole number; expected true or false, without quotes"});
}

void TstExperimentShapes::wayBackRows()
{
    const QByteArray forth = channel("forth", "socket");
    row("there and back", pingPong(forth + channel("back", "socket", "back_of = \"forth\"\n")), {});
    row("back before there", pingPong(channel("back", "socket", "back_of = \"forth\"\n") + forth), {});
    row("back through nothing", pingPong(forth + channel("back", "socket", "back_of = \"fort\"\n")),
        {"f:9:11: channel 'back': 'back_of' names no channel of the experiment: 'fort'; did you mean "
         "'forth'"});
    row("back through itself", pingPong(forth + channel("back", "socket", "back_of = \"back\"\n")),
        {"f:9:11: channel 'back' cannot run back through itself; expected another channel"});
    row("back as a number", pingPong(forth + channel("back", "socket", "back_of = 1\n")),
        {"f:9:11: 'back_of' is a whole number; expected a text in quotes"});
    row("back through a way back",
        pingPong(channel("forth", "socket", "back_of = \"back\"\n") +
                 channel("back", "socket", "back_of = \"forth\"\n")),
        {"f:6:11: channel 'forth': 'back' itself runs back through 'forth'; expected a channel without "
         "'back_of'",
         "f:10:11: channel 'back': 'forth' itself runs back through 'back'; expected a channel without "
         "'back_of'"});
    row("another mechanism", pingPong(forth + channel("back", "pipe", "back_of = \"forth\"\n")),
        {"f:8:13: channel 'back' runs back through 'forth', so it is socket too, not pipe"});
    row("one way only", pingPong(channel("forth", "pipe") + channel("back", "pipe", "back_of = \"forth\"\n")),
        {"f:9:11: channel 'back': pipe carries one way only; expected a channel of its own or one of "
         "socket"});
    row("settings of its own",
        pingPong(forth + channel("back", "socket", "back_of = \"forth\"\nno_delay = true\n")),
        {"f:6:1: channel 'back' has the settings of 'forth', through which it runs back; expected none "
         "here"});
    row("the same direction",
        kHead + forth + channel("back", "socket", "back_of = \"forth\"\n") + "[[process]]\nname = \"one\"\n" +
            threadText("produce", "to = \"forth\"\n") + threadText("produce", "to = \"back\"\n") +
            threadText("consume", "from = \"forth\"\n") + threadText("consume", "from = \"back\"\n"),
        {"f:9:11: channel 'back' runs back through 'forth': expected that 'consume 1' sends and 'produce 1' "
         "receives"});
    row("a third way through one",
        pingPong(forth + channel("back", "socket", "back_of = \"forth\"\n") +
                 channel("more", "socket", "back_of = \"forth\"\n")) +
            threadText("produce", "to = \"more\"\n") + threadText("consume", "from = \"more\"\n"),
        {"f:13:11: channel 'more': another channel runs back through 'forth' already; expected one"});
}

QTEST_APPLESS_MAIN(TstExperimentShapes)
#include "tst_experiment_shapes.moc"
