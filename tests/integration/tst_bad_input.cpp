// What a user may get wrong, and what a system may refuse: a sentence on stderr and an exit code, never a crash.
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <linux/capability.h>

#include <fstream>

#include <QTemporaryDir>

#include "support/cli_process.h"
#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;

namespace {

constexpr int kPatienceMs = 20'000;
constexpr uid_t kNobody = 65534;

const std::string kWire = channelText("wire", "pipe");
const std::string kSend = threadText("p", "produce", "to = 'wire'\n");
const std::string kTake = threadText("c", "consume", "from = 'wire'\n");

std::string fileOf(const std::string &body)
{
    return "version = 1\ntitle = 'Test'\nseconds = 0.2\n" + body;
}

std::string manyThreads(int count)
{
    std::string text = kWire + "[[process]]\nname = 'p'\n" + kSend;
    for (int i = 1; i < count; ++i)
        text += threadText("t" + std::to_string(i), "consume", "from = 'wire'\n");
    return text;
}

void limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit both = {most, most};
    ::setrlimit(resource, &both);
}

// Root is asked like everybody else when it has given up this right for itself and what it executes.
void giveUpReadingEverything()
{
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

// The limit on processes is not for root.
void becomeNobody()
{
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
        ::_exit(99);
}

}  // namespace

class BadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void aBadFileGetsASentence_data();
    void aBadFileGetsASentence();
    void aBadPathGetsASentence_data();
    void aBadPathGetsASentence();
    void aFileWithoutPermissionGetsASentence();
    void aRefusalOfTheSystemGetsASentence_data();
    void aRefusalOfTheSystemGetsASentence();
    void anyLimitOnDescriptorsEndsInAnExitCode();
    void anyLimitOnProcessesEndsInAnExitCode();

private:
    QString written(const std::string &text)
    {
        const QString path = m_folder.filePath(QString("%1.toml").arg(m_files++));
        std::ofstream file(path.toStdString(), std::ios::binary);
        file << text;
        file.close();
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
        return path;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void BadInputTest::aBadFileGetsASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &text, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << says;
    };
    const std::string pair = processText("a", kSend) + processText("b", kTake);
    row("empty", "", "version");
    row("not TOML", "this is no TOML\n", ":1:");
    row("bytes that are no text", std::string("\xff\xfe\0\x01", 4), ":");
    row("unknown key", fileOf("colour = 'red'\n" + kWire + pair), "colour");
    row("unknown mechanism", fileOf(channelText("wire", "pipr") + pair), "expected one of");
    row("unknown role", fileOf(kWire + processText("a", threadText("p", "shout", "to = 'wire'\n"))), "shout");
    row("a wire without a receiver", fileOf(kWire + processText("a", kSend)), "no thread receives from it");
    row("a wire without a sender", fileOf(kWire + processText("b", kTake)), "no thread sends to it");
    row("zero threads", fileOf(kWire + "[[process]]\nname = 'a'\n"), "thread");
    row("zero processes", fileOf(kWire), "process");
    row("10,000 threads", fileOf(manyThreads(10'000)), "at most 1024");
    row("a message larger than a message queue carries",
        fileOf(channelText("wire", "posix-mq") +
               processText("a", threadText("p", "produce", "to = 'wire'\nmessage = '1 GiB'\n")) +
               processText("b", kTake)),
        "/proc/sys/fs/mqueue/msgsize_max");
    row("a queue across processes", fileOf(channelText("wire", "queue") + pair), "within one process");
    row("a negative time", fileOf("level = 'lots'\n" + kWire + pair), "lots");
}

void BadInputTest::aBadFileGetsASentence()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    CliProcess cli({"run", written(text.toStdString())});
    QVERIFY(cli.waitForEnd(kPatienceMs));
    QVERIFY2(!cli.crashed(), qPrintable(cli.errors()));
    QCOMPARE(cli.exitCode(), 2);
    QVERIFY2(cli.errors().contains(says), qPrintable(cli.errors()));
    QVERIFY2(cli.errors().endsWith('\n'), qPrintable(cli.errors()));
}

void BadInputTest::aBadPathGetsASentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no file") << QStringList{"run", "/nowhere/at-all.toml"} << "at-all.toml";
    QTest::newRow("no such name") << QStringList{"run", "two-lock"} << "two-locks";
    QTest::newRow("a folder") << QStringList{"run", "/tmp"} << "/tmp";
    QTest::newRow("a device") << QStringList{"run", "/dev/zero"} << "/dev/zero";
    QTest::newRow("nothing") << QStringList{"run"} << "run";
    QTest::newRow("no time") << QStringList{"run", "two-locks", "--seconds", "-1"} << "-1";
    QTest::newRow("no subcommand of this name") << QStringList{"rum"} << "run";
}

void BadInputTest::aBadPathGetsASentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    CliProcess cli(arguments);
    QVERIFY(cli.waitForEnd(kPatienceMs));
    QVERIFY2(!cli.crashed(), qPrintable(cli.errors()));
    QCOMPARE(cli.exitCode(), 2);
    QVERIFY2(cli.errors().contains(says), qPrintable(cli.errors()));
}

void BadInputTest::aFileWithoutPermissionGetsASentence()
{
    const QString path = written(fileOf(kWire + processText("a", kSend) + processText("b", kTake)));
    QVERIFY(QFile::setPermissions(path, {}));
    CliProcess cli({"run", path}, giveUpReadingEverything);
    QVERIFY(cli.waitForEnd(kPatienceMs));
    QVERIFY2(!cli.crashed(), qPrintable(cli.errors()));
    QVERIFY2(cli.errors().contains("ermission"), qPrintable(cli.errors()));
    QVERIFY2(cli.errors().contains(path), qPrintable(cli.errors()));
    QCOMPARE(cli.exitCode(), 2);
}

void BadInputTest::aRefusalOfTheSystemGetsASentence_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<int>("resource");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("says");
    QTest::newRow("no memory for message queues") << "posix-mq" << int(RLIMIT_MSGQUEUE) << 0 << "ulimit -q";
    QTest::newRow("too few descriptors") << "pipe" << int(RLIMIT_NOFILE) << 12 << "ulimit -n";
}

void BadInputTest::aRefusalOfTheSystemGetsASentence()
{
    QFETCH(QString, mechanism);
    QFETCH(int, resource);
    QFETCH(int, most);
    QFETCH(QString, says);
    const QString path = written(fileOf(channelText("wire", mechanism.toStdString()) +
                                        processText("a", kSend) + processText("b", kTake)));
    CliProcess cli({"run", path, "--json"}, [=] { limit(__rlimit_resource(resource), rlim_t(most)); });
    QVERIFY(cli.waitForEnd(kPatienceMs));
    QVERIFY2(!cli.crashed(), qPrintable(cli.errors()));
    QVERIFY2(cli.errors().contains(says), qPrintable(cli.errors()));
    QCOMPARE(cli.exitCode(), 5);
}

// From what the dynamic loader needs up to enough: at some point every single open() has been refused.
void BadInputTest::anyLimitOnDescriptorsEndsInAnExitCode()
{
    const QString path = written(fileOf(kWire + processText("a", kSend) + processText("b", kTake)));
    int refused = 0;
    int done = 0;
    for (int most = 5; most <= 40; ++most) {
        CliProcess cli({"run", path, "--json"}, [=] { limit(RLIMIT_NOFILE, rlim_t(most)); });
        QVERIFY(cli.waitForEnd(kPatienceMs));
        // The dynamic loader was refused first: none of our code has run.
        if (cli.exitCode() == 127)
            continue;
        const QString what =
            QString("%1 descriptors, exit code %2\n").arg(most).arg(cli.exitCode()) + cli.errors();
        QVERIFY2(!cli.crashed(), qPrintable(what));
        QVERIFY2(cli.exitCode() == 0 || cli.exitCode() == 5, qPrintable(what));
        QVERIFY2(cli.exitCode() == 0 || !cli.errors().trimmed().isEmpty(), qPrintable(what));
        (cli.exitCode() == 0 ? done : refused) += 1;
    }
    QVERIFY(refused > 0);
    QVERIFY(done > 0);
}

void BadInputTest::anyLimitOnProcessesEndsInAnExitCode()
{
    const QString path = written(fileOf(kWire + processText("a", kSend) + processText("b", kTake)));
    int refused = 0;
    for (int most = 1; most <= 10; ++most) {
        CliProcess cli({"run", path, "--json"}, [=] {
            becomeNobody();
            limit(RLIMIT_NPROC, rlim_t(most));
        });
        QVERIFY(cli.waitForEnd(kPatienceMs));
        const QString what =
            QString("%1 processes, exit code %2\n").arg(most).arg(cli.exitCode()) + cli.errors();
        QVERIFY2(!cli.crashed(), qPrintable(what));
        QVERIFY2(cli.exitCode() == 0 || cli.exitCode() == 5, qPrintable(what));
        QVERIFY2(cli.exitCode() == 0 || !cli.errors().trimmed().isEmpty(), qPrintable(what));
        refused += cli.exitCode() == 5;
    }
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_bad_input.moc"
