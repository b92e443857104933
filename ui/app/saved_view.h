// What the window shows beside the run: it goes with a recording, so that whoever opens it sees the same.
//
// Kept as JSON. Reading trusts nothing: what does not fit the run is left out. Threads: any.
#pragma once

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <optional>

#include "session/snapshot.h"
#include "ui/views/lane_range.h"

namespace ws {

struct SavedView
{
    QString picture;  // "wiring", "waits", "messages", "film"; empty: not said
    std::optional<std::uint32_t> wire;
    std::optional<LaneRange> range;  // of the lanes; nothing: what they show by themselves
    std::optional<std::int64_t> cursorA;
    std::optional<std::int64_t> cursorB;

    bool operator==(const SavedView &) const = default;
};

QByteArray textOf(const SavedView &view);
SavedView savedView(const QByteArray &text, const Snapshot &snapshot);

}  // namespace ws
