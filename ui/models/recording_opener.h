// Opens and copies recordings on threads of its own, so that a long one holds nobody up.
//
// Threads:   the GUI's. Results arrive by queued calls.
// Blocking:  never, but for the destructor, which waits until its threads have seen that they are no longer wanted.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "base/result.h"
#include "recording/recording_writer.h"
#include "session/save_recording.h"
#include "session/snapshot.h"

namespace ws {

class RecordingOpener : public QObject
{
    Q_OBJECT

public:
    explicit RecordingOpener(QObject *parent = nullptr);
    ~RecordingOpener() override;

    // One at a time: what goes on is given up.
    void open(const QString &file);
    // A copy, whole or in part. `writer`: who may still be writing it, or null.
    void save(const QString &recording, const SaveRecording &choice, const QString &file,
              std::shared_ptr<RecordingWriter> writer);
    void cancel();
    bool isActive() const { return m_active; }

signals:
    void progressed(int percent);
    void opened(std::shared_ptr<const ws::Snapshot> snapshot);
    void saved(const QString &file);
    void failed(const ws::Error &error);  // also ErrorKind::Cancelled
    void activityChanged();

private:
    using GoOn = std::function<bool(double)>;

    void start(std::function<std::function<void()>(const GoOn &)> work);
    void noteProgress(int job, int percent);
    void noteEnd(int job, const std::function<void()> &done);

    bool m_active = false;
    int m_job = 0;                        // the newest; what older ones say is not heard
    std::vector<std::jthread> m_threads;  // the last one is the newest
};

}  // namespace ws
