// Which moment the window shows: the run as it goes on, a frozen picture of it, or a moment of its past. All pictures
// follow one of these.
//
// Threads: the GUI's.
#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <optional>

#include "session/snapshot.h"

namespace ws {

class TimeModel : public QObject
{
    Q_OBJECT

public:
    explicit TimeModel(QObject *parent = nullptr) : QObject(parent) {}

    // The newest of a run. Another run begins without cursors and not frozen.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    // Null until there is one.
    const std::shared_ptr<const Snapshot> &newest() const { return m_newest; }
    // What lanes and charts draw: the newest, or the one at which it was frozen.
    const std::shared_ptr<const Snapshot> &shown() const { return m_frozen ? m_frozen : m_newest; }
    // What wiring and wait-for graph draw: the same, as it was at the moment where there is one.
    const std::shared_ptr<const Snapshot> &atMoment() const { return m_past ? m_past : shown(); }

    bool isFrozen() const { return m_frozen != nullptr; }
    void setFrozen(bool frozen);
    // Cursor A. A moment is kept within the run.
    std::optional<std::int64_t> moment() const { return m_moment; }
    void setMoment(std::optional<std::int64_t> timeNs);
    // Cursor B: with A it bounds the selection.
    std::optional<std::int64_t> second() const { return m_second; }
    void setSecond(std::optional<std::int64_t> timeNs);
    // To the next event of any thread, or the one before; from the end of the run where there is no moment yet.
    void stepForward();
    void stepBack();
    // As the run goes on, without cursors.
    void goLive();
    bool isLive() const { return !m_frozen && !m_moment; }

signals:
    void changed();   // frozen or not, or a cursor
    void wentLive();  // by goLive()

private:
    std::int64_t within(std::int64_t timeNs) const;

    std::shared_ptr<const Snapshot> m_newest;
    std::shared_ptr<const Snapshot> m_frozen;
    std::shared_ptr<const Snapshot> m_past;
    std::optional<std::int64_t> m_moment;
    std::optional<std::int64_t> m_second;
};

}  // namespace ws
