#include "ui/models/slow_motion.h"

#include <algorithm>
#include <cmath>

namespace ws {
namespace {

constexpr int kShortestSliceMs = 4;
constexpr double kRoundMs = 100;  // as long as a slice and its hold may be for the eye to see motion
constexpr std::int64_t kLongestHoldNs = 5'000'000'000;

int sliceMs(double share)
{
    return std::max(kShortestSliceMs, static_cast<int>(std::lround(kRoundMs * share)));
}

}  // namespace

std::int64_t holdNs(std::int64_t ranNs, double share)
{
    if (ranNs <= 0 || share >= 1)
        return 0;
    const double hold = static_cast<double>(ranNs) * (1 / share - 1);
    return std::min(kLongestHoldNs, static_cast<std::int64_t>(hold));
}

SlowMotion::SlowMotion(RunController &controller, QObject *parent) : QObject(parent), m_controller(controller)
{
    for (QTimer *timer : {&m_slice, &m_hold}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_slice, &QTimer::timeout, this, &SlowMotion::hold);
    connect(&m_hold, &QTimer::timeout, this, &SlowMotion::letGo);
    connect(&controller, &RunController::snapshotChanged, this, &SlowMotion::follow);
    connect(&controller, &RunController::activityChanged, this, &SlowMotion::follow);
}

SlowMotion::~SlowMotion()
{
    m_controller.letGo();
}

void SlowMotion::setShare(double share)
{
    m_share = share;
    m_slice.stop();
    m_hold.stop();
    if (m_controller.isHeld())
        letGo();
    follow();
}

void SlowMotion::follow()
{
    if (m_share >= 1 || !m_controller.isActive()) {
        m_slice.stop();
        m_hold.stop();
        m_fromNs = 0;
        return;
    }
    const Snapshot &snapshot = *m_controller.snapshot();
    if (m_controller.isHeld()) {
        // It stands: what the clock says now is where it goes on.
        if (m_hold.isActive() || !m_controller.stands())
            return;
        m_hold.start(static_cast<int>(holdNs(snapshot.timeNs - m_fromNs, m_share) / 1'000'000));
        return;
    }
    if (snapshot.phase == RunPhase::Running && !m_controller.isPaused() && !m_slice.isActive()) {
        m_fromNs = snapshot.timeNs;
        m_slice.start(sliceMs(m_share));
    }
}

void SlowMotion::hold()
{
    m_controller.hold();
}

void SlowMotion::letGo()
{
    m_controller.letGo();
    follow();
}

}  // namespace ws
