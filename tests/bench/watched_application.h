// A QApplication that times its frames: from the arrival of a snapshot until all that it changed is repainted.
//
//   controller gets the call ──► views take the snapshot ──► live wiring painted ──► ... ──► last repaint done
//   └───────────────────────────────────── one frame ─────────────────────────────────────┘
//
// Threads: the GUI's.
#pragma once

#include <QApplication>
#include <cstdint>
#include <vector>

namespace ws::bench {

struct Frame
{
    std::uint64_t beganNs = 0;
    std::uint64_t paintedNs = 0;  // end of the last repaint
};

class WatchedApplication : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    void forgetFrames() { m_frames.clear(); }
    // Oldest first; the last one may still grow.
    const std::vector<Frame> &frames() const { return m_frames; }

signals:
    // At the end of each event that painted the live wiring.
    void painted();

private:
    int m_depth = 0;
    bool m_wiringPainted = false;
    bool m_anythingPainted = false;
    std::uint64_t m_snapshotCameNs = 0;  // 0: its frame is known already
    std::vector<Frame> m_frames;
};

}  // namespace ws::bench
