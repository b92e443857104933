// Experiments that were edited and are in no file: kept, marked, asked for before the window closes.

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>

#include "ui/app/edit_side.h"
#include "ui/app/experiment_saver.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/app/top_bar.h"
#include "ui/views/library_panel.h"

class TestUnsavedExperiments : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void closingNamesEveryExperimentThatIsNotSaved();
    void oneThatIsNotShownIsAskedForToo();
    void whatIsKeptEditedIsStillMarkedWhenItIsShownAgain();
    void savingAllAsksForEachFileAndCloses();
    void aCancelledFileDialogCancelsTheClosing();
    void whatIsKeptOutlivesItsWindow();
    void openingTheSameExperimentAgainKeepsItsEdits();
    void anotherFileOfTheSameNameTakesNoEditsAway();
};

namespace {

QString makeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

QByteArray oneLock(const QByteArray &title)
{
    return "version = 1\ntitle = \"" + title + "\"\n[[lock]]\nname = \"l\"\n" +
           "[[process]]\nname = \"p\"\n[[process.thread]]\nrole = \"take-locks\"\nlocks = [\"l\"]\n";
}

// A window in which experiments are edited.
struct Desk
{
    ws::RunController controller;
    ws::MainWindow window{{}, controller};

    Desk()
    {
        window.resize(1440, 900);
        window.show();
    }

    void edit()
    {
        ws::Experiment edited = controller.experiment();
        edited.timeLimit += std::chrono::seconds(1);
        controller.edit(std::move(edited));
    }
    // As the library does.
    void choose(const QString &id) { emit window.findChild<ws::LibraryPanel *>()->experimentWanted(id); }
    void beginNew()
    {
        ws::Experiment drawn;
        drawn.title.en = "Untitled";
        emit window.findChild<ws::EditSide *>()->newWanted(drawn);
    }
    QString id() const { return QString::fromStdString(controller.experiment().id); }
    bool saysEdited() const
    {
        for (const QLabel *label : window.findChild<ws::TopBar *>()->findChildren<QLabel *>()) {
            if (label->text() == "edited")
                return label->isVisibleTo(&window);
        }
        return false;
    }
    template <typename Box>
    Box *shown() const
    {
        for (Box *box : window.findChildren<Box *>()) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }
    void answer(const QString &text) const
    {
        for (QAbstractButton *button : shown<QMessageBox>()->buttons()) {
            if (button->text().remove('&') == text) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable("no button " + text));
    }
    void nameFile(const QString &file) const
    {
        auto *dialog = shown<QFileDialog>();
        emit dialog->fileSelected(file);
        static_cast<QDialog *>(dialog)->done(QDialog::Accepted);
    }
};

}  // namespace

void TestUnsavedExperiments::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    initWaitscopeResources();
}

void TestUnsavedExperiments::closingNamesEveryExperimentThatIsNotSaved()
{
    Desk desk;
    desk.beginNew();
    desk.edit();
    QVERIFY(desk.window.openExperiment("pipeline"));
    desk.edit();
    desk.choose("two-locks");
    QVERIFY(!desk.controller.isEdited());
    QVERIFY(!desk.window.close());
    const auto *box = desk.shown<QMessageBox>();
    QVERIFY(box);
    QVERIFY2(box->text().contains("Untitled"), qPrintable(box->text()));
    QVERIFY2(box->text().contains("pipeline", Qt::CaseInsensitive), qPrintable(box->text()));
    desk.answer("Cancel");
    QVERIFY(desk.window.isVisible());
    QVERIFY(!desk.window.close());
    desk.answer("Close without saving");
    QTRY_VERIFY(!desk.window.isVisible());
}

void TestUnsavedExperiments::oneThatIsNotShownIsAskedForToo()
{
    const QTemporaryDir folder;
    Desk desk;
    desk.beginNew();
    desk.edit();
    desk.choose("pipeline");
    QVERIFY(!desk.window.close());
    QVERIFY(desk.shown<QMessageBox>()->text().contains("Untitled"));
    desk.answer("Save...");
    QVERIFY(desk.shown<QFileDialog>());
    desk.nameFile(folder.filePath("drawn.toml"));
    QTRY_VERIFY(!desk.window.isVisible());
    QVERIFY(QFile::exists(folder.filePath("drawn.toml")));
}

void TestUnsavedExperiments::whatIsKeptEditedIsStillMarkedWhenItIsShownAgain()
{
    Desk desk;
    QVERIFY(desk.window.openExperiment("pipeline"));
    desk.edit();
    QVERIFY(desk.saysEdited());
    const ws::Experiment edited = desk.controller.experiment();
    desk.choose("two-locks");
    QVERIFY(!desk.saysEdited());
    desk.choose("pipeline");
    QVERIFY(desk.controller.experiment() == edited);
    QVERIFY(desk.controller.isEdited());
    QVERIFY(desk.saysEdited());
    QCOMPARE(desk.controller.unsaved().size(), std::size_t(1));
    QVERIFY(!desk.window.close());
}

void TestUnsavedExperiments::savingAllAsksForEachFileAndCloses()
{
    const QTemporaryDir folder;
    Desk desk;
    QVERIFY(desk.window.openExperiment("pipeline"));
    desk.edit();
    desk.choose("two-locks");
    desk.edit();
    QVERIFY(!desk.window.close());
    desk.answer("Save all...");
    // The one whose file is asked for is seen.
    QCOMPARE(desk.id(), QString("pipeline"));
    desk.nameFile(folder.filePath("one.toml"));
    QTRY_COMPARE(desk.id(), QString("two-locks"));
    QVERIFY(desk.window.isVisible());
    QTRY_VERIFY(desk.shown<QFileDialog>());
    desk.nameFile(folder.filePath("two.toml"));
    QTRY_VERIFY(!desk.window.isVisible());
    QVERIFY(desk.controller.unsaved().empty());
    const auto read =
        ws::readExperimentFile(folder.filePath("one.toml").toStdString(), desk.controller.vocabulary());
    QVERIFY(std::holds_alternative<ws::Experiment>(read));
    QVERIFY(QFile::exists(folder.filePath("two.toml")));
}

void TestUnsavedExperiments::aCancelledFileDialogCancelsTheClosing()
{
    const QTemporaryDir folder;
    Desk desk;
    QVERIFY(desk.window.openExperiment("pipeline"));
    desk.edit();
    desk.choose("two-locks");
    desk.edit();
    QVERIFY(!desk.window.close());
    desk.answer("Save all...");
    desk.nameFile(folder.filePath("one.toml"));
    QTRY_COMPARE(desk.id(), QString("two-locks"));
    QTRY_VERIFY(desk.shown<QFileDialog>());
    desk.shown<QFileDialog>()->reject();
    QVERIFY(desk.window.isVisible());
    QVERIFY(desk.saysEdited());
    QCOMPARE(desk.controller.unsaved().size(), std::size_t(1));
    // Saved later, it does not close the window any more.
    desk.window.findChild<ws::ExperimentSaver *>()->saveAs();
    desk.nameFile(folder.filePath("later.toml"));
    QVERIFY(desk.controller.unsaved().empty());
    QCoreApplication::processEvents();
    QVERIFY(desk.window.isVisible());
    // What was saved is in the library, and as it was opened under its old name.
    desk.choose("one");
    QCOMPARE(desk.id(), QString("one"));
    QVERIFY(!desk.controller.isEdited());
}

void TestUnsavedExperiments::whatIsKeptOutlivesItsWindow()
{
    ws::RunController controller;
    {
        ws::MainWindow first({}, controller);
        QVERIFY(first.openExperiment("pipeline"));
        ws::Experiment edited = controller.experiment();
        edited.timeLimit += std::chrono::seconds(1);
        controller.edit(std::move(edited));
        QVERIFY(first.openExperiment("two-locks"));
    }
    ws::MainWindow second({}, controller);
    second.show();
    QVERIFY(!second.close());
    emit second.findChild<ws::LibraryPanel *>()->experimentWanted("pipeline");
    QVERIFY(controller.isEdited());
}

void TestUnsavedExperiments::openingTheSameExperimentAgainKeepsItsEdits()
{
    const QTemporaryDir folder;
    const QString name = makeFile(folder, "mine.toml", oneLock("Mine"));
    Desk desk;
    QVERIFY(desk.window.openExperiment(name));
    desk.edit();
    const ws::Experiment edited = desk.controller.experiment();
    QVERIFY(desk.window.openExperiment(name));
    QVERIFY(desk.controller.experiment() == edited);
    QVERIFY(desk.window.openExperiment("pipeline"));
    QVERIFY(desk.window.openExperiment(name));
    QVERIFY(desk.controller.experiment() == edited);
    QVERIFY(desk.saysEdited());
    QCOMPARE(desk.controller.unsaved().size(), std::size_t(1));
}

void TestUnsavedExperiments::anotherFileOfTheSameNameTakesNoEditsAway()
{
    const QTemporaryDir folder;
    const QTemporaryDir other;
    Desk desk;
    QVERIFY(desk.window.openExperiment(makeFile(folder, "mine.toml", oneLock("Mine"))));
    desk.edit();
    const auto limit = desk.controller.experiment().timeLimit;
    QVERIFY(desk.window.openExperiment(makeFile(other, "mine.toml", oneLock("Yours"))));
    QCOMPARE(desk.controller.experiment().title.en, std::string("Yours"));
    QVERIFY(!desk.controller.isEdited());
    desk.choose("mine-2");
    QCOMPARE(desk.controller.experiment().title.en, std::string("Mine"));
    QVERIFY(desk.controller.experiment().timeLimit == limit);
    QVERIFY(desk.saysEdited());
}

QTEST_MAIN(TestUnsavedExperiments)
#include "tst_unsaved_experiments.moc"
