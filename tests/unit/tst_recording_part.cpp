// A part of a recording is a recording of its own, with books that balance.
#include <QTemporaryDir>
#include <QTest>

#include "session/recorded_run.h"
#include "session/save_recording.h"
#include "support/small_recording.h"

using namespace ws;

class TstRecordingPart : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string m_file;
    std::string m_out;

    std::shared_ptr<const Snapshot> saved(const SaveRecording &choice)
    {
        const auto recording = RecordingFile::open(m_file);
        if (!recording || !saveRecording(*recording, choice, m_out))
            return nullptr;
        const auto back = openRecordedRun(m_out);
        return back ? *back : nullptr;
    }

private slots:
    void initTestCase()
    {
        m_file = m_folder.filePath("small.wscope").toStdString();
        m_out = m_folder.filePath("part.wscope").toStdString();
        test::writeSmallRecording(m_file, 100);
    }

    void aWholeCopyKeepsEveryBlock()
    {
        QVERIFY(saved({}));
        const auto before = RecordingFile::open(m_file);
        const auto after = RecordingFile::open(m_out);
        QVERIFY(before && after);
        QVERIFY(test::contentOf(m_file) == test::contentOf(m_out));
    }

    void notesAndViewTravelWithIt()
    {
        SaveRecording choice;
        choice.notes = "look at the second fork";
        choice.view = "{\"waits\":true}";
        const auto once = saved(choice);
        QVERIFY(once);
        QCOMPARE(once->recording->notes, *choice.notes);
        QCOMPARE(once->recording->view, *choice.view);
        // Another copy of the copy has the new ones alone.
        const auto copy = RecordingFile::open(m_out);
        QVERIFY(copy);
        const std::string second = m_folder.filePath("second.wscope").toStdString();
        QVERIFY(saveRecording(*copy, {.notes = "no, the third"}, second));
        const auto twice = openRecordedRun(second);
        QVERIFY(twice);
        QCOMPARE((*twice)->recording->notes, std::string("no, the third"));
        QCOMPARE((*twice)->recording->view, *choice.view);
    }

    // Samples come every millisecond, of ten rounds each; the part holds those at 3 to 6 ms.
    void aPartBeginsAtItsOwnBeginning()
    {
        SaveRecording choice;
        choice.fromNs = 2'500'000;
        choice.toNs = 6'500'000;
        const auto part = saved(choice);
        QVERIFY(part);
        QVERIFY(part->recording->isPart());
        QCOMPARE(part->recording->partFromNs, choice.fromNs);
        QCOMPARE(part->recording->partToNs, choice.toNs);
        QCOMPARE(part->timeNs, std::int64_t(6'001'000 - 2'500'000));
        const ObjectResults &pipe = part->results->objects[0];
        // 60 sent until its end, 20 before it, one of which the pipe still held.
        QCOMPARE(pipe.sent, std::uint64_t(41));
        QCOMPARE(pipe.received, std::uint64_t(40));
        QCOMPARE(pipe.sent, pipe.received + pipe.lost + pipe.inFlight);
        QCOMPARE(part->results->objects[1].acquisitions, std::uint64_t(40));
        QVERIFY(part->results->timeline);
        for (const Track &lane : part->results->timeline->threads)
            for (std::size_t i = 0; i < lane.size(); ++i)
                QVERIFY(lane.at(i).beginNs >= 0 && lane.at(i).endNs <= 4'000'000);
        const auto file = RecordingFile::open(m_out);
        QVERIFY(file && file->isComplete());
        QVERIFY(file->lastNs() <= 4'000'000);
    }

    void whatGoesOnWhenAPartBeginsBeginsThere()
    {
        // The sender waits from 106 to 126 us; the locker holds a from 101 to 121 us, b from 111 to 131 us.
        SaveRecording choice;
        choice.fromNs = 115'000;
        choice.toNs = 1'000'000;
        QVERIFY(saved(choice));
        const auto file = RecordingFile::open(m_out);
        QVERIFY(file);
        std::vector<std::vector<TimedEvent>> events(3);
        ReplaySink sink;
        sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> some) {
            events[thread].insert(events[thread].end(), some.begin(), some.end());
        };
        QVERIFY(replay(*file, sink));
        const auto startsWith = [](const std::vector<TimedEvent> &all, std::vector<EventKind> kinds) {
            for (std::size_t i = 0; i < kinds.size(); ++i)
                if (i >= all.size() || all[i].kind != kinds[i] || all[i].timeNs != 0)
                    return false;
            return all[kinds.size()].timeNs > 0;
        };
        QVERIFY(startsWith(events[0], {EventKind::ThreadBegin, EventKind::SendBegin, EventKind::WaitBegin}));
        QVERIFY(startsWith(events[2],
                           {EventKind::ThreadBegin, EventKind::LockAcquired, EventKind::LockAcquired}));
        QCOMPARE(events[0].front().value, std::uint64_t(1001));
    }

    void aDeadlockThatWasProvenBeforeItsEndIsInAPart()
    {
        SaveRecording choice;
        choice.fromNs = 1'000'000;
        choice.toNs = 5'000'000;
        const auto with = saved(choice);
        QVERIFY(with && with->deadlock);
        QCOMPARE(with->deadlock->provenNs, std::int64_t(3'000'000));
        QCOMPARE(with->deadlock->detectionDelayNs, std::int64_t(4'000'000 - 2'900'000));
        choice.toNs = 3'500'000;
        const auto without = saved(choice);
        QVERIFY(without && !without->deadlock);
    }

    void aPartOfNothingIsRefused()
    {
        const auto recording = RecordingFile::open(m_file);
        QVERIFY(recording);
        const auto written =
            saveRecording(*recording, {.fromNs = 1'000'000'000, .toNs = 2'000'000'000}, m_out + "x");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::BadInput);
        QVERIFY(!std::filesystem::exists(m_out + "x"));
    }

    void aPartOfAPartSaysItsPlaceInTheRun()
    {
        SaveRecording choice;
        choice.fromNs = 2'000'000;
        choice.toNs = 8'000'000;
        QVERIFY(saved(choice));
        const auto part = RecordingFile::open(m_out);
        QVERIFY(part);
        const std::string second = m_folder.filePath("part of part.wscope").toStdString();
        QVERIFY(saveRecording(*part, {.fromNs = 1'000'000, .toNs = 2'000'000}, second));
        const auto back = openRecordedRun(second);
        QVERIFY(back);
        QCOMPARE((*back)->recording->partFromNs, std::int64_t(3'000'000));
        QCOMPARE((*back)->recording->partToNs, std::int64_t(4'000'000));
    }
};

QTEST_GUILESS_MAIN(TstRecordingPart)
#include "tst_recording_part.moc"
