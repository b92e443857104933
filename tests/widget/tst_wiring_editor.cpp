// The editor in the real window, by mouse and keys.

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTest>

#include "experiment/reader.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/editor/experiment_editor.h"
#include "ui/editor/field_box.h"
#include "ui/editor/palette_list.h"
#include "ui/editor/part_panel.h"
#include "ui/editor/template_dialog.h"
#include "ui/editor/wiring_canvas.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/wiring_view.h"

using namespace ws;

namespace {

constexpr int kPatienceMs = 60000;  // a loaded machine, not a measure

// The window with an empty experiment in the editor.
struct Bench
{
    RunController controller;
    MainWindow window{{}, controller};
    WiringCanvas *canvas = nullptr;
    PaletteList *palette = nullptr;
    PartPanel *panel = nullptr;
    ExperimentEditor *editor = nullptr;

    Bench()
    {
        window.resize(1440, 900);
        window.show();
        activate();
        canvas = window.findChild<WiringCanvas *>();
        palette = window.findChild<PaletteList *>();
        panel = window.findChild<PartPanel *>();
        editor = window.findChild<ExperimentEditor *>();
    }

    // Keys are heard by the active window alone.
    void activate()
    {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    // As Ctrl+N does, with the template of that row.
    void begin(const QString &name)
    {
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
        auto *dialog = window.findChild<TemplateDialog *>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QListWidget *>();
        const auto found = list->findItems(name, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        list->setCurrentItem(found.first());
        dialog->accept();
        activate();
        QVERIFY(canvas->isVisible());
    }

    const Experiment &experiment() const { return controller.experiment(); }
    std::string text() const { return experimentText(experiment(), controller.vocabulary()); }

    void clickInPalette(PartKind kind, const std::string &id)
    {
        QListWidgetItem *row = palette->item(palette->rowOf(kind, id));
        palette->scrollToItem(row);
        QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, palette->visualItemRect(row).center());
    }
    QPoint middleOf(Part part) const
    {
        // The title of a process: its threads lie over the rest.
        const QRectF rect = canvas->rectOf(part);
        return part.kind == PartKind::Process ? (rect.topLeft() + QPointF(8, 8)).toPoint()
                                              : rect.center().toPoint();
    }
    void click(Part part, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(canvas, Qt::LeftButton, modifiers, middleOf(part));
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, (from + to) / 2);
        QTest::mouseMove(canvas, to);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    }
    void drawLine(Part from, Part to)
    {
        click(from);
        QVERIFY(canvas->portAt(from));
        drag(canvas->portAt(from)->toPoint(), middleOf(to));
    }
    void type(const std::string &key, const QString &text)
    {
        FieldBox *field = panel->field(key);
        QVERIFY2(field, key.c_str());
        auto *line = qobject_cast<QLineEdit *>(field->control());
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void undo() { QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    QString faults() const { return panel->findChild<QLabel *>(QStringLiteral("faults"))->text(); }
};

const Part kFirst{PartKind::Thread, 0, 0};
const Part kSecond{PartKind::Thread, 0, 1};
const Part kLockA{PartKind::Primitive, 0};
const Part kLockB{PartKind::Primitive, 1};

}  // namespace

class TestWiringEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        initWaitscopeResources();
    }

    void twoLocksAreDrawnFromNothingAndRunToTheirDeadlock()
    {
        Bench bench;
        bench.begin("Empty");
        const std::string first = bench.text();
        bench.clickInPalette(PartKind::Thread, "take-locks");
        bench.clickInPalette(PartKind::Thread, "take-locks");
        QCOMPARE(bench.experiment().processes.size(), std::size_t{1});
        QCOMPARE(bench.experiment().processes[0].threads.size(), std::size_t{2});
        // The locks by keys: from the picture to the list, Enter adds, Escape goes back.
        bench.canvas->setFocus();
        QTest::keyClick(bench.canvas, Qt::Key_Insert);
        QVERIFY(bench.palette->hasFocus());
        bench.palette->setCurrentRow(bench.palette->rowOf(PartKind::Primitive, "mutex"));
        QTest::keyClick(bench.palette, Qt::Key_Return);
        QTest::keyClick(bench.palette, Qt::Key_Return);
        QTest::keyClick(bench.palette, Qt::Key_Escape);
        QVERIFY(bench.canvas->hasFocus());
        QCOMPARE(bench.experiment().primitives.size(), std::size_t{2});
        bench.drawLine(kFirst, kLockA);
        bench.drawLine(kFirst, kLockB);
        bench.drawLine(kSecond, kLockB);
        bench.drawLine(kSecond, kLockA);
        bench.click(kFirst);
        bench.click(kSecond, Qt::ControlModifier);
        bench.type("gap", "20ms");
        QCOMPARE(bench.experiment().processes[0].threads[1].parameters.number("gap"),
                 std::optional<std::int64_t>(20'000'000));
        QTest::keyClick(bench.canvas, Qt::Key_Escape);
        bench.type("seconds", "50");
        QVERIFY2(bench.editor->problems().empty(),
                 bench.editor->problems().empty() ? "" : bench.editor->problems()[0].message.c_str());
        const std::string last = bench.text();
        const int steps = bench.editor->history().count();

        QTest::keyClick(&bench.window, Qt::Key_F5);
        QVERIFY(bench.controller.isActive());
        QVERIFY(!bench.canvas->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(bench.controller.snapshot()->deadlock.has_value(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.controller.isActive(), kPatienceMs);

        QTest::keyClick(&bench.window, Qt::Key_F4);
        QVERIFY(bench.canvas->isVisible());
        for (int i = 0; i < steps; ++i)
            bench.undo();
        QCOMPARE(bench.text(), first);
        QVERIFY(!bench.controller.isEdited());
        for (int i = 0; i < steps; ++i)
            bench.redo();
        QCOMPARE(bench.text(), last);
    }

    void nothingRunsBeforeItsMistakesAreMended()
    {
        Bench bench;
        bench.begin("Empty");
        bench.clickInPalette(PartKind::Thread, "produce");
        bench.clickInPalette(PartKind::Thread, "consume");
        bench.editor->select({});
        QTest::keyClick(&bench.window, Qt::Key_F5);
        QVERIFY(!bench.controller.isActive());
        QCOMPARE(bench.editor->selection(), Parts{kFirst});
        QVERIFY2(bench.faults().contains("'to'"), qPrintable(bench.faults()));
        bench.drawLine(kFirst, kSecond);
        QVERIFY(bench.editor->problems().empty());
        bench.click(kFirst);
        QVERIFY(bench.faults().isEmpty());
    }

    void whatIsTypedIntoOneFieldIsOneStep()
    {
        Bench bench;
        bench.begin("Pair");
        const std::string before = bench.text();
        bench.click({PartKind::Thread, 0, 0});
        bench.type("name", "origin");
        QCOMPARE(bench.experiment().processes[0].threads[0].name, std::string("origin"));
        QCOMPARE(bench.editor->history().count(), 1);
        bench.type("message", "1 KiB");
        QCOMPARE(bench.experiment().processes[0].threads[0].parameters.number("message"),
                 std::optional<std::int64_t>(1024));
        QCOMPARE(bench.editor->history().count(), 2);
        // With the cursor still in the field.
        QTest::keyClick(bench.panel->field("message")->control(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.experiment().processes[0].threads[0].parameters.number("message"));
        bench.undo();
        QCOMPARE(bench.text(), before);
    }

    void whatCannotBeTakenIsSaidAtItsField()
    {
        Bench bench;
        bench.begin("Pair");
        bench.click({PartKind::Thread, 0, 0});
        bench.type("name", "receiver");  // letter by letter: "receive" was free
        QVERIFY(!bench.panel->field("name")->fault().isEmpty());
        QCOMPARE(bench.experiment().processes[0].threads[0].name, std::string("receive"));
        bench.type("message", "many");
        QVERIFY(!bench.panel->field("message")->fault().isEmpty());
        QVERIFY(!bench.experiment().processes[0].threads[0].parameters.number("message"));
        bench.type("message", "64");
        QVERIFY(bench.panel->field("message")->fault().isEmpty());
        bench.type("count", "0");
        QVERIFY2(bench.panel->field("count")->fault().contains("too small"),
                 qPrintable(bench.panel->field("count")->fault()));
    }

    void aPartStaysWhereItIsDropped()
    {
        Bench bench;
        bench.begin("Pair");
        const std::string before = bench.text();
        const Part process{PartKind::Process, 1};
        const QRectF start = bench.canvas->rectOf(process);
        const QRectF other = bench.canvas->rectOf({PartKind::Process, 0});
        const QPoint grip = bench.middleOf(process);
        bench.drag(grip, grip + QPoint(30, 90));
        QVERIFY(bench.experiment().processes[1].at.has_value());
        const QRectF end = bench.canvas->rectOf(process);
        QVERIFY((end.topLeft() - start.topLeft() - QPointF(30, 90)).manhattanLength() < 2 * kGrid * 1.5);
        QVERIFY((bench.canvas->rectOf({PartKind::Process, 0}).topLeft() - other.topLeft()).manhattanLength() <
                2);
        // By keys too, and back.
        QTest::keyClick(bench.canvas, Qt::Key_Left);
        QVERIFY(bench.canvas->rectOf(process).left() < end.left());
        bench.undo();
        bench.undo();
        QCOMPARE(bench.text(), before);
        bench.redo();
        QTest::keyClick(bench.canvas, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!bench.experiment().processes[1].at);
    }

    void aPartIsDraggedOutOfTheList()
    {
        Bench bench;
        bench.begin("Pair");
        QListWidgetItem *row = bench.palette->item(bench.palette->rowOf(PartKind::Primitive, "mutex"));
        bench.palette->scrollToItem(row);
        const QPoint grip = bench.palette->visualItemRect(row).center();
        const QPoint target(bench.canvas->width() - 90, bench.canvas->height() - 90);
        const QPoint there = bench.palette->viewport()->mapFromGlobal(bench.canvas->mapToGlobal(target));
        QTest::mousePress(bench.palette->viewport(), Qt::LeftButton, {}, grip);
        QTest::mouseMove(bench.palette->viewport(), (grip + there) / 2);
        QTest::mouseMove(bench.palette->viewport(), there);
        QTest::mouseRelease(bench.palette->viewport(), Qt::LeftButton, {}, there);
        QCOMPARE(bench.experiment().primitives.size(), std::size_t{1});
        QVERIFY(bench.canvas->rectOf(kLockA).adjusted(-20, -20, 20, 20).contains(target));
    }

    void aThreadThatIsLetGoOverAnotherProcessGoesThere()
    {
        Bench bench;
        bench.begin("Pair");
        bench.drag(bench.middleOf({PartKind::Thread, 0, 0}),
                   bench.canvas->rectOf({PartKind::Process, 1}).center().toPoint());
        QVERIFY(bench.experiment().processes[0].threads.empty());
        QCOMPARE(bench.experiment().processes[1].threads.size(), std::size_t{2});
        QVERIFY(bench.editor->isSelected({PartKind::Thread, 1, 1}));
    }

    void aBandSelectsAndDeleteTakesAway()
    {
        Bench bench;
        bench.begin("Pair");
        bench.drag({4, 60}, {bench.canvas->width() - 4, bench.canvas->height() - 4});
        QCOMPARE(bench.editor->selection().size(), std::size_t{3});
        QTest::keyClick(bench.canvas, Qt::Key_Delete);
        QVERIFY(allParts(bench.experiment()).empty());
        bench.undo();
        QCOMPARE(allParts(bench.experiment()).size(), std::size_t{5});
        QCOMPARE(bench.editor->selection().size(), std::size_t{3});
    }

    void partsAreCopiedCutAndPasted()
    {
        Bench bench;
        bench.begin("Pair");
        QTest::keyClick(bench.canvas, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(bench.canvas, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains("[[process.thread]]"));
        QTest::keyClick(bench.canvas, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bench.experiment().processes.size(), std::size_t{4});
        QVERIFY(bench.editor->problems().empty());
        QTest::keyClick(bench.canvas, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(bench.experiment().processes.size(), std::size_t{2});
        bench.click({PartKind::Process, 0});
        QTest::keyClick(bench.canvas, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(bench.experiment().processes.size(), std::size_t{3});
    }

    void aLineIsDrawnByKeys()
    {
        Bench bench;
        bench.begin("Empty");
        bench.clickInPalette(PartKind::Thread, "produce");
        bench.clickInPalette(PartKind::Thread, "consume");
        bench.editor->select({kFirst, kSecond});
        bench.canvas->setFocus();
        QTest::keyClick(bench.canvas, Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(bench.experiment().channels.size(), std::size_t{1});
        QVERIFY(bench.editor->problems().empty());
    }

    void theKeyboardReachesEveryPart()
    {
        Bench bench;
        bench.begin("Pipeline");
        bench.canvas->setFocus();
        std::size_t reached = 0;
        for (std::size_t i = 0; i < allParts(bench.experiment()).size(); ++i) {
            QTest::keyClick(bench.canvas, Qt::Key_Tab);
            reached += bench.editor->selection() == Parts{allParts(bench.experiment())[i]} ? 1 : 0;
            QVERIFY(!bench.canvas->accessibleDescription().isEmpty());
        }
        QCOMPARE(reached, allParts(bench.experiment()).size());
        QTest::keyClick(bench.canvas, Qt::Key_F2);
        QVERIFY(bench.panel->field("name")->control()->hasFocus());
        for (const FieldBox *field : bench.panel->findChildren<FieldBox *>())
            QVERIFY(!field->control()->accessibleName().isEmpty());
    }

    void aScreenReaderFindsEveryPartAndItsMistake()
    {
        Bench bench;
        bench.begin("Empty");
        bench.clickInPalette(PartKind::Thread, "produce");
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(bench.canvas);
        QVERIFY(canvas);
        QAccessibleInterface *thread = nullptr;
        for (int i = 0; i < canvas->childCount(); ++i) {
            QAccessibleInterface *child = canvas->child(i);
            if (child && child->text(QAccessible::Name) == "thread produce")
                thread = child;
        }
        QVERIFY(thread);
        QVERIFY(thread->state().selected);
        QVERIFY(thread->text(QAccessible::Description).contains("'to'"));
        QVERIFY(!thread->rect().isEmpty());
        QCOMPARE(canvas->child(canvas->indexOfChild(thread)), thread);
        bench.undo();
        QVERIFY(!thread->isValid());
    }

    void severalPartsShowWhatTheyShare()
    {
        Bench bench;
        bench.begin("Pipeline");
        bench.editor->select({{PartKind::Thread, 1, 0}, {PartKind::Thread, 2, 0}});
        QVERIFY(!bench.panel->field("name"));
        QCOMPARE(bench.panel->field("role")->value(), QString("relay"));
        bench.type("service", "20us");
        QCOMPARE(bench.experiment().processes[2].threads[0].parameters.number("service"),
                 std::optional<std::int64_t>(20000));
        bench.undo();
        QVERIFY(!bench.experiment().processes[1].threads[0].parameters.number("service"));
        bench.editor->select({{PartKind::Thread, 0, 0}, {PartKind::Channel, 0}});
        QVERIFY(!bench.panel->field("role"));
    }

    void aMechanismThatIsChosenInTheInspectorIsUndoneToo()
    {
        Bench bench;
        bench.begin("Pair");
        QTest::keyClick(&bench.window, Qt::Key_F4);
        QVERIFY(bench.window.findChild<InspectorPanel *>()->isVisible());
        const std::string before = bench.experiment().channels[0].mechanism;
        for (const MechanismWord &word : bench.controller.vocabulary().mechanisms) {
            if (word.id != before && bench.controller.setMechanism(0, word.id).empty())
                break;
        }
        QVERIFY(bench.experiment().channels[0].mechanism != before);
        bench.undo();
        QCOMPARE(bench.experiment().channels[0].mechanism, before);
    }

    void everyTemplateOfTheGalleryOpens()
    {
        Bench bench;
        for (const WiringTemplate &shape : wiringTemplates()) {
            bench.begin(shape.name);
            QVERIFY(bench.editor->problems().empty());
            QVERIFY(!allParts(bench.experiment()).empty());
            QVERIFY(!bench.controller.isEdited());
            // The gallery goes when its dialog is closed.
            QTRY_VERIFY(!bench.window.findChild<TemplateDialog *>());
        }
    }

    void closingAsksBeforeADrawingIsLost()
    {
        Bench bench;
        bench.begin("Pair");
        bench.clickInPalette(PartKind::Primitive, "mutex");
        QVERIFY(!bench.window.close());
        QVERIFY(bench.window.findChild<QMessageBox *>());
    }
};

QTEST_MAIN(TestWiringEditor)
#include "tst_wiring_editor.moc"
