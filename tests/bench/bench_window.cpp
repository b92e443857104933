// The window's budgets, measured in the real main window on the platform that QT_QPA_PLATFORM names.
//
//   bench_window live [SECONDS]     at a million events a second: frames, the longest one, processor time
//   bench_window first-message      from Run pressed until the window has the snapshot with the first message
//   bench_window start              from the start of a process to its first painted window
//   bench_window stopped            from a key to its repaint while SIGSTOP holds every worker of that run
//
// Prints one line of JSON. A frame is one painting of the live wiring; its length runs from the snapshot's
// arrival on the GUI thread until the last repaint that it caused.
//
// Blocking: until it is done. Uses no settings of the user.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <QWindow>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/clock.h"
#include "bench/watched_application.h"
#include "session/library.h"
#include "support/engine_run.h"
#include "support/traces.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"
#include "ui/views/wait_graph_view.h"

namespace ws::bench {
namespace {

constexpr int kRuns = 20;
constexpr int kKeys = 100;
constexpr int kBetweenKeysMs = 37;  // not in step with the snapshots
constexpr double kWarmUpSeconds = 1;

// Two producers, each with its consumer, on one processor: four events a message, and those of the waits.
constexpr const char *kMillionEvents = R"(
seconds = 600
placement = "same"
level = "full"
[[channel]]
name = "left"
mechanism = "queue"
slots = 1024
[[channel]]
name = "right"
mechanism = "queue"
slots = 1024
[[process]]
name = "workers"
[[process.thread]]
name = "left source"
role = "produce"
to = "left"
message = 64
rate = 130000
[[process.thread]]
name = "left sink"
role = "consume"
from = "left"
[[process.thread]]
name = "right source"
role = "produce"
to = "right"
message = 64
rate = 130000
[[process.thread]]
name = "right sink"
role = "consume"
from = "right"
)";

double milliseconds(std::uint64_t ns)
{
    return static_cast<double>(ns) / 1e6;
}

double processorSeconds(int who)
{
    rusage usage = {};
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Mark
{
    std::uint64_t atNs = monotonicNs();
    double process = processorSeconds(RUSAGE_SELF);
    double guiThread = processorSeconds(RUSAGE_THREAD);
    std::uint64_t events = 0;
    std::uint64_t dropped = 0;
};

Mark markNow(const RunController &controller)
{
    Mark mark;
    mark.events = controller.snapshot()->events;
    mark.dropped = controller.snapshot()->dropped;
    return mark;
}

// All but the last, which may not be complete.
std::vector<std::uint64_t> lengths(const std::vector<Frame> &frames)
{
    std::vector<std::uint64_t> all;
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        all.push_back(frames[i].paintedNs - frames[i].beganNs);
    std::sort(all.begin(), all.end());
    return all;
}

std::uint64_t longestInterval(const std::vector<Frame> &frames)
{
    std::uint64_t longest = 0;
    for (std::size_t i = 1; i < frames.size(); ++i)
        longest = std::max(longest, frames[i].paintedNs - frames[i - 1].paintedNs);
    return longest;
}

int live(WatchedApplication &app, double seconds)
{
    RunController controller;
    MainWindow window({}, controller);
    window.show();
    controller.open(test::experimentOf(kMillionEvents));
    window.run();
    Mark begin;
    QTimer::singleShot(static_cast<int>(kWarmUpSeconds * 1000), &window, [&] {
        app.forgetFrames();
        begin = markNow(controller);
    });
    QTimer::singleShot(static_cast<int>((kWarmUpSeconds + seconds) * 1000), &window, &QCoreApplication::quit);
    QApplication::exec();
    const Mark end = markNow(controller);
    const double span = static_cast<double>(end.atNs - begin.atNs) / 1e9;
    const std::vector<std::uint64_t> frames = lengths(app.frames());
    if (frames.empty())
        return 1;
    std::printf("{\"platform\": \"%s\", \"eventsPerSecond\": %.0f, \"droppedPerSecond\": %.0f, "
                "\"framesPerSecond\": %.2f, \"p50FrameMs\": %.2f, \"p99FrameMs\": %.2f, "
                "\"longestFrameMs\": %.2f, \"longestIntervalMs\": %.2f, \"processShare\": %.4f, "
                "\"guiThreadShare\": %.4f}\n",
                qPrintable(QApplication::platformName()),
                static_cast<double>(end.events - begin.events) / span,
                static_cast<double>(end.dropped - begin.dropped) / span,
                static_cast<double>(app.frames().size()) / span, milliseconds(frames[frames.size() / 2]),
                milliseconds(frames[frames.size() * 99 / 100]), milliseconds(frames.back()),
                milliseconds(longestInterval(app.frames())), (end.process - begin.process) / span,
                (end.guiThread - begin.guiThread) / span);
    return 0;
}

bool hasMessage(const Snapshot &snapshot)
{
    return snapshot.results && std::any_of(snapshot.results->objects.begin(), snapshot.results->objects.end(),
                                           [](const ObjectResults &object) { return object.received > 0; });
}

void printMedianAndMost(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("{\"platform\": \"%s\", \"runs\": %zu, \"medianMs\": %.1f, \"longestMs\": %.1f}\n",
                qPrintable(QApplication::platformName()), times.size(), times[times.size() / 2],
                times.back());
}

int firstMessage()
{
    RunController controller;
    MainWindow window({}, controller);
    window.show();
    const Experiment experiment = test::builtIn("pipeline");
    std::vector<double> times;
    std::uint64_t pressedNs = 0;
    const auto press = [&] {
        controller.open(experiment);
        pressedNs = monotonicNs();
        window.run();
    };
    QObject::connect(&controller, &RunController::snapshotChanged, &window, [&] {
        if (pressedNs == 0 || !hasMessage(*controller.snapshot()))
            return;
        times.push_back(milliseconds(monotonicNs() - pressedNs));
        pressedNs = 0;
        controller.stop();
    });
    QObject::connect(&controller, &RunController::activityChanged, &window, [&] {
        if (controller.snapshot()->phase != RunPhase::Ended)
            return;
        if (times.size() == kRuns)
            QCoreApplication::quit();
        else
            QTimer::singleShot(0, &window, press);
    });
    QTimer::singleShot(0, &window, press);
    QApplication::exec();
    printMedianAndMost(times);
    return 0;
}

// The child's part: a window as main() of the program makes it, with the experiment shown at the start.
int paintOnce(const WatchedApplication &app, std::uint64_t startedNs)
{
    RunController controller;
    MainWindow window(loadSettings(), controller);
    window.show();
    window.openFirst();
    QObject::connect(&app, &WatchedApplication::painted, &window, [&] {
        std::printf("%llu\n", static_cast<unsigned long long>(monotonicNs() - startedNs));
        QCoreApplication::quit();
    });
    return QApplication::exec();
}

int start(const char *program)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        const std::string command = std::string(program) + " paint-once " + std::to_string(monotonicNs());
        FILE *child = ::popen(command.c_str(), "r");
        unsigned long long tookNs = 0;
        const bool read = child && std::fscanf(child, "%llu", &tookNs) == 1;
        if (!child || ::pclose(child) != 0 || !read)
            return 1;
        times.push_back(milliseconds(tookNs));
    }
    printMedianAndMost(times);
    return 0;
}

int signalWorkers(int signal)
{
    int reached = 0;
    for (const test::SessionProcess &process : test::processesOf(::getpid()))
        reached += !process.janitor && ::kill(process.pid, signal) == 0;
    return reached;
}

// Keys that change the picture, pressed while no worker can move. What counts is when the new one is painted.
int stopped(WatchedApplication &app)
{
    RunController controller;
    MainWindow window({}, controller);
    window.show();
    // Nobody else gives it the keys where there is no window manager.
    window.activateWindow();
    const auto *other = window.findChild<WaitGraphView *>();
    if (!QTest::qWaitForWindowActive(&window) || !other)
        return 1;
    controller.open(test::experimentOf(kMillionEvents));
    window.run();
    std::vector<double> times;
    int workers = 0;
    std::uint64_t pressedNs = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &window, [&] {
        if (pressedNs != 0)
            return;
        if (times.size() == kKeys)
            return QCoreApplication::quit();
        QTest::keyClick(window.windowHandle(), Qt::Key_2, Qt::ControlModifier);
        if (!other->isVisible())
            return QCoreApplication::exit(1);
        pressedNs = monotonicNs();
        QTest::keyClick(window.windowHandle(), Qt::Key_1, Qt::ControlModifier);
    });
    QObject::connect(&app, &WatchedApplication::painted, &window, [&] {
        if (pressedNs == 0 || workers == 0)
            return;
        times.push_back(milliseconds(monotonicNs() - pressedNs));
        pressedNs = 0;
    });
    QTimer::singleShot(static_cast<int>(kWarmUpSeconds * 1000), &window, [&] {
        workers = signalWorkers(SIGSTOP);
        keys.start(kBetweenKeysMs);
    });
    const int failed = QApplication::exec();
    signalWorkers(SIGCONT);
    if (failed || workers == 0)
        return 1;
    printMedianAndMost(times);
    return 0;
}

}  // namespace
}  // namespace ws::bench

int main(int argc, char **argv)
{
    using namespace ws::bench;
    WatchedApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("waitscope"));
    QApplication::setApplicationName(QStringLiteral("waitscope-bench"));
    QApplication::setStyle(QStringLiteral("Fusion"));
    initWaitscopeResources();
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "live")
        return live(app, argc > 2 ? std::atof(argv[2]) : 10);
    if (what == "first-message")
        return firstMessage();
    if (what == "start")
        return start(argv[0]);
    if (what == "stopped")
        return stopped(app);
    if (what == "paint-once" && argc > 2)
        return paintOnce(app, std::strtoull(argv[2], nullptr, 10));
    std::fputs("usage: bench_window live [SECONDS] | first-message | start | stopped\n", stderr);
    return 2;
}
