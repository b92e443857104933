// The window's side of a run: holds the experiment and the options, starts and stops sessions, hands on snapshots.
//
// Threads:   the GUI's. Snapshots arrive on the session's thread; only the newest is kept, and one queued call is
//            under way at a time, so a slow window skips snapshots and never falls behind.
// Ownership: owns the session. A session that is no longer wanted ends on a thread of its own.
// Blocking:  never, but for the destructor, which waits for the last session's end (about half a second at most).
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/reader.h"
#include "experiment/vocabulary.h"
#include "recording/recording_writer.h"
#include "session/session.h"
#include "session/snapshot.h"
#include "ui/models/kept_edits.h"

namespace ws {

class RunController : public QObject
{
    Q_OBJECT

public:
    explicit RunController(QObject *parent = nullptr);
    ~RunController() override;

    // Stops a run that is going on. The snapshot then shows the experiment's layout without figures.
    void open(Experiment experiment);
    // One that was edited before it came here, and what it was before that.
    void openEdited(Experiment experiment, Experiment before);
    // Shows a snapshot that came from elsewhere, as if a run had made it.
    void show(std::shared_ptr<const Snapshot> snapshot);
    // The run that is shown, of which more is known by now. Nothing where another one is shown.
    void complete(std::shared_ptr<const Snapshot> snapshot);

    const Experiment &experiment() const { return m_experiment; }
    const Experiment &beforeEdits() const { return m_opened; }
    bool isEdited() const { return m_edited; }
    // What was edited and made room for another one. Here, as the window is a new one in another language.
    KeptEdits &kept() { return m_kept; }
    const KeptEdits &kept() const { return m_kept; }
    // Puts what is open there, if it is edited; another one is to be opened then.
    void keepEdits();
    // All that is in no file: what is kept, and at the end what is open.
    std::vector<KeptEdit> unsaved() const;
    bool isScriptEdited() const { return m_experiment.scripts != m_opened.scripts; }
    bool isActive() const;
    bool isPaused() const;
    // Never null. Results are null until a run has begun.
    const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }
    const Vocabulary &vocabulary() const { return m_vocabulary; }
    // By experiment id: how its last run ended.
    const std::map<std::string, RunVerdict> &verdicts() const { return m_verdicts; }
    std::optional<RunVerdict> lastVerdict(const std::string &experimentId) const;

    Placement placement() const { return m_experiment.placement; }
    Level level() const { return m_experiment.level; }
    // They hold for the next run.
    void setPlacement(Placement placement);
    void setLevel(Level level);
    // Parameters that the new mechanism does not know are dropped. Both return what is wrong with the result, as
    // sentences; then nothing is changed.
    std::vector<std::string> mechanismProblems(std::size_t channel, const std::string &mechanism) const;
    std::vector<std::string> setMechanism(std::size_t channel, const std::string &mechanism);

    // Takes the text of an editor as it is, with its mistakes. A run that goes on keeps the text that it began with.
    void setScript(std::size_t script, std::string text);
    std::vector<ScriptMistake> mistakesInScripts() const;
    // Takes an edited experiment as it is, with its mistakes; what a run has shown is gone. Nothing while one goes on.
    void edit(Experiment experiment);
    // The experiment stands in a file of that name now, as it is.
    void markSaved(const std::string &id);

    // Gives each run a recording; null or none: it is not recorded.
    using RecordingMaker = std::function<std::shared_ptr<RecordingWriter>(const std::string &experimentId)>;
    void setRecordingMaker(RecordingMaker maker) { m_makeRecording = std::move(maker); }
    // Of the last run; null: it had none.
    const std::shared_ptr<RecordingWriter> &recording() const { return m_recording; }

    void run();
    void pause();
    void resume();
    void stop();
    // Slow motion: as pause() and resume(), but the run still counts as running. What the user pauses stays so.
    void hold();
    void letGo();
    bool isHeld() const { return m_held && isActive(); }
    // Held or paused, and the session has said so.
    bool stands() const { return isActive() && m_stands; }

signals:
    void opened();             // another experiment; experimentChanged() follows
    void experimentChanged();  // another one, or edited
    void snapshotChanged();
    void activityChanged();  // started, paused, going on, ended
    void verdictKnown(const QString &experimentId);

private:
    struct Mailbox;

    Experiment withMechanism(std::size_t channel, const std::string &mechanism) const;
    void noteEdit();
    void takeSnapshot();
    void accept(std::shared_ptr<const Snapshot> snapshot);
    void dropSession();
    void showPhase(RunPhase phase);
    std::shared_ptr<const Snapshot> idleSnapshot() const;

    Vocabulary m_vocabulary;
    Experiment m_experiment;
    Experiment m_opened;  // as it was before it was edited
    bool m_edited = false;
    KeptEdits m_kept;
    std::shared_ptr<const Snapshot> m_snapshot;
    bool m_pausedByUser = false;
    bool m_held = false;
    bool m_stands = false;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Session> m_session;
    std::vector<std::thread> m_endings;
    std::map<std::string, RunVerdict> m_verdicts;
    RecordingMaker m_makeRecording;
    std::shared_ptr<RecordingWriter> m_recording;
};

}  // namespace ws
