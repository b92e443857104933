// What goes on in the window that takes the place of another, as a change of the language does it.
#include <QAction>
#include <QStandardPaths>
#include <QTest>

#include "experiment/reader.h"
#include "session/library.h"
#include "support/sample_snapshots.h"
#include "ui/app/center_panel.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/editor/experiment_editor.h"
#include "ui/editor/wiring_canvas.h"

using namespace ws;

class TestWindowState : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        initWaitscopeResources();
    }

    void editorAndHistoryGoOn()
    {
        RunController controller;
        MainWindow first({}, controller);
        QVERIFY(first.openExperiment("two-locks"));
        auto *editor = first.findChild<ExperimentEditor *>();
        const auto named = [&](const char *name) {
            Experiment next = controller.experiment();
            next.primitives[0].name = name;
            return next;
        };
        const std::string before = controller.experiment().primitives[0].name;
        const auto name = [&] { return controller.experiment().primitives[0].name; };
        editor->apply(named("one"), QStringLiteral("rename"));
        editor->apply(named("two"), QStringLiteral("rename"));
        editor->history().undo();
        QCOMPARE(name(), std::string("one"));
        MainWindow second({}, controller);
        second.setState(first.state());
        editor = second.findChild<ExperimentEditor *>();
        QCOMPARE(name(), std::string("one"));
        editor->history().redo();
        QCOMPARE(name(), std::string("two"));
        editor->history().undo();
        editor->history().undo();
        QCOMPARE(name(), before);
        QVERIFY(!editor->history().canUndo());
    }

    // An ended run, as a recording that is opened has it.
    void theEditorShowsTheExperimentOfARunThatIsOver()
    {
        RunController controller;
        MainWindow window({}, controller);
        auto ended = std::make_shared<Snapshot>(*sample::runningPipeline());
        ended->phase = RunPhase::Ended;
        const auto file = findExperiment("pipeline");
        QVERIFY(file);
        auto read = readExperimentFile(*file, controller.vocabulary());
        QVERIFY(std::holds_alternative<Experiment>(read));
        ended->experiment = std::make_shared<const Experiment>(std::get<Experiment>(read));
        window.resize(1440, 900);
        window.show();
        controller.show(ended);
        auto *canvas = window.findChild<WiringCanvas *>();
        QVERIFY(!canvas->rectOf({PartKind::Thread, 0, 0}).isEmpty());
    }

    void theEditorStaysInFront()
    {
        RunController controller;
        MainWindow first({}, controller);
        QVERIFY(first.openExperiment("two-locks"));
        first.show();
        for (QAction *action : first.actions()) {
            if (action->text() == QLatin1String("Edit the wiring"))
                action->trigger();
        }
        QVERIFY(first.findChild<WiringCanvas *>()->isVisible());
        MainWindow second({}, controller);
        second.show();
        second.setState(first.state());
        QVERIFY(second.findChild<WiringCanvas *>()->isVisible());
    }
};

QTEST_MAIN(TestWindowState)
#include "tst_window_state.moc"
