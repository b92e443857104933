#include "ui/app/screenshots.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QImage>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <cstdio>

#include "experiment/reader.h"
#include "session/library.h"
#include "ui/app/command_id.h"
#include "ui/app/resources.h"
#include "ui/models/language.h"

namespace ws {
namespace {

constexpr const char *kExperiments[] = {"pipeline", "philosophers-naive"};
constexpr QSize kWindow(1440, 900);

// They show nothing of their own, start something, or ask for a file.
constexpr Command kNotShown[] = {Command::Run,
                                 Command::Pause,
                                 Command::Stop,
                                 Command::Open,
                                 Command::SaveAs,
                                 Command::Save,
                                 Command::Quit,
                                 Command::ThemeSystem,
                                 Command::ThemeLight,
                                 Command::ThemeDark,
                                 Command::LanguageEnglish,
                                 Command::LanguageChinese,
                                 Command::Find,
                                 Command::ClearRecent,
                                 Command::FullSpeed,
                                 Command::LayoutReset,
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
                                 Command::AddPart,
                                 Command::Tidy,
                                 Command::AlignLeft,
                                 Command::AlignTop,
                                 Command::SpreadAcross,
                                 Command::SpreadDown,
                                 Command::SaveRecording,
                                 Command::PreviousEvent,
                                 Command::NextEvent,
                                 Command::Freeze,
                                 Command::GoLive};

bool isShown(Command command)
{
    return std::find(std::begin(kNotShown), std::end(kNotShown), command) == std::end(kNotShown);
}

// The dialog that a command opened, else the window itself.
QWidget &shownBy(MainWindow &window)
{
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return *dialog;
    }
    return window;
}

QAction *actionOf(MainWindow &window, Command command)
{
    for (QAction *action : window.actions()) {
        if (action->objectName() == commandId(command))
            return action;
    }
    return nullptr;
}

}  // namespace

Screenshots::Screenshots(const QString &folder) : m_folder(folder)
{
    connect(&m_runner, &RunController::verdictKnown, this, [this] {
        if (!m_waits || m_runner.isActive())
            return;
        m_waits = false;
        m_snapshots.push_back(m_runner.snapshot());
        QTimer::singleShot(0, this, &Screenshots::runNext);
    });
}

void Screenshots::start()
{
    if (!m_folder.mkpath(QStringLiteral("."))) {
        emit done(QStringLiteral("cannot make folder %1").arg(m_folder.path()));
        return;
    }
    runNext();
}

void Screenshots::runNext()
{
    if (m_snapshots.size() == std::size(kExperiments)) {
        takeAll();
        return;
    }
    const auto found = findExperiment(kExperiments[m_snapshots.size()]);
    if (!found) {
        emit done(QStringLiteral("an experiment of the library is missing"));
        return;
    }
    ReadResult read = readExperimentFile(*found, m_runner.vocabulary());
    if (!std::holds_alternative<Experiment>(read)) {
        emit done(QStringLiteral("an experiment of the library cannot be read"));
        return;
    }
    m_runner.open(std::get<Experiment>(std::move(read)));
    m_waits = true;
    m_runner.run();
}

void Screenshots::takeAll()
{
    for (const QString &language : m_languages) {
        for (const ThemeChoice theme : m_themes)
            takePages(language, theme);
    }
    installLanguage(QStringLiteral("en"));
    emit done(m_problem);
}

void Screenshots::takePages(const QString &language, ThemeChoice theme)
{
    installLanguage(language);
    Settings settings;
    settings.language = language;
    settings.theme = theme;
    const auto withWindow = [&](const QString &page, std::shared_ptr<const Snapshot> snapshot, auto act) {
        if (!m_pages.isEmpty() && !m_pages.contains(page))
            return;
        RunController controller;
        MainWindow window(settings, controller);
        window.resize(kWindow);
        window.show();
        if (snapshot)
            controller.show(std::move(snapshot));
        else
            window.openFirst();
        act(window);
        take(shownBy(window), page, language, theme);
    };
    const auto nothing = [](MainWindow &) {};
    withWindow(QStringLiteral("start"), nullptr, nothing);
    for (std::size_t i = 0; i < m_snapshots.size(); ++i)
        withWindow(QStringLiteral("run-%1").arg(QLatin1String(kExperiments[i])), m_snapshots[i], nothing);
    for (const CommandInfo &info : commandTable()) {
        if (!isShown(info.id))
            continue;
        withWindow(commandId(info.id), m_snapshots.back(), [&](MainWindow &window) {
            QAction *action = actionOf(window, info.id);
            if (action && action->isEnabled())
                action->trigger();
        });
    }
    withWindow(QStringLiteral("settings-keys"), m_snapshots.back(), [](MainWindow &window) {
        actionOf(window, Command::Settings)->trigger();
        if (auto *dialog = window.findChild<SettingsDialog *>())
            dialog->showPage(SettingsDialog::PageId::Keys);
    });
}

void Screenshots::take(QWidget &widget, const QString &page, const QString &language, ThemeChoice theme)
{
    // What the event loop would do before the next frame: layouts, then what these have made necessary.
    for (int round = 0; round < 3; ++round)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    widget.grab();  // the first one polishes what was not shown yet
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    for (const double scale : m_scales) {
        QImage image(widget.size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(widget.palette().color(QPalette::Window));
        widget.render(&image);
        const QString file =
            m_folder.filePath(QStringLiteral("%1-%2-%3-%4x.png")
                                  .arg(page, language, themeChoiceId(theme), QString::number(scale)));
        if (image.save(file))
            ++m_count;
        else if (m_problem.isEmpty())
            m_problem = QStringLiteral("cannot write %1").arg(file);
    }
}

int screenshotsMain(int argc, char **argv)
{
    constexpr int kExitBadUsage = 2;
    constexpr int kExitSystem = 5;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    initWaitscopeResources();
    QApplication::setStyle(QStringLiteral("Fusion"));
    QCommandLineParser parser;
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("folder"), QStringLiteral("folder"));
    parser.addOption(out);
    if (!parser.parse(QApplication::arguments()) || !parser.isSet(out)) {
        std::fputs("usage: waitscope screenshots --out DIR\n", stderr);
        return kExitBadUsage;
    }
    Screenshots screenshots(parser.value(out));
    int exitCode = 0;
    QObject::connect(
        &screenshots, &Screenshots::done, &app,
        [&](const QString &problem) {
            std::printf("%d pictures in %s\n", screenshots.count(), qPrintable(parser.value(out)));
            if (!problem.isEmpty())
                std::fprintf(stderr, "waitscope: %s\n", qPrintable(problem));
            exitCode = problem.isEmpty() ? 0 : kExitSystem;
            QApplication::quit();
        },
        Qt::QueuedConnection);
    QTimer::singleShot(0, &screenshots, &Screenshots::start);
    QApplication::exec();
    return exitCode;
}

}  // namespace ws
