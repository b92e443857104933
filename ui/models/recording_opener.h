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
    //
    // opened() comes as soon as there are figures. Where their timeline is still to come, completed() follows.
    void open(const QString &file);
    // The timeline of a snapshot that was opened without; completed() follows.
    void readTimeline(std::shared_ptr<const Snapshot> snapshot);
    // A copy, whole or in part. `writer`: who may still be writing it, or null.
    void save(const QString &recording, const SaveRecording &choice, const QString &file,
              std::shared_ptr<RecordingWriter> writer);
    // From then on nothing more is completed than was.
    void cancel();
    bool isActive() const { return m_active; }

signals:
    void progressed(int percent);  // until opened() or saved()
    void opened(std::shared_ptr<const ws::Snapshot> snapshot);
    void timelineProgressed(int percent);
    // The same with its timeline, or with the reason why it has none.
    void completed(std::shared_ptr<const ws::Snapshot> snapshot);
    void saved(const QString &file);
    void failed(const ws::Error &error);  // also ErrorKind::Cancelled
    void activityChanged();

private:
    struct Job;

    void start(std::function<void(const Job &)> work);
    void noteEnd();

    bool m_active = false;
    int m_job = 0;                        // the newest; what older ones say is not heard
    std::vector<std::jthread> m_threads;  // the last one is the newest
};

}  // namespace ws
