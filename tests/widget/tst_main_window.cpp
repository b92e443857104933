#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QListWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/views/deadlock_banner.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/wait_graph_view.h"
#include "ui/views/wire_page.h"
#include "ui/views/wiring_view.h"

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itPaintsEverySnapshotInBothThemes_data();
    void itPaintsEverySnapshotInBothThemes();
    void aDeadlockBringsBannerAndRing();
    void aWireIsSelectedByTheKeyboard();
    void theInspectorFoldsFirst();
    void aBadFileIsListedLineByLine();
    void aMechanismThatIsRefusedDoesNotStayInTheField();
    void aWindowInAnotherLanguageTakesTheRunOver();
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    initWaitscopeResources();
}

void TestMainWindow::itPaintsEverySnapshotInBothThemes_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("dark");
    const auto samples = ws::sample::all();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        QTest::addRow("%s, light", samples[i].name) << static_cast<int>(i) << false;
        QTest::addRow("%s, dark", samples[i].name) << static_cast<int>(i) << true;
    }
}

void TestMainWindow::itPaintsEverySnapshotInBothThemes()
{
    QFETCH(int, index);
    QFETCH(bool, dark);
    ws::Settings settings;
    settings.theme = dark ? ws::ThemeChoice::Dark : ws::ThemeChoice::Light;
    ws::RunController controller;
    ws::MainWindow window(settings, controller);
    window.resize(1440, 900);
    window.show();
    window.controller().show(ws::sample::all()[static_cast<std::size_t>(index)].snapshot);
    const QImage picture = window.grab().toImage();
    const ws::Theme theme = dark ? ws::darkTheme() : ws::lightTheme();
    QCOMPARE(picture.pixelColor(picture.width() / 2, 2), theme.panel);
}

void TestMainWindow::aDeadlockBringsBannerAndRing()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    window.controller().show(ws::sample::onlyLaidOut());
    const auto *banner = window.findChild<ws::DeadlockBanner *>();
    const auto *ring = window.findChild<ws::WaitGraphView *>();
    QVERIFY(!banner->isVisible());
    QVERIFY(!ring->isVisible());
    window.controller().show(ws::sample::ringOfFive());
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains("P1 waits for f2 held by P2"));
    QVERIFY(ring->isVisible());
    window.controller().show(ws::sample::runningPipeline());
    QVERIFY(!banner->isVisible());
    QVERIFY(!ring->isVisible());
}

void TestMainWindow::aWireIsSelectedByTheKeyboard()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    window.controller().show(ws::sample::runningPipeline());
    auto *wiring = window.findChild<ws::WiringView *>();
    wiring->setFocus();
    QTest::keyClick(wiring, Qt::Key_Right);
    QCOMPARE(wiring->selected(), std::optional<std::uint32_t>(0));
    QTest::keyClick(wiring, Qt::Key_Tab);
    QCOMPARE(wiring->selected(), std::optional<std::uint32_t>(1));
    QTest::keyClick(wiring, Qt::Key_Escape);
    QVERIFY(!wiring->selected());
}

void TestMainWindow::theInspectorFoldsFirst()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    const auto *inspector = window.findChild<ws::InspectorPanel *>();
    QVERIFY(inspector->isVisible());
    window.resize(1280, 720);
    QVERIFY(!inspector->isVisible());
}

void TestMainWindow::aBadFileIsListedLineByLine()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("bad.toml");
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("version = 1\nnonsense = 3\n");
    file.close();
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(!window.openExperiment(name));
    const auto *list = window.findChild<QListWidget *>();
    QVERIFY(list);
    QVERIFY(list->count() > 0);
    QVERIFY2(list->item(0)->text().contains(".toml:"), qPrintable(list->item(0)->text()));
}

void TestMainWindow::aMechanismThatIsRefusedDoesNotStayInTheField()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    QVERIFY(window.openExperiment("pipeline"));
    window.findChild<ws::WiringView *>()->setSelected(1);
    auto *page = window.findChild<ws::WirePage *>();
    auto *field = page->findChild<QComboBox *>();
    const QString before = field->currentText();
    const int impossible = field->findData("queue");
    QVERIFY(impossible >= 0);
    field->setCurrentIndex(impossible);
    emit field->activated(impossible);
    QCOMPARE(field->currentText(), before);
    QVERIFY(!controller.isEdited());
}

void TestMainWindow::aWindowInAnotherLanguageTakesTheRunOver()
{
    ws::RunController controller;
    controller.show(ws::sample::ringOfFive());
    const ws::MainWindow window({}, controller);
    QVERIFY(!window.findChild<ws::DeadlockBanner *>()->isHidden());
    QVERIFY(controller.snapshot()->deadlock);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
