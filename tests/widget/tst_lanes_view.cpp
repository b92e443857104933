// Drives the lanes, the strip below them and the film through the real window.
#include <QAction>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QWheelEvent>

#include "support/sample_snapshots.h"
#include "ui/app/center_panel.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/charts/chart_panel.h"
#include "ui/views/film_strip_view.h"
#include "ui/views/lane_rows.h"
#include "ui/views/lanes_view.h"
#include "ui/views/scrubber.h"
#include "ui/views/time_strip.h"
#include "ui/views/wait_card.h"

namespace {

struct Window
{
    ws::RunController controller;
    ws::MainWindow window{{}, controller};
    ws::LanesView *lanes = nullptr;
    ws::TimeModel *time = nullptr;

    explicit Window(const ws::sample::SnapshotPtr &snapshot)
    {
        window.resize(1440, 900);
        window.show();
        controller.show(snapshot);
        lanes = window.findChild<ws::LanesView *>();
        time = &window.findChild<ws::CenterPanel *>()->time();
    }

    QPushButton *button(const QString &name) const
    {
        for (QPushButton *one : window.findChild<ws::TimeStrip *>()->findChildren<QPushButton *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }

    // A point of the lanes: a share of their width, the row of a thread.
    QPoint at(double share, int row) const
    {
        ws::LanesPicture picture;
        picture.setSnapshot(controller.snapshot());
        picture.setLook(lanes->look());
        const ws::LanesLayout layout = picture.layout(lanes->rect());
        return QPointF(layout.left + share * layout.width,
                       layout.rows[static_cast<std::size_t>(row)].strip.center().y())
            .toPoint();
    }

    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers) const
    {
        QTest::mousePress(lanes, Qt::LeftButton, modifiers, from);
        QMouseEvent move(QEvent::MouseMove, to, lanes->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QCoreApplication::sendEvent(lanes, &move);
        QTest::mouseRelease(lanes, Qt::LeftButton, modifiers, to);
    }

    void turnWheel(const QPoint &point, int steps) const
    {
        QWheelEvent event(point, lanes->mapToGlobal(point), {}, {0, 120 * steps}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(lanes, &event);
    }
};

std::shared_ptr<ws::Snapshot> ended(const ws::sample::SnapshotPtr &snapshot)
{
    auto copy = std::make_shared<ws::Snapshot>(*snapshot);
    copy->phase = ws::RunPhase::Ended;
    return copy;
}

}  // namespace

class TestLanesView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        initWaitscopeResources();
    }

    void theWheelComesCloserUnderThePointer()
    {
        Window w(ended(ws::sample::runningPipeline()));
        const ws::LaneRange before = w.lanes->range();
        const QPoint point = w.at(0.25, 0);
        w.turnWheel(point, 4);
        const ws::LaneRange after = w.lanes->range();
        QVERIFY(after.lengthNs() < before.lengthNs());
        const double share = static_cast<double>(before.fromNs + before.lengthNs() / 4 - after.fromNs) /
                             static_cast<double>(after.lengthNs());
        QVERIFY(std::abs(share - 0.25) < 0.02);
        w.turnWheel(point, -60);
        QCOMPARE(w.lanes->range(), (ws::LaneRange{0, 2'000'000'000}));
    }

    void draggingMovesThroughTimeAndLiveComesBack()
    {
        Window w(ws::sample::runningPipeline());
        QVERIFY(w.lanes->follows());
        QVERIFY(!w.button("Live")->isEnabled());
        const ws::LaneRange before = w.lanes->range();
        w.drag(w.at(0.2, 0), w.at(0.7, 0), {});
        QVERIFY(w.lanes->range().fromNs < before.fromNs);
        QCOMPARE(w.lanes->range().lengthNs(), before.lengthNs());
        QVERIFY(!w.time->moment());
        QTRY_VERIFY(w.button("Live")->isEnabled());
        w.button("Live")->click();
        QVERIFY(w.lanes->follows());
        QCOMPARE(w.lanes->range(), before);
    }

    void keysZoomAndMoveWithoutAMouse()
    {
        Window w(ended(ws::sample::runningPipeline()));
        QTest::keyClick(w.lanes, Qt::Key_0);
        QCOMPARE(w.lanes->range(), (ws::LaneRange{0, 2'000'000'000}));
        QTest::keyClick(w.lanes, Qt::Key_Plus);
        const std::int64_t length = w.lanes->range().lengthNs();
        QVERIFY(length < 2'000'000'000);
        QTest::keyClick(w.lanes, Qt::Key_Home);
        QCOMPARE(w.lanes->range(), (ws::LaneRange{0, length}));
        QTest::keyClick(w.lanes, Qt::Key_Right);
        QCOMPARE(w.lanes->range().fromNs, (length + 5) / 10);
        QTest::keyClick(w.lanes, Qt::Key_Left);
        QCOMPARE(w.lanes->range().fromNs, 0);
        for (int i = 0; i < 80; ++i)
            QTest::keyClick(w.lanes, Qt::Key_Plus);
        QCOMPARE(w.lanes->range().lengthNs(), 1000);
        QTest::keyClick(w.lanes, Qt::Key_End);
        QVERIFY(w.lanes->follows());
    }

    void aClickOnAWaitTellsWhy()
    {
        Window w(ws::sample::ringOfFive());
        const auto *card = w.window.findChild<ws::WaitCard *>();
        QVERIFY(!card->isVisible());
        // At the right end everybody has stopped.
        QTest::mouseClick(w.lanes, Qt::LeftButton, {}, w.at(0.9, 0));
        QVERIFY(card->isVisible());
        QVERIFY2(card->text().contains("P1 waits for f2"), qPrintable(card->text()));
        QVERIFY2(card->text().contains("P2 had it"), qPrintable(card->text()));
        QVERIFY2(card->text().contains("that is proven"), qPrintable(card->text()));
        QVERIFY(w.lanes->rect().contains(card->geometry()));
        QVERIFY(w.time->moment());
        QTest::keyClick(w.lanes, Qt::Key_Enter);
        QVERIFY2(card->text().contains("P2 waits for f3"), qPrintable(card->text()));
        QTest::keyClick(w.lanes, Qt::Key_Escape);
        QVERIFY(!card->isVisible());
        QVERIFY(w.time->moment());
        QTest::keyClick(w.lanes, Qt::Key_Escape);
        QVERIFY(!w.time->moment());
    }

    void twoCursorsSelectAndMeasure()
    {
        Window w(ended(ws::sample::runningPipeline()));
        QTest::keyClick(w.lanes, Qt::Key_0);
        w.drag(w.at(0.25, 0), w.at(0.75, 0), Qt::ShiftModifier);
        const auto selection = w.lanes->look().selection();
        QVERIFY(selection);
        QVERIFY(std::abs(static_cast<double>(selection->lengthNs()) - 1e9) < 2e7);
        QTRY_VERIFY(w.lanes->selectionText().contains("p99"));
        QVERIFY(w.lanes->selectionText().contains("q0"));
        // The range is the same as before: selecting is not moving.
        QCOMPARE(w.lanes->range(), (ws::LaneRange{0, 2'000'000'000}));
        const std::int64_t second = *w.time->second();
        QTest::keyClick(w.lanes, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(*w.time->second() > second);
        QTest::keyClick(w.lanes, Qt::Key_Escape);
        QVERIFY(!w.time->second());
        QTRY_VERIFY(w.lanes->selectionText().isEmpty());
    }

    void whatIsLookedForLeavesTheRestOut()
    {
        Window w(ws::sample::runningPipeline());
        auto *find = w.lanes->findChild<QLineEdit *>();
        QTRY_VERIFY(find->isVisible());
        find->setText("stage 2");
        QCOMPARE(w.lanes->look().filter.threads, std::vector<std::uint32_t>{2});
        find->setText("> 3 ms");
        QVERIFY(w.lanes->look().filter.threads.empty());
        QCOMPARE(w.lanes->look().filter.leastNs, 3'000'000);
        find->clear();
        QVERIFY(w.lanes->look().filter.isEmpty());
    }

    void frozenPicturesStayWhileTheRunGoesOn()
    {
        const auto first = ws::sample::runningPipeline();
        Window w(first);
        w.button("Freeze")->click();
        QVERIFY(w.time->isFrozen());
        const ws::LaneRange before = w.lanes->range();
        auto later = std::make_shared<ws::Snapshot>(*first);
        later->timeNs += 500'000'000;
        w.controller.show(later);
        QCOMPARE(w.lanes->range(), before);
        QCOMPARE(w.time->newest()->timeNs, later->timeNs);
        w.button("Freeze")->click();
        QVERIFY(!w.time->isFrozen());
        QCOMPARE(w.lanes->range().toNs, later->timeNs);
    }

    void theScrubberMovesAllPicturesTogether()
    {
        Window w(ws::sample::ringOfFive());
        auto *scrubber = w.window.findChild<ws::Scrubber *>();
        QVERIFY(w.time->atMoment()->deadlock);
        QTest::mouseClick(scrubber, Qt::LeftButton, {}, {scrubber->width() / 2, 10});
        QVERIFY(w.time->moment());
        QVERIFY(std::abs(*w.time->moment() - 867'000'000) < 5'000'000);
        QVERIFY(!w.time->atMoment()->deadlock);
        const auto charts = w.window.findChildren<ws::ChartPanel *>();
        QVERIFY(!charts.isEmpty());
        for (const ws::ChartPanel *chart : charts)
            QCOMPARE(chart->crosshair(), std::optional(static_cast<double>(*w.time->moment()) / 1e9));
        const ws::LaneRange shown = w.lanes->range();
        QVERIFY(shown.fromNs <= *w.time->moment() && *w.time->moment() <= shown.toNs);
        const std::int64_t before = *w.time->moment();
        w.button("Next event")->click();
        QVERIFY(*w.time->moment() > before);
        w.button("Previous event")->click();
        w.button("Previous event")->click();
        QVERIFY(*w.time->moment() <= before);
        QTest::keyClick(scrubber, Qt::Key_End);
        QVERIFY(w.time->isLive());
    }

    void theFilmOfADeadlockIsThereAndGoesToItsMoments()
    {
        Window w(ws::sample::runningPipeline());
        auto *film = w.window.findChild<ws::FilmStripView *>();
        QCOMPARE(film->frames(), std::size_t{0});
        w.controller.show(ws::sample::ringOfFive());
        QCOMPARE(film->frames(), std::size_t{10});
        for (QAction *action : w.window.actions()) {
            if (action->text() == "How it came about")
                action->trigger();
        }
        QTRY_VERIFY(film->isVisible());
        QTest::keyClick(film, Qt::Key_Right);
        QVERIFY(w.time->moment());
        const std::int64_t first = *w.time->moment();
        QTest::keyClick(film, Qt::Key_Right);
        QVERIFY(*w.time->moment() > first);
        QTest::keyClick(film, Qt::Key_Escape);
        QVERIFY(!w.time->moment());
    }

    void aNewRunBeginsLiveAndWhole()
    {
        Window w(ws::sample::ringOfFive());
        QTest::mouseClick(w.lanes, Qt::LeftButton, {}, w.at(0.9, 0));
        QVERIFY(w.time->moment());
        w.controller.show(ws::sample::runningPipeline());
        QVERIFY(!w.time->moment());
        QVERIFY(w.lanes->follows());
        QVERIFY(!w.window.findChild<ws::WaitCard *>()->isVisible());
    }
};

QTEST_MAIN(TestLanesView)
#include "tst_lanes_view.moc"
