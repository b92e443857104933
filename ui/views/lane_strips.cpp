#include "ui/views/lane_strips.h"

#include <algorithm>
#include <cmath>

#include "ui/models/wording.h"
#include "ui/views/shapes.h"
#include "ui/views/strip_bands.h"

namespace ws {
namespace {

constexpr double kLeastNamedHeight = 11;
constexpr double kRoomForName = 46;  // pixels of an interval that bears a name
constexpr std::size_t kMostNames = 64;
constexpr double kSectionHeight = 3;

template <typename Bins, typename Span>
StripBand bandOf(const Bins &bins, const QColor &color, StripBand::Fill fill, Span span)
{
    StripBand band{color, fill, {}};
    band.columns.reserve(bins.size());
    for (const auto &bin : bins)
        band.columns.push_back(span(bin));
    return band;
}

// The objects of waits, and the holders of locks, where an interval is wide enough for a name.
template <typename NameOf>
void paintNames(QPainter &painter, const QRectF &strip, const StripContext &context, const Track &track,
                NameOf nameOf)
{
    if (strip.height() < kLeastNamedHeight)
        return;
    const double perNs = strip.width() / static_cast<double>(context.range.lengthNs());
    const auto leastNs = static_cast<std::int64_t>(kRoomForName / perNs);
    const std::size_t from = track.firstEndingAfter(context.range.fromNs);
    std::size_t to = track.firstBeginningAt(context.range.toNs);
    // More than this many cannot all be wide.
    to = std::min(to, from + static_cast<std::size_t>(strip.width() * 4));
    std::size_t named = 0;
    const QFont font = context.theme.font(11);
    const auto paintName = [&](const Interval &interval) {
        const std::int64_t end = interval.endNs < 0 ? context.snapshot.timeNs : interval.endNs;
        if (end - interval.beginNs < leastNs || named == kMostNames)
            return;
        const double left =
            std::max(strip.left(), xOf(context.range, interval.beginNs, strip.left(), strip.width()));
        const double right = std::min(strip.right(), xOf(context.range, end, strip.left(), strip.width()));
        const QString name = nameOf(interval);
        if (name.isEmpty() || right - left < kRoomForName)
            return;
        const double width = std::min(right - left - 8, textWidth(font, name) + 10);
        const double height = std::min(14.0, strip.height() + 1);
        const QRectF chip(left + 4, strip.center().y() - height / 2, width, height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(context.theme.panel);
        painter.drawRoundedRect(chip, 4, 4);
        drawLine(painter, chip.adjusted(4, 0, -4, 0), Qt::AlignLeft, font, context.theme.text, name,
                 Qt::ElideMiddle);
        ++named;
    };
    track.forEach(from, std::min(to, track.endedCount()), paintName);
    if (track.open() && to > track.endedCount())
        paintName(*track.open());
}

void paintSections(QPainter &painter, const QRectF &strip, const StripContext &context, std::uint32_t thread)
{
    std::vector<float> covered(static_cast<std::size_t>(strip.width()));
    if (covered.empty() || strip.height() < 8)
        return;
    bool any = false;
    const std::vector<Timeline::Hold> &holds = context.snapshot.results->timeline->holds;
    for (std::size_t h = 0; h < context.held.size(); ++h) {
        if (holds[h].thread != thread)
            continue;
        for (std::size_t i = 0; i < std::min(covered.size(), context.held[h].size()); ++i)
            covered[i] = std::max(covered[i], context.held[h][i]);
        any = true;
    }
    if (!any)
        return;
    const QRectF line(strip.left(), strip.bottom() + 1, strip.width(), kSectionHeight);
    paintBands(painter, line, {bandOf(covered, context.theme.dim, StripBand::Plain, [](float share) {
                   return StripBand::Span{0, share > 0 ? 1.0f : 0.0f};
               })});
}

// Where only sums are left of the past.
void paintForgotten(QPainter &painter, const QRectF &strip, const StripContext &context, std::int64_t fromNs)
{
    const double right = std::min(strip.right(), xOf(context.range, fromNs, strip.left(), strip.width()));
    if (fromNs <= 0 || right <= strip.left())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(context.theme.background, 1.2));
    QList<QLineF> lines;
    for (double x = strip.left(); x < right + strip.height(); x += 9) {
        // Falling lines, cut to the band by hand: an SVG would not clip them.
        const double top = std::min(x, right);
        const double bottom = std::max(x - strip.height(), strip.left());
        if (top > bottom)
            lines.append(QLineF(top, strip.top() + (x - top), bottom, strip.top() + (x - bottom)));
    }
    painter.drawLines(lines);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace

void paintThreadStrip(QPainter &painter, const QRectF &strip, const StripContext &context,
                      std::uint32_t thread)
{
    const Theme &theme = context.theme;
    const Track &track = context.snapshot.results->timeline->threads[thread];
    const std::vector<LaneBin> bins =
        laneBins(context.snapshot.results->threads[thread], track, context.range, context.snapshot.timeNs,
                 static_cast<int>(strip.width()), context.filter);
    if (bins.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(strip.left(), strip.center().y() - 1, strip.width(), 2), theme.line);
    // With a filter what passes it is drawn at full height, however little of the column it is.
    const float most = context.filter.choosesIntervals() ? 1.0f : 0.5f;
    const auto known = [most](const LaneBin &bin) { return bin.none < most; };
    using Span = StripBand::Span;
    paintBands(
        painter, strip,
        {bandOf(bins, theme.running, StripBand::Plain,
                [&](const LaneBin &bin) {
                    return Span{0, known(bin) && bin.running > 0 ? 1.0f : 0.0f};
                }),
         bandOf(
             bins, theme.runnable, StripBand::Dots,
             [&](const LaneBin &bin) {
                 const float lived = 1 - bin.none;
                 return known(bin) ? Span{bin.waiting / lived, (bin.waiting + bin.runnable) / lived} : Span();
             }),
         bandOf(bins, theme.waiting, StripBand::WaitingHatch, [&](const LaneBin &bin) {
             return Span{0, known(bin) ? bin.waiting / (1 - bin.none) : 0.0f};
         })});
    paintSections(painter, strip, context, thread);
    paintForgotten(painter, strip, context, track.fromNs());
    paintNames(painter, strip, context, track, [&](const Interval &interval) {
        return interval.state == ThreadState::Waiting &&
                       context.filter.passes(interval, context.snapshot.timeNs)
                   ? objectName(*context.snapshot.model, interval.object)
                   : QString();
    });
    painter.restore();
}

void paintLockStrip(QPainter &painter, const QRectF &strip, const StripContext &context, std::uint32_t object,
                    const std::vector<LockBin> &bins)
{
    const Theme &theme = context.theme;
    const Timeline &timeline = *context.snapshot.results->timeline;
    if (bins.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(strip.left(), strip.center().y() - 1, strip.width(), 2), theme.line);
    using Span = StripBand::Span;
    paintBands(painter, strip,
               {bandOf(bins, theme.running, StripBand::Plain,
                       [](const LockBin &bin) {
                           return Span{bin.waiting + bin.wanted, bin.waiting + bin.wanted + bin.held};
                       }),
                bandOf(bins, theme.wanted, StripBand::WantedHatch,
                       [](const LockBin &bin) {
                           return Span{bin.waiting, bin.waiting + bin.wanted};
                       }),
                bandOf(bins, theme.waiting, StripBand::WaitingHatch, [](const LockBin &bin) {
                    return Span{0, bin.waiting};
                })});
    for (const Timeline::Hold &hold : timeline.holds) {
        if (hold.object == object)
            paintNames(painter, strip, context, hold.track,
                       [&](const Interval &) { return threadName(*context.snapshot.model, hold.thread); });
    }
    painter.restore();
}

void paintDepthStrip(QPainter &painter, const QRectF &strip, const StripContext &context,
                     std::uint32_t object)
{
    const TimeSeries &depth = context.snapshot.results->objects[object].depth;
    painter.fillRect(strip, context.theme.field);
    const double most = mostDepth(depth);
    QPolygonF line;
    for (std::size_t i = 0; i < depth.values.size(); ++i) {
        const std::int64_t begin = static_cast<std::int64_t>(i) * depth.stepNs;
        if (std::isnan(depth.values[i]) || begin >= context.range.toNs ||
            begin + depth.stepNs <= context.range.fromNs)
            continue;
        const double y =
            strip.bottom() - 2 - (strip.height() - 4) * static_cast<double>(depth.values[i]) / most;
        const double left = xOf(context.range, begin, strip.left(), strip.width());
        const double right = xOf(context.range, begin + depth.stepNs, strip.left(), strip.width());
        // Many steps a pixel make a line, few make stairs.
        if (right - left < 8) {
            line.append({std::clamp((left + right) / 2, strip.left(), strip.right()), y});
            continue;
        }
        line.append({std::max(left, strip.left()), y});
        line.append({std::min(right, strip.right()), y});
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(linePen(context.theme.series[0], 1.6, LineStyle::Solid));
    painter.drawPolyline(line);
}

double mostDepth(const TimeSeries &depth)
{
    double most = 1;
    for (const float value : depth.values) {
        if (!std::isnan(value))
            most = std::max(most, static_cast<double>(value));
    }
    return most;
}

bool knowsHolds(const Snapshot &snapshot)
{
    return snapshot.results && snapshot.results->timeline && !snapshot.results->timeline->holds.empty();
}

}  // namespace ws
