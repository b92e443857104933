#include "ui/models/recording_opener.h"

#include <QMetaObject>
#include <stop_token>
#include <utility>

#include "session/recorded_run.h"

namespace ws {

// What the thread of a job has of it.
struct RecordingOpener::Job
{
    RecordingOpener *opener;
    int number;
    std::stop_token stop;

    // Calls it on the thread of the opener, unless another job has begun by then.
    void tell(std::function<void()> what) const
    {
        QMetaObject::invokeMethod(
            opener,
            [job = *this, what = std::move(what)] {
                if (job.number == job.opener->m_job)
                    what();
            },
            Qt::QueuedConnection);
    }

    // Tells each percent once; false when nobody wants the job any more.
    std::function<bool(double)> telling(void (RecordingOpener::*progress)(int)) const
    {
        return [job = *this, progress, told = -1](double share) mutable {
            const int percent = static_cast<int>(share * 100);
            if (percent != std::exchange(told, percent))
                job.tell([job, progress, percent] { emit(job.opener->*progress)(percent); });
            return !job.stop.stop_requested();
        };
    }

    void tellCompleted(const std::shared_ptr<const Snapshot> &snapshot) const
    {
        tell([job = *this, snapshot] {
            emit job.opener->completed(
                job.stop.stop_requested() ? withoutTimeline(*snapshot, TimelineState::Stopped) : snapshot);
        });
    }
};

RecordingOpener::RecordingOpener(QObject *parent) : QObject(parent) {}

RecordingOpener::~RecordingOpener() = default;

void RecordingOpener::cancel()
{
    if (!m_threads.empty())
        m_threads.back().request_stop();
}

void RecordingOpener::start(std::function<void(const Job &)> work)
{
    cancel();
    m_active = true;
    m_threads.emplace_back([this, number = ++m_job, work = std::move(work)](const std::stop_token &stop) {
        const Job job{this, number, stop};
        work(job);
        job.tell([this] { noteEnd(); });
    });
    emit activityChanged();
}

void RecordingOpener::noteEnd()
{
    m_active = false;
    m_threads.clear();  // all of them have ended, or were told to
    emit activityChanged();
}

void RecordingOpener::open(const QString &file)
{
    start([this, path = file.toStdString()](const Job &job) {
        const auto run = openFigures(path, job.telling(&RecordingOpener::progressed));
        if (!run) {
            job.tell([this, error = run.error()] { emit failed(error); });
            return;
        }
        job.tell([this, snapshot = *run] { emit opened(snapshot); });
        if ((*run)->recording->timeline == TimelineState::ToCome)
            job.tellCompleted(withTimeline(*run, job.telling(&RecordingOpener::timelineProgressed)));
    });
}

void RecordingOpener::readTimeline(std::shared_ptr<const Snapshot> snapshot)
{
    start([snapshot = std::move(snapshot)](const Job &job) {
        job.tellCompleted(withTimeline(snapshot, job.telling(&RecordingOpener::timelineProgressed)));
    });
}

void RecordingOpener::save(const QString &recording, const SaveRecording &choice, const QString &file,
                           std::shared_ptr<RecordingWriter> writer)
{
    start([this, from = recording.toStdString(), choice, file, writer = std::move(writer)](const Job &job) {
        if (writer)
            writer->waitUntilDone();
        const auto opened = RecordingFile::open(from);
        SaveRecording heard = choice;
        heard.goOn = job.telling(&RecordingOpener::progressed);
        const Result<> written =
            opened ? saveRecording(*opened, heard, file.toStdString()) : Result<>(opened.error());
        if (written)
            job.tell([this, file] { emit saved(file); });
        else
            job.tell([this, error = written.error()] { emit failed(error); });
    });
}

}  // namespace ws
