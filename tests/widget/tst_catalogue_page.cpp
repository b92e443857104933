// The catalogue as the window shows it: found by search, read, copied, put on a wire, compared; and what a change of the
// language leaves as it was.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "session/catalogue.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/models/language.h"
#include "ui/models/mechanism_table_model.h"
#include "ui/views/catalogue_page.h"
#include "ui/views/compare_page.h"
#include "ui/views/mechanism_box.h"
#include "ui/views/mechanism_list.h"
#include "ui/views/mechanism_table.h"
#include "ui/views/sheet_view.h"
#include "ui/views/sweep_choice.h"
#include "ui/views/wiring_view.h"

using namespace ws;

namespace {

constexpr int kPatienceMs = 60'000;

QPushButton *button(const QWidget &page, const QString &text)
{
    for (QPushButton *one : page.findChildren<QPushButton *>())
        if (one->text() == text)
            return one;
    return nullptr;
}

// A window with the catalogue in front, and what a test needs of it.
struct Opened
{
    explicit Opened(const Settings &settings = {}) : window(settings, controller)
    {
        window.resize(1440, 900);
        window.show();
        shown = window.openExperiment("pipeline");
        for (QAction *action : window.actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_4))
                action->trigger();
        }
        page = window.findChild<CataloguePage *>();
    }

    QLineEdit &find() const { return *page->findChild<QLineEdit *>(); }
    MechanismList &list() const { return *page->findChild<MechanismList *>(); }
    QString text() const { return page->findChild<SheetView *>()->toPlainText(); }

    RunController controller;
    MainWindow window;
    CataloguePage *page = nullptr;
    bool shown = false;
};

}  // namespace

class TestCataloguePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { installLanguage("en"); }
    void theSheetShowsEveryFact();
    void theKeyboardFindsAndReads();
    void eachLanguageFindsTheNamesOfBoth();
    void aSearchWithoutAHitSaysSo();
    void theTableIsCopiedForASpreadsheet();
    void useOnAWireSaysWhyNotOrDoesIt();
    void compareOpensTheComparisonWithIt();
    void theChooserFiltersItsListWhileOneTypes();
    void whatIsShownIsRememberedForTheNextStart();
    void anotherLanguageKeepsTheComparisonThatGoesOn();
    void anotherWindowLooksLikeTheFirst();
    void itSpeaksChinese();

private:
    QTemporaryDir m_cache;
};

void TestCataloguePage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(m_cache.isValid());
    qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
    initWaitscopeResources();
}

void TestCataloguePage::theSheetShowsEveryFact()
{
    const Opened opened;
    QVERIFY(opened.page->isVisible());
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        opened.page->setCurrent(QString::fromStdString(entry.id));
        QCOMPARE(opened.page->current(), QString::fromStdString(entry.id));
        const QString text = opened.text();
        for (const std::string &part : {entry.name, entry.id, entry.sentence, entry.source, entry.blocking})
            QVERIFY2(text.contains(QString::fromStdString(part)), part.c_str());
        for (const MechanismEntry::Limit &limit : entry.limits)
            QVERIFY2(text.contains(QString::fromStdString(limit.source)), limit.source.c_str());
        for (const ParameterInfo &info : entry.parameters)
            QVERIFY(text.contains(QString::fromStdString(std::string(info.name))));
    }
}

void TestCataloguePage::theKeyboardFindsAndReads()
{
    const Opened opened;
    QTRY_VERIFY(opened.find().hasFocus());
    QTest::keyClicks(&opened.find(), "unix");
    QCOMPARE(opened.page->current(), QString("unix-stream"));
    QTest::keyClick(&opened.find(), Qt::Key_Down);
    QCOMPARE(opened.page->current(), QString("unix-datagram"));
    QVERIFY2(opened.text().contains("UNIX datagram socket"), qPrintable(opened.text()));
    QTest::keyClick(&opened.find(), Qt::Key_Return);
    QTRY_VERIFY(opened.list().hasFocus());
    QTest::keyClick(&opened.list(), Qt::Key_Down);
    QCOMPARE(opened.page->current(), QString("unix-seqpacket"));
    QTest::keyClick(&opened.find(), Qt::Key_Escape);
    QVERIFY(opened.find().text().isEmpty());
    QCOMPARE(opened.page->current(), QString("unix-seqpacket"));
    for (const QWidget *widget : opened.page->findChildren<QWidget *>()) {
        const bool reached = widget->focusPolicy() & Qt::TabFocus && widget->isVisible();
        QVERIFY2(!reached || !widget->accessibleName().isEmpty() ||
                     qobject_cast<const QPushButton *>(widget) != nullptr,
                 widget->metaObject()->className());
    }
}

void TestCataloguePage::eachLanguageFindsTheNamesOfBoth()
{
    const Opened opened;
    opened.find().setText(QString::fromUtf8("消息队列 posix"));
    QCOMPARE(opened.page->current(), QString("posix-mq"));
    opened.find().setText(QString::fromUtf8("管道"));
    QCOMPARE(opened.page->current(), QString("pipe"));
}

void TestCataloguePage::aSearchWithoutAHitSaysSo()
{
    const Opened opened;
    opened.page->setCurrent("tcp");
    opened.find().setText("no such thing");
    QVERIFY(!opened.list().hasHits());
    QPushButton *all = button(*opened.page, "Show all");
    QVERIFY(all->isVisible());
    QVERIFY(!opened.page->findChild<SheetView *>()->isVisible());
    QVERIFY(!button(*opened.page, "Compare")->isEnabled());
    all->click();
    QVERIFY(opened.find().text().isEmpty());
    QVERIFY(opened.page->findChild<SheetView *>()->isVisible());
    QCOMPARE(opened.page->current(), QString("tcp"));
    QVERIFY(button(*opened.page, "Compare")->isEnabled());
}

void TestCataloguePage::theTableIsCopiedForASpreadsheet()
{
    const Opened opened;
    button(*opened.page, "Table of all")->click();
    auto *table = opened.page->findChild<MechanismTable *>();
    QVERIFY(table->isVisible());
    QApplication::clipboard()->clear();
    button(*opened.page, "Copy")->click();
    const QString all = QApplication::clipboard()->text();
    QCOMPARE(all.count('\n'), static_cast<qsizetype>(mechanismCatalogue().size()) + 1);
    QVERIFY(all.startsWith("Mechanism\tBetween\tCarries\t"));
    QVERIFY(QApplication::clipboard()->mimeData()->hasFormat("text/csv"));

    opened.find().setText("udp");
    QCOMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    table->selectRow(0);
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::clipboard()->text().count('\n'), 2);
    QVERIFY(QApplication::clipboard()->text().contains("\nUDP\tmachines\tmessages\t"));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::clipboard()->text().contains("\nUDP,machines,messages,"));

    opened.find().clear();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex cell = table->model()->index(row, 3);
        table->setCurrentIndex(cell);
        QCOMPARE(opened.page->current(), cell.data(MechanismTableModel::IdRole).toString());
    }
}

void TestCataloguePage::useOnAWireSaysWhyNotOrDoesIt()
{
    Opened opened;
    opened.page->setCurrent("fifo");
    QPushButton *use = button(*opened.page, "Use on the selected wire");
    QVERIFY(use);
    QVERIFY(!use->isEnabled());
    QVERIFY2(use->toolTip().contains("No wire is selected"), qPrintable(use->toolTip()));
    opened.window.findChild<WiringView *>()->setSelected(1);
    QVERIFY(use->text().contains("q1"));
    QVERIFY(use->isEnabled());
    opened.page->setCurrent("queue");
    QVERIFY(!use->isEnabled());
    QVERIFY2(use->toolTip().contains("one process"), qPrintable(use->toolTip()));
    opened.page->setCurrent("fifo");
    use->click();
    QCOMPARE(opened.controller.experiment().channels[1].mechanism, std::string("fifo"));
    QVERIFY(opened.controller.isEdited());
    QVERIFY(!use->isEnabled());
    QVERIFY2(use->toolTip().contains("already"), qPrintable(use->toolTip()));
}

void TestCataloguePage::compareOpensTheComparisonWithIt()
{
    const Opened opened;
    opened.page->setCurrent("udp");
    button(*opened.page, "Compare")->click();
    auto *compare = opened.window.findChild<ComparePage *>();
    QVERIFY(compare && compare->isVisible());
    const std::vector<std::string> chosen = compare->choice().plan().mechanisms;
    QVERIFY(std::find(chosen.begin(), chosen.end(), "udp") != chosen.end());
}

void TestCataloguePage::theChooserFiltersItsListWhileOneTypes()
{
    Opened opened;
    opened.window.findChild<WiringView *>()->setSelected(1);
    auto *box = opened.window.findChild<MechanismBox *>();
    opened.page->parentWidget();
    for (QAction *action : opened.window.actions()) {
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_1))
            action->trigger();
    }
    QTest::keyClick(box, Qt::Key_F);
    auto *list = qobject_cast<MechanismList *>(box->view());
    QVERIFY(list->isVisible());
    auto *find = list->window()->findChild<QLineEdit *>();
    QCOMPARE(find->text(), QString("f"));
    find->setText("fifo");
    QVERIFY(list->isRowHidden(box->rowOf("tcp")));
    QVERIFY(!list->isRowHidden(box->rowOf("fifo")));
    find->setText("no such thing");
    QVERIFY(!list->hasHits());
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(opened.controller.experiment().channels[1].mechanism, std::string("posix-mq"));
    find->setText("fifo");
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(opened.controller.experiment().channels[1].mechanism, std::string("fifo"));
    box->showPopup();
    QVERIFY(find->text().isEmpty());
    QVERIFY(!list->isRowHidden(box->rowOf("tcp")));
    QTest::keyClick(find, Qt::Key_Escape);
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(box->currentIndex(), box->rowOf("fifo"));
}

void TestCataloguePage::whatIsShownIsRememberedForTheNextStart()
{
    Settings settings;
    {
        Opened opened;
        opened.page->setCurrent("websocket");
        opened.window.close();
        settings = opened.window.settings();
    }
    const Opened next(settings);
    QCOMPARE(next.page->current(), QString("websocket"));
}

void TestCataloguePage::anotherLanguageKeepsTheComparisonThatGoesOn()
{
    SweepPlan plan;
    plan.mechanisms = {"pipe", "queue"};
    plan.sizes = {64};
    plan.placements = {Placement::Same};
    plan.policies = {WaitPolicy{}};
    plan.shapes = {SweepShape::PingPong};
    plan.repeats = 40;
    Opened first;
    first.page->setCurrent("pipe");
    button(*first.page, "Compare")->click();
    auto *compare = first.window.findChild<ComparePage *>();
    compare->choice().setPlan(plan);
    button(*compare, "Latency")->click();
    button(*compare, "Measure")->click();
    QTRY_VERIFY_WITH_TIMEOUT(compare->controller().progress().done >= 2, kPatienceMs);
    const MainWindow::State state = first.window.state();
    first.window.hide();

    installLanguage("zh_CN");
    MainWindow second({}, first.controller);
    second.show();
    second.setState(state);
    auto *after = second.findChild<ComparePage *>();
    QVERIFY(after && after->isVisible());
    QCOMPARE(&after->controller(), &compare->controller());
    QVERIFY(after->controller().isActive());
    QVERIFY(after->controller().progress().done >= 2);
    QCOMPARE(after->state(), state.pages.compare);
    QVERIFY(after->state().latency);
    QCOMPARE(after->choice().plan().mechanisms, plan.mechanisms);
    QCOMPARE(after->choice().plan().repeats, 40);
    const std::size_t before = after->controller().progress().done;
    QTRY_VERIFY_WITH_TIMEOUT(after->controller().progress().done > before, kPatienceMs);
    after->controller().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!after->controller().isActive(), kPatienceMs);

    // What is finished stays as well.
    const MainWindow::State ended = second.state();
    installLanguage("en");
    MainWindow third({}, first.controller);
    third.setState(ended);
    QVERIFY(countsOf(third.findChild<ComparePage *>()->controller().results()).measured >= 1);
}

void TestCataloguePage::anotherWindowLooksLikeTheFirst()
{
    // The second is made while the style sheet of the first is in force, which used to take its fonts back.
    const Opened first;
    const Opened second;
    const auto labels = second.window.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == QLatin1String("Pipeline of four") && label->font().pixelSize() == 16;
    }));
}

void TestCataloguePage::itSpeaksChinese()
{
    installLanguage("zh_CN");
    const Opened opened;
    opened.page->setCurrent("posix-mq");
    const QString text = opened.text();
    QVERIFY(text.contains(QString::fromUtf8("POSIX 消息队列")));
    for (const char *english :
         {"Works", "Carries", "Direction", "one to one", "Limits on", "Settings", "1 to "})
        QVERIFY2(!text.contains(english), english);
    opened.find().setText("message queue");
    QVERIFY(opened.list().hasHits());
}

QTEST_MAIN(TestCataloguePage)
#include "tst_catalogue_page.moc"
