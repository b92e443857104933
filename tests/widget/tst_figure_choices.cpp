// What a figure begins with: the picture that was meant, what is remembered of the last one, the name of the file.
#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "support/sample_snapshots.h"
#include "ui/app/command_id.h"
#include "ui/app/figure_dialog.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/views/lanes_view.h"
#include "ui/views/wait_graph_view.h"

using namespace ws;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FigureOptions wiring()
{
    FigureOptions options;
    options.charts = {"wiring"};
    return options;
}

FigureOptions darkChinese()
{
    FigureOptions options = wiring();
    options.colours = FigureColours::Dark;
    options.language = "zh_CN";
    return options;
}

FigureDialog *newDialog(const FigureOptions &first, const FigureChoices &choices)
{
    return new FigureDialog(lightTheme(), {sample::runningPipeline(), {}}, first, choices, nullptr);
}

// What is remembered after a figure was made in a window with that theme and language.
FigureChoices madeIn(const FigureOptions &window, const FigureChoices &before,
                     const std::function<void(FigureOptions &)> &change)
{
    const QTemporaryDir folder;
    FigureDialog *dialog = newDialog(window, before);
    FigureChoices choices;
    QObject::connect(dialog, &FigureDialog::written, dialog,
                     [&choices](const QString &, const FigureChoices &made) { choices = made; });
    FigureOptions options = dialog->options();
    change(options);
    dialog->setOptions(options);
    dialog->write(folder.filePath("a.svg"));
    return choices;
}

QAction *actionOf(const MainWindow &window, Command command)
{
    for (QAction *action : window.actions()) {
        if (action->objectName() == commandId(command))
            return action;
    }
    return nullptr;
}

// The picture that the dialog of a new figure begins with.
std::string offeredIn(MainWindow &window)
{
    actionOf(window, Command::Figure)->trigger();
    const auto *dialog = window.findChild<FigureDialog *>();
    const std::vector<std::string> charts = dialog ? dialog->options().charts : std::vector<std::string>();
    delete dialog;
    window.activateWindow();
    return charts.empty() ? std::string() : charts.front();
}

void press(QWidget *view)
{
    QTest::mousePress(view, Qt::LeftButton, {}, {view->width() / 2, view->height() - 8});
}

}  // namespace

class TestFigureChoices : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        initWaitscopeResources();
    }

    void themeAndLanguageFollowTheWindow()
    {
        const FigureChoices made = madeIn(darkChinese(), {}, [](FigureOptions &) {});
        QCOMPARE(made.byHand, QStringList());
        QVERIFY(withLook(wiring(), made) == wiring());
        // Of an older version, which kept them with every figure.
        FigureChoices old;
        old.look = QStringList{"theme=dark", "language=zh_CN"};
        QVERIFY(withLook(wiring(), old) == wiring());
    }

    void aThemeThatWasChosenByHandStays()
    {
        const auto print = [](FigureOptions &options) { options.colours = FigureColours::Print; };
        FigureChoices choices = madeIn(darkChinese(), {}, print);
        QCOMPARE(choices.byHand, QStringList("theme=print"));
        // The next one is left as it is offered.
        choices = madeIn(wiring(), choices, [](FigureOptions &) {});
        QCOMPARE(choices.byHand, QStringList("theme=print"));
        const FigureOptions next = withLook(darkChinese(), choices);
        QVERIFY(next.colours == FigureColours::Print);
        QCOMPARE(next.language, std::string("zh_CN"));
    }

    void whatIsUsualIsKeptToo()
    {
        const FigureChoices choices = madeIn(darkChinese(), {}, [](FigureOptions &options) {
            options.colours = FigureColours::Light;
            options.language = "en";
        });
        QVERIFY(withLook(darkChinese(), choices) == wiring());
    }

    void theWindowsOwnThemeAndLanguageForgetTheChoice()
    {
        FigureChoices choices;
        choices.byHand = QStringList{"theme=dark", "language=zh_CN"};
        QVERIFY(withLook(wiring(), choices) == darkChinese());
        // Untouched they stay, also where the window happens to be the same.
        QCOMPARE(madeIn(darkChinese(), choices, [](FigureOptions &) {}).byHand, choices.byHand);
        choices = madeIn(wiring(), choices, [](FigureOptions &options) { options.language = "en"; });
        QCOMPARE(choices.byHand, QStringList("theme=dark"));
    }

    void aNameWithoutAnEndingGetsThatOfTheFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("written");
        QTest::newRow("no dot") << "ring"
                                << "ring.pdf";
        QTest::newRow("a dot that is none") << "odd.name v2"
                                            << "odd.name v2.pdf";
        QTest::newRow("the ending") << "ring.pdf"
                                    << "ring.pdf";
        QTest::newRow("that of another format") << "ring.svg"
                                                << "ring.svg";
    }
    void aNameWithoutAnEndingGetsThatOfTheFormat()
    {
        QFETCH(QString, name);
        QFETCH(QString, written);
        const QTemporaryDir folder;
        FigureChoices choices;
        choices.format = "pdf";
        auto *dialog = newDialog(wiring(), choices);
        QString said;
        connect(dialog, &FigureDialog::written, this, [&said](const QString &file) { said = file; });
        QVERIFY(dialog->write(folder.filePath(name)));
        QCOMPARE(said, folder.filePath(written));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(written));
    }

    void whatTheEndingWouldReplaceIsAskedFor()
    {
        const QTemporaryDir folder;
        const QString there = folder.filePath("odd.name v2.svg");
        QFile file(there);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        auto *dialog = newDialog(wiring(), {});
        dialog->show();
        dialog->save(folder.filePath("odd.name v2"));
        QCOMPARE(contentOf(there), QByteArray("mine"));
        const auto *question = dialog->findChild<QMessageBox *>();
        QVERIFY(question);
        QVERIFY2(question->text().contains(there), qPrintable(question->text()));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(contentOf(there).startsWith("<?xml"));
        QVERIFY(!dialog->isVisible());
    }

    void aFigureIsOfWhatWasClickedLast()
    {
        RunController controller;
        MainWindow window({}, controller);
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        controller.show(sample::ringOfFive());
        auto *lanes = window.findChild<LanesView *>();
        auto *waits = window.findChild<WaitGraphView *>();
        QVERIFY(waits->isVisible());
        lanes->setFocus(Qt::MouseFocusReason);
        QTRY_VERIFY(lanes->hasFocus());
        QCOMPARE(offeredIn(window), std::string("lanes"));
        QTRY_VERIFY(lanes->hasFocus());
        press(waits);
        QCOMPARE(offeredIn(window), std::string("wait-graph"));
    }

    void anotherPictureIsTheFigureAndTheKeyboardStays()
    {
        RunController controller;
        MainWindow window({}, controller);
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        controller.show(sample::ringOfFive());
        auto *lanes = window.findChild<LanesView *>();
        lanes->setFocus(Qt::MouseFocusReason);
        QTRY_VERIFY(lanes->hasFocus());
        actionOf(window, Command::ShowWiring)->trigger();
        QVERIFY(lanes->hasFocus());
        QCOMPARE(offeredIn(window), std::string("wiring"));
        // The dialog gives the keyboard back to the lanes: the picture is still what is meant.
        QTRY_VERIFY(lanes->hasFocus());
        QCOMPARE(offeredIn(window), std::string("wiring"));
        QTRY_VERIFY(lanes->hasFocus());
        press(lanes);
        QCOMPARE(offeredIn(window), std::string("lanes"));
    }
};

QTEST_MAIN(TestFigureChoices)
#include "tst_figure_choices.moc"
