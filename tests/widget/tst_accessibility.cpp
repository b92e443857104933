// Who cannot see the window hears a name for all that can be reached, and what it is.

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/app/accessible_roles.h"
#include "ui/app/command_id.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/models/language.h"

using ws::Command;

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void everythingThatCanBeReachedHasANameAndARole_data();
    void everythingThatCanBeReachedHasANameAndARole();
    void tabReachesEveryPanel();
    void everyPageSurvivesAnotherLanguage_data();
    void everyPageSurvivesAnotherLanguage();
};

namespace {

bool isShown(Command command)
{
    constexpr Command kNot[] = {Command::Run,
                                Command::Stop,
                                Command::Open,
                                Command::SaveAs,
                                Command::Save,
                                Command::Quit,
                                Command::ClearRecent,
                                Command::ThemeSystem,
                                Command::ThemeLight,
                                Command::ThemeDark,
                                Command::LanguageEnglish,
                                Command::LanguageChinese,
                                Command::Undo,
                                Command::Redo,
                                Command::Cut,
                                Command::Copy,
                                Command::Paste,
                                Command::Duplicate,
                                Command::Remove,
                                Command::SelectAll,
                                Command::Join,
                                Command::Rename,
                                Command::Tidy,
                                Command::AlignLeft,
                                Command::AlignTop,
                                Command::SpreadAcross,
                                Command::SpreadDown,
                                Command::PreviousEvent,
                                Command::NextEvent,
                                Command::GoLive,
                                Command::FullSpeed,
                                Command::TenthSpeed,
                                Command::HundredthSpeed};
    return std::find(std::begin(kNot), std::end(kNot), command) == std::end(kNot);
}

// Parts of Qt's own controls: who has the focus is the control.
bool isInside(const QWidget &widget)
{
    const auto *parent = widget.parentWidget();
    return widget.objectName().startsWith("qt_") || qobject_cast<const QScrollBar *>(&widget) ||
           qobject_cast<const QHeaderView *>(&widget) || (parent && parent->focusProxy() == &widget) ||
           (widget.focusProxy() != nullptr) || qobject_cast<const QComboBox *>(parent) ||
           (parent && parent->inherits("QComboBoxPrivateContainer"));
}

QString nameless(const QWidget &window)
{
    QStringList found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&window) || !(widget->focusPolicy() & Qt::TabFocus) || isInside(*widget))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        const QString what =
            QString("%1 in %2")
                .arg(widget->metaObject()->className(), widget->parentWidget()->metaObject()->className());
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            found << what + " has no name";
        else if (spoken->role() == QAccessible::NoRole || spoken->role() == QAccessible::Client)
            found << what + " has no role";
    }
    return found.join("; ");
}

QAction *actionOf(const QWidget &window, Command command)
{
    for (QAction *action : window.actions()) {
        if (action->objectName() == ws::commandId(command))
            return action;
    }
    return nullptr;
}

}  // namespace

void TestAccessibility::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    initWaitscopeResources();
    ws::installAccessibleRoles();
}

void TestAccessibility::cleanup()
{
    ws::installLanguage("en");
}

void TestAccessibility::everythingThatCanBeReachedHasANameAndARole_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<QString>("language");
    for (const ws::CommandInfo &info : ws::commandTable()) {
        if (!isShown(info.id))
            continue;
        for (const char *language : {"en", "zh_CN"})
            QTest::addRow("%s, %s", qPrintable(ws::commandId(info.id)), language)
                << static_cast<int>(info.id) << QString(language);
    }
}

void TestAccessibility::everythingThatCanBeReachedHasANameAndARole()
{
    QFETCH(int, command);
    QFETCH(QString, language);
    ws::installLanguage(language);
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    controller.show(ws::sample::ringOfFive());
    QAction *action = actionOf(window, static_cast<Command>(command));
    QVERIFY(action);
    if (action->isEnabled())
        action->trigger();
    QVERIFY2(nameless(window).isEmpty(), qPrintable(nameless(window)));
    for (const QDialog *dialog : window.findChildren<QDialog *>())
        QVERIFY2(nameless(*dialog).isEmpty(), qPrintable(nameless(*dialog)));
}

void TestAccessibility::tabReachesEveryPanel()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.resize(1440, 900);
    window.show();
    controller.show(ws::sample::ringOfFive());
    // Round by Tab: every widget that takes the focus by it comes once.
    QSet<QWidget *> reached;
    for (QWidget *at = window.nextInFocusChain(); at != &window; at = at->nextInFocusChain())
        reached << at;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window && (widget->focusPolicy() & Qt::TabFocus))
            QVERIFY2(reached.contains(widget), widget->metaObject()->className());
    }
}

void TestAccessibility::everyPageSurvivesAnotherLanguage_data()
{
    QTest::addColumn<int>("command");
    for (const Command command : {Command::ShowWiring, Command::ShowWaits, Command::ShowMessages,
                                  Command::Compare, Command::Catalogue, Command::LayoutAnalyse})
        QTest::addRow("%s", qPrintable(ws::commandId(command))) << static_cast<int>(command);
}

void TestAccessibility::everyPageSurvivesAnotherLanguage()
{
    QFETCH(int, command);
    ws::RunController controller;
    auto english = std::make_unique<ws::MainWindow>(ws::Settings(), controller);
    english->resize(1440, 900);
    english->show();
    controller.show(ws::sample::ringOfFive());
    actionOf(*english, static_cast<Command>(command))->trigger();
    ws::installLanguage("zh_CN");
    ws::MainWindow chinese(english->settings(), controller);
    chinese.setState(english->state());
    english.reset();
    chinese.show();
    QVERIFY(!chinese.grab().isNull());
    const QAction *action = actionOf(chinese, static_cast<Command>(command));
    QVERIFY2(action->isChecked(), qPrintable(action->text()));
    QVERIFY(action->text().contains(QRegularExpression(QString::fromUtf8("\\p{Han}"))));
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
