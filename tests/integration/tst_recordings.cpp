// Real runs, recorded: what is read back is what the run said, also after a kill and on a full disk.
#include <signal.h>
#include <sys/resource.h>

#include <QTemporaryDir>
#include <QTest>

#include "cli/json_report.h"
#include "cli/run_report.h"
#include "recording/recording_writer.h"
#include "recording/result_fields.h"
#include "session/recorded_run.h"
#include "session/recording_folder.h"
#include "support/cli_process.h"
#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

struct Recorded
{
    SnapshotPtr live;
    std::shared_ptr<RecordingWriter> writer;
};

Recorded recordedRunOf(const Experiment &experiment, const QString &file, RunOptions options)
{
    Recorded recorded;
    auto writer = RecordingWriter::create(file.toStdString(), {});
    if (!writer)
        return recorded;
    recorded.writer = std::move(*writer);
    options.recording = recorded.writer;
    recorded.live = runToEnd(experiment, options);
    recorded.writer->waitUntilDone();
    return recorded;
}

// Without what is no part of the run: where the recording is.
std::string jsonOf(const Snapshot &snapshot)
{
    return cli::jsonText(cli::runJson(snapshot));
}

// All intervals of all tracks; one that cannot be behind each.
std::vector<Interval> linesOf(const Timeline &timeline)
{
    std::vector<Interval> lines;
    const auto add = [&](const Track &track) {
        for (std::size_t i = 0; i < track.size(); ++i)
            lines.push_back(track.at(i));
        lines.push_back({-1, -1});
    };
    std::ranges::for_each(timeline.threads, add);
    std::ranges::for_each(timeline.wakes, add);
    for (const Timeline::Hold &hold : timeline.holds)
        add(hold.track);
    return lines;
}

}  // namespace

class TstRecordings : public QObject
{
    Q_OBJECT

private slots:
    void aRecordedRunSaysWhatTheRunSaid_data()
    {
        QTest::addColumn<QString>("experiment");
        QTest::addColumn<int>("level");
        QTest::newRow("a deadlock, every operation") << "two-locks" << int(Level::Full);
        QTest::newRow("a deadlock, waits only") << "two-locks" << int(Level::Light);
        QTest::newRow("messages, every operation") << "pipeline" << int(Level::Full);
        QTest::newRow("messages, waits only") << "pipeline" << int(Level::Light);
        QTest::newRow("messages, counters only") << "pipeline" << int(Level::Off);
    }

    void aRecordedRunSaysWhatTheRunSaid()
    {
        QFETCH(QString, experiment);
        QFETCH(int, level);
        QTemporaryDir folder;
        const QString file = folder.filePath("run.wscope");
        RunOptions options;
        options.level = static_cast<Level>(level);
        options.timeLimit = 400ms;
        const Recorded run = recordedRunOf(builtIn(experiment.toStdString()), file, options);
        QVERIFY(run.live);
        QVERIFY(!run.writer->failure());
        QCOMPARE(run.writer->missedEvents(), std::uint64_t(0));

        const auto recording = RecordingFile::open(file.toStdString());
        QVERIFY2(recording, recording ? "" : recording.error().action.c_str());
        QVERIFY(recording->isComplete());
        QCOMPARE(recording->events(), run.live->events);
        const auto anew = replayedResults(*recording);
        QVERIFY(anew);
        QVERIFY2(bytesOf(*anew) == bytesOf(*run.live->results),
                 "the analyses say something else of the recording");
        for (const bool whole : {false, true}) {
            const auto back = recordedRun(*recording, {.anew = whole});
            QVERIFY2(back, back ? "" : back.error().action.c_str());
            QCOMPARE(jsonOf(**back), jsonOf(*run.live));
            QCOMPARE(cli::runReport(**back), cli::runReport(*run.live));
            QVERIFY(*(*back)->experiment == *run.live->experiment);
            QCOMPARE((*back)->waits.nodes.size(), run.live->waits.nodes.size());
            QCOMPARE((*back)->waits.edges.size(), run.live->waits.edges.size());
        }
    }

    void inTwoStepsTheSameIsReadAsInOne()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("run.wscope");
        RunOptions options;
        options.level = Level::Full;
        const Recorded run = recordedRunOf(builtIn("two-locks"), file, options);
        QVERIFY(run.live);
        const auto recording = RecordingFile::open(file.toStdString());
        QVERIFY(recording);
        const auto atOnce = recordedRun(*recording);
        const auto figures = recordedRun(*recording, {.timeline = false});
        QVERIFY(atOnce && figures);
        QCOMPARE((*atOnce)->timelineState(), TimelineState::Read);
        QCOMPARE((*figures)->timelineState(), TimelineState::ToCome);
        QVERIFY(!(*figures)->results->timeline);
        QCOMPARE(jsonOf(**figures), jsonOf(**atOnce));
        for (const auto &whole : {withTimeline(*figures, *recording), withTimeline(*figures)}) {
            QCOMPARE(whole->timelineState(), TimelineState::Read);
            QVERIFY(whole->model == (*figures)->model);
            QCOMPARE(jsonOf(*whole), jsonOf(**atOnce));
            QVERIFY(bytesOf(*whole->results) == bytesOf(*(*atOnce)->results));
            QVERIFY(linesOf(*whole->results->timeline) == linesOf(*(*atOnce)->results->timeline));
            QVERIFY(!linesOf(*whole->results->timeline).empty());
        }
        const auto stopped = withTimeline(*figures, *recording, [](double) { return false; });
        QCOMPARE(stopped->timelineState(), TimelineState::Stopped);
        QVERIFY(stopped->results == (*figures)->results);
        QVERIFY(stopped->recording->damage.empty());
    }

    void scriptsAndTheirLogAreRecorded()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("run.wscope");
        const Experiment experiment =
            experimentOf("[[script]]\nname = 'talk'\ntext = \"log('one')\\nlog('two')\"\n"
                         "[[process]]\nname = 'p'\n[[process.thread]]\nname = 't'\n"
                         "role = 'script'\nscript = 'talk'\n");
        const Recorded run = recordedRunOf(experiment, file, {});
        QVERIFY(run.live);
        const auto back = openRecordedRun(file.toStdString());
        QVERIFY(back);
        QCOMPARE((*back)->log.size(), std::size_t(2));
        QVERIFY((*back)->log == run.live->log);
        QCOMPARE(jsonOf(**back), jsonOf(*run.live));
    }

    void theCommandLineReportsOnARecordingAsOnTheRun()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("run.wscope");
        CliProcess run({"run", "two-locks", "--json", "--record", file});
        QVERIFY(run.waitForEnd(20'000));
        CliProcess report({"report", file, "--json"});
        QVERIFY(report.waitForEnd(20'000));
        QCOMPARE(report.exitCode(), run.exitCode());
        QVERIFY(!run.json().is_discarded());
        QVERIFY(report.json() == run.json());
        const QString out = folder.filePath("run.csv");
        CliProcess exported({"export", file, "--format", "csv", "--out", out});
        QVERIFY(exported.waitForEnd(20'000));
        QCOMPARE(exported.exitCode(), 0);
        QVERIFY(QFileInfo(out).size() > 0);
        CliProcess backwards({"export", file, "--format", "csv", "--out", out, "--from", "2s", "--to", "1s"});
        QVERIFY(backwards.waitForEnd(20'000));
        QCOMPARE(backwards.exitCode(), 2);
        CliProcess wrong({"report", out});
        QVERIFY(wrong.waitForEnd(20'000));
        QCOMPARE(wrong.exitCode(), 2);
        QVERIFY(wrong.errors().contains("no recording of Waitscope"));
    }

    void afterAKillEverythingThatWasWrittenIsRead()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("run.wscope");
        CliProcess run({"run", "pipeline", "--seconds", "60", "--level", "full", "--record", file});
        std::int64_t writtenNs = 0;
        std::uint64_t writtenEvents = 0;
        // A file that grows is opened as one that a crash has cut.
        const auto isFarEnough = [&] {
            const auto recording = RecordingFile::open(file.toStdString());
            if (recording) {
                writtenNs = recording->lastNs();
                writtenEvents = recording->events();
            }
            return writtenNs > 1'200'000'000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFarEnough(), 50'000);
        ::kill(run.pid(), SIGKILL);
        QVERIFY(run.waitForEnd(10'000));
        const auto back = openRecordedRun(file.toStdString());
        QVERIFY2(back, back ? "" : back.error().action.c_str());
        // The last sample may not have been written yet when events behind it were.
        QVERIFY((*back)->timeNs >= writtenNs - 1'000'000'000);
        QVERIFY((*back)->events >= writtenEvents);
        QVERIFY(writtenEvents > 0);
        QCOMPARE((*back)->verdict, RunVerdict::Open);
        QVERIFY(!(*back)->recording->damage.empty());
        std::uint64_t received = 0;
        for (const ObjectResults &object : (*back)->results->objects)
            received += object.received;
        QVERIFY(received > 0);
    }

    void aFullDiskEndsTheRecordingNotTheRun()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        QTemporaryDir folder;
        const QString file = folder.filePath("run.wscope");
        auto writer = RecordingWriter::create(file.toStdString(), {});
        QVERIFY(writer);
        RunOptions options;
        options.level = Level::Full;
        options.timeLimit = 1500ms;
        options.recording = std::move(*writer);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        WatchedRun run(builtIn("pipeline"), options);
        // Memory of the session counts as a file too; it has been made when the run goes on.
        const bool runs =
            run.waitUntil([](const Snapshot &now) { return now.phase == RunPhase::Running; }, 20s);
        const rlimit little = {8192, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
        const SnapshotPtr last = run.session().waitForEnd();
        options.recording->waitUntilDone();
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(runs);
        QCOMPARE(last->verdict, RunVerdict::Completed);
        QVERIFY(options.recording->failure());
        const auto seen = run.seen();
        QVERIFY(std::ranges::any_of(seen, [](const SnapshotPtr &snapshot) {
            return snapshot->recording && snapshot->recording->failure;
        }));
        const auto recording = RecordingFile::open(file.toStdString());
        QVERIFY2(recording, recording ? "" : recording.error().action.c_str());
        QVERIFY(!recording->isComplete());
    }

    void theFolderKeepsTheNewest()
    {
        QTemporaryDir folder;
        const std::filesystem::path kept = folder.filePath("state/recordings").toStdString();
        std::vector<std::filesystem::path> files;
        for (int i = 0; i < 5; ++i) {
            const auto file = newRecordingFile(kept, "a/b experiment");
            QVERIFY(file);
            auto writer = RecordingWriter::create(*file, {});
            QVERIFY(writer);
            files.push_back(*file);
        }
        std::ranges::sort(files);
        QCOMPARE(keptRecordings(kept).size(), std::size_t(5));
        pruneRecordings(kept, 2, 1'000'000);
        const auto two = keptRecordings(kept);
        QCOMPARE(two.size(), std::size_t(2));
        QCOMPARE(two.front().file, files.back());
        // Too large together: the newest stays where it fits.
        pruneRecordings(kept, 2, two.front().bytes);
        QCOMPARE(keptRecordings(kept).size(), std::size_t(1));
        // One that is being written is not taken away.
        const auto file = newRecordingFile(kept, "now");
        QVERIFY(file);
        auto writer = RecordingWriter::create(*file, {});
        QVERIFY(writer);
        pruneRecordings(kept, 0, 0);
        QCOMPARE(keptRecordings(kept).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TstRecordings)
#include "tst_recordings.moc"
