// The command that takes pictures of every page.

#include <QDir>
#include <QImage>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/app/command_id.h"
#include "ui/app/resources.h"
#include "ui/app/screenshots.h"

class TestScreenshots : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pagesAreInTheFolderAtBothScales();
    void aFolderThatCannotBeMadeIsSaid();
};

void TestScreenshots::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    initWaitscopeResources();
}

void TestScreenshots::pagesAreInTheFolderAtBothScales()
{
    const QTemporaryDir folder;
    ws::Screenshots screenshots(folder.filePath("pictures"));
    screenshots.setLanguages({"en"});
    screenshots.setThemes({ws::ThemeChoice::Dark});
    // All of them take minutes on a busy machine.
    const QStringList pages{"start",     "compare",        "palette",     "settings-keys",
                            "show-film", "layout-lecture", "run-pipeline"};
    screenshots.setPages(pages);
    QSignalSpy done(&screenshots, &ws::Screenshots::done);
    screenshots.start();
    QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty(), 120000);
    QCOMPARE(done[0][0].toString(), QString());
    const QDir pictures(folder.filePath("pictures"));
    QCOMPARE(static_cast<int>(pictures.entryList(QDir::Files).size()), screenshots.count());
    QCOMPARE(screenshots.count(), static_cast<int>(2 * pages.size()));
    for (const QString &page : pages) {
        const QImage once(pictures.filePath(QString("%1-en-dark-1x.png").arg(page)));
        const QImage twice(pictures.filePath(QString("%1-en-dark-2x.png").arg(page)));
        QVERIFY2(!once.isNull(), qPrintable(page));
        QCOMPARE(twice.size(), once.size() * 2);
    }
}

void TestScreenshots::aFolderThatCannotBeMadeIsSaid()
{
    ws::Screenshots screenshots("/proc/no/such/folder");
    QSignalSpy done(&screenshots, &ws::Screenshots::done);
    screenshots.start();
    QCOMPARE(done.size(), 1);
    QVERIFY(done[0][0].toString().contains("/proc/no/such/folder"));
}

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
