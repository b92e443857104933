// Recordings in the window: dropped, opened, shown, saved, kept.
#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "session/library.h"
#include "session/recorded_run.h"
#include "session/recording_folder.h"
#include "support/dropped_file.h"
#include "support/whole_recording.h"
#include "ui/app/center_panel.h"
#include "ui/app/main_window.h"
#include "ui/app/recording_desk.h"
#include "ui/app/resources.h"
#include "ui/app/status_line.h"
#include "ui/models/recording_words.h"
#include "ui/views/lanes_view.h"

using namespace ws;

namespace {

QAction *actionNamed(const QWidget &window, const QString &text)
{
    for (QAction *action : window.actions())
        if (action->text() == text)
            return action;
    return nullptr;
}

}  // namespace

class TstRecordingWindow : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    QString m_whole;  // with its results

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        initWaitscopeResources();
        qputenv("XDG_STATE_HOME", m_folder.filePath("state").toUtf8());
        m_file = m_folder.filePath("small.wscope");
        test::writeSmallRecording(m_file.toStdString());
        m_whole = m_folder.filePath("whole.wscope");
        test::writeWholeRecording(m_whole.toStdString());
    }

    void aDroppedRecordingIsShownAsAnEndedRun()
    {
        RunController controller;
        MainWindow window(Settings{}, controller);
        QVERIFY(test::drop(window, QUrl::fromLocalFile(m_file)));
        QTRY_VERIFY(controller.snapshot()->recording);
        const auto &snapshot = controller.snapshot();
        QVERIFY(snapshot->recording->readFrom);
        QCOMPARE(snapshot->phase, RunPhase::Ended);
        QCOMPARE(snapshot->verdict, RunVerdict::Deadlock);
        QVERIFY(snapshot->results);
        // Its text is no experiment here; names and wires are known all the same.
        QCOMPARE(controller.experiment().id, std::string("small"));
        QCOMPARE(controller.experiment().processes.size(), std::size_t(2));
        QVERIFY(!controller.isActive());
        QVERIFY(recordedWhere(*snapshot).contains("A processor, 2 processors, Linux 6.1.0"));
        QVERIFY(recordingSentence(*snapshot).isEmpty());
    }

    void aDamagedFileIsExplained()
    {
        const QString bad = m_folder.filePath("bad.wscope");
        test::writeContent(bad.toStdString(), test::contentOf(m_file.toStdString()).substr(0, 60));
        RunController controller;
        MainWindow window(Settings{}, controller);
        QVERIFY(test::drop(window, QUrl::fromLocalFile(bad)));
        QTRY_VERIFY(window.findChild<QMessageBox *>());
        QVERIFY(window.findChild<QMessageBox *>()->text().contains("another copy"));
        QVERIFY(!controller.snapshot()->recording);
    }

    void aCutFileIsShownAndSaysSo()
    {
        const QString cut = m_folder.filePath("cut.wscope");
        const std::string content = test::contentOf(m_file.toStdString());
        test::writeContent(cut.toStdString(), content.substr(0, content.size() - 10));
        RunController controller;
        MainWindow window(Settings{}, controller);
        QVERIFY(test::drop(window, QUrl::fromLocalFile(cut)));
        QTRY_VERIFY(controller.snapshot()->recording);
        QVERIFY(recordingSentence(*controller.snapshot()).contains("cut or damaged"));
    }

    void theRecordingThatIsShownCanBeSaved()
    {
        RunController controller;
        MainWindow window(Settings{}, controller);
        QAction *save = actionNamed(window, "Save recording...");
        QVERIFY(save);
        QVERIFY(!save->isEnabled());
        QVERIFY(test::drop(window, QUrl::fromLocalFile(m_file)));
        QTRY_VERIFY(save->isEnabled());
        save->trigger();
        QTRY_VERIFY(window.findChild<QFileDialog *>());
        const QString copy = m_folder.filePath("copy.wscope");
        emit window.findChild<QFileDialog *>()->fileSelected(copy);
        QTRY_VERIFY(QFileInfo::exists(copy));
        const auto back = openRecordedRun(copy.toStdString());
        QVERIFY(back);
        QCOMPARE((*back)->log.size(), controller.snapshot()->log.size());
    }

    void whoeverOpensASavedRecordingSeesWhatWasShown()
    {
        const QString copy = m_folder.filePath("view.wscope");
        SavedView shown;
        {
            RunController controller;
            MainWindow window(Settings{}, controller);
            QVERIFY(test::drop(window, QUrl::fromLocalFile(m_file)));
            QTRY_VERIFY(controller.snapshot()->recording);
            shown.picture = QStringLiteral("messages");
            shown.wire = 0;
            shown.cursorA = controller.snapshot()->timeNs / 2;
            shown.cursorB = controller.snapshot()->timeNs / 4;
            shown.range = LaneRange{0, *shown.cursorA};
            auto *center = window.findChild<CenterPanel *>();
            center->setView(shown);
            QCOMPARE(center->view(), shown);
            actionNamed(window, "Save recording...")->trigger();
            QTRY_VERIFY(window.findChild<QFileDialog *>());
            emit window.findChild<QFileDialog *>()->fileSelected(copy);
            QTRY_VERIFY(QFileInfo::exists(copy));
        }
        RunController controller;
        MainWindow window(Settings{}, controller);
        QVERIFY(test::drop(window, QUrl::fromLocalFile(copy)));
        QTRY_VERIFY(controller.snapshot()->recording);
        QCOMPARE(window.findChild<CenterPanel *>()->view(), shown);
    }

    void figuresAreThereBeforeTheLanes()
    {
        RunController controller;
        MainWindow window(Settings{}, controller);
        window.show();
        auto *center = window.findChild<CenterPanel *>();
        auto *desk = window.findChild<RecordingDesk *>();
        SavedView chosen;
        int opened = 0;
        connect(desk, &RecordingDesk::opened, &window, [&] {
            ++opened;
            const auto &snapshot = controller.snapshot();
            QVERIFY(snapshot->results && snapshot->deadlock);
            QVERIFY(!snapshot->results->timeline);
            QCOMPARE(snapshot->timelineState(), TimelineState::ToCome);
            QVERIFY(!actionNamed(window, "Next event")->isEnabled());
            QVERIFY(!center->lanes().grab().isNull());
            // What the user does meanwhile.
            chosen.picture = QStringLiteral("film");
            chosen.wire = 0;
            chosen.cursorA = snapshot->timeNs / 2;
            chosen.cursorB = snapshot->timeNs / 4;
            chosen.range = LaneRange{0, *chosen.cursorA};
            center->setView(chosen);
            QCOMPARE(center->view(), chosen);
            QVERIFY(center->time().atMoment() == center->time().shown());
        });
        QVERIFY(test::drop(window, QUrl::fromLocalFile(m_whole)));
        QTRY_VERIFY(controller.snapshot()->results && controller.snapshot()->results->timeline);
        QCOMPARE(opened, 1);
        QCOMPARE(controller.snapshot()->timelineState(), TimelineState::Read);
        QCOMPARE(center->view(), chosen);
        // The pictures of the moment know it now.
        QVERIFY(center->time().atMoment() != center->time().shown());
        QCOMPARE(center->time().atMoment()->timeNs, *chosen.cursorA);
        QVERIFY(actionNamed(window, "Next event")->isEnabled());
        QTRY_VERIFY(center->lanes().selectionText().startsWith("A to B"));
    }

    void readingTheLanesCanBeStoppedAndBegunAgain()
    {
        RunController controller;
        MainWindow window(Settings{}, controller);
        window.show();
        LanesView &lanes = window.findChild<CenterPanel *>()->lanes();
        auto *button = lanes.findChild<QPushButton *>();
        connect(window.findChild<RecordingDesk *>(), &RecordingDesk::opened, &window, [&] {
            QVERIFY(!button->isVisible());
            lanes.setReadPercent(40);
            QVERIFY(button->isVisible());
            QCOMPARE(button->text(), QString("Stop reading"));
            button->click();
        });
        QVERIFY(test::drop(window, QUrl::fromLocalFile(m_whole)));
        QTRY_COMPARE(controller.snapshot()->timelineState(), TimelineState::Stopped);
        QVERIFY(controller.snapshot()->results && !controller.snapshot()->results->timeline);
        QVERIFY(controller.snapshot()->deadlock);
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), QString("Read the lanes"));
        button->click();
        QCOMPARE(controller.snapshot()->timelineState(), TimelineState::ToCome);
        QTRY_COMPARE(controller.snapshot()->timelineState(), TimelineState::Read);
        QVERIFY(controller.snapshot()->results->timeline);
        QVERIFY(!button->isVisible());
    }

    void lanesOfARunThatIsNoLongerShownAreNotTaken()
    {
        RunController controller;
        const auto figures = openRecordedRun(m_whole.toStdString(), {.timeline = false});
        QVERIFY(figures);
        MainWindow window(Settings{}, controller);
        controller.show(*figures);
        QVERIFY(window.openExperiment("two-locks"));
        const auto shown = controller.snapshot();
        controller.complete(withTimeline(*figures));
        QVERIFY(controller.snapshot() == shown);
        QVERIFY(!controller.snapshot()->results);
    }

    void anotherWindowReadsTheLanesThatAreStillToCome()
    {
        RunController controller;
        const auto figures = openRecordedRun(m_whole.toStdString(), {.timeline = false});
        QVERIFY(figures);
        controller.show(*figures);
        MainWindow window(Settings{}, controller);
        QTRY_COMPARE(controller.snapshot()->timelineState(), TimelineState::Read);
    }

    void aViewThatDoesNotFitTheRunIsLeftOut()
    {
        Snapshot snapshot;
        snapshot.timeNs = 1'000'000;
        const QByteArray view =
            R"({"picture":"film","wire":7,"cursorA":-3,"cursorB":2e6,"fromNs":5,"toNs":4})";
        QCOMPARE(savedView(view, snapshot), (SavedView{QStringLiteral("film"), {}, {}, {}, {}}));
        QCOMPARE(savedView("not JSON", snapshot), SavedView());
    }

    void thePartBetweenTheCursorsCanBeSavedAlone()
    {
        RunController controller;
        MainWindow window(Settings{}, controller);
        QVERIFY(test::drop(window, QUrl::fromLocalFile(m_file)));
        QTRY_VERIFY(controller.snapshot()->recording);
        QAction *save = actionNamed(window, "Save selection...");
        QVERIFY(save && !save->isEnabled());
        const std::int64_t all = controller.snapshot()->timeNs;
        TimeModel &time = window.findChild<CenterPanel *>()->time();
        time.setMoment(all * 3 / 4);
        time.setSecond(all / 4);
        QVERIFY(save->isEnabled());
        save->trigger();
        QTRY_VERIFY(window.findChild<QFileDialog *>());
        const QString part = m_folder.filePath("part.wscope");
        emit window.findChild<QFileDialog *>()->fileSelected(part);
        QTRY_VERIFY(QFileInfo::exists(part));
        const auto back = openRecordedRun(part.toStdString());
        QVERIFY(back);
        QVERIFY((*back)->timeNs <= all / 2 + 1);
        QVERIFY((*back)->timeNs > 0);
    }

    void theLastRunsAreKeptAndListed()
    {
        const auto folder = recordingFolder();
        QVERIFY(folder);
        RunController controller;
        controller.setRecordingMaker(recordingMaker(2, 64));
        MainWindow window(Settings{}, controller);
        const auto file = findExperiment("two-locks");
        QVERIFY(file);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(window.openExperiment("two-locks"));
            window.run();
            QTRY_VERIFY_WITH_TIMEOUT(controller.snapshot()->phase == RunPhase::Ended, 30'000);
            QVERIFY(controller.snapshot()->recording);
            QVERIFY(!controller.snapshot()->recording->failure);
            controller.recording()->waitUntilDone();
        }
        QCOMPARE(keptRecordings(*folder).size(), std::size_t(2));
        QMenu *recent = nullptr;
        for (QMenu *menu : window.findChildren<QMenu *>())
            if (menu->title() == "Last runs")
                recent = menu;
        QVERIFY(recent);
        emit recent->aboutToShow();
        QCOMPARE(recent->actions().size(), 2);
        QVERIFY(recent->actions().first()->text().startsWith("two-locks, 20"));
        recent->actions().first()->trigger();
        QTRY_VERIFY(controller.snapshot()->recording && controller.snapshot()->recording->readFrom);
        QCOMPARE(controller.snapshot()->verdict, RunVerdict::Deadlock);
        QVERIFY(controller.snapshot()->deadlock);
    }
};

QTEST_MAIN(TstRecordingWindow)
#include "tst_recording_window.moc"
