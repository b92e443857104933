#include "ui/views/lanes_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/wait_words.h"
#include "ui/models/wording.h"
#include "ui/views/lane_bins.h"
#include "ui/views/lane_marks.h"
#include "ui/views/lane_strips.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::LanesPicture)
};

QList<LegendEntry> legendOf(const Snapshot *snapshot, const Theme &theme)
{
    QList<LegendEntry> legend{{Words::tr("running"), theme.running, LegendEntry::PlainBox},
                              {Words::tr("runnable"), theme.runnable, LegendEntry::DottedBox},
                              {Words::tr("waiting"), theme.waiting, LegendEntry::HatchedBox}};
    if (snapshot && knowsHolds(*snapshot)) {
        legend.append({Words::tr("wanted by others"), theme.wanted, LegendEntry::CounterHatchedBox});
        legend.append({Words::tr("has a lock"), theme.dim, LegendEntry::Line});
    }
    legend.append({Words::tr("not started, asleep, ended"), theme.line, LegendEntry::PlainBox});
    return legend;
}

}  // namespace

bool LanesPicture::isLive() const
{
    if (!m_snapshot || !m_snapshot->model || !m_snapshot->results || m_snapshot->level == Level::Off)
        return false;
    const RunResults &results = *m_snapshot->results;
    const std::size_t threads = m_snapshot->model->threads.size();
    return threads > 0 && results.threads.size() == threads && results.timeline &&
           results.timeline->threads.size() == threads;
}

std::vector<LaneRow> LanesPicture::rows() const
{
    return m_snapshot && m_snapshot->model ? laneRows(*m_snapshot->model, m_look.filter)
                                           : std::vector<LaneRow>();
}

double LanesPicture::usefulHeight() const
{
    return m_snapshot && m_snapshot->model
               ? kTitleHeight + 12 + usefulLanesHeight(laneRows(*m_snapshot->model))
               : 0;
}

LaneRange LanesPicture::range() const
{
    LaneRun run;
    if (m_snapshot) {
        run.nowNs = m_snapshot->timeNs;
        run.over = m_snapshot->phase == RunPhase::Ended;
        if (m_snapshot->deadlock)
            run.deadlock =
                deadlockRange(m_snapshot->deadlock->deadlock.lastBlockedNs, m_snapshot->deadlock->provenNs);
    }
    return shownRange(m_look, run);
}

QString LanesPicture::rangeText() const
{
    if (!m_remark.isEmpty())
        return m_remark;
    if (m_look.range)
        return timeText(m_look.range->lengthNs());
    if (!m_look.lengthNs && m_snapshot->deadlock)
        return Words::tr("around the deadlock");
    const std::int64_t length = m_look.lengthNs.value_or(kUsualLaneNs);
    if (length <= 0 || (m_snapshot->phase == RunPhase::Ended && m_snapshot->timeNs <= length))
        return Words::tr("the whole run");
    return filled(Words::tr("the last {time}"), {{"time", timeText(length)}});
}

QRectF LanesPicture::bodyOf(const QRectF &box) const
{
    return box.adjusted(20, kTitleHeight + 2, -20, 0);
}

LanesLayout LanesPicture::layout(const QRectF &box) const
{
    const QRectF body = bodyOf(box);
    return layLanes(rows(), body, nameWidth(body), m_look.firstRow);
}

void LanesPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    const QRectF titleLine(box.left(), box.top(), box.width() - m_titleMargin, kTitleHeight);
    const QString title = Words::tr("Lanes");
    const QList<LegendEntry> legend = legendOf(m_snapshot.get(), m_theme);
    // Where there is no room for both, the colours' meanings go before the words for the stretch of time.
    const QString range = isLive() ? rangeText() : QString();
    const bool hasRoom = legendBoxes(titleLine, m_theme, title, legend, range).size() == legend.size();
    drawTitleLine(painter, titleLine, m_theme, title, legend, hasRoom ? range : QString());
    const QRectF body = bodyOf(box);
    if (isLive()) {
        paintRows(painter, body);
        return;
    }
    paintEmpty(painter, body, emptySentence());
}

QString LanesPicture::emptySentence() const
{
    if (!m_snapshot || !m_snapshot->results)
        return Words::tr("Press Run: what each thread does from moment to moment is drawn here.");
    if (m_snapshot->level == Level::Off)
        return Words::tr("Recording is off: waits are counted but not timed one by one, so there are no "
                         "lanes. Choose light or full above and run again.");
    switch (m_snapshot->timelineState()) {
    case TimelineState::Read:
        break;
    case TimelineState::ToCome:
        return m_readPercent ? filled(Words::tr("The lanes are being read from the recording: {percent} %."),
                                      {{"percent", QString::number(*m_readPercent)}})
                             : Words::tr("The lanes are being read from the recording.");
    case TimelineState::Stopped:
        return Words::tr("Reading them was stopped, so there are no lanes. 'Read the lanes' begins again.");
    case TimelineState::Damaged:
        return Words::tr("The events of the recording cannot be read, so there are no lanes. Its figures are "
                         "those that the run left.");
    }
    return Words::tr("Press Run: what each thread does from moment to moment is drawn here.");
}

void LanesPicture::paintRows(QPainter &painter, const QRectF &body) const
{
    const LanesLayout layout = layLanes(rows(), body, nameWidth(body), m_look.firstRow);
    const Timeline &timeline = *m_snapshot->results->timeline;
    const int columns = static_cast<int>(layout.width);
    const StripContext context{*m_snapshot, m_theme, range(), m_look.filter,
                               heldBins(timeline, range(), columns)};
    if (layout.rows.empty()) {
        drawLine(painter, {body.left(), body.top() + 4, body.width(), 20}, Qt::AlignLeft, m_theme.font(12),
                 m_theme.dim,
                 Words::tr("Nothing matches what is looked for. Clear the field to see all lanes."));
        return;
    }
    std::vector<std::uint32_t> lockRows;
    for (const LanesLayout::Row &row : layout.rows) {
        if (row.row.kind == LaneRowKind::Lock)
            lockRows.push_back(row.row.index);
    }
    const auto locks = lockBins(timeline, lockRows, context.held, context.range, columns, m_look.filter);
    std::size_t lock = 0;
    for (const LanesLayout::Row &row : layout.rows) {
        paintName(painter, row);
        switch (row.row.kind) {
        case LaneRowKind::Process:
            painter.fillRect(
                QRectF(row.strip.left(), std::round(row.strip.center().y()), row.strip.width(), 1),
                m_theme.line);
            break;
        case LaneRowKind::Thread:
            paintThreadStrip(painter, row.strip, context, row.row.index);
            break;
        case LaneRowKind::Lock:
            paintLockStrip(painter, row.strip, context, row.row.index, locks[lock++]);
            break;
        case LaneRowKind::Depth:
            paintDepthStrip(painter, row.strip, context, row.row.index);
            break;
        }
    }
    paintWakeArrows(painter, layout, context);
    paintAxis(painter, layout.axis);
    paintLaneMarks(painter, layout, context, m_look);
    if (layout.hidden > 0)
        drawLine(painter, {body.left(), layout.axis.top() + 2, layout.left - 12 - body.left(), 16},
                 Qt::AlignRight, m_theme.font(11), m_theme.dim,
                 filled(Words::tr("{count} more"), {{"count", QString::number(layout.hidden)}}));
}

void LanesPicture::paintName(QPainter &painter, const LanesLayout::Row &row) const
{
    if (row.name.height() < 10)
        return;
    const RunModel &model = *m_snapshot->model;
    switch (row.row.kind) {
    case LaneRowKind::Process:
        drawLine(painter, row.name, Qt::AlignRight, m_theme.font(11, QFont::DemiBold), m_theme.dim,
                 QString::fromStdString(model.processes[row.row.index].name), Qt::ElideMiddle);
        return;
    case LaneRowKind::Thread:
        drawLine(painter, row.name, Qt::AlignRight, m_theme.font(12.5), m_theme.text,
                 threadName(model, row.row.index), Qt::ElideMiddle);
        return;
    case LaneRowKind::Lock:
        drawLine(painter, row.name, Qt::AlignRight, m_theme.font(12), m_theme.dim,
                 objectName(model, row.row.index), Qt::ElideMiddle);
        return;
    case LaneRowKind::Depth:
        drawLine(painter, row.name, Qt::AlignRight, m_theme.font(12), m_theme.dim,
                 filled(Words::tr("{channel} depth, to {most}"),
                        {{"channel", objectName(model, row.row.index)},
                         {"most", shortNumber(std::round(
                                      mostDepth(m_snapshot->results->objects[row.row.index].depth)))}}),
                 Qt::ElideMiddle);
        return;
    }
}

QString LanesPicture::tipAt(const QPointF &point, const QRectF &box) const
{
    if (!isLive())
        return {};
    const LanesLayout layout = this->layout(box);
    const LanesLayout::Row *row = layout.rowAt(point.y());
    if (!row || row->row.kind != LaneRowKind::Thread || !row->strip.adjusted(0, -4, 0, 4).contains(point))
        return {};
    return momentWords(*m_snapshot, row->row.index, timeAt(range(), point.x(), layout.left, layout.width));
}

// The rows are there before anything is known of them, so that the eye finds them when the run begins.
void LanesPicture::paintEmpty(QPainter &painter, const QRectF &body, const QString &sentence) const
{
    QRectF rest = body;
    if (m_snapshot && m_snapshot->model && !m_snapshot->model->threads.empty()) {
        const std::vector<RunModel::Thread> &threads = m_snapshot->model->threads;
        const double width = nameWidth(body);
        const double pitch = std::min(kTallestLane, (body.height() - kLaneAxisHeight - 4) /
                                                        static_cast<double>(threads.size()));
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

void LanesPicture::paintAxis(QPainter &painter, const QRectF &strip) const
{
    const LaneRange range = this->range();
    // Digits after the point grow with the zoom: fewer ticks have room.
    const int most = std::clamp(static_cast<int>(strip.width() / 110), 2, 8);
    const std::int64_t step = tickStep(range.lengthNs(), most);
    for (std::int64_t tick = (range.fromNs + step - 1) / step * step; tick <= range.toNs; tick += step) {
        const double x = xOf(range, tick, strip.left(), strip.width());
        painter.setPen(QPen(m_theme.dim, 1));
        painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.top() + 4));
        const QString text = tickText(tick, step, range);
        const double half = textWidth(m_theme.font(11), text) / 2 + 1;
        // The outermost figures lean inwards.
        const double center = std::clamp(x, strip.left() + 1, strip.right() - half + 14);
        drawLine(painter, {center - half, strip.top() + 6, 2 * half, 16}, Qt::AlignHCenter, m_theme.font(11),
                 m_theme.dim, text);
    }
}

}  // namespace ws
