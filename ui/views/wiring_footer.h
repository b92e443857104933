// The sentence under the wiring: which stage is the bottleneck, or that nobody waits.
#pragma once

#include <QPainter>

#include "session/snapshot.h"
#include "ui/views/theme.h"

namespace ws {

// `snapshot` has a model. Paints nothing where there is nothing to say.
void paintWiringFooter(QPainter &painter, const QRectF &box, const Theme &theme, const Snapshot &snapshot);

}  // namespace ws
