#include "ui/models/recording_opener.h"

#include <QMetaObject>
#include <stop_token>
#include <utility>

#include "session/recorded_run.h"

namespace ws {

RecordingOpener::RecordingOpener(QObject *parent) : QObject(parent) {}

RecordingOpener::~RecordingOpener() = default;

void RecordingOpener::cancel()
{
    if (!m_threads.empty())
        m_threads.back().request_stop();
}

// `work` runs on the thread and returns what is to be called here when it is done.
void RecordingOpener::start(std::function<std::function<void()>(const GoOn &)> work)
{
    cancel();
    const int job = ++m_job;
    m_active = true;
    m_threads.emplace_back([this, job, work = std::move(work)](const std::stop_token &stop) {
        int told = -1;
        const std::function<void()> done = work([&](double share) {
            const int percent = static_cast<int>(share * 100);
            if (percent != std::exchange(told, percent))
                QMetaObject::invokeMethod(
                    this, [this, job, percent] { noteProgress(job, percent); }, Qt::QueuedConnection);
            return !stop.stop_requested();
        });
        QMetaObject::invokeMethod(
            this, [this, job, done] { noteEnd(job, done); }, Qt::QueuedConnection);
    });
    emit activityChanged();
}

void RecordingOpener::noteProgress(int job, int percent)
{
    if (job == m_job)
        emit progressed(percent);
}

void RecordingOpener::noteEnd(int job, const std::function<void()> &done)
{
    if (job != m_job)
        return;
    m_active = false;
    m_threads.clear();  // all of them have ended, or were told to
    done();
    emit activityChanged();
}

void RecordingOpener::open(const QString &file)
{
    start([this, path = file.toStdString()](const GoOn &goOn) -> std::function<void()> {
        const auto run = openRecordedRun(path, {false, goOn});
        if (!run)
            return [this, error = run.error()] { emit failed(error); };
        return [this, snapshot = *run] { emit opened(snapshot); };
    });
}

void RecordingOpener::save(const QString &recording, const SaveRecording &choice, const QString &file,
                           std::shared_ptr<RecordingWriter> writer)
{
    start([this, from = recording.toStdString(), choice, file,
           writer = std::move(writer)](const GoOn &goOn) -> std::function<void()> {
        if (writer)
            writer->waitUntilDone();
        const auto opened = RecordingFile::open(from);
        SaveRecording heard = choice;
        heard.goOn = goOn;
        const Result<> written =
            opened ? saveRecording(*opened, heard, file.toStdString()) : Result<>(opened.error());
        if (!written)
            return [this, error = written.error()] { emit failed(error); };
        return [this, file] { emit saved(file); };
    });
}

}  // namespace ws
