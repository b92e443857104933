// waitscope: with a subcommand the command line, else the window.

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "cli/cli_main.h"
#include "cli/language.h"
#include "cli/language_option.h"
#include "ui/app/accessible_roles.h"
#include "ui/app/dialogs.h"
#include "ui/app/figure_extras.h"
#include "ui/app/main_window.h"
#include "ui/app/recording_desk.h"
#include "ui/app/resources.h"
#include "ui/app/screenshots.h"
#include "ui/app/session_keeper.h"
#include "ui/export/sweep_figure.h"
#include "ui/models/language.h"

namespace {

constexpr int kExitBadUsage = 2;

// For figures without a window. Ends with main, since Qt's fonts are gone when statics are.
class Drawing
{
public:
    void prepare()
    {
        if (m_app)
            return;
        // Off screen even where there is a display: the same figure everywhere.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        m_app = std::make_unique<QApplication>(m_argc, m_argv);
        initWaitscopeResources();
        ws::installLanguage(QStringLiteral("en"));
    }

private:
    int m_argc = 1;
    char m_name[10] = "waitscope";
    char *m_argv[2] = {m_name, nullptr};
    std::unique_ptr<QApplication> m_app;
};

bool hasDisplay()
{
    const auto isSet = [](const char *name) {
        return qEnvironmentVariableIsSet(name) && !qEnvironmentVariableIsEmpty(name);
    };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

struct WindowOptions
{
    QString experiment;
    QString theme;
    QString language;
    bool start = false;
};

// Shows a window; another language takes another one, and the run and the comparison go on.
class Shell : public QObject
{
public:
    explicit Shell(const WindowOptions &options)
    {
        m_settings = ws::loadSettings();
        if (!options.theme.isEmpty())
            m_settings.theme = ws::themeChoiceOf(options.theme);
        if (!options.language.isEmpty())
            m_settings.language = options.language;
        m_controller.setRecordingMaker(
            ws::recordingMaker(m_settings.recordings, m_settings.recordingsMegabytes));
        show();
        connect(&m_keeper, &ws::SessionKeeper::restoring, this,
                [this](const QString &id) { m_window->makeRoomFor(id.toStdString()); });
        connect(&m_keeper, &ws::SessionKeeper::restored, this,
                [this](const QString &title) { m_window->noteRestored(title); });
        connect(&m_keeper, &ws::SessionKeeper::unreadable, this,
                [this](const QString &title, const std::vector<ws::FileProblem> &problems) {
                    ws::showProblems(m_window.get(), title, problems);
                });
        const QString experiment =
            options.experiment.isEmpty() ? m_settings.lastExperiment : options.experiment;
        // A last experiment that is gone is no reason to complain at the start.
        const bool known =
            m_window->library().indexOf(experiment).isValid() || QFileInfo(experiment).isFile();
        const bool wanted = !experiment.isEmpty() && (!options.experiment.isEmpty() || known);
        const bool opened = wanted && m_window->openExperiment(experiment);
        if (!opened)
            m_window->openFirst();
        // Where the one that was asked for cannot be read, another is shown but not run in its place.
        if (options.start && (opened || !wanted))
            m_window->run();
        // Who names an experiment knows what to do.
        else if (!m_settings.toured && options.experiment.isEmpty() && !options.start)
            m_window->showTour();
    }

private:
    void show()
    {
        ws::installLanguage(ws::bestLanguage(m_settings.language));
        m_window = std::make_unique<ws::MainWindow>(m_settings, m_controller);
        m_window->show();
        m_keeper.offer(m_window->noticeBar());
        connect(m_window.get(), &ws::MainWindow::languageChosen, this, &Shell::changeLanguage,
                Qt::QueuedConnection);
    }

    void changeLanguage(const QString &language)
    {
        const std::unique_ptr<ws::MainWindow> old = std::move(m_window);
        m_settings = old->settings();
        m_settings.language = language;
        m_settings.geometry = old->saveGeometry();
        const ws::MainWindow::State state = old->state();
        old->hide();
        show();
        m_window->setState(state);
    }

    ws::Settings m_settings;
    ws::RunController m_controller;
    ws::SessionKeeper m_keeper{m_controller};
    std::unique_ptr<ws::MainWindow> m_window;
};

int complain(const std::string &sentence)
{
    std::fprintf(stderr, "waitscope: %s\n", sentence.c_str());
    return kExitBadUsage;
}

int showWindow(int argc, char **argv)
{
    const std::string_view wanted = ws::cli::languageWanted(argc, argv);
    ws::cli::useLanguage(wanted.empty() ? ws::cli::languageOfLocale() : ws::cli::languageNamed(wanted));
    if (!hasDisplay())
        return complain(ws::cli::say(WS_TR_NOOP(
            "Cli",
            "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); use 'waitscope run NAME' "
            "and 'waitscope figure NAME' without one, see 'waitscope --help'.")));
    QApplication app(argc, argv);
    initWaitscopeResources();
    ws::installAccessibleRoles();
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setOrganizationName(QStringLiteral("waitscope"));
    QApplication::setApplicationName(QStringLiteral("waitscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Waitscope"));
    QApplication::setDesktopFileName(QStringLiteral("waitscope"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/waitscope.svg")));

    QCommandLineParser parser;
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark"),
                                   QStringLiteral("name"));
    const QCommandLineOption language({QStringLiteral("lang"), QStringLiteral("language")},
                                      QStringLiteral("en or zh_CN"), QStringLiteral("code"));
    const QCommandLineOption start(QStringLiteral("start"), QStringLiteral("runs the experiment at once"));
    parser.addOptions({theme, language, start});
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("experiment file or name"));
    if (!parser.parse(QApplication::arguments()) || parser.positionalArguments().size() > 1) {
        const std::string reason = parser.errorText().isEmpty()
                                       ? ws::cli::say(WS_TR_NOOP("Cli", "more than one file"))
                                       : parser.errorText().toStdString();
        return complain(
            reason + '\n' +
            ws::cli::say(
                WS_TR_NOOP("Cli", "usage: waitscope [FILE] [--theme light|dark] [--lang en|zh_CN] [--start]\n"
                                  "       waitscope --help lists the subcommands")));
    }
    const Shell shell({parser.positionalArguments().value(0), parser.value(theme), parser.value(language),
                       parser.isSet(start)});
    return QApplication::exec();
}

}  // namespace

int main(int argc, char **argv)
{
    // For those who work on the window; it needs no display.
    if (argc > 1 && std::strcmp(argv[1], "screenshots") == 0)
        return ws::screenshotsMain(argc, argv);
    if (!ws::wantsCommandLine(argc, argv))
        return showWindow(argc, argv);
    Drawing drawing;
    ws::CliExtras extras = ws::figureExtras([&drawing] { drawing.prepare(); });
    extras.renderSweep = [&drawing](const ws::SweepResults &results, const std::filesystem::path &folder) {
        drawing.prepare();
        return ws::writeSweepFigures(results, ws::lightTheme(), folder);
    };
    return ws::cliMain(argc, argv, extras);
}
