// One run of one experiment: starts the workers, wires them, watches, judges, stops them and cleans up.
//
// Threads:   the object belongs to one thread; all work is done by a thread of its own. Commands return at once.
// Ownership: owns workers, descriptors, the recorder segment. The destructor stops the run and waits for its end,
//            at most about half a second.
// Errors:    the outcome, failures to start too, stands in the last snapshot (phase Ended).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "event/event.h"
#include "experiment/experiment.h"
#include "experiment/vocabulary.h"
#include "session/snapshot.h"

namespace ws {

// Events as they were recorded, of one thread, in its order. Called on the session's thread; must not block.
using EventListener = std::function<void(std::uint32_t thread, std::span<const Event>)>;

class RecordingWriter;

struct RunOptions
{
    std::optional<Placement> placement;  // these four override the experiment's
    std::optional<WaitPolicy> wait;
    std::optional<Level> level;
    std::optional<std::chrono::nanoseconds> timeLimit;
    std::chrono::nanoseconds lingerAfterDeadlock{0};  // keep the workers and go on recording that long
    std::chrono::nanoseconds snapshotEvery = std::chrono::milliseconds(16);
    EventListener events = {};  // gets every event that was not dropped; none: nobody wants them
    // Gets the whole run; finished by its end. None: it is not recorded.
    std::shared_ptr<RecordingWriter> recording = {};
};

class Session
{
public:
    // Called on the session's thread, at most every `snapshotEvery`; the last call has phase Ended. Must not block.
    // Where the system refuses that thread, called once by the constructor, with phase Ended.
    using Listener = std::function<void(std::shared_ptr<const Snapshot>)>;

    Session(Experiment experiment, RunOptions options, Listener listener);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    void pause();
    void resume();
    void stop();

    std::shared_ptr<const Snapshot> latest() const;
    // Blocking: until the run has ended. Returns the last snapshot.
    std::shared_ptr<const Snapshot> waitForEnd();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

// What experiment files may name on this machine, from the registries and the system's limits.
Vocabulary machineVocabulary();

}  // namespace ws
