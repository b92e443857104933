#include "bench/watched_application.h"

#include <QEvent>

#include "base/clock.h"
#include "ui/models/run_controller.h"
#include "ui/views/wiring_view.h"

namespace ws::bench {

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (event->type() == QEvent::MetaCall && qobject_cast<RunController *>(receiver))
        m_snapshotCameNs = monotonicNs();
    if (event->type() == QEvent::Paint) {
        m_anythingPainted = true;
        m_wiringPainted |= qobject_cast<WiringView *>(receiver) != nullptr;
    }
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    if (--m_depth > 0 || !m_anythingPainted)
        return handled;
    if (m_wiringPainted && m_snapshotCameNs != 0) {
        m_frames.push_back({m_snapshotCameNs, 0});
        m_snapshotCameNs = 0;
    }
    if (!m_frames.empty())
        m_frames.back().paintedNs = monotonicNs();
    const bool wiring = m_wiringPainted;
    m_anythingPainted = false;
    m_wiringPainted = false;
    if (wiring)
        emit painted();
    return handled;
}

}  // namespace ws::bench
