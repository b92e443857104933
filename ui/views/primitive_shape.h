// The outline of each family of primitives in pictures, so that a semaphore is not taken for a lock.
//
//   lock  rounded box          rwlock   box in a box        monitor  box with a roof
//   event flag                 semaphore  hexagon           barrier  bars at both sides
//   latch a bar at one side    cell     plain box
#pragma once

#include <QPainter>
#include <QRectF>
#include <string_view>

namespace ws {

// With the pen and the brush that are set; nothing of it lies outside of `box`.
void drawPrimitive(QPainter &painter, std::string_view family, const QRectF &box);

}  // namespace ws
