#include "ui/views/lane_marks.h"

#include <algorithm>

#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr std::size_t kMostArrows = 250;
constexpr double kLeastArrowReach = 3;  // pixels between two arrows on average

const QRectF *stripOf(const LanesLayout &layout, std::uint32_t thread)
{
    for (const LanesLayout::Row &row : layout.rows) {
        if (row.row.kind == LaneRowKind::Thread && row.row.index == thread)
            return &row.strip;
    }
    return nullptr;
}

void paintCursor(QPainter &painter, const LanesLayout &layout, const StripContext &context,
                 std::int64_t timeNs, const QString &letter)
{
    if (timeNs < context.range.fromNs || timeNs > context.range.toNs || layout.rows.empty())
        return;
    const double x = xOf(context.range, timeNs, layout.left, layout.width);
    const double top = layout.rows.front().strip.top() - 3;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(context.theme.accent, 1.6));
    painter.drawLine(QPointF(x, top), QPointF(x, layout.axis.top() + 4));
    // At the axis: above the lanes stand the meanings of the colours.
    const QRectF flag(x - 8, layout.axis.top() + 3, 16, 14);
    painter.setPen(Qt::NoPen);
    painter.setBrush(context.theme.accent);
    painter.drawRoundedRect(flag, 3, 3);
    drawLine(painter, flag, Qt::AlignHCenter, context.theme.font(10.5, QFont::DemiBold),
             context.theme.onAccent, letter);
}

}  // namespace

void paintWakeArrows(QPainter &painter, const LanesLayout &layout, const StripContext &context)
{
    const Timeline &timeline = *context.snapshot.results->timeline;
    struct Span
    {
        const Track *track;
        const QRectF *strip;
        std::size_t from;
        std::size_t to;
    };
    std::vector<Span> spans;
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < timeline.wakes.size(); ++i) {
        const QRectF *strip = stripOf(layout, i);
        const Track &track = timeline.wakes[i];
        if (!strip || track.empty())
            continue;
        const std::size_t from = track.firstEndingAfter(context.range.fromNs);
        const std::size_t to = std::min(track.firstBeginningAt(context.range.toNs), track.endedCount());
        if (from >= to)
            continue;
        spans.push_back({&track, strip, from, to});
        count += to - from;
    }
    if (count > kMostArrows || static_cast<double>(count) * kLeastArrowReach > layout.width)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen = linePen(context.theme.text, 1.2, LineStyle::Solid);
    for (const Span &span : spans) {
        span.track->forEach(span.from, span.to, [&](const Interval &wake) {
            const QRectF *actor = stripOf(layout, wake.object);
            if (!actor || wake.endNs > context.range.toNs || wake.beginNs < context.range.fromNs)
                return;
            const bool down = actor->top() < span.strip->top();
            const QPointF from(xOf(context.range, wake.beginNs, layout.left, layout.width),
                               down ? actor->bottom() : actor->top());
            const QPointF to(xOf(context.range, wake.endNs, layout.left, layout.width),
                             down ? span.strip->top() : span.strip->bottom());
            drawArrow(painter, QPolygonF({from, to}), pen, 6);
        });
    }
}

void paintLaneMarks(QPainter &painter, const LanesLayout &layout, const StripContext &context,
                    const LaneLook &look)
{
    if (layout.rows.empty())
        return;
    const double top = layout.rows.front().strip.top() - 3;
    if (const auto selection = look.selection()) {
        const double left =
            std::max(layout.left, xOf(context.range, selection->fromNs, layout.left, layout.width));
        const double right = std::min(layout.left + layout.width,
                                      xOf(context.range, selection->toNs, layout.left, layout.width));
        QColor veil = context.theme.accent;
        veil.setAlphaF(0.16f);
        if (right > left)
            painter.fillRect(QRectF(left, top, right - left, layout.axis.top() - top), veil);
    }
    if (look.chosen) {
        const QRectF *strip = stripOf(layout, look.chosen->thread);
        const Interval &wait = look.chosen->interval;
        const std::int64_t end = wait.endNs < 0 ? context.snapshot.timeNs : wait.endNs;
        if (strip && end >= context.range.fromNs && wait.beginNs <= context.range.toNs) {
            const double left =
                std::max(layout.left - 1, xOf(context.range, wait.beginNs, layout.left, layout.width));
            const double right =
                std::min(layout.left + layout.width + 1, xOf(context.range, end, layout.left, layout.width));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(context.theme.text, 2));
            painter.drawRect(
                QRectF(left, strip->top() - 1, std::max(right - left, 2.0), strip->height() + 2));
        }
    }
    if (look.cursorB)
        paintCursor(painter, layout, context, *look.cursorB, QStringLiteral("B"));
    if (look.cursorA)
        paintCursor(painter, layout, context, *look.cursorA, QStringLiteral("A"));
}

std::optional<LaneLook::Wait> waitNear(const Timeline &timeline, std::uint32_t thread, const LaneRange &range,
                                       std::int64_t timeNs, std::int64_t reachNs, const LaneFilter &filter)
{
    if (thread >= timeline.threads.size())
        return std::nullopt;
    const Track &track = timeline.threads[thread];
    const auto isOne = [&](const Interval &interval) {
        return interval.state == ThreadState::Waiting && filter.passes(interval, timeline.timeNs);
    };
    if (const auto exact = track.covering(timeNs); exact && isOne(*exact))
        return LaneLook::Wait{thread, *exact};
    const std::int64_t fromNs = std::max(timeNs - reachNs, range.fromNs);
    const std::int64_t toNs = std::min(timeNs + reachNs + 1, range.toNs);
    std::optional<LaneLook::Wait> longest;
    const auto offer = [&](const Interval &interval) {
        const auto length = [&](const Interval &one) {
            return (one.endNs < 0 ? timeline.timeNs : one.endNs) - one.beginNs;
        };
        if (isOne(interval) && (!longest || length(interval) > length(longest->interval)))
            longest = LaneLook::Wait{thread, interval};
    };
    track.forEach(track.firstEndingAfter(fromNs), std::min(track.firstBeginningAt(toNs), track.endedCount()),
                  offer);
    if (track.open() && track.open()->beginNs < toNs)
        offer(*track.open());
    return longest;
}

}  // namespace ws
