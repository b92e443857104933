// What one expects of a desktop program: layouts, recent files, slow motion, work that outlives a crash.

#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "support/sample_snapshots.h"
#include "ui/app/command_id.h"
#include "ui/app/main_menu.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/app/session_keeper.h"
#include "ui/app/tour.h"
#include "ui/charts/chart_panel.h"
#include "ui/models/motion.h"
#include "ui/models/slow_motion.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/lanes_view.h"
#include "ui/views/library_panel.h"
#include "ui/views/notice_bar.h"

using ws::Command;

class TestHabits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void aLectureHasLargeTypeAndFewPanels();
    void eachLayoutKeepsWhatWasChangedInIt();
    void aLayoutCanBeTakenBack();
    void recentFilesAreListedAndOpened();
    void theHoldMakesTheMeanSpeed();
    void aSlowRunIsNotPausedAndCanBeStopped();
    void whatTheUserPausesInSlowMotionStaysPaused();
    void theNextStartOffersWhatWasNotSaved();
    void whatIsKeptBesideIsOnTheDiskToo();
    void whatIsDiscardedIsNotOfferedAgain();
    void theDesktopMayAskForLessMotion();
    void wordsHaveContrastOnEveryGround();
    void theTourHasSixStepsByTheKeyboard();
    void aCalloutStaysInTheWindow_data();
    void aCalloutStaysInTheWindow();

private:
    const QTemporaryDir m_home;
};

namespace {

constexpr int kPatienceMs = 30000;  // for processes to start on a busy machine

struct Window
{
    explicit Window(const ws::Settings &settings = {}) : window(settings, controller)
    {
        window.resize(1440, 900);
        window.show();
        controller.show(ws::sample::runningPipeline());
    }

    QAction *action(Command command)
    {
        for (QAction *action : window.actions()) {
            if (action->objectName() == ws::commandId(command))
                return action;
        }
        return nullptr;
    }

    bool shows(const QWidget *widget) const { return widget->isVisibleTo(&window); }

    ws::RunController controller;
    ws::MainWindow window;
};

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QByteArray write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? bytes : QByteArray();
}

}  // namespace

void TestHabits::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("waitscope-test");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    initWaitscopeResources();
}

void TestHabits::cleanup()
{
    QSettings().clear();
}

void TestHabits::aLectureHasLargeTypeAndFewPanels()
{
    Window one;
    QVERIFY(one.shows(one.window.findChild<ws::LibraryPanel *>()));
    const int usual = QApplication::font().pixelSize();
    one.action(Command::LayoutLecture)->trigger();
    QVERIFY(QApplication::font().pixelSize() > usual * 5 / 4);
    QVERIFY(!one.shows(one.window.findChild<ws::LibraryPanel *>()));
    QVERIFY(!one.shows(one.window.findChild<ws::InspectorPanel *>()));
    QVERIFY(!one.shows(one.window.findChild<ws::ChartPanel *>()));
    QVERIFY(one.shows(one.window.findChild<ws::LanesView *>()));
    QVERIFY(!one.window.settings().arrangement.script);
    one.action(Command::LayoutLab)->trigger();
    QCOMPARE(QApplication::font().pixelSize(), usual);
    QVERIFY(one.shows(one.window.findChild<ws::LibraryPanel *>()));
    QVERIFY(one.action(Command::LayoutLab)->isChecked());
}

void TestHabits::eachLayoutKeepsWhatWasChangedInIt()
{
    Window one;
    one.action(Command::LayoutAnalyse)->trigger();
    QVERIFY(!one.shows(one.window.findChild<ws::LibraryPanel *>()));
    one.action(Command::ShowLibrary)->trigger();
    one.action(Command::ShowLanes)->trigger();
    QVERIFY(!one.shows(one.window.findChild<ws::LanesView *>()));
    one.action(Command::LayoutLab)->trigger();
    QVERIFY(one.shows(one.window.findChild<ws::LanesView *>()));
    one.action(Command::LayoutAnalyse)->trigger();
    QVERIFY(!one.shows(one.window.findChild<ws::LanesView *>()));
    QVERIFY(one.shows(one.window.findChild<ws::LibraryPanel *>()));
    // And at the next start.
    ws::saveSettings(one.window.settings());
    Window next(ws::loadSettings());
    QVERIFY(next.action(Command::LayoutAnalyse)->isChecked());
    QVERIFY(!next.shows(next.window.findChild<ws::LanesView *>()));
    next.action(Command::LayoutLab)->trigger();
    QVERIFY(next.shows(next.window.findChild<ws::LanesView *>()));
}

void TestHabits::aLayoutCanBeTakenBack()
{
    Window one;
    one.action(Command::ShowCharts)->trigger();
    QVERIFY(!one.shows(one.window.findChild<ws::ChartPanel *>()));
    one.action(Command::LayoutReset)->trigger();
    QVERIFY(one.shows(one.window.findChild<ws::ChartPanel *>()));
    QVERIFY(one.window.settings().arrangement == ws::Arrangement());
}

void TestHabits::recentFilesAreListedAndOpened()
{
    const QTemporaryDir folder;
    const QByteArray text =
        "version = 1\ntitle = \"Kept\"\n[[lock]]\nname = \"l\"\n[[process]]\nname = \"p\"\n"
        "[[process.thread]]\nrole = \"take-locks\"\nlocks = [\"l\"]\n";
    QVERIFY(!write(folder.filePath("a.toml"), text).isEmpty());
    QVERIFY(!write(folder.filePath("b.toml"), text).isEmpty());
    Window one;
    QVERIFY(one.window.openExperiment(folder.filePath("a.toml")));
    QVERIFY(one.window.openExperiment(folder.filePath("b.toml")));
    QVERIFY(one.window.openExperiment("pipeline"));  // of the library: no file
    auto *menu = one.window.findChild<QMenu *>(ws::kRecentMenu);
    QVERIFY(menu);
    emit menu->aboutToShow();
    QVERIFY(menu->actions().size() >= 3);
    QVERIFY(menu->actions()[0]->text().endsWith("b.toml"));
    QVERIFY(menu->actions()[1]->text().endsWith("a.toml"));
    menu->actions()[1]->trigger();
    QCOMPARE(one.controller.experiment().id, std::string("a"));
    QVERIFY(QFile::remove(folder.filePath("b.toml")));
    emit menu->aboutToShow();
    QVERIFY(menu->actions()[0]->text().endsWith("a.toml"));
    QVERIFY(!menu->actions()[1]->text().endsWith("b.toml"));
    one.action(Command::ClearRecent)->trigger();
    emit menu->aboutToShow();
    QVERIFY(!menu->actions()[0]->isEnabled());
    QVERIFY(one.window.settings().recentFiles.isEmpty());
}

void TestHabits::theHoldMakesTheMeanSpeed()
{
    QCOMPARE(ws::holdNs(10'000'000, 0.1), std::int64_t(90'000'000));
    QCOMPARE(ws::holdNs(4'000'000, 0.01), std::int64_t(396'000'000));
    QCOMPARE(ws::holdNs(4'000'000, 1), std::int64_t(0));
    QCOMPARE(ws::holdNs(0, 0.01), std::int64_t(0));
    QCOMPARE(ws::holdNs(-5, 0.01), std::int64_t(0));
    // After a second in one go nobody waits for a minute and a half.
    QVERIFY(ws::holdNs(1'000'000'000, 0.01) <= 5'000'000'000);
}

void TestHabits::aSlowRunIsNotPausedAndCanBeStopped()
{
    Window one;
    QVERIFY(one.window.openExperiment("pipeline"));
    one.action(Command::HundredthSpeed)->trigger();
    QVERIFY(one.action(Command::HundredthSpeed)->isChecked());
    one.window.run();
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.stands(), kPatienceMs);
    QVERIFY(one.controller.isActive());
    QVERIFY(!one.controller.isPaused());
    QCOMPARE(one.controller.snapshot()->phase, ws::RunPhase::Running);
    const std::int64_t before = one.controller.snapshot()->timeNs;
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.snapshot()->timeNs > before, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.stands(), kPatienceMs);
    one.action(Command::Stop)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!one.controller.isActive(), kPatienceMs);
    QCOMPARE(one.controller.snapshot()->verdict, ws::RunVerdict::Stopped);
    QVERIFY(!one.controller.isHeld());
    // The next run is slow too, until it is let go.
    one.window.run();
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.stands(), kPatienceMs);
    one.action(Command::FullSpeed)->trigger();
    QVERIFY(!one.controller.isHeld());
    QTRY_VERIFY_WITH_TIMEOUT(!one.controller.stands(), kPatienceMs);
    one.action(Command::Stop)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!one.controller.isActive(), kPatienceMs);
}

void TestHabits::whatTheUserPausesInSlowMotionStaysPaused()
{
    Window one;
    QVERIFY(one.window.openExperiment("pipeline"));
    one.action(Command::TenthSpeed)->trigger();
    one.window.run();
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.stands(), kPatienceMs);
    one.controller.pause();
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.isPaused(), kPatienceMs);
    one.action(Command::FullSpeed)->trigger();
    QVERIFY(!one.controller.isHeld());
    QVERIFY(one.controller.isPaused());
    const std::int64_t before = one.controller.snapshot()->timeNs;
    one.controller.resume();
    QTRY_VERIFY_WITH_TIMEOUT(one.controller.snapshot()->timeNs > before, kPatienceMs);
    QVERIFY(!one.controller.isPaused());
    one.controller.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!one.controller.isActive(), kPatienceMs);
}

void TestHabits::theNextStartOffersWhatWasNotSaved()
{
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.filePath("unsaved").toStdString();
    {
        // A window that died: its store is never told of a clean end.
        Window one;
        QVERIFY(one.window.openExperiment("philosophers-naive"));
        one.controller.setScript(0, "x = = 1\n");
        auto *keeper = new ws::SessionKeeper(one.controller, place);
        keeper->look();
        // Its lock goes with the descriptor, as it does with a process; the files stay.
        QVERIFY(QFile::copy(QString::fromStdString(place.string()) + "/" +
                                QDir(QString::fromStdString(place.string())).entryList({"*.json"}).value(0),
                            QString::fromStdString(place.string()) + "/1-1.json"));
        delete keeper;
    }
    Window next;
    QVERIFY(next.window.openExperiment("pipeline"));
    ws::SessionKeeper keeper(next.controller, place);
    connect(&keeper, &ws::SessionKeeper::restored, &next.window, &ws::MainWindow::noteRestored);
    QVERIFY(!next.shows(&next.window.noticeBar()));
    keeper.offer(next.window.noticeBar());
    QVERIFY(next.shows(&next.window.noticeBar()));
    QVERIFY(
        next.window.noticeBar().findChild<QLabel *>()->text().contains("philosophers", Qt::CaseInsensitive));
    next.window.noticeBar().findChild<QPushButton *>()->click();
    QVERIFY(!next.shows(&next.window.noticeBar()));
    QCOMPARE(next.controller.experiment().id, std::string("philosophers-naive"));
    QCOMPARE(next.controller.experiment().scripts[0].text, std::string("x = = 1\n"));
    QVERIFY(next.controller.isScriptEdited());
    QVERIFY(!QFile::exists(QString::fromStdString(place.string()) + "/1-1.json"));
}

void TestHabits::whatIsKeptBesideIsOnTheDiskToo()
{
    const QTemporaryDir folder;
    const auto files = [&] { return QDir(folder.path()).entryList({"*.json"}).size(); };
    Window one;
    {
        QVERIFY(one.window.openExperiment("philosophers-naive"));
        one.controller.setScript(0, "x = = 1\n");
        ws::SessionKeeper keeper(one.controller, folder.path().toStdString());
        QVERIFY(one.window.openExperiment("pipeline"));
        keeper.look();
        QCOMPARE(files(), 1);
        ws::Experiment edited = one.controller.experiment();
        edited.timeLimit += std::chrono::seconds(1);
        one.controller.edit(std::move(edited));
        keeper.look();
        QCOMPARE(files(), 2);
        one.controller.markSaved("pipeline");
        keeper.look();
        QCOMPARE(files(), 1);
    }
    // A clean end.
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void TestHabits::whatIsDiscardedIsNotOfferedAgain()
{
    const QTemporaryDir folder;
    QVERIFY(!write(folder.filePath("1-1.json"), "{\"id\":\"a\",\"title\":\"A\",\"text\":\"version = 1\"}")
                 .isEmpty());
    const std::filesystem::path place = folder.path().toStdString();
    Window one;
    ws::SessionKeeper keeper(one.controller, place);
    keeper.offer(one.window.noticeBar());
    QVERIFY(one.shows(&one.window.noticeBar()));
    one.window.noticeBar().findChildren<QPushButton *>().last()->click();
    QVERIFY(!one.shows(&one.window.noticeBar()));
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void TestHabits::theDesktopMayAskForLessMotion()
{
    const QTemporaryDir folder;
    QVERIFY(!ws::desktopWantsLessMotion(folder.path()));
    QVERIFY(QDir(folder.path()).mkpath("gtk-3.0"));
    write(folder.filePath("gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
    QVERIFY(ws::desktopWantsLessMotion(folder.path()));
    write(folder.filePath("gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=1\n");
    QVERIFY(!ws::desktopWantsLessMotion(folder.path()));
    write(folder.filePath("kdeglobals"), "[KDE]\nAnimationDurationFactor=0\n");
    QVERIFY(ws::desktopWantsLessMotion(folder.path()));
}

void TestHabits::wordsHaveContrastOnEveryGround()
{
    constexpr double kEnough = 4.5;  // WCAG 2.1, 1.4.3
    for (const ws::Theme &theme : {ws::lightTheme(), ws::darkTheme()}) {
        for (const QColor &ground :
             {theme.background, theme.panel, theme.field, theme.selection, theme.alarm}) {
            for (const QColor &words : {theme.text, theme.dim, theme.warning}) {
                QVERIFY2(contrast(words, ground) >= kEnough, qPrintable(QString("%1 on %2: %3")
                                                                            .arg(words.name(), ground.name())
                                                                            .arg(contrast(words, ground))));
            }
        }
        for (const QColor &ground : {theme.background, theme.panel, theme.field, theme.selection})
            QVERIFY(contrast(theme.accent, ground) >= kEnough);
        QVERIFY(contrast(theme.onAccent, theme.accent) >= kEnough);
        QVERIFY(contrast(theme.palette().color(QPalette::PlaceholderText), theme.field) >= kEnough);
    }
}

void TestHabits::theTourHasSixStepsByTheKeyboard()
{
    Window one;
    QVERIFY(!one.window.findChild<ws::Tour *>());  // not by itself
    one.action(Command::Tour)->trigger();
    QPointer<ws::Tour> tour = one.window.findChild<ws::Tour *>();
    QVERIFY(tour);
    QVERIFY(one.window.settings().toured);
    QStringList titles;
    for (int step = 0; step < 6; ++step) {
        QCOMPARE(tour->step(), step);
        titles << tour->findChild<QLabel *>()->text();
        if (step < 5)
            QTest::keyClick(tour.data(), Qt::Key_Right);
    }
    QCOMPARE(titles.removeDuplicates(), 0);
    QTest::keyClick(tour.data(), Qt::Key_Left);
    QCOMPARE(tour->step(), 4);
    QTest::keyClick(tour.data(), Qt::Key_Escape);
    QTRY_VERIFY(!tour);
    one.action(Command::Tour)->trigger();
    QVERIFY(one.window.findChild<ws::Tour *>());
}

void TestHabits::aCalloutStaysInTheWindow_data()
{
    QTest::addColumn<QRect>("part");
    QTest::newRow("none") << QRect();
    QTest::newRow("at the left") << QRect(0, 100, 200, 600);
    QTest::newRow("at the top right") << QRect(1350, 4, 80, 40);
    QTest::newRow("at the bottom") << QRect(300, 700, 800, 190);
    QTest::newRow("everything") << QRect(0, 0, 1440, 900);
}

void TestHabits::aCalloutStaysInTheWindow()
{
    QFETCH(QRect, part);
    const QRect room(0, 0, 1440, 900);
    const QRect place = ws::calloutPlace(part, {340, 160}, room);
    QCOMPARE(place.size(), QSize(340, 160));
    QVERIFY(room.contains(place));
    if (part != room)
        QVERIFY(!place.intersects(part));
}

QTEST_MAIN(TestHabits)
#include "tst_habits.moc"
