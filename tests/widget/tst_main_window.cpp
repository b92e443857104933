#include <QAction>
#include <QDialog>
#include <QFile>
#include <QFocusEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "support/sample_snapshots.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/app/top_bar.h"
#include "ui/views/deadlock_banner.h"
#include "ui/views/focus_ring.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/lanes_view.h"
#include "ui/views/mechanism_box.h"
#include "ui/views/report_page.h"
#include "ui/views/time_bar.h"
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
    void theKeyboardSeesWhereItIs();
    void aThreadThatNeverStartedDidNoWork();
    void theInspectorFoldsFirst();
    void theTitleTakesTheRoomThatThereIs();
    void aBadFileIsListedLineByLine();
    void aMechanismThatIsRefusedDoesNotStayInTheField();
    void theListOfMechanismsOutlivesTheWireItWasMadeFor();
    void whatCannotBeChosenIsGreyedWithItsReason();
    void theWheelOverTheClosedListChangesNothing();
    void whyShowsTheReportAlthoughAWireIsSelected();
    void aHundredThreadsCanAllBeReached();
    void fewLanesLeaveTheirRoomToThePicture();
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

void TestMainWindow::theKeyboardSeesWhereItIs()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    for (QWidget *view : {static_cast<QWidget *>(window.findChild<ws::LanesView *>()),
                          static_cast<QWidget *>(window.findChild<ws::WiringView *>())}) {
        const auto *ring = view->findChild<ws::FocusRing *>();
        QVERIFY(ring);
        QFocusEvent byClick(QEvent::FocusIn, Qt::MouseFocusReason);
        QCoreApplication::sendEvent(view, &byClick);
        QVERIFY(!ring->isVisible());
        QFocusEvent byTab(QEvent::FocusIn, Qt::TabFocusReason);
        QCoreApplication::sendEvent(view, &byTab);
        QVERIFY(ring->isVisible());
        QFocusEvent away(QEvent::FocusOut, Qt::TabFocusReason);
        QCoreApplication::sendEvent(view, &away);
        QVERIFY(!ring->isVisible());
    }
}

void TestMainWindow::aThreadThatNeverStartedDidNoWork()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    const auto barsWithShares = [&](const ws::sample::SnapshotPtr &snapshot) {
        window.controller().show(snapshot);
        window.findChild<ws::WiringView *>()->setSelected(0);
        qsizetype bars = 0;
        for (const ws::TimeBar *bar : window.findChildren<ws::TimeBar *>())
            bars += bar->sizeHint().height() > 0 ? 1 : 0;
        return bars;
    };
    QCOMPARE(barsWithShares(ws::sample::runningPipeline()), 2);
    ws::Snapshot failed = *ws::sample::runningPipeline();
    auto results = std::make_shared<ws::RunResults>(*failed.results);
    for (ws::ThreadResults &thread : results->threads)
        thread.now.startNs = -1;
    failed.results = results;
    failed.verdict = ws::RunVerdict::Failed;
    failed.phase = ws::RunPhase::Ended;
    QCOMPARE(barsWithShares(std::make_shared<const ws::Snapshot>(failed)), 0);
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

void TestMainWindow::theTitleTakesTheRoomThatThereIs()
{
    ws::Experiment experiment = *ws::sample::ringOfFive()->experiment;
    experiment.title = {"Philosophers: left fork first (wrong)", {}};
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    controller.open(experiment);
    window.resize(1600, 900);
    window.show();
    const QLabel *title = nullptr;
    for (const QLabel *label : window.findChild<ws::TopBar *>()->findChildren<QLabel *>()) {
        if (label->toolTip().toStdString() == experiment.title.en)
            title = label;
    }
    QVERIFY(title);
    QTRY_COMPARE(title->text(), title->toolTip());
    window.resize(1000, 700);
    QCOMPARE(window.width(), 1000);
    QTRY_VERIFY(title->text() != title->toolTip());
    QVERIFY(title->text().size() > 5);
    QTRY_VERIFY(title->fontMetrics().horizontalAdvance(title->text()) <= title->width());
    window.resize(1600, 900);
    QTRY_COMPARE(title->text(), title->toolTip());
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
    const auto *list = window.findChild<QListWidget *>(QStringLiteral("problems"));
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
    auto *field = window.findChild<ws::MechanismBox *>();
    const QString before = field->currentText();
    QVERIFY(!before.isEmpty());
    const int impossible = field->rowOf("queue");
    QVERIFY(impossible >= 0);
    field->setCurrentIndex(impossible);
    emit field->activated(impossible);
    QCOMPARE(field->currentText(), before);
    QVERIFY(!controller.isEdited());
}

void TestMainWindow::theListOfMechanismsOutlivesTheWireItWasMadeFor()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(window.openExperiment("pipeline"));
    auto *wiring = window.findChild<ws::WiringView *>();
    auto *field = window.findChild<ws::MechanismBox *>();
    for (int round = 0; round < 3; ++round) {
        wiring->setSelected(0);
        QCOMPARE(field->currentIndex(), field->rowOf("pipe"));
        wiring->setSelected(1);
        QCOMPARE(field->currentIndex(), field->rowOf("posix-mq"));
    }
}

void TestMainWindow::whatCannotBeChosenIsGreyedWithItsReason()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(window.openExperiment("pipeline"));
    window.findChild<ws::WiringView *>()->setSelected(1);
    auto *field = window.findChild<ws::MechanismBox *>();
    const QModelIndex queue = field->model()->index(field->rowOf("queue"), 0);
    QVERIFY(!(queue.flags() & Qt::ItemIsEnabled));
    const QString tip = queue.data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("one process"), qPrintable(tip));
    QVERIFY(field->model()->index(field->rowOf("pipe"), 0).flags() & Qt::ItemIsEnabled);
}

void TestMainWindow::theWheelOverTheClosedListChangesNothing()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(window.openExperiment("pipeline"));
    window.findChild<ws::WiringView *>()->setSelected(1);
    auto *field = window.findChild<ws::MechanismBox *>();
    QWheelEvent turn(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(field, &turn);
    QCOMPARE(field->currentIndex(), field->rowOf("posix-mq"));
    QVERIFY(!controller.isEdited());
}

void TestMainWindow::whyShowsTheReportAlthoughAWireIsSelected()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1280, 800);
    window.show();
    // A wire and a deadlock in one picture.
    ws::Snapshot both = *ws::sample::twoLocks();
    ws::RunModel model = *both.model;
    model.objects.insert(model.objects.end() - static_cast<std::ptrdiff_t>(model.threads.size()),
                         {"w", ws::ObjectKind::Channel, "pipe", 65536, 0, 64});
    const auto wire = static_cast<std::uint32_t>(model.objects.size() - model.threads.size() - 1);
    model.uses.push_back({0, wire, ws::UseKind::Sends});
    model.uses.push_back({1, wire, ws::UseKind::Receives});
    both.model = std::make_shared<const ws::RunModel>(model);
    both.results = nullptr;
    window.controller().show(std::make_shared<const ws::Snapshot>(both));
    window.findChild<ws::WiringView *>()->setSelected(wire);
    const auto *report = window.findChild<ws::ReportPage *>();
    QVERIFY(!report->isVisible());
    for (QPushButton *button : window.findChild<ws::DeadlockBanner *>()->findChildren<QPushButton *>()) {
        if (button->text() == "Why?")
            button->click();
    }
    QVERIFY(report->isVisible());
}

void TestMainWindow::aHundredThreadsCanAllBeReached()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    auto *lanes = window.findChild<ws::LanesView *>();
    const auto *bar = lanes->findChild<QScrollBar *>();
    window.controller().show(ws::sample::runningPipeline());
    QTRY_VERIFY(!bar->isVisible());
    window.controller().show(ws::sample::runningPipeline(100));
    QTRY_VERIFY(bar->isVisible());
    // A row for each thread, and one for each channel.
    QCOMPARE(bar->maximum() + bar->pageStep(), 199);
    QTest::keyClick(lanes, Qt::Key_PageDown);
    QCOMPARE(bar->value(), bar->pageStep());
}

void TestMainWindow::fewLanesLeaveTheirRoomToThePicture()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    window.controller().show(ws::sample::ringOfFive());
    QTRY_VERIFY(window.findChild<ws::LanesView *>()->height() > 200);
    window.controller().show(ws::sample::twoLocks());
    QTRY_VERIFY(window.findChild<ws::LanesView *>()->height() <= 230);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
