// What the wiring shows of a snapshot, apart from where it stands: words, states and shares, as fine as they are drawn.
// Two that are equal give the same picture, so that a live one is painted only where it differs.
//
// Threads: the GUI's, since words are translated. Shares are 0 to 1, widths the layout's pixels. Nothing blocks or fails.
#pragma once

#include <QString>
#include <vector>

#include "session/snapshot.h"
#include "ui/views/wiring_layout.h"

namespace ws {

struct WiringLook
{
    struct Frame  // of a process
    {
        QString subtitle;
        bool crashed = false;
        bool operator==(const Frame &) const = default;
    };
    struct Thread
    {
        bool live = false;     // there are results
        bool started = false;  // the shares below are known
        QString core;
        QString state;
        double running = 0;
        double runnable = 0;
        double blocked = 0;
        bool operator==(const Thread &) const = default;
    };
    struct Wire
    {
        enum class State { Idle, Flows, Blocked };
        State state = State::Idle;
        double width = 0;
        QString first;  // the texts below it
        QString second;
        bool isFull = false;
        bool operator==(const Wire &) const = default;
    };
    struct Lock  // or another primitive
    {
        bool held = false;
        QString words;
        bool operator==(const Lock &) const = default;
    };
    enum class Line { Plain, Wants, Holds };

    std::vector<Frame> frames;  // each as in the layout
    std::vector<Thread> threads;
    std::vector<Wire> wires;
    std::vector<Lock> objects;
    std::vector<Line> lockLines;
    QString footer;
    bool footerIsBottleneck = false;
};

WiringLook wiringLook(const Snapshot &snapshot, const RunModel &model, const WiringLayout &layout);

}  // namespace ws
