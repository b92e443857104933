#include "ui/views/lanes_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/wait_words.h"
#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::LanesPicture)
};

constexpr double kAxisHeight = 26;
constexpr double kLeast = 7;
constexpr double kNamedPitch = 18;  // the least that a name needs
constexpr double kDepthPitch = 20;
constexpr double kMost = 44;

// Draws the part of the columns that lies between two heights (shares from below), as few polygons as possible.
template <typename Low, typename High, typename Fill>
void fillBands(const std::vector<LaneBin> &bins, const QRectF &strip, Low low, High high, Fill fill)
{
    const double width = strip.width() / static_cast<double>(bins.size());
    QPolygonF top;
    QPolygonF bottom;
    const auto flush = [&] {
        if (!top.isEmpty()) {
            for (auto point = bottom.rbegin(); point != bottom.rend(); ++point)
                top.append(*point);
            fill(top);
        }
        top.clear();
        bottom.clear();
    };
    const auto extend = [](QPolygonF &line, const QPointF &from, const QPointF &to) {
        // Equal neighbours become one line.
        if (line.size() >= 2 && line.last() == from && line[line.size() - 2].y() == from.y()) {
            line.last() = to;
            return;
        }
        line.append(from);
        line.append(to);
    };
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const double from = low(bins[i]);
        double to = high(bins[i]);
        if (to <= from) {
            flush();
            continue;
        }
        // At least a pixel and a half, so that a short wait is seen.
        to = std::max(to, std::min(1.0, from + 1.5 / strip.height()));
        const double left = strip.left() + width * static_cast<double>(i);
        const double right = i + 1 == bins.size() ? strip.right() : left + width;
        extend(top, {left, strip.bottom() - strip.height() * to},
               {right, strip.bottom() - strip.height() * to});
        extend(bottom, {left, strip.bottom() - strip.height() * from},
               {right, strip.bottom() - strip.height() * from});
    }
    flush();
}

double mostOf(const TimeSeries &depth)
{
    double most = 1;
    for (const float value : depth.values) {
        if (!std::isnan(value))
            most = std::max(most, static_cast<double>(value));
    }
    return most;
}

}  // namespace

bool LanesPicture::isLive() const
{
    return m_snapshot && m_snapshot->model && m_snapshot->results && !m_snapshot->results->threads.empty();
}

std::vector<std::uint32_t> LanesPicture::channels() const
{
    std::vector<std::uint32_t> channels;
    for (std::uint32_t i = 0; i < m_snapshot->results->objects.size(); ++i) {
        if (m_snapshot->model->objects[i].kind == ObjectKind::Channel)
            channels.push_back(i);
    }
    return channels;
}

int LanesPicture::rows() const
{
    return isLive() ? static_cast<int>(m_snapshot->results->threads.size() + channels().size()) : 0;
}

int LanesPicture::namedRowsIn(double panelHeight)
{
    return std::max(1, static_cast<int>((panelHeight - kTitleHeight - 1 - kAxisHeight) / kNamedPitch));
}

double LanesPicture::usefulHeight() const
{
    if (!m_snapshot || !m_snapshot->model)
        return 0;
    const auto &objects = m_snapshot->model->objects;
    const auto channels = std::count_if(objects.begin(), objects.end(), [](const RunModel::Object &object) {
        return object.kind == ObjectKind::Channel;
    });
    const auto rows = static_cast<double>(m_snapshot->model->threads.size()) + static_cast<double>(channels);
    return kTitleHeight + 2 + rows * kMost + kAxisHeight + 10;
}

LaneRange LanesPicture::range() const
{
    const std::int64_t now = m_snapshot ? m_snapshot->timeNs : 0;
    if (!m_lengthNs && m_snapshot && m_snapshot->deadlock)
        return deadlockRange(m_snapshot->deadlock->deadlock.lastBlockedNs, m_snapshot->deadlock->provenNs);
    const LaneRange range = laneRange(now, m_lengthNs.value_or(kUsualLaneNs));
    // A run that is over will not grow into the time that it left empty.
    const bool over = m_snapshot && m_snapshot->phase == RunPhase::Ended;
    return over && now > 0 && now < range.toNs ? LaneRange{range.fromNs, now} : range;
}

QString LanesPicture::rangeText() const
{
    if (!m_lengthNs && m_snapshot->deadlock)
        return Words::tr("around the deadlock");
    const std::int64_t length = m_lengthNs.value_or(kUsualLaneNs);
    if (length <= 0 || (m_snapshot->phase == RunPhase::Ended && m_snapshot->timeNs <= length))
        return Words::tr("the whole run");
    const QString time = length >= 1'000'000'000 ? QStringLiteral("%1\u202fs").arg(length / 1'000'000'000)
                                                 : QStringLiteral("%1\u202fms").arg(length / 1'000'000);
    return filled(Words::tr("the last {time}"), {{"time", time}});
}

void LanesPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    const QList<LegendEntry> legend{
        {Words::tr("running"), m_theme.running, LegendEntry::PlainBox},
        {Words::tr("runnable"), m_theme.runnable, LegendEntry::DottedBox},
        {Words::tr("waiting"), m_theme.waiting, LegendEntry::HatchedBox},
        {Words::tr("not started, asleep, ended"), m_theme.line, LegendEntry::PlainBox}};
    const bool live = isLive();
    drawTitleLine(painter, {box.left(), box.top(), box.width(), kTitleHeight}, m_theme, Words::tr("Lanes"),
                  legend, live ? rangeText() : QString());
    const QRectF body = box.adjusted(20, kTitleHeight + 2, -20, 0);
    if (!live) {
        paintEmpty(painter, body,
                   Words::tr("What each thread does from moment to moment is drawn here when it runs."));
        return;
    }
    if (m_snapshot->level == Level::Off) {
        paintEmpty(painter, body,
                   Words::tr("Recording is off: waits are counted but not timed one by one, so there are no "
                             "lanes."));
        return;
    }
    paintRows(painter, body);
}

void LanesPicture::paintRows(QPainter &painter, const QRectF &body) const
{
    const RunModel &model = *m_snapshot->model;
    const RunResults &results = *m_snapshot->results;
    const std::vector<std::uint32_t> channels = this->channels();
    const double nameWidth = this->nameWidth(body);
    const auto threads = static_cast<int>(results.threads.size());
    const int rows = shownRows(body);
    const double pitch = rowPitch(body);
    const double height = pitch - (pitch > kNamedPitch ? 8 : pitch > 12 ? 4 : 1.5);
    double y = body.top();
    int row = m_firstRow.value_or(0);
    for (; row < rows && y + pitch <= body.bottom() - kAxisHeight + 1; ++row, y += pitch) {
        const QRectF strip(body.left() + nameWidth + 12, y, body.width() - nameWidth - 12, height);
        const QRectF name(body.left(), y, nameWidth, height);
        if (row < threads) {
            const auto thread = static_cast<std::size_t>(row);
            if (pitch >= 12)
                drawLine(painter, name, Qt::AlignRight, m_theme.font(12.5), m_theme.text,
                         QString::fromStdString(model.threads[thread].name), Qt::ElideMiddle);
            paintLane(painter, strip, results.threads[thread]);
            continue;
        }
        const std::uint32_t channel = channels[static_cast<std::size_t>(row - threads)];
        const TimeSeries &depth = results.objects[channel].depth;
        drawLine(painter, name, Qt::AlignRight, m_theme.font(12), m_theme.dim,
                 filled(Words::tr("{channel} depth, to {most}"),
                        {{"channel", objectName(model, channel)},
                         {"most", shortNumber(std::round(mostOf(depth)))}}),
                 Qt::ElideMiddle);
        paintDepth(painter, strip, depth);
    }
    paintAxis(painter, {body.left() + nameWidth + 12, y - (pitch - height) + 3, body.width() - nameWidth - 12,
                        kAxisHeight});
    if (row < rows && !m_firstRow)
        drawLine(painter, {body.left(), y + 4, nameWidth, 16}, Qt::AlignRight, m_theme.font(11), m_theme.dim,
                 filled(Words::tr("{count} more"), {{"count", QString::number(rows - row)}}));
}

// Threads, and channels where there is room for their depth.
int LanesPicture::shownRows(const QRectF &body) const
{
    const bool showsDepth = m_firstRow || (body.height() - kAxisHeight - 4) / rows() >= kDepthPitch;
    return showsDepth ? rows() : static_cast<int>(m_snapshot->results->threads.size());
}

double LanesPicture::rowPitch(const QRectF &body) const
{
    return std::clamp((body.height() - kAxisHeight - 4) / shownRows(body), m_firstRow ? kNamedPitch : kLeast,
                      kMost);
}

QString LanesPicture::tipAt(const QPointF &point, const QRectF &box) const
{
    const QRectF body = box.adjusted(20, kTitleHeight + 2, -20, 0);
    if (!isLive() || m_snapshot->level == Level::Off || !body.contains(point))
        return {};
    const double left = body.left() + nameWidth(body) + 12;
    const auto row = m_firstRow.value_or(0) + static_cast<int>((point.y() - body.top()) / rowPitch(body));
    if (point.x() < left || row >= static_cast<int>(m_snapshot->results->threads.size()))
        return {};
    const LaneRange shown = range();
    const double share = (point.x() - left) / (body.right() - left);
    return momentWords(*m_snapshot, static_cast<std::uint32_t>(row),
                       shown.fromNs +
                           static_cast<std::int64_t>(share * static_cast<double>(shown.toNs - shown.fromNs)));
}

// The rows are there before anything is known of them, so that the eye finds them when the run begins.
void LanesPicture::paintEmpty(QPainter &painter, const QRectF &body, const QString &sentence) const
{
    QRectF rest = body;
    if (m_snapshot && m_snapshot->model && !m_snapshot->model->threads.empty()) {
        const std::vector<RunModel::Thread> &threads = m_snapshot->model->threads;
        const double width = nameWidth(body);
        const double pitch =
            std::min(kMost, (body.height() - kAxisHeight - 4) / static_cast<double>(threads.size()));
        for (const RunModel::Thread &thread : threads) {
            if (pitch < 12)
                break;
            const QRectF row(rest.left(), rest.top(), rest.width(), pitch - 8);
            drawLine(painter, {row.left(), row.top(), width, row.height()}, Qt::AlignRight,
                     m_theme.font(12.5), m_theme.dim, QString::fromStdString(thread.name), Qt::ElideMiddle);
            painter.fillRect(QRectF(row.left() + width + 12, std::round(row.center().y()) - 1,
                                    row.width() - width - 12, 2),
                             m_theme.line);
            rest.setTop(rest.top() + pitch);
        }
        rest.setLeft(rest.left() + (pitch < 12 ? 0 : width + 12));
    }
    drawLine(painter, {rest.left(), rest.top() + 4, rest.width(), 20}, Qt::AlignLeft, m_theme.font(12),
             m_theme.dim, sentence);
}

double LanesPicture::nameWidth(const QRectF &body) const
{
    if (!m_snapshot || !m_snapshot->model)
        return 0;
    const RunModel &model = *m_snapshot->model;
    const bool channels =
        std::any_of(model.objects.begin(), model.objects.end(),
                    [](const RunModel::Object &object) { return object.kind == ObjectKind::Channel; });
    double width = channels ? 112 : 60;
    for (const RunModel::Thread &thread : model.threads)
        width = std::max(width, textWidth(m_theme.font(12.5), QString::fromStdString(thread.name)));
    return std::min(width + 2, std::min(160.0, body.width() * 0.25));
}

void LanesPicture::paintLane(QPainter &painter, const QRectF &strip, const ThreadResults &thread) const
{
    const LaneRange range = this->range();
    const std::vector<LaneBin> bins =
        laneBins(thread, range.fromNs, range.toNs, m_snapshot->timeNs, static_cast<int>(strip.width()));
    if (bins.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(strip.left(), strip.center().y() - 1, strip.width(), 2), m_theme.line);
    const auto zero = [](const LaneBin &) { return 0.0; };
    const auto known = [](const LaneBin &bin) { return bin.none < 0.5f ? 1.0 : 0.0; };
    const auto waiting = [](const LaneBin &bin) {
        return bin.none < 0.5f ? static_cast<double>(bin.waiting / (1 - bin.none)) : 0.0;
    };
    const auto runnable = [](const LaneBin &bin) {
        return bin.none < 0.5f ? static_cast<double>((bin.waiting + bin.runnable) / (1 - bin.none)) : 0.0;
    };
    fillBands(bins, strip, zero, known, [&](const QPolygonF &area) {
        painter.setBrush(m_theme.running);
        painter.drawPolygon(area);
    });
    fillBands(bins, strip, waiting, runnable, [&](const QPolygonF &area) {
        if (area.size() == 4 && area.boundingRect().width() >= 4) {
            fillDotted(painter, area.boundingRect(), m_theme.runnable);
            return;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.runnable);
        painter.drawPolygon(area);
    });
    fillBands(bins, strip, zero, waiting,
              [&](const QPolygonF &area) { fillHatched(painter, area, m_theme.waiting, Hatch::Waiting); });
    painter.restore();
}

void LanesPicture::paintDepth(QPainter &painter, const QRectF &strip, const TimeSeries &depth) const
{
    painter.fillRect(strip, m_theme.field);
    const LaneRange range = this->range();
    const double most = mostOf(depth);
    QPolygonF line;
    for (std::size_t i = 0; i < depth.values.size(); ++i) {
        const std::int64_t time = static_cast<std::int64_t>(i) * depth.stepNs + depth.stepNs / 2;
        if (std::isnan(depth.values[i]) || time < range.fromNs || time > range.toNs)
            continue;
        const double x = strip.left() + strip.width() * static_cast<double>(time - range.fromNs) /
                                            static_cast<double>(range.toNs - range.fromNs);
        line.append(
            {x, strip.bottom() - 2 - (strip.height() - 4) * static_cast<double>(depth.values[i]) / most});
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(linePen(m_theme.series[0], 1.6, LineStyle::Solid));
    painter.drawPolyline(line);
}

void LanesPicture::paintAxis(QPainter &painter, const QRectF &strip) const
{
    const LaneRange range = this->range();
    const std::int64_t length = range.toNs - range.fromNs;
    const std::int64_t step = tickStep(length, 7);
    const bool inMilliseconds = range.toNs <= 100'000'000;
    const double unit = inMilliseconds ? 1e6 : 1e9;
    int decimals = 0;
    for (double digit = unit; digit > static_cast<double>(step) * 1.5; digit /= 10)
        ++decimals;
    for (std::int64_t tick = (range.fromNs + step - 1) / step * step; tick <= range.toNs; tick += step) {
        const double x = strip.left() + strip.width() * static_cast<double>(tick - range.fromNs) /
                                            static_cast<double>(length);
        painter.setPen(QPen(m_theme.dim, 1));
        painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.top() + 4));
        const QString text = QString::number(static_cast<double>(tick) / unit, 'f', decimals) +
                             QChar(0x202f) + QLatin1String(inMilliseconds ? "ms" : "s");
        const double half = textWidth(m_theme.font(11), text) / 2 + 1;
        // The outermost figures lean inwards.
        const double center = std::clamp(x, strip.left() + 1, strip.right() - half + 14);
        drawLine(painter, {center - half, strip.top() + 6, 2 * half, 16}, Qt::AlignHCenter, m_theme.font(11),
                 m_theme.dim, text);
    }
}

}  // namespace ws
