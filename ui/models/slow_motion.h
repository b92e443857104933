// A real run in slow motion: it goes on for a moment, is held for as long as the speed asks, and goes on again. While it
// is held the session's clock stands still, so times and rates are those of the run, not of the wall.
//
//   speed 1/100:  |run 4 ms|------------- held 396 ms -------------|run 4 ms|---
//
// The hold is reckoned from what the session's clock says of the moment before, so the mean speed is right whatever the
// timers do. What a wait costs by the kernel's own timers (a timeout, a script that reads another clock) is not slowed.
//
// Threads: the GUI's. Ownership: borrows the controller. Blocking: never.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "ui/models/run_controller.h"

namespace ws {

// For how long a run that went on for `ranNs` is held at that speed (0 < share <= 1).
std::int64_t holdNs(std::int64_t ranNs, double share);

class SlowMotion : public QObject
{
    Q_OBJECT

public:
    explicit SlowMotion(RunController &controller, QObject *parent = nullptr);
    ~SlowMotion() override;  // nobody would let it go any more

    // 1: as fast as it goes. Holds for the run that goes on and for later ones.
    void setShare(double share);
    double share() const { return m_share; }

private:
    void follow();
    void hold();
    void letGo();

    RunController &m_controller;
    double m_share = 1;
    std::int64_t m_fromNs = 0;  // of the session's clock, when it was let go last
    QTimer m_slice;
    QTimer m_hold;
};

}  // namespace ws
