#include "ui/views/wiring_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/primitive_words.h"
#include "ui/models/wording.h"
#include "ui/views/primitive_shape.h"
#include "ui/views/shapes.h"
#include "ui/views/wiring_footer.h"
#include "ui/views/wiring_hits.h"
#include "ui/views/wiring_places.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WiringPicture)
};

constexpr double kBlockedEnough = 0.25;  // share of the senders' time that turns a wire orange
constexpr double kFooterHeight = 44;
constexpr double kMostZoom = 16;
constexpr double kHead = 9;

QString objectLabel(const RunModel::Object &object)
{
    return object.kind == ObjectKind::Channel ? mechanismName(object.type)
                                              : QString::fromStdString(object.name);
}

}  // namespace

void WiringPicture::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    if (m_snapshot && m_snapshot->model != m_measured)
        measure();
}

void WiringPicture::measure()
{
    m_measured = m_snapshot->model;
    m_layout = {};
    const std::string shown = m_snapshot->experiment ? m_snapshot->experiment->id : std::string();
    if (shown != m_shown || shown.empty())
        m_view = {};
    m_shown = shown;
    if (!m_measured)
        return;
    WiringSizes sizes;
    for (const RunModel::Thread &thread : m_measured->threads)
        sizes.threadText.push_back(
            std::min(std::max(textWidth(m_theme.font(13), QString::fromStdString(thread.name)),
                              textWidth(m_theme.font(13), QString::fromStdString(thread.role))) +
                         52,
                     190.0));
    for (const RunModel::Process &process : m_measured->processes)
        sizes.processText.push_back(std::min(
            textWidth(m_theme.font(13, QFont::DemiBold), QString::fromStdString(process.name)) + 78, 230.0));
    for (const RunModel::Object &object : m_measured->objects)
        sizes.objectText.push_back(
            std::min(textWidth(m_theme.font(12.5, QFont::DemiBold), objectLabel(object)) + 20, 170.0));
    // A run that goes on may still be of the experiment before.
    const bool suits =
        m_snapshot->experiment && m_snapshot->experiment->processes.size() == m_measured->processes.size();
    m_layout =
        layoutWiring(*m_measured, sizes, suits ? wiringPlaces(*m_snapshot->experiment) : WiringPlaces());
}

WiringPicture::Fit WiringPicture::fit(const QRectF &box) const
{
    if (m_placing)
        return {m_placing->origin - m_layout.origin * m_placing->scale, m_placing->scale};
    const QRectF room = box.adjusted(20, kTitleHeight + 6, -20, -kFooterHeight);
    if (m_layout.size.isEmpty() || room.isEmpty())
        return {room.topLeft(), 1};
    const double whole =
        std::min(room.width() / m_layout.size.width(), room.height() / m_layout.size.height());
    const double scale = std::min(whole, m_largest) * m_view.zoom;
    const QSizeF size = m_layout.size * scale;
    return {{room.center().x() - size.width() / 2 + m_view.offset.x(),
             room.center().y() - size.height() / 2 + m_view.offset.y()},
            scale};
}

WiringPicture::Placing WiringPicture::placing(const QRectF &box) const
{
    const Fit place = fit(box);
    return {place.origin + m_layout.origin * place.scale, place.scale};
}

void WiringPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    if (m_titled)
        drawTitleLine(painter, {box.left(), box.top(), box.width(), kTitleHeight}, m_theme,
                      Words::tr("Wiring"), {}, {});
    const bool isEmpty = !m_measured || (m_measured->processes.empty() && m_measured->objects.empty());
    if (!m_snapshot || isEmpty) {
        drawLine(painter, box, Qt::AlignHCenter, m_theme.font(13), m_theme.dim,
                 Words::tr("No threads, no wires: press Edit to add some, or open an experiment."));
        return;
    }
    const Fit place = fit(box);
    painter.save();
    // Only the window moves the picture, and it can clip; a figure shows the whole.
    if (m_view.zoom > 1 || m_placing)
        painter.setClipRect(box.adjusted(0, kTitleHeight, 0, -kFooterHeight));
    painter.translate(place.origin);
    painter.scale(place.scale, place.scale);
    for (std::size_t i = 0; i < m_layout.frames.size(); ++i)
        paintFrame(painter, i);
    for (const WiringLayout::LockLine &line : m_layout.lockLines)
        paintLockLine(painter, line);
    for (std::size_t i = 0; i < m_layout.threads.size(); ++i)
        paintThread(painter, i);
    for (const WiringLayout::Wire &wire : m_layout.wires)
        paintWire(painter, wire);
    for (const WiringLayout::Wire &wire : m_layout.wires)
        paintWireTexts(painter, wire);
    for (std::uint32_t i = 0; i < m_layout.objects.size(); ++i) {
        if (!m_layout.objects[i].isNull())
            paintLock(painter, i);
    }
    painter.restore();
    paintWiringFooter(painter,
                      {box.left() + 20, box.bottom() - kFooterHeight, box.width() - 40, kFooterHeight},
                      m_theme, *m_snapshot);
}

QString WiringPicture::processSubtitle(std::size_t process) const
{
    if (process >= m_snapshot->workers.size())
        return {};
    const WorkerStatus &worker = m_snapshot->workers[process];
    if (worker.ended && worker.signal && !worker.byUs)
        return filled(Words::tr("signal {number}"), {{"number", QString::number(worker.signal)}});
    if (worker.pid == 0)
        return {};
    return filled(Words::tr("pid {number}"), {{"number", QString::number(worker.pid)}});
}

void WiringPicture::paintFrame(QPainter &painter, std::size_t process) const
{
    const QRectF &frame = m_layout.frames[process];
    const bool crashed = process < m_snapshot->workers.size() && m_snapshot->workers[process].ended &&
                         m_snapshot->workers[process].signal && !m_snapshot->workers[process].byUs;
    painter.setPen(QPen(crashed ? m_theme.waiting : m_theme.line, 1.2));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(frame, 10, 10);
    const QRectF title(frame.left() + 12, frame.top() + 6, frame.width() - 24, 22);
    const QString subtitle = processSubtitle(process);
    const double width = textWidth(m_theme.font(11), subtitle);
    drawLine(painter, title.adjusted(0, 0, -width - 8, 0), Qt::AlignLeft, m_theme.font(13, QFont::DemiBold),
             m_theme.text, QString::fromStdString(m_measured->processes[process].name), Qt::ElideMiddle);
    drawLine(painter, title, Qt::AlignRight, m_theme.font(11), crashed ? m_theme.warning : m_theme.dim,
             subtitle);
}

void WiringPicture::paintThread(QPainter &painter, std::size_t thread) const
{
    const QRectF &box = m_layout.threads[thread];
    const RunModel::Thread &model = m_measured->threads[thread];
    painter.setPen(QPen(m_theme.line, 1));
    painter.setBrush(m_theme.field);
    painter.drawRoundedRect(box, 6, 6);
    const QRectF text(box.left() + 12, box.center().y() - 31, box.width() - 24, 62);
    const bool live = m_snapshot->results && thread < m_snapshot->results->threads.size();
    const QRectF first(text.left(), text.top() + 7, text.width(), 18);
    QString corner;
    if (live && m_snapshot->results->threads[thread].now.cpu >= 0)
        corner = filled(Words::tr("core {number}"),
                        {{"number", QString::number(m_snapshot->results->threads[thread].now.cpu)}});
    const double width = textWidth(m_theme.font(11), corner);
    // In a process of one thread the frame has said the name already.
    const bool named = live && model.name == m_measured->processes[model.process].name;
    drawLine(painter, first.adjusted(0, 0, -width - 6, 0), Qt::AlignLeft, m_theme.font(13), m_theme.text,
             QString::fromStdString(named ? model.role : model.name), Qt::ElideMiddle);
    drawLine(painter, first, Qt::AlignRight, m_theme.font(11), m_theme.dim, corner);
    const QRectF bar(text.left(), text.top() + 30, text.width(), 8);
    if (!live) {
        drawLine(painter, {bar.left(), bar.top() - 2, bar.width(), 16}, Qt::AlignLeft, m_theme.font(11.5),
                 m_theme.dim, QString::fromStdString(model.role));
        return;
    }
    const ThreadResults &results = m_snapshot->results->threads[thread];
    painter.fillRect(bar, m_theme.line);
    if (results.now.startNs >= 0) {
        const double blocked = std::clamp(results.blockedShare, 0.0, 1.0);
        const double runnable = std::clamp(results.runnableShare, 0.0, 1 - blocked);
        // What is left empty it slept, or had not begun or had ended.
        const double running = std::clamp(results.runningShare, 0.0, 1 - blocked - runnable);
        const double ownWidth = bar.width() * running;
        painter.fillRect(QRectF(bar.left(), bar.top(), ownWidth, bar.height()), m_theme.running);
        if (bar.width() * runnable >= 1)
            fillDotted(painter, {bar.left() + ownWidth, bar.top(), bar.width() * runnable, bar.height()},
                       m_theme.runnable);
        const double blockedWidth = bar.width() * blocked;
        fillHatched(painter, {bar.right() - blockedWidth, bar.top(), blockedWidth, bar.height()},
                    m_theme.waiting, Hatch::Waiting);
    }
    const QString state = results.now.startNs < 0 ? Words::tr("not started")
                                                  : filled(Words::tr("{share} blocked"),
                                                           {{"share", percentText(results.blockedShare)}});
    drawLine(painter, {bar.left(), bar.bottom() + 3, bar.width(), 16}, Qt::AlignLeft, m_theme.font(11),
             m_theme.dim, state);
}

bool WiringPicture::senderBlocked(std::uint32_t object) const
{
    return m_snapshot->results && m_snapshot->results->objects[object].recentSenderBlocked >= kBlockedEnough;
}

bool WiringPicture::isFull(std::uint32_t object) const
{
    const RunModel::Object &model = m_measured->objects[object];
    const double depth = static_cast<double>(m_snapshot->results->objects[object].held);
    const double room = model.capacityMessages ? static_cast<double>(model.capacityMessages)
                        : model.messageBytes   ? static_cast<double>(model.capacityBytes) /
                                                   static_cast<double>(model.messageBytes)
                                             : 0;
    return room > 0 && (depth >= room || (senderBlocked(object) && depth >= 0.9 * room));
}

void WiringPicture::paintWire(QPainter &painter, const WiringLayout::Wire &wire) const
{
    const bool live = m_snapshot->results && wire.object < m_snapshot->results->objects.size();
    const double rate = live ? m_snapshot->results->objects[wire.object].recentMessagesPerSecond : 0;
    const bool flows = rate > 0 || (live && senderBlocked(wire.object));
    const double width = live ? std::clamp(1.6 + 0.6 * std::log10(1 + rate), 1.6, 5.0) : 1.6;
    const bool blocked = live && senderBlocked(wire.object);
    const QColor color = blocked ? m_theme.waiting : flows ? QColor(0x00, 0x72, 0xB2) : m_theme.faint;
    const QColor shown = flows && !blocked && m_theme.dark ? m_theme.accent : color;
    const QPen pen = linePen(shown, width, blocked ? LineStyle::Dashed : LineStyle::Solid);
    for (const QPolygonF &tail : wire.tails) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(tail);
    }
    for (const QPolygonF &head : wire.heads)
        drawArrow(painter, head, pen, kHead + width);
}

void WiringPicture::paintWireTexts(QPainter &painter, const WiringLayout::Wire &wire) const
{
    const RunModel::Object &model = m_measured->objects[wire.object];
    const bool selected = m_selected == wire.object;
    const QString name = mechanismName(model.type);
    const QFont font = m_theme.font(12.5, selected ? QFont::DemiBold : QFont::Normal);
    const double width = textWidth(font, name) + 20;
    const QRectF pill(wire.label.x() - width / 2, wire.label.y() - 38, width, 24);
    painter.setPen(QPen(selected ? m_theme.accent : m_theme.line, selected ? 1.6 : 1));
    painter.setBrush(selected ? m_theme.selection : m_theme.panel);
    painter.drawRoundedRect(pill, 6, 6);
    drawLine(painter, pill.adjusted(4, 0, -4, 0), Qt::AlignHCenter, font, m_theme.text, name);
    const auto below = [&](int line, const QColor &color, const QString &text) {
        drawLine(painter, {wire.label.x() - 60, wire.label.y() + 9 + 16 * line, 120, 16}, Qt::AlignHCenter,
                 m_theme.font(11.5), color, text);
    };
    if (!m_snapshot->results || wire.object >= m_snapshot->results->objects.size()) {
        below(0, m_theme.dim, QString::fromStdString(model.name));
        return;
    }
    const ObjectResults &results = m_snapshot->results->objects[wire.object];
    below(
        0, m_theme.dim,
        filled(Words::tr("{rate}/s"), {{"rate", shortNumber(std::round(results.recentMessagesPerSecond))}}));
    if (isFull(wire.object)) {
        below(1, m_theme.waiting, Words::tr("full"));
        return;
    }
    const std::uint64_t room = model.capacityMessages ? model.capacityMessages
                               : model.messageBytes   ? model.capacityBytes / model.messageBytes
                                                      : 0;
    const QString pattern = room ? Words::tr("{count} of {room}") : Words::tr("{count} in it");
    below(1, m_theme.dim, filled(pattern, {{"count", countText(results.held)}, {"room", countText(room)}}));
}

void WiringPicture::paintLockLine(QPainter &painter, const WiringLayout::LockLine &line) const
{
    QPen pen = linePen(m_theme.line, 1.6, LineStyle::Solid);
    for (const WaitGraph::Edge &edge : m_snapshot->waits.edges) {
        const WaitGraph::Node &from = m_snapshot->waits.nodes[edge.from];
        const WaitGraph::Node &to = m_snapshot->waits.nodes[edge.to];
        const bool wants = edge.kind == WaitGraph::EdgeKind::WaitsFor && from.index == line.thread &&
                           !to.isThread && to.index == line.object;
        const bool holds = edge.kind == WaitGraph::EdgeKind::HeldBy && !from.isThread &&
                           from.index == line.object && to.index == line.thread;
        if (wants)
            pen = linePen(m_theme.waiting, 2, LineStyle::Dashed);
        if (holds)
            pen = linePen(m_theme.running, 2, LineStyle::Solid);
    }
    painter.setPen(pen);
    painter.drawLine(line.line);
}

void WiringPicture::paintLock(QPainter &painter, std::uint32_t object) const
{
    const QRectF &box = m_layout.objects[object];
    const bool selected = m_selected == object;
    bool held = false;
    for (const WaitGraph::Edge &edge : m_snapshot->waits.edges) {
        const WaitGraph::Node &from = m_snapshot->waits.nodes[edge.from];
        held = held || (edge.kind == WaitGraph::EdgeKind::HeldBy && !from.isThread && from.index == object);
    }
    painter.setPen(QPen(selected ? m_theme.accent
                        : held   ? m_theme.running
                                 : m_theme.dim,
                        selected ? 2 : 1.6));
    painter.setBrush(selected ? m_theme.selection : m_theme.panel);
    drawPrimitive(painter, familyOf(m_measured->objects[object]), box);
    drawLine(painter, box.adjusted(6, 0, -6, 0), Qt::AlignHCenter, m_theme.font(13), m_theme.text,
             QString::fromStdString(m_measured->objects[object].name), Qt::ElideMiddle);
    const RunModel::Object &model = m_measured->objects[object];
    QString words = familyName(familyOf(model));
    if (m_snapshot->results && object < m_snapshot->results->objects.size()) {
        const std::uint64_t count = m_snapshot->results->objects[object].acquisitions;
        const QString pattern = model.kind != ObjectKind::Lock ? Words::tr("used {count} times")
                                : count == 1                   ? Words::tr("taken once")
                                                               : Words::tr("taken {count} times");
        words = filled(pattern, {{"count", countText(count)}});
    }
    drawLine(painter, {box.center().x() - 70, box.bottom() + 3, 140, 16}, Qt::AlignHCenter, m_theme.font(11),
             m_theme.dim, words);
}

QString WiringPicture::tipAt(const QPointF &point, const QRectF &box) const
{
    const Fit place = fit(box);
    for (std::size_t i = 0; i < m_layout.objects.size(); ++i) {
        if (m_layout.objects[i].contains((point - place.origin) / place.scale))
            return filled(Words::tr("{name}, {kind}"),
                          {{"name", QString::fromStdString(m_measured->objects[i].name)},
                           {"kind", kindWords(m_measured->objects[i])}});
    }
    return {};
}

std::optional<std::uint32_t> WiringPicture::objectAt(const QPointF &point, const QRectF &box) const
{
    const Fit place = fit(box);
    const QPointF at = (point - place.origin) / place.scale;
    return wireAt(m_layout, at);
}

void WiringPicture::zoomAt(const QPointF &point, double factor, const QRectF &box)
{
    const Fit before = fit(box);
    m_view.zoom = std::clamp(m_view.zoom * factor, 1.0, kMostZoom);
    if (m_view.zoom <= 1) {
        m_view = {};
        return;
    }
    // What lies under the point stays there.
    const Fit after = fit(box);
    m_view.offset += point - (after.origin + (point - before.origin) * (after.scale / before.scale));
    moveBy({}, box);
}

void WiringPicture::moveBy(const QPointF &way, const QRectF &box)
{
    // No further than until an edge of the picture is in the middle.
    const double x = m_layout.size.width() * fit(box).scale / 2;
    const double y = m_layout.size.height() * fit(box).scale / 2;
    if (m_view.zoom > 1)
        m_view.offset = {std::clamp(m_view.offset.x() + way.x(), -x, x),
                         std::clamp(m_view.offset.y() + way.y(), -y, y)};
}

void WiringPicture::showWhole()
{
    m_view = {};
}

std::vector<std::uint32_t> WiringPicture::wireOrder() const
{
    std::vector<const WiringLayout::Wire *> wires;
    for (const WiringLayout::Wire &wire : m_layout.wires)
        wires.push_back(&wire);
    std::stable_sort(wires.begin(), wires.end(),
                     [](const auto *a, const auto *b) { return a->label.x() < b->label.x(); });
    std::vector<std::uint32_t> order;
    for (const WiringLayout::Wire *wire : wires)
        order.push_back(wire->object);
    return order;
}

}  // namespace ws
