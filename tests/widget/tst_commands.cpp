// Commands: the palette, the keys, the sheet of keys, the settings.

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/app/command_id.h"
#include "ui/app/command_palette.h"
#include "ui/app/key_map.h"
#include "ui/app/keys_page.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/app/settings_dialog.h"
#include "ui/models/language.h"

using ws::Command;

class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void wordsOfQtAreChineseToo();
    void everyCommandHasAnIdOfItsOwn();
    void everyCommandHasAKey();
    void noTwoCommandsShareAKey();
    void noUsualKeyNeedsAnAmericanKeyboard();
    void aKeyThatIsTakenIsRefusedInASentence();
    void aKeyThatListsNeedIsRefused();
    void anotherKeyHoldsAtOnceAndIsRemembered();
    void oneKeyAndAllKeysBecomeUsualAgain();
    void thePaletteRunsACommandByTheKeyboardAlone();
    void thePaletteOpensAnExperiment();
    void thePaletteFindsEnglishNamesInChinese();
    void escClosesThePaletteAndTheFocusGoesBack();
    void whatCannotBeDoneIsNotInThePalette();
    void theSheetHasEveryCommandWithItsKeys();
    void theSettingsChangeTheWindowAtOnce();
    void allSettingsCanBeReset();
    void settingsAreReadAsTheyWereWritten();

private:
    const QTemporaryDir m_home;
};

namespace {

struct Window
{
    explicit Window(const ws::Settings &settings = {}) : window(settings, controller)
    {
        window.resize(1280, 800);
        window.show();
    }

    QAction *action(Command command)
    {
        for (QAction *action : window.actions()) {
            if (action->objectName() == ws::commandId(command))
                return action;
        }
        return nullptr;
    }

    ws::CommandPalette *openPalette()
    {
        action(Command::Palette)->trigger();
        return window.findChild<ws::CommandPalette *>();
    }

    ws::RunController controller;
    ws::MainWindow window;
};

QStringList titlesIn(const ws::CommandPalette &palette)
{
    const QAbstractItemModel *model = palette.findChild<QListView *>()->model();
    QStringList titles;
    for (int row = 0; row < model->rowCount(); ++row)
        titles << model->index(row, 0).data().toString();
    return titles;
}

}  // namespace

void TestCommands::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("waitscope-test");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    initWaitscopeResources();
}

void TestCommands::init()
{
    ws::installLanguage("en");
}

void TestCommands::cleanup()
{
    QSettings().clear();
    ws::installLanguage("en");
}

void TestCommands::wordsOfQtAreChineseToo()
{
    ws::installLanguage("zh_CN");
    const QRegularExpression han(QString::fromUtf8("\\p{Han}"));
    QVERIFY(QCoreApplication::translate("QFileDialog", "Look in:").contains(han));
    QVERIFY(QCoreApplication::translate("QKeySequenceEdit", "Press shortcut").contains(han));
    ws::installLanguage("en");
    QCOMPARE(QCoreApplication::translate("QFileDialog", "Look in:"), QString("Look in:"));
}

void TestCommands::everyCommandHasAnIdOfItsOwn()
{
    QSet<QString> ids;
    for (const ws::CommandInfo &info : ws::commandTable()) {
        const QString id = ws::commandId(info.id);
        QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(id));
        ids << id;
        QCOMPARE(ws::commandWithId(id), std::optional(info.id));
    }
    QCOMPARE(ws::commandId(Command::ShowWaits), QString("show-waits"));
    QVERIFY(!ws::commandWithId("no-such-command"));
}

void TestCommands::everyCommandHasAKey()
{
    for (const ws::CommandInfo &info : ws::commandTable())
        QVERIFY2(!ws::usualKeys(info).isEmpty(), info.text);
}

void TestCommands::noTwoCommandsShareAKey()
{
    QMap<QString, QString> owners;
    for (const ws::CommandInfo &info : ws::commandTable()) {
        for (const QKeySequence &key : ws::usualKeys(info)) {
            const QString text = key.toString(QKeySequence::PortableText);
            QVERIFY2(!text.isEmpty(), info.text);
            QVERIFY2(!owners.contains(text), qPrintable(text + ": " + owners[text] + ", " + info.text));
            owners[text] = info.text;
        }
    }
}

void TestCommands::noUsualKeyNeedsAnAmericanKeyboard()
{
    for (const ws::CommandInfo &info : ws::commandTable()) {
        for (const QKeySequence &key : ws::usualKeys(info))
            QVERIFY2(!ws::needsAltGr(key), info.text);
        // The first one, which is shown, stands on every keyboard at the same name.
        const int first = ws::usualKeys(info).first()[0].key();
        const bool everywhere = (first >= Qt::Key_A && first <= Qt::Key_Z) ||
                                (first >= Qt::Key_0 && first <= Qt::Key_9) || first >= Qt::Key_Escape ||
                                first == Qt::Key_Comma;
        QVERIFY2(everywhere, info.text);
    }
    QVERIFY(ws::needsAltGr(QKeySequence("Ctrl+[")));
    QVERIFY(!ws::needsAltGr(QKeySequence("Ctrl+A")));
}

void TestCommands::aKeyThatIsTakenIsRefusedInASentence()
{
    Window one;
    one.action(Command::Settings)->trigger();
    auto *dialog = one.window.findChild<ws::SettingsDialog *>();
    QVERIFY(dialog);
    dialog->showPage(ws::SettingsDialog::PageId::Keys);
    dialog->keys().choose(Command::Pause);
    QVERIFY(!dialog->keys().give(QKeySequence("F5")));
    QCOMPARE(dialog->keys().sentence(),
             QString("F5 is the key of Run already. Give that one another key first."));
    QCOMPARE(one.action(Command::Pause)->shortcut(), QKeySequence("F6"));
    QVERIFY(one.window.settings().keys.isEmpty());
}

void TestCommands::aKeyThatListsNeedIsRefused()
{
    const ws::KeyMap keys;
    using Refusal = ws::KeyMap::Refusal;
    QCOMPARE(keys.judge(Command::Pause, QKeySequence("Tab")).refusal, Refusal::OfViews);
    QCOMPARE(keys.judge(Command::Pause, QKeySequence("Down")).refusal, Refusal::OfViews);
    QCOMPARE(keys.judge(Command::Pause, QKeySequence("X")).refusal, Refusal::Letter);
    QCOMPARE(keys.judge(Command::Pause, QKeySequence("Ctrl+F5")).refusal, Refusal::None);
    QCOMPARE(keys.judge(Command::Pause, QKeySequence("F6")).refusal, Refusal::None);
    QCOMPARE(keys.judge(Command::Pause, QKeySequence()).refusal, Refusal::None);
}

void TestCommands::anotherKeyHoldsAtOnceAndIsRemembered()
{
    Window one;
    one.action(Command::Settings)->trigger();
    auto *dialog = one.window.findChild<ws::SettingsDialog *>();
    dialog->keys().choose(Command::Pause);
    QVERIFY(dialog->keys().give(QKeySequence("Ctrl+Shift+Q")));
    QCOMPARE(one.action(Command::Pause)->shortcuts(), QList<QKeySequence>({QKeySequence("Ctrl+Shift+Q")}));
    QVERIFY(one.action(Command::Pause)->toolTip().contains("Ctrl+Shift+Q"));
    ws::saveSettings(one.window.settings());
    Window next(ws::loadSettings());
    QCOMPARE(next.action(Command::Pause)->shortcut(), QKeySequence("Ctrl+Shift+Q"));
    QCOMPARE(next.action(Command::Run)->shortcut(), QKeySequence("F5"));
}

void TestCommands::oneKeyAndAllKeysBecomeUsualAgain()
{
    ws::KeyMap keys({{"pause", "Ctrl+Shift+Q"}, {"run", ""}, {"of-another-version", "F12"}});
    QVERIFY(keys.keys(Command::Run).isEmpty());
    QVERIFY(!keys.isUsual(Command::Run));
    keys.reset(Command::Run);
    QCOMPARE(keys.keys(Command::Run).first(), QKeySequence("F5"));
    QCOMPARE(keys.keys(Command::Pause).first(), QKeySequence("Ctrl+Shift+Q"));
    QVERIFY(keys.own().contains("of-another-version"));
    keys.resetAll();
    QCOMPARE(keys.keys(Command::Pause).first(), QKeySequence("F6"));
    keys.set(Command::Pause, {QKeySequence("F6"), QKeySequence("Ctrl+P")});
    QVERIFY(keys.isUsual(Command::Pause));
}

void TestCommands::thePaletteRunsACommandByTheKeyboardAlone()
{
    Window one;
    ws::CommandPalette *palette = one.openPalette();
    QVERIFY(palette->isVisible());
    auto *field = palette->findChild<QLineEdit *>();
    QTest::keyClicks(field, "who waits");
    QCOMPARE(titlesIn(*palette).first(), QString("Who waits for whom"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QVERIFY(one.action(Command::ShowWaits)->isChecked());
}

void TestCommands::thePaletteOpensAnExperiment()
{
    Window one;
    ws::CommandPalette *palette = one.openPalette();
    auto *field = palette->findChild<QLineEdit *>();
    QTest::keyClicks(field, "two locks");
    QVERIFY(titlesIn(*palette).size() >= 2);
    const QString second = titlesIn(*palette)[1];
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Enter);
    QCOMPARE(QString::fromStdString(one.controller.experiment().title.en), second);
}

void TestCommands::thePaletteFindsEnglishNamesInChinese()
{
    ws::installLanguage("zh_CN");
    ws::Settings settings;
    settings.language = "zh_CN";
    Window one(settings);
    ws::CommandPalette *palette = one.openPalette();
    auto *field = palette->findChild<QLineEdit *>();
    field->setText("show waits");
    QCOMPARE(titlesIn(*palette).value(0), one.action(Command::ShowWaits)->text());
    field->setText("pipeline of four");
    QCOMPARE(titlesIn(*palette).value(0), QString::fromUtf8("四级流水线"));
    field->setText(QString::fromUtf8("流水线"));
    QVERIFY(titlesIn(*palette).contains(QString::fromUtf8("四级流水线")));
}

void TestCommands::escClosesThePaletteAndTheFocusGoesBack()
{
    Window one;
    QWidget *before = one.window.findChild<QLineEdit *>();
    before->setFocus();
    QCOMPARE(one.window.focusWidget(), before);
    ws::CommandPalette *palette = one.openPalette();
    auto *field = palette->findChild<QLineEdit *>();
    QCOMPARE(one.window.focusWidget(), field);
    field->setText("zzzz");
    QVERIFY(titlesIn(*palette).isEmpty());
    QTest::keyClick(field, Qt::Key_Return);  // nothing to run
    QVERIFY(palette->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QTRY_COMPARE(one.window.focusWidget(), before);
}

void TestCommands::whatCannotBeDoneIsNotInThePalette()
{
    Window one;
    QVERIFY(!one.action(Command::Stop)->isEnabled());
    QVERIFY(!titlesIn(*one.openPalette()).contains(one.action(Command::Stop)->text()));
}

void TestCommands::theSheetHasEveryCommandWithItsKeys()
{
    Window one;
    one.action(Command::Keys)->trigger();
    const auto *sheet = one.window.findChild<QDialog *>();
    QVERIFY(sheet);
    QStringList texts;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        texts << label->text();
    for (const ws::CommandInfo &info : ws::commandTable()) {
        const QAction *action = one.action(info.id);
        QVERIFY2(texts.contains(action->text()), info.text);
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        QVERIFY2(texts.contains(keys.join("   ")), info.text);
    }
}

void TestCommands::theSettingsChangeTheWindowAtOnce()
{
    Window one;
    one.action(Command::Settings)->trigger();
    auto *dialog = one.window.findChild<ws::SettingsDialog *>();
    QSignalSpy languages(&one.window, &ws::MainWindow::languageChosen);
    emit dialog->typeSizeChosen(1.5);
    QCOMPARE(one.window.settings().typeSize, 1.5);
    QCOMPARE(QApplication::font().pixelSize(), 20);
    emit dialog->themeChosen(ws::ThemeChoice::Dark);
    QVERIFY(one.action(Command::ThemeDark)->isChecked());
    emit dialog->languageChosen("zh_CN");
    QCOMPARE(languages.size(), 1);
    auto *kept = dialog->findChild<QComboBox *>("kept");
    QVERIFY(kept);
    QCOMPARE(kept->currentData().toInt(), 5);
    kept->setCurrentIndex(0);
    emit kept->activated(0);
    QCOMPARE(one.window.settings().recordings, 0);
    emit dialog->motionChosen(ws::MotionChoice::Less);
    QCOMPARE(QApplication::cursorFlashTime(), 0);
    emit dialog->motionChosen(ws::MotionChoice::Full);
    QVERIFY(QApplication::cursorFlashTime() != 0);
}

void TestCommands::allSettingsCanBeReset()
{
    ws::Settings settings;
    settings.theme = ws::ThemeChoice::Dark;
    settings.typeSize = 1.5;
    settings.keys = {{"pause", "Ctrl+Shift+Q"}};
    settings.recentFiles = QStringList{"/tmp/kept.toml"};
    settings.layout = "analyse";
    Window one(settings);
    one.action(Command::Settings)->trigger();
    auto *dialog = one.window.findChild<ws::SettingsDialog *>();
    emit dialog->resetWanted();
    auto *question = one.window.findChild<QMessageBox *>();
    QVERIFY(question);
    QCOMPARE(one.window.settings().typeSize, 1.5);  // not before the answer
    for (QAbstractButton *button : question->buttons()) {
        if (button->text() == "Reset")
            button->click();
    }
    const ws::Settings &now = one.window.settings();
    QCOMPARE(now.typeSize, 1.0);
    QCOMPARE(now.theme, ws::ThemeChoice::System);
    QCOMPARE(now.layout, QString("lab"));
    QVERIFY(now.keys.isEmpty());
    QCOMPARE(now.recentFiles, QStringList{"/tmp/kept.toml"});
    QCOMPARE(one.action(Command::Pause)->shortcut(), QKeySequence("F6"));
    QVERIFY(one.action(Command::LayoutLab)->isChecked());
}

void TestCommands::settingsAreReadAsTheyWereWritten()
{
    ws::Settings settings;
    settings.theme = ws::ThemeChoice::Dark;
    settings.language = "zh_CN";
    settings.typeSize = 1.3;
    settings.motion = ws::MotionChoice::Less;
    settings.keys = {{"pause", "Ctrl+;; F2"}, {"run", ""}};
    settings.recentFiles = QStringList{"/tmp/a, b.toml", "/tmp/c.toml"};
    settings.layout = "lecture";
    settings.recordings = 20;
    settings.arrangement = {false, std::nullopt, false, true, {1, 2, 3}, false};
    settings.otherLayouts["analyse"] = {std::nullopt, true, true, false, {3, 2, 1}};
    ws::saveSettings(settings);
    const ws::Settings read = ws::loadSettings();
    QCOMPARE(read.theme, settings.theme);
    QCOMPARE(read.language, settings.language);
    QCOMPARE(read.typeSize, settings.typeSize);
    QCOMPARE(read.motion, settings.motion);
    QCOMPARE(read.recordings, 20);
    QCOMPARE(read.keys, settings.keys);
    QCOMPARE(read.recentFiles, settings.recentFiles);
    QCOMPARE(read.layout, settings.layout);
    QVERIFY(read.arrangement == settings.arrangement);
    QVERIFY(read.otherLayouts == settings.otherLayouts);
    ws::saveSettings({});
    QVERIFY(ws::loadSettings().keys.isEmpty());
    QVERIFY(ws::loadSettings().otherLayouts.isEmpty());
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
