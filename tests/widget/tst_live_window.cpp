// The window with real runs.

#include <QStandardPaths>
#include <QTest>

#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/models/language.h"
#include "ui/views/deadlock_banner.h"

class TestLiveWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void aWindowInAnotherLanguageTakesARunOver();
    void aDeadlockIsSaidAnewInAnotherLanguage();
};

void TestLiveWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    initWaitscopeResources();
}

void TestLiveWindow::cleanup()
{
    ws::installLanguage("en");
}

void TestLiveWindow::aWindowInAnotherLanguageTakesARunOver()
{
    ws::RunController controller;
    ws::Settings settings;
    settings.language = "en";
    auto english = std::make_unique<ws::MainWindow>(settings, controller);
    english->show();
    QVERIFY(english->openExperiment("pipeline"));
    english->run();
    QTRY_VERIFY(controller.snapshot()->timeNs > 0);
    QVERIFY(controller.isActive());

    ws::installLanguage("zh_CN");
    settings.language = "zh_CN";
    ws::MainWindow chinese(settings, controller);
    chinese.show();
    english.reset();
    QVERIFY2(chinese.windowTitle().contains(QString::fromUtf8("四级流水线")),
             qPrintable(chinese.windowTitle()));
    const std::int64_t before = controller.snapshot()->timeNs;
    QTRY_VERIFY(controller.snapshot()->timeNs > before);
    QVERIFY(controller.isActive());
    controller.stop();
    QTRY_VERIFY(!controller.isActive());
    QCOMPARE(controller.snapshot()->verdict, ws::RunVerdict::Stopped);
}

void TestLiveWindow::aDeadlockIsSaidAnewInAnotherLanguage()
{
    ws::RunController controller;
    auto english = std::make_unique<ws::MainWindow>(ws::Settings{}, controller);
    english->show();
    QVERIFY(english->openExperiment("two-locks"));
    english->run();
    QTRY_VERIFY(english->findChild<ws::DeadlockBanner *>()->isVisible());
    QVERIFY(english->findChild<ws::DeadlockBanner *>()->text().startsWith("Deadlock, proven"));

    ws::installLanguage("zh_CN");
    ws::MainWindow chinese({}, controller);
    chinese.show();
    english.reset();
    const auto *banner = chinese.findChild<ws::DeadlockBanner *>();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().startsWith(QString::fromUtf8("死锁")), qPrintable(banner->text()));
    QTRY_VERIFY(!controller.isActive());
}

QTEST_MAIN(TestLiveWindow)
#include "tst_live_window.moc"
