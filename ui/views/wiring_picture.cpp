#include "ui/views/wiring_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/primitive_words.h"
#include "ui/models/wording.h"
#include "ui/views/primitive_shape.h"
#include "ui/views/shapes.h"
#include "ui/views/wiring_hits.h"
#include "ui/views/wiring_places.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WiringPicture)
};

constexpr double kFooterHeight = 44;
constexpr double kMostZoom = 16;
constexpr double kHead = 9;
constexpr double kWordsAround = 70;  // a lock's words reach so far to each side of its middle

QString objectLabel(const RunModel::Object &object)
{
    return object.kind == ObjectKind::Channel ? mechanismName(object.type)
                                              : QString::fromStdString(object.name);
}

}  // namespace

void WiringPicture::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_changedEverywhere = !m_snapshot || !snapshot || snapshot->model != m_measured;
    m_snapshot = std::move(snapshot);
    const WiringLook before = std::move(m_look);
    m_look = {};
    m_changed.clear();
    m_footerChanged = false;
    if (m_snapshot && m_snapshot->model != m_measured)
        measure();
    if (!m_snapshot || !m_measured)
        return;
    m_look = wiringLook(*m_snapshot, *m_measured, m_layout);
    if (!m_changedEverywhere)
        noteChanges(before);
}

void WiringPicture::noteChanges(const WiringLook &before)
{
    for (std::size_t i = 0; i < m_look.frames.size(); ++i) {
        if (m_look.frames[i] != before.frames[i])
            m_changed.push_back(m_layout.frames[i]);
    }
    for (std::size_t i = 0; i < m_look.threads.size(); ++i) {
        if (m_look.threads[i] != before.threads[i])
            m_changed.push_back(m_layout.threads[i]);
    }
    for (std::size_t i = 0; i < m_look.wires.size(); ++i) {
        const WiringLayout::Wire &wire = m_layout.wires[i];
        if (m_look.wires[i] == before.wires[i])
            continue;
        m_changed.push_back(textsAt(wire));
        if (m_look.wires[i].width == before.wires[i].width && m_look.wires[i].state == before.wires[i].state)
            continue;
        const double around = kHead + m_look.wires[i].width + before.wires[i].width;
        for (const std::vector<QPolygonF> &lines : {wire.tails, wire.heads}) {
            for (const QPolygonF &line : lines)
                m_changed.push_back(line.boundingRect().adjusted(-around, -around, around, around));
        }
    }
    for (std::size_t i = 0; i < m_look.objects.size(); ++i) {
        if (m_look.objects[i] != before.objects[i])
            m_changed.push_back(lockWithWords(m_layout.objects[i]));
    }
    for (std::size_t i = 0; i < m_look.lockLines.size(); ++i) {
        const QLineF &line = m_layout.lockLines[i].line;
        if (m_look.lockLines[i] != before.lockLines[i])
            m_changed.push_back(QRectF(line.p1(), line.p2()).normalized());
    }
    m_footerChanged =
        m_look.footer != before.footer || m_look.footerIsBottleneck != before.footerIsBottleneck;
}

QRegion WiringPicture::changed(const QRectF &box) const
{
    if (m_changedEverywhere)
        return box.toAlignedRect();
    const Fit place = fit(box);
    QRegion region;
    for (const QRectF &part : m_changed)
        region += place.pixels(part);
    region &= (isClipped() ? insideOf(box) : box).toAlignedRect();
    return m_footerChanged ? region + footerIn(box).toAlignedRect() : region;
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

// Lines are drawn around the edges of what they stand for.
QRect WiringPicture::Fit::pixels(const QRectF &part) const
{
    const QRectF lines = part.adjusted(-2, -2, 2, 2);
    return QRectF(origin + lines.topLeft() * scale, lines.size() * scale)
        .adjusted(-1, -1, 1, 1)
        .toAlignedRect();
}

void WiringPicture::paint(QPainter &painter, const QRectF &box, const QRegion &only) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    const auto isWanted = [&only](const QRect &part) { return only.isEmpty() || only.intersects(part); };
    const QRectF title(box.left(), box.top(), box.width(), kTitleHeight);
    if (m_titled && isWanted(title.toAlignedRect()))
        drawTitleLine(painter, title, m_theme, Words::tr("Wiring"), {}, {});
    const bool isEmpty = !m_measured || (m_measured->processes.empty() && m_measured->objects.empty());
    if (!m_snapshot || isEmpty) {
        drawLine(painter, box, Qt::AlignHCenter, m_theme.font(13), m_theme.dim,
                 Words::tr("No threads, no wires: press Edit to add some, or open an experiment."));
        return;
    }
    const Fit place = fit(box);
    painter.save();
    // Only the window moves the picture, and it can clip; a figure shows the whole.
    if (isClipped())
        painter.setClipRect(insideOf(box), Qt::IntersectClip);
    painter.translate(place.origin);
    painter.scale(place.scale, place.scale);
    for (std::size_t i = 0; i < m_layout.frames.size(); ++i) {
        if (isWanted(place.pixels(m_layout.frames[i])))
            paintFrame(painter, i);
    }
    for (std::size_t i = 0; i < m_layout.lockLines.size(); ++i)
        paintLockLine(painter, i);
    for (std::size_t i = 0; i < m_layout.threads.size(); ++i) {
        if (isWanted(place.pixels(m_layout.threads[i])))
            paintThread(painter, i);
    }
    for (std::size_t i = 0; i < m_layout.wires.size(); ++i)
        paintWire(painter, i);
    for (std::size_t i = 0; i < m_layout.wires.size(); ++i) {
        if (isWanted(place.pixels(textsAt(m_layout.wires[i]))))
            paintWireTexts(painter, i);
    }
    for (std::uint32_t i = 0; i < m_layout.objects.size(); ++i) {
        const QRectF &lock = m_layout.objects[i];
        if (!lock.isNull() && isWanted(place.pixels(lockWithWords(lock))))
            paintLock(painter, i);
    }
    painter.restore();
    if (isWanted(footerIn(box).toAlignedRect()))
        paintFooter(painter, footerIn(box));
}

// Without title and footer.
QRectF WiringPicture::insideOf(const QRectF &box)
{
    return box.adjusted(0, kTitleHeight, 0, -kFooterHeight);
}

QRectF WiringPicture::footerIn(const QRectF &box)
{
    return {box.left() + 20, box.bottom() - kFooterHeight, box.width() - 40, kFooterHeight};
}

void WiringPicture::paintFooter(QPainter &painter, const QRectF &box) const
{
    if (!m_look.footerIsBottleneck) {
        drawLine(painter, box, Qt::AlignLeft, m_theme.font(12), m_theme.dim, m_look.footer);
        return;
    }
    fillHatched(painter, QRectF(box.left(), box.center().y() - 7, 6, 14), m_theme.wanted, Hatch::Wanted);
    drawLine(painter, box.adjusted(16, 0, 0, 0), Qt::AlignLeft, m_theme.font(13), m_theme.text,
             m_look.footer);
}

void WiringPicture::paintFrame(QPainter &painter, std::size_t process) const
{
    const QRectF &frame = m_layout.frames[process];
    const auto &[subtitle, crashed] = m_look.frames[process];
    painter.setPen(QPen(crashed ? m_theme.waiting : m_theme.line, 1.2));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(frame, 10, 10);
    const QRectF title(frame.left() + 12, frame.top() + 6, frame.width() - 24, 22);
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
    const WiringLook::Thread &look = m_look.threads[thread];
    const QRectF first(text.left(), text.top() + 7, text.width(), 18);
    const double width = textWidth(m_theme.font(11), look.core);
    // In a process of one thread the frame has said the name already.
    const bool named = look.live && model.name == m_measured->processes[model.process].name;
    drawLine(painter, first.adjusted(0, 0, -width - 6, 0), Qt::AlignLeft, m_theme.font(13), m_theme.text,
             QString::fromStdString(named ? model.role : model.name), Qt::ElideMiddle);
    drawLine(painter, first, Qt::AlignRight, m_theme.font(11), m_theme.dim, look.core);
    const QRectF bar(text.left(), text.top() + 30, text.width(), 8);
    if (!look.live) {
        drawLine(painter, {bar.left(), bar.top() - 2, bar.width(), 16}, Qt::AlignLeft, m_theme.font(11.5),
                 m_theme.dim, QString::fromStdString(model.role));
        return;
    }
    painter.fillRect(bar, m_theme.line);
    if (look.started) {
        const double ownWidth = bar.width() * look.running;
        painter.fillRect(QRectF(bar.left(), bar.top(), ownWidth, bar.height()), m_theme.running);
        if (bar.width() * look.runnable >= 1)
            fillDotted(painter, {bar.left() + ownWidth, bar.top(), bar.width() * look.runnable, bar.height()},
                       m_theme.runnable);
        const double blockedWidth = bar.width() * look.blocked;
        fillHatched(painter, {bar.right() - blockedWidth, bar.top(), blockedWidth, bar.height()},
                    m_theme.waiting, Hatch::Waiting);
    }
    drawLine(painter, {bar.left(), bar.bottom() + 3, bar.width(), 16}, Qt::AlignLeft, m_theme.font(11),
             m_theme.dim, look.state);
}

void WiringPicture::paintWire(QPainter &painter, std::size_t index) const
{
    using State = WiringLook::Wire::State;
    const WiringLayout::Wire &wire = m_layout.wires[index];
    const WiringLook::Wire &look = m_look.wires[index];
    const QColor flow = m_theme.dark ? m_theme.accent : QColor(0x00, 0x72, 0xB2);
    const QColor color = look.state == State::Blocked ? m_theme.waiting
                         : look.state == State::Flows ? flow
                                                      : m_theme.faint;
    const QPen pen =
        linePen(color, look.width, look.state == State::Blocked ? LineStyle::Dashed : LineStyle::Solid);
    for (const QPolygonF &tail : wire.tails) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(tail);
    }
    for (const QPolygonF &head : wire.heads)
        drawArrow(painter, head, pen, kHead + look.width);
}

// The name above the line and two lines of text below it.
QRectF WiringPicture::textsAt(const WiringLayout::Wire &wire)
{
    return QRectF(wire.label.x() - 60, wire.label.y() - 38, 120, 79) | wire.pill;
}

void WiringPicture::paintWireTexts(QPainter &painter, std::size_t index) const
{
    const WiringLayout::Wire &wire = m_layout.wires[index];
    const WiringLook::Wire &look = m_look.wires[index];
    const bool selected = m_selected == wire.object;
    const QString name = mechanismName(m_measured->objects[wire.object].type);
    const QFont font = m_theme.font(12.5, selected ? QFont::DemiBold : QFont::Normal);
    const double width = textWidth(font, name) + 20;
    const QRectF pill(wire.label.x() - width / 2, wire.label.y() - 38, width, 24);
    painter.setPen(QPen(selected ? m_theme.accent : m_theme.line, selected ? 1.6 : 1));
    painter.setBrush(selected ? m_theme.selection : m_theme.panel);
    painter.drawRoundedRect(pill, 6, 6);
    drawLine(painter, pill.adjusted(4, 0, -4, 0), Qt::AlignHCenter, font, m_theme.text, name);
    const QRectF below(wire.label.x() - 60, wire.label.y() + 9, 120, 16);
    drawLine(painter, below, Qt::AlignHCenter, m_theme.font(11.5), m_theme.dim, look.first);
    drawLine(painter, below.translated(0, 16), Qt::AlignHCenter, m_theme.font(11.5),
             look.isFull ? m_theme.waiting : m_theme.dim, look.second);
}

void WiringPicture::paintLockLine(QPainter &painter, std::size_t index) const
{
    const WiringLook::Line look = m_look.lockLines[index];
    painter.setPen(look == WiringLook::Line::Wants   ? linePen(m_theme.waiting, 2, LineStyle::Dashed)
                   : look == WiringLook::Line::Holds ? linePen(m_theme.running, 2, LineStyle::Solid)
                                                     : linePen(m_theme.line, 1.6, LineStyle::Solid));
    painter.drawLine(m_layout.lockLines[index].line);
}

QRectF WiringPicture::lockWithWords(const QRectF &lock)
{
    const double half = std::max(lock.width() / 2, kWordsAround);
    return {lock.center().x() - half, lock.top(), 2 * half, lock.height() + 20};
}

void WiringPicture::paintLock(QPainter &painter, std::uint32_t object) const
{
    const QRectF &box = m_layout.objects[object];
    const bool selected = m_selected == object;
    const auto &[held, words] = m_look.objects[object];
    painter.setPen(QPen(selected ? m_theme.accent
                        : held   ? m_theme.running
                                 : m_theme.dim,
                        selected ? 2 : 1.6));
    painter.setBrush(selected ? m_theme.selection : m_theme.panel);
    drawPrimitive(painter, familyOf(m_measured->objects[object]), box);
    drawLine(painter, box.adjusted(6, 0, -6, 0), Qt::AlignHCenter, m_theme.font(13), m_theme.text,
             QString::fromStdString(m_measured->objects[object].name), Qt::ElideMiddle);
    drawLine(painter, {box.center().x() - kWordsAround, box.bottom() + 3, 2 * kWordsAround, 16},
             Qt::AlignHCenter, m_theme.font(11), m_theme.dim, words);
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
