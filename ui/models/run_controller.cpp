#include "ui/models/run_controller.h"

#include <QMetaObject>
#include <algorithm>

#include "base/mutex.h"
#include "ui/models/preview.h"

namespace ws {
namespace {

// Every other look of the session: 60 a second.
constexpr auto kSnapshotEvery = std::chrono::milliseconds(12);
// So that the charts show the standstill, not only its beginning.
constexpr auto kLinger = std::chrono::milliseconds(1000);

bool isGoingOn(const Snapshot &snapshot)
{
    return snapshot.phase != RunPhase::Ended;
}

}  // namespace

// Where the session's thread leaves the newest snapshot. Outlives both sides; `target` is null once the controller
// has let go of this session.
struct RunController::Mailbox
{
    Mutex mutex;
    RunController *target WS_GUARDED_BY(mutex) = nullptr;
    std::shared_ptr<const Snapshot> newest WS_GUARDED_BY(mutex);
    bool callUnderWay WS_GUARDED_BY(mutex) = false;
};

RunController::RunController(QObject *parent)
    : QObject(parent), m_vocabulary(machineVocabulary()), m_snapshot(idleSnapshot())
{
}

RunController::~RunController()
{
    dropSession();
    for (std::thread &ending : m_endings)
        ending.join();
}

void RunController::open(Experiment experiment)
{
    dropSession();
    m_experiment = std::move(experiment);
    m_opened = m_experiment;
    m_edited = false;
    m_snapshot = idleSnapshot();
    emit opened();
    emit experimentChanged();
    emit activityChanged();
    emit snapshotChanged();
}

void RunController::openEdited(Experiment experiment, Experiment before)
{
    open(std::move(before));
    m_experiment = std::move(experiment);
    noteEdit();
    m_snapshot = idleSnapshot();
    emit experimentChanged();
    emit snapshotChanged();
}

void RunController::keepEdits()
{
    if (m_edited)
        m_kept.put({m_experiment, m_opened});
}

std::vector<KeptEdit> RunController::unsaved() const
{
    std::vector<KeptEdit> unsaved = m_kept.all();
    if (m_edited)
        unsaved.push_back({m_experiment, m_opened});
    return unsaved;
}

void RunController::show(std::shared_ptr<const Snapshot> snapshot)
{
    dropSession();
    if (snapshot->experiment && !(*snapshot->experiment == m_experiment)) {
        m_experiment = *snapshot->experiment;
        m_opened = m_experiment;
        m_edited = false;
        emit opened();
        emit experimentChanged();
    }
    accept(std::move(snapshot));
}

void RunController::complete(std::shared_ptr<const Snapshot> snapshot)
{
    if (snapshot->model != m_snapshot->model)
        return;
    m_snapshot = std::move(snapshot);
    emit snapshotChanged();
}

bool RunController::isActive() const
{
    return m_session && isGoingOn(*m_snapshot);
}

bool RunController::isPaused() const
{
    return isActive() && m_snapshot->phase == RunPhase::Paused;
}

std::optional<RunVerdict> RunController::lastVerdict(const std::string &experimentId) const
{
    const auto found = m_verdicts.find(experimentId);
    return found == m_verdicts.end() ? std::nullopt : std::optional(found->second);
}

void RunController::setPlacement(Placement placement)
{
    m_experiment.placement = placement;
}

void RunController::setLevel(Level level)
{
    m_experiment.level = level;
}

Experiment RunController::withMechanism(std::size_t channel, const std::string &mechanism) const
{
    Experiment edited = m_experiment;
    ChannelSpec &spec = edited.channels[channel];
    spec.mechanism = mechanism;
    ParameterValues kept;
    for (const MechanismWord &word : m_vocabulary.mechanisms) {
        if (word.id != mechanism)
            continue;
        for (const ParameterInfo &parameter : word.parameters) {
            if (const auto number = spec.parameters.number(parameter.name))
                kept.setNumber(std::string(parameter.name), *number);
            if (const auto real = spec.parameters.real(parameter.name))
                kept.setReal(std::string(parameter.name), *real);
        }
    }
    spec.parameters = kept;
    return edited;
}

std::vector<std::string> RunController::mechanismProblems(std::size_t channel,
                                                          const std::string &mechanism) const
{
    if (channel >= m_experiment.channels.size() || m_experiment.channels[channel].mechanism == mechanism)
        return {};
    return experimentProblems(withMechanism(channel, mechanism), m_vocabulary);
}

std::vector<std::string> RunController::setMechanism(std::size_t channel, const std::string &mechanism)
{
    if (channel >= m_experiment.channels.size() || m_experiment.channels[channel].mechanism == mechanism)
        return {};
    Experiment edited = withMechanism(channel, mechanism);
    std::vector<std::string> problems = experimentProblems(edited, m_vocabulary);
    if (!problems.empty())
        return problems;
    dropSession();
    m_experiment = std::move(edited);
    noteEdit();
    m_snapshot = idleSnapshot();
    emit experimentChanged();
    emit activityChanged();
    emit snapshotChanged();
    return {};
}

void RunController::setScript(std::size_t script, std::string text)
{
    if (script >= m_experiment.scripts.size() || m_experiment.scripts[script].text == text)
        return;
    m_experiment.scripts[script].text = std::move(text);
    noteEdit();
    emit experimentChanged();
    // Who uses what may be another matter now; what a run has shown stays until the next one.
    if (m_session || m_snapshot->results)
        return;
    m_snapshot = idleSnapshot();
    emit snapshotChanged();
}

std::vector<ScriptMistake> RunController::mistakesInScripts() const
{
    return scriptMistakes(m_experiment, m_vocabulary);
}

void RunController::edit(Experiment experiment)
{
    if (isActive() || experiment == m_experiment)
        return;
    dropSession();
    m_experiment = std::move(experiment);
    noteEdit();
    m_snapshot = idleSnapshot();
    emit experimentChanged();
    emit activityChanged();
    emit snapshotChanged();
}

void RunController::markSaved(const std::string &id)
{
    m_experiment.id = id;
    m_opened = m_experiment;
    m_edited = false;
    emit experimentChanged();
}

// Taken back to what it was, it is as good as not edited.
void RunController::noteEdit()
{
    Experiment before = m_opened;
    // How it is run is no part of what is drawn and written by hand.
    before.placement = m_experiment.placement;
    before.level = m_experiment.level;
    m_edited = !(m_experiment == before);
}

void RunController::run()
{
    dropSession();
    m_mailbox = std::make_shared<Mailbox>();
    {
        MutexLock lock(m_mailbox->mutex);
        m_mailbox->target = this;
    }
    const auto post = [mailbox = m_mailbox](std::shared_ptr<const Snapshot> snapshot) {
        MutexLock lock(mailbox->mutex);
        mailbox->newest = std::move(snapshot);
        if (!mailbox->target || mailbox->callUnderWay)
            return;
        mailbox->callUnderWay = true;
        QMetaObject::invokeMethod(mailbox->target, &RunController::takeSnapshot, Qt::QueuedConnection);
    };
    m_snapshot = idleSnapshot();
    RunOptions options;
    options.snapshotEvery = kSnapshotEvery;
    options.lingerAfterDeadlock = kLinger;
    m_recording = m_makeRecording ? m_makeRecording(m_experiment.id) : nullptr;
    options.recording = m_recording;
    // Lines are counted as the window shows them: from the script's own first one.
    Experiment shown = m_experiment;
    for (ScriptSpec &script : shown.scripts) {
        script.firstLine = 0;
        script.file.clear();
    }
    m_session = std::make_unique<Session>(std::move(shown), options, post);
    emit activityChanged();
    emit snapshotChanged();
}

void RunController::pause()
{
    if (!isActive())
        return;
    m_pausedByUser = true;
    if (m_stands)
        showPhase(RunPhase::Paused);
    m_session->pause();
}

void RunController::resume()
{
    if (!isActive())
        return;
    m_pausedByUser = false;
    if (!m_held)
        m_session->resume();
    else if (m_stands)
        showPhase(RunPhase::Running);
}

void RunController::hold()
{
    if (!isActive() || m_held)
        return;
    m_held = true;
    m_session->pause();
}

void RunController::letGo()
{
    if (!m_held)
        return;
    m_held = false;
    if (isActive() && !m_pausedByUser)
        m_session->resume();
}

// The session stands either way; whether that is a pause is the user's word.
void RunController::showPhase(RunPhase phase)
{
    auto snapshot = std::make_shared<Snapshot>(*m_snapshot);
    snapshot->phase = phase;
    m_snapshot = std::move(snapshot);
    emit activityChanged();
    emit snapshotChanged();
}

void RunController::stop()
{
    if (isActive())
        m_session->stop();
}

void RunController::takeSnapshot()
{
    // A call that was posted for a session which has been dropped since finds an empty box.
    if (!m_mailbox)
        return;
    std::shared_ptr<const Snapshot> newest;
    {
        MutexLock lock(m_mailbox->mutex);
        newest = std::move(m_mailbox->newest);
        m_mailbox->newest = nullptr;
        m_mailbox->callUnderWay = false;
    }
    if (newest)
        accept(std::move(newest));
}

void RunController::accept(std::shared_ptr<const Snapshot> snapshot)
{
    const RunPhase before = m_snapshot->phase;
    if (!snapshot->model) {
        // Not laid out yet, or it could not be: the experiment's own layout stays on the screen.
        auto completed = std::make_shared<Snapshot>(*snapshot);
        completed->model = std::make_shared<const RunModel>(previewModel(m_experiment, m_vocabulary));
        snapshot = std::move(completed);
    }
    m_stands = snapshot->phase == RunPhase::Paused;
    if (m_stands && m_held && !m_pausedByUser) {
        auto running = std::make_shared<Snapshot>(*snapshot);
        running->phase = RunPhase::Running;
        snapshot = std::move(running);
    }
    m_snapshot = std::move(snapshot);
    if (m_snapshot->verdict != RunVerdict::Open)
        m_verdicts[m_experiment.id] = m_snapshot->verdict;
    if (m_snapshot->phase != before)
        emit activityChanged();
    emit snapshotChanged();
    if (m_snapshot->verdict != RunVerdict::Open)
        emit verdictKnown(QString::fromStdString(m_experiment.id));
}

void RunController::dropSession()
{
    if (m_mailbox) {
        MutexLock lock(m_mailbox->mutex);
        m_mailbox->target = nullptr;
        m_mailbox->newest = nullptr;
    }
    m_mailbox.reset();
    m_pausedByUser = m_held = m_stands = false;
    // The writer may have to wait for its disk: it ends beside the session.
    if (m_session)
        m_endings.emplace_back(
            [session = std::move(m_session), recording = std::exchange(m_recording, nullptr)]() mutable {
                session.reset();
                recording.reset();
            });
}

std::shared_ptr<const Snapshot> RunController::idleSnapshot() const
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->experiment = std::make_shared<const Experiment>(m_experiment);
    snapshot->model = std::make_shared<const RunModel>(previewModel(m_experiment, m_vocabulary));
    snapshot->placement = m_experiment.placement;
    snapshot->level = m_experiment.level;
    return snapshot;
}

}  // namespace ws
