// The script beside the run: shown, marked, edited, checked, run, saved.
#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/views/deadlock_banner.h"
#include "ui/views/messages_view.h"
#include "ui/views/script_editor.h"
#include "ui/views/script_panel.h"

namespace {

// Each takes its first lock and waits at the rendezvous, so that the deadlock is certain.
constexpr char kDeadlock[] = R"(version = 1
title = "Two scripts"
seconds = 60
[[lock]]
name = "a"
[[lock]]
name = "b"
[[barrier]]
name = "both"
parties = 2
[[script]]
name = "cross"
text = '''
first:lock()
both:wait()
second:lock()
'''
[[process]]
name = "p"
[[process.thread]]
name = "P1"
role = "script"
script = "cross"
with = { first = "a", second = "b" }
[[process.thread]]
name = "P2"
role = "script"
script = "cross"
with = { first = "b", second = "a" }
)";

constexpr char kLogger[] = R"(version = 1
title = "A logger"
[[script]]
name = "talk"
text = '''
log("before")
'''
[[process]]
name = "p"
[[process.thread]]
name = "talker"
role = "script"
script = "talk"
)";

// A window with one of these experiments in it.
struct Bench
{
    QTemporaryDir folder;
    ws::RunController controller;
    std::unique_ptr<ws::MainWindow> window;

    explicit Bench(const char *experiment)
    {
        QFile file(folder.filePath("bench.toml"));
        if (file.open(QIODevice::WriteOnly))
            file.write(experiment);
        file.close();
        window = std::make_unique<ws::MainWindow>(ws::Settings{}, controller);
        window->resize(1440, 900);
        window->show();
        opened = window->openExperiment(file.fileName());
    }

    ws::ScriptPanel &panel() const { return *window->findChild<ws::ScriptPanel *>(); }
    ws::ScriptEditor &editor() const { return panel().editor(); }
    QAction *action(const QString &text) const
    {
        for (QAction *one : window->actions()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    // The text of a margin's line, from 1.
    QString names(int line) const
    {
        QByteArray text(256, '\0');
        const long length = editor().SendScintilla(QsciScintillaBase::SCI_MARGINGETTEXT,
                                                   static_cast<unsigned long>(line - 1), text.data());
        return QString::fromUtf8(text.left(length));
    }
    QString problem() const
    {
        const auto *label = panel().findChild<QPushButton *>("mistake");
        return label->isVisibleTo(&panel()) ? label->toolTip() : QString();
    }

    bool opened = false;
};

}  // namespace

class TestScriptView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        initWaitscopeResources();
    }

    void anExperimentWithoutScriptsHasNoView()
    {
        const Bench bench(kLogger);
        QVERIFY(bench.opened);
        QVERIFY(bench.panel().isVisible());
        QVERIFY(bench.window->openExperiment("two-locks"));
        QVERIFY(!bench.panel().isVisible());
        QVERIFY(!bench.action("Script")->isEnabled());
    }

    void aStuckThreadStandsInTheMarginOfItsLine()
    {
        const Bench bench(kDeadlock);
        QVERIFY(bench.opened);
        bench.window->run();
        QTRY_VERIFY(bench.window->findChild<ws::DeadlockBanner *>()->isVisible());
        QTRY_VERIFY2(bench.names(3).contains("P1") && bench.names(3).contains("P2"),
                     qPrintable(bench.names(3)));
        // They stay there when the run is over, until the text is another one.
        QTRY_VERIFY(!bench.controller.isActive());
        QVERIFY(bench.names(3).contains("P1"));
        bench.editor().insertAt("-- ", 0, 0);
        QTRY_COMPARE(bench.names(3), QString());
    }

    void anEditMarksTheExperimentAsChangedAndUndoTakesItBack()
    {
        const Bench bench(kLogger);
        QVERIFY(!bench.controller.isEdited());
        bench.editor().insertAt("-- ", 0, 0);
        QTRY_VERIFY(bench.controller.isEdited());
        QCOMPARE(bench.controller.experiment().scripts[0].text, std::string("-- log(\"before\")\n"));
        bench.editor().undo();
        QTRY_VERIFY(!bench.controller.isEdited());
        bench.editor().redo();
        QTRY_VERIFY(bench.controller.isEdited());
    }

    void whatCannotRunIsSaidWhileOneTypes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("syntax") << "log(\nlog((1)\n"
                                << "Line ";
        QTest::newRow("an unknown name") << "log(1)\nnobody:lock()\n"
                                         << "Line 2: unknown name 'nobody'";
        QTest::newRow("nothing at all") << ""
                                        << "Line 1: the script has no text";
    }

    void whatCannotRunIsSaidWhileOneTypes()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const Bench bench(kLogger);
        bench.editor().setText(text);
        QTRY_VERIFY2(bench.problem().startsWith(said), qPrintable(bench.problem()));
        bench.window->run();
        QVERIFY(!bench.controller.isActive());
        bench.editor().setText("log(1)\n");
        QTRY_COMPARE(bench.problem(), QString());
    }

    void runTakesTheEditedTextEvenWhenItWasTypedJustNow()
    {
        const Bench bench(kLogger);
        bench.editor().setText("log(\"after\")\n");
        bench.window->run();
        QTRY_VERIFY(bench.controller.snapshot()->phase == ws::RunPhase::Ended);
        QCOMPARE(bench.controller.snapshot()->log.size(), std::size_t{1});
        QCOMPARE(bench.controller.snapshot()->log[0].text, std::string("after"));
        QCOMPARE(bench.window->findChild<ws::MessagesView *>()->count(), 1);
    }

    void anErrorOfAScriptNamesTheLineThatTheViewShows()
    {
        const Bench bench(kLogger);
        bench.editor().setText("log(1)\nerror(\"no luck\")\n");
        bench.window->run();
        QTRY_VERIFY(bench.controller.snapshot()->phase == ws::RunPhase::Ended);
        const std::vector<std::string> &failures = bench.controller.snapshot()->threadFailures;
        QCOMPARE(failures.size(), std::size_t{1});
        QVERIFY2(failures[0].find("talk:2:") != std::string::npos, failures[0].c_str());
        QTRY_VERIFY2(bench.names(2).contains("talker"), qPrintable(bench.names(2)));
    }

    void saveWritesTheEditedScriptIntoAFile()
    {
        const Bench bench(kLogger);
        // Typed, as setText() empties the way back.
        bench.editor().insertAt("-- kept\n", 0, 0);
        bench.action("Save...")->trigger();
        auto *dialog = bench.window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString file = bench.folder.filePath("mine.toml");
        emit dialog->fileSelected(file);
        dialog->reject();
        QVERIFY(!bench.controller.isEdited());
        QCOMPARE(bench.controller.experiment().id, std::string("mine"));
        // The way back is still there, and the next time nobody asks.
        QVERIFY(bench.editor().isUndoAvailable());
        const auto read = ws::readExperimentFile(file.toStdString(), bench.controller.vocabulary());
        QVERIFY(std::holds_alternative<ws::Experiment>(read));
        QCOMPARE(std::get<ws::Experiment>(read).scripts[0].text, std::string("-- kept\nlog(\"before\")\n"));
        bench.editor().setText("log(\"again\")\n");
        bench.action("Save...")->trigger();
        QVERIFY(!bench.controller.isEdited());
        QFile again(file);
        QVERIFY(again.open(QIODevice::ReadOnly));
        QVERIFY(again.readAll().contains("again"));
    }

    void closingAsksBeforeAnEditedScriptIsLost()
    {
        const Bench bench(kLogger);
        bench.editor().setText("log(\"new\")\n");
        QVERIFY(!bench.window->close());
        auto *box = bench.window->findChild<QMessageBox *>();
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons()) {
            if (button->text().contains("without"))
                button->click();
        }
        QTRY_VERIFY(!bench.window->isVisible());
    }
};

QTEST_MAIN(TestScriptView)
#include "tst_script_view.moc"
