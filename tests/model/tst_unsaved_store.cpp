// What is kept for the case that the window dies.

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/models/recent_files.h"
#include "ui/models/unsaved_store.h"

class TestUnsavedStore : public QObject
{
    Q_OBJECT

private slots:
    void whatAWindowThatDiedLeftIsFound();
    void whatALivingWindowKeepsIsNotOffered();
    void whatOneWindowOffersNoOtherDoes();
    void aCleanEndLeavesNothing();
    void onlyTheUserMayReadIt();
    void rubbishIsPassedOver_data();
    void rubbishIsPassedOver();
    void aFolderThatCannotBeMadeIsAnError();
    void theNewestFileIsOnTopAndTenAreKept();
    void aFileThatIsGoneIsLeftOut();
};

namespace {

ws::UnsavedWork work(const QString &id)
{
    return {"Title of " + id, id, "version = 1\n# " + id, "version = 1\n", QDateTime::currentDateTime()};
}

std::filesystem::path pathOf(const QTemporaryDir &folder)
{
    return folder.filePath("waitscope/unsaved").toStdString();
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.filePath("waitscope/unsaved")).entryList(QDir::Files);
}

// Keeps `id` in a process of its own, which is then killed.
bool keepAndDie(const std::filesystem::path &folder, const QString &id)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ws::UnsavedStore store(folder);
        const bool kept = store.keep(work(id)).operator bool();
        if (kept)
            ::raise(SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status);
}

}  // namespace

void TestUnsavedStore::whatAWindowThatDiedLeftIsFound()
{
    const QTemporaryDir folder;
    QVERIFY(keepAndDie(pathOf(folder), "ring"));
    const ws::UnsavedStore next(pathOf(folder));
    auto lost = next.takeLost();
    QCOMPARE(lost.size(), std::size_t(1));
    QCOMPARE(lost[0].work().id, QString("ring"));
    QCOMPARE(lost[0].work().title, QString("Title of ring"));
    QCOMPARE(lost[0].work().text, QString("version = 1\n# ring"));
    QCOMPARE(lost[0].work().original, QString("version = 1\n"));
    lost[0].drop();
    QCOMPARE(filesIn(folder), QStringList());
    QVERIFY(next.takeLost().empty());
}

void TestUnsavedStore::whatALivingWindowKeepsIsNotOffered()
{
    const QTemporaryDir folder;
    ws::UnsavedStore living(pathOf(folder));
    QVERIFY(living.keep(work("ring")));
    const ws::UnsavedStore other(pathOf(folder));
    QVERIFY(other.takeLost().empty());
    QVERIFY(living.takeLost().empty());
    QVERIFY(living.keep(work("ring again")));
    QCOMPARE(filesIn(folder).size(), 2);
}

void TestUnsavedStore::whatOneWindowOffersNoOtherDoes()
{
    const QTemporaryDir folder;
    QVERIFY(keepAndDie(pathOf(folder), "ring"));
    const ws::UnsavedStore first(pathOf(folder));
    const ws::UnsavedStore second(pathOf(folder));
    {
        const auto lost = first.takeLost();
        QCOMPARE(lost.size(), std::size_t(1));
        QVERIFY(second.takeLost().empty());
    }
    // The first one ended without an answer.
    QCOMPARE(second.takeLost().size(), std::size_t(1));
}

void TestUnsavedStore::aCleanEndLeavesNothing()
{
    const QTemporaryDir folder;
    {
        ws::UnsavedStore store(pathOf(folder));
        QVERIFY(store.keep(work("ring")));
        QVERIFY(!filesIn(folder).isEmpty());
    }
    QCOMPARE(filesIn(folder), QStringList());
    ws::UnsavedStore store(pathOf(folder));
    QVERIFY(store.keep(work("ring")));
    store.forget();
    QCOMPARE(filesIn(folder), QStringList());
    QVERIFY(store.keep(work("ring")));
}

void TestUnsavedStore::onlyTheUserMayReadIt()
{
    const QTemporaryDir folder;
    ws::UnsavedStore store(pathOf(folder));
    QVERIFY(store.keep(work("ring")));
    for (const QString &name : filesIn(folder)) {
        struct stat info = {};
        const QByteArray path = (folder.filePath("waitscope/unsaved/") + name).toUtf8();
        QCOMPARE(::stat(path.constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
    }
}

void TestUnsavedStore::rubbishIsPassedOver_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\0\1\2 nonsense", 12);
    QTest::newRow("cut off") << QByteArray("{\"version\": 1, \"id\": \"ri");
    QTest::newRow("a list") << QByteArray("[1, 2, 3]");
    QTest::newRow("without a text") << QByteArray("{\"version\": 1, \"id\": \"ring\"}");
}

void TestUnsavedStore::rubbishIsPassedOver()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath("waitscope/unsaved")));
    QFile file(folder.filePath("waitscope/unsaved/1-1.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(keepAndDie(pathOf(folder), "ring"));
    const ws::UnsavedStore store(pathOf(folder));
    QCOMPARE(store.takeLost().size(), std::size_t(1));
    QVERIFY(file.exists());
}

void TestUnsavedStore::aFolderThatCannotBeMadeIsAnError()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("waitscope"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ws::UnsavedStore store(pathOf(folder));
    QVERIFY(!store.keep(work("ring")));
    QVERIFY(store.takeLost().empty());
}

void TestUnsavedStore::theNewestFileIsOnTopAndTenAreKept()
{
    QStringList files;
    for (int i = 0; i < 12; ++i)
        files = ws::withRecentFile(files, QString("/tmp/%1.toml").arg(i));
    QCOMPARE(files.size(), 10);
    QCOMPARE(files.first(), QString("/tmp/11.toml"));
    files = ws::withRecentFile(files, "/tmp/5.toml");
    QCOMPARE(files.size(), 10);
    QCOMPARE(files.first(), QString("/tmp/5.toml"));
    QCOMPARE(files.count("/tmp/5.toml"), 1);
}

void TestUnsavedStore::aFileThatIsGoneIsLeftOut()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("there.toml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QStringList there{file.fileName()};
    QCOMPARE(ws::stillThere({folder.filePath("gone.toml"), file.fileName(), folder.path()}), there);
}

QTEST_GUILESS_MAIN(TestUnsavedStore)
#include "tst_unsaved_store.moc"
