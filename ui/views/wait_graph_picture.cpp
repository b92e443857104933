#include "ui/views/wait_graph_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/deadlock_words.h"
#include "ui/models/primitive_words.h"
#include "ui/models/wording.h"
#include "ui/views/primitive_shape.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WaitGraphPicture)
};

constexpr double kLegendWidth = 300;
constexpr double kHead = 10;
constexpr double kOutsideName = 40;  // a name that needs a larger radius stands outside
constexpr double kTight = 0.95;      // scale below which shapes close in on their texts
constexpr double kReadable = 0.6;    // scale below which texts inside shapes are not readable
constexpr double kSmallest = 0.25;
constexpr double kLeastArrow = 10;
constexpr std::ptrdiff_t kFewMembers = 10;

}  // namespace

WaitGraphPicture::Shape WaitGraphPicture::shapeOf(const WaitGraph::Node &node, double scale,
                                                  double most) const
{
    const RunModel &model = *m_snapshot->model;
    Shape shape;
    if (node.isThread) {
        shape.text = threadName(model, node.index);
        shape.line = lineOf(node.index);
        const double words = std::max(textWidth(m_theme.font(14, QFont::DemiBold), shape.text),
                                      textWidth(m_theme.font(11), shape.line));
        const double radius = std::max(scale < kTight ? 18.0 : 23.0, words / 2 + (scale < kTight ? 5 : 9));
        shape.outside = radius > kOutsideName || 2 * radius * scale > most || scale < kReadable;
        const double size = std::min(most, 2 * (shape.outside ? 20 : radius) * scale);
        shape.size = {size, size};
        return shape;
    }
    shape.text = objectName(model, node.index);
    const double width =
        std::clamp(textWidth(m_theme.font(12.5), shape.text) + (scale < kTight ? 11 : 18), 32.0, 130.0);
    shape.size = {(scale < kReadable ? 32 : width) * scale, std::min(most, 28 * scale)};
    if (scale < kReadable)
        shape.text.clear();
    return shape;
}

// "line 3", of a member of the deadlock whose script is known.
QString WaitGraphPicture::lineOf(std::uint32_t thread) const
{
    if (!m_snapshot->deadlock || thread >= m_snapshot->model->threads.size() ||
        m_snapshot->model->threads[thread].script.empty())
        return {};
    for (const DeadlockMember &member : m_snapshot->deadlock->deadlock.members) {
        if (member.thread == thread && member.line > 0)
            return filled(Words::tr("line {number}"), {{"number", QString::number(member.line)}});
    }
    return {};
}

WaitGraphPicture::Drawing WaitGraphPicture::arrangeAt(const QRectF &field, double scale) const
{
    const WaitGraph &graph = m_snapshot->waits;
    // Without a deadlock threads and objects stand in two columns, one under the other.
    const auto members = std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                       [](const WaitGraph::Node &node) { return node.inDeadlock; });
    const auto threads = std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                       [](const WaitGraph::Node &node) { return node.isThread; });
    const double rows =
        static_cast<double>(std::max(threads, static_cast<std::ptrdiff_t>(graph.nodes.size()) - threads));
    const double most =
        members ? field.height() : std::max(8.0, (field.height() - 8 - 8 * rows) / (rows + 1));
    Drawing drawing;
    drawing.scale = scale;
    double widest = 0;
    double tallest = 0;
    for (const WaitGraph::Node &node : graph.nodes) {
        drawing.shapes.push_back(shapeOf(node, scale, most));
        const Shape &shape = drawing.shapes.back();
        widest = std::max(widest, shape.size.width() + (shape.outside ? 160 : 0));
        tallest = std::max(tallest, shape.size.height());
    }
    // Wide panels do not make wide ellipses of few: the ring stays a ring.
    drawing.ring = field.adjusted(widest / 2 + 4, tallest / 2 + 4, -widest / 2 - 4, -tallest / 2 - 4);
    const double width =
        std::min(drawing.ring.width(), drawing.ring.height() * (members > kFewMembers ? 3.2 : 1.9));
    drawing.ring =
        QRectF(drawing.ring.center().x() - width / 2, drawing.ring.top(), width, drawing.ring.height());
    drawing.layout = layoutWaitGraph(graph, drawing.ring);
    return drawing;
}

WaitGraphPicture::Drawing WaitGraphPicture::arrange(const QRectF &field) const
{
    const WaitGraph &graph = m_snapshot->waits;
    const auto room = [&](const Drawing &drawing) {
        double least = 1e9;
        for (const WaitGraph::Edge &edge : graph.edges) {
            if (!drawing.layout.isRing || !edge.inDeadlock || !drawing.layout.isShown[edge.from] ||
                !drawing.layout.isShown[edge.to])
                continue;
            const QPointF from = drawing.layout.centers[edge.from];
            const QPointF to = drawing.layout.centers[edge.to];
            const QLineF arrow =
                edgeBetween(from, drawing.shapes[edge.from].size, graph.nodes[edge.from].isThread, to,
                            drawing.shapes[edge.to].size, graph.nodes[edge.to].isThread);
            // An arrow that would point backwards means that its nodes overlap.
            const bool forwards = QPointF::dotProduct(arrow.p2() - arrow.p1(), to - from) > 0;
            least = std::min(least, forwards ? arrow.length() : 0);
        }
        return least;
    };
    double scale = std::clamp(std::min(field.height() / 230, field.width() / 460), 0.6, m_largest);
    Drawing drawing = arrangeAt(field, scale);
    while (scale > kSmallest && room(drawing) < kLeastArrow) {
        scale *= 0.9;
        drawing = arrangeAt(field, scale);
    }
    return drawing;
}

QRectF WaitGraphPicture::fieldIn(const QRectF &box)
{
    const double legendWidth = std::min(kLegendWidth, box.width() * 0.34);
    // The name of the topmost thread stands higher than its circle.
    const double top = kTitleHeight + 10;
    return {box.left() + 20, box.top() + top, box.width() - legendWidth - 40, box.height() - top - 12};
}

double WaitGraphPicture::scaleIn(const QRectF &box) const
{
    const bool draws = m_snapshot && m_snapshot->model && !m_snapshot->waits.edges.empty();
    return draws ? arrange(fieldIn(box)).scale : 1;
}

void WaitGraphPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    drawTitleLine(painter, {box.left(), box.top(), box.width(), kTitleHeight}, m_theme,
                  Words::tr("Who waits for whom"), {}, {});
    if (!m_snapshot || !m_snapshot->model || m_snapshot->waits.edges.empty()) {
        const QString text =
            m_snapshot && m_snapshot->results
                ? Words::tr(
                      "Nobody waits at the moment. Waits that last are drawn here as soon as there are some.")
                : Words::tr("Nothing runs yet. Press Run: who waits for whom is drawn here.");
        drawLine(painter, box.adjusted(20, 0, -20, 0), Qt::AlignHCenter, m_theme.font(13), m_theme.dim, text);
        return;
    }
    const WaitGraph &graph = m_snapshot->waits;
    const QRectF field = fieldIn(box);
    const auto [scale, ring, shapes, layout] = arrange(field);
    for (const WaitGraph::Edge &edge : graph.edges) {
        if (!layout.isShown[edge.from] || !layout.isShown[edge.to] || (layout.isRing && !edge.inDeadlock))
            continue;
        paintEdge(painter, edge,
                  edgeBetween(layout.centers[edge.from], shapes[edge.from].size,
                              graph.nodes[edge.from].isThread, layout.centers[edge.to], shapes[edge.to].size,
                              graph.nodes[edge.to].isThread),
                  scale);
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (layout.isShown[i])
            paintNode(painter, graph.nodes[i], shapes[i], layout.centers[i], ring.center().x(), scale);
    }
    paintLegend(painter, {field.right() + 16, box.top() + kTitleHeight, box.right() - 20 - field.right(),
                          box.height() - kTitleHeight});
}

void WaitGraphPicture::paintNode(QPainter &painter, const WaitGraph::Node &node, const Shape &shape,
                                 const QPointF &center, double middleX, double scale) const
{
    const QRectF box(center.x() - shape.size.width() / 2, center.y() - shape.size.height() / 2,
                     shape.size.width(), shape.size.height());
    painter.setBrush(m_theme.panel);
    if (node.isThread) {
        painter.setPen(QPen(node.inDeadlock ? m_theme.waiting : m_theme.dim, 2.2));
        painter.drawEllipse(box);
        const QFont font = m_theme.font(14 * (shape.outside ? 1 : scale), QFont::DemiBold);
        const QFont small = m_theme.font(11 * (shape.outside ? 1 : scale));
        // Name and line, one under the other: in the circle, else beside it. The arrows of the topmost circle leave
        // beside it and downwards: there the text stands higher.
        const bool atRight = center.x() >= middleX;
        const bool atTop = std::abs(center.x() - middleX) < box.width() / 2;
        const double textY = center.y() - 20 - (atTop ? 12 * scale : 0);
        const QRectF room = !shape.outside ? box
                            : atRight      ? QRectF(box.right() + 6, textY, 150, 40)
                                           : QRectF(box.left() - 156, textY, 150, 40);
        const Qt::Alignment side = !shape.outside ? Qt::AlignHCenter
                                   : atRight      ? Qt::AlignLeft
                                                  : Qt::AlignRight;
        const double apart = shape.line.isEmpty() ? 0 : 8 * (shape.outside ? 1 : scale);
        drawLine(painter, room.translated(0, -apart), side, font, m_theme.text, shape.text, Qt::ElideMiddle);
        if (!shape.line.isEmpty())
            drawLine(painter, room.translated(0, apart), side, small, m_theme.dim, shape.line);
        return;
    }
    const RunModel::Object &object = m_snapshot->model->objects[node.index];
    const bool pill = object.kind == ObjectKind::Channel;
    painter.setPen(QPen(pill ? m_theme.accent : m_theme.running, 2));
    if (pill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    else
        drawPrimitive(painter, familyOf(object), box);
    drawName(painter, box.adjusted(5, 0, -5, 0), m_theme.font(12.5 * scale), m_theme.text, shape.text);
}

void WaitGraphPicture::paintEdge(QPainter &painter, const WaitGraph::Edge &edge, const QLineF &line,
                                 double scale) const
{
    const QPolygonF points({line.p1(), line.p2()});
    const double width = edge.inDeadlock ? 2 : 1.6;
    const double head = kHead * std::min(scale, 1.3);
    switch (edge.kind) {
    case WaitGraph::EdgeKind::WaitsFor:
        drawArrow(painter, points, linePen(m_theme.waiting, width, LineStyle::Dashed), head);
        break;
    case WaitGraph::EdgeKind::HeldBy:
        drawArrow(painter, points, linePen(m_theme.running, width, LineStyle::Solid), head);
        break;
    case WaitGraph::EdgeKind::CouldBeEndedBy:
        drawArrow(painter, points, linePen(m_theme.accent, width, LineStyle::Dotted), head);
        break;
    }
}

void WaitGraphPicture::paintLegend(QPainter &painter, const QRectF &box) const
{
    const WaitGraph &graph = m_snapshot->waits;
    const auto has = [&](WaitGraph::EdgeKind kind) {
        return std::any_of(graph.edges.begin(), graph.edges.end(),
                           [&](const auto &edge) { return edge.kind == kind; });
    };
    bool hasChannels = false;
    std::vector<std::string_view> families;  // each once, in the order of the picture
    for (const WaitGraph::Node &node : graph.nodes) {
        if (node.isThread)
            continue;
        const RunModel::Object &object = m_snapshot->model->objects[node.index];
        const std::string_view family = familyOf(object);
        hasChannels = hasChannels || object.kind == ObjectKind::Channel;
        if (!family.empty() && std::find(families.begin(), families.end(), family) == families.end())
            families.push_back(family);
    }
    double y = box.top() + std::max(8.0, box.height() / 2 - 110);
    const auto text = [&](const QString &words, double x) {
        drawLine(painter, {x, y - 9, box.right() - x, 18}, Qt::AlignLeft, m_theme.font(12.5), m_theme.text,
                 words);
    };
    const auto arrow = [&](const QColor &color, LineStyle style, const QString &words) {
        drawArrow(painter, QPolygonF({{box.left(), y}, {box.left() + 42, y}}), linePen(color, 2, style),
                  kHead);
        text(words, box.left() + 56);
        y += 26;
    };
    if (has(WaitGraph::EdgeKind::WaitsFor))
        arrow(m_theme.waiting, LineStyle::Dashed, Words::tr("waits for"));
    if (has(WaitGraph::EdgeKind::HeldBy))
        arrow(m_theme.running, LineStyle::Solid, Words::tr("is held by"));
    if (has(WaitGraph::EdgeKind::CouldBeEndedBy))
        arrow(m_theme.accent, LineStyle::Dotted, Words::tr("could be ended by"));
    y += 10;
    const auto shape = [&](const QColor &color, double width, const QString &words, auto draw) {
        painter.setPen(QPen(color, 2));
        painter.setBrush(Qt::NoBrush);
        draw(QRectF(box.left() + 21 - width / 2, y - 10, width, 20));
        text(words, box.left() + 56);
        y += 28;
    };
    const auto rounded = [&](const QRectF &place) { painter.drawRoundedRect(place, 10, 10); };
    shape(m_theme.waiting, 20, Words::tr("thread"), rounded);
    for (const std::string_view family : families)
        shape(m_theme.running, 30, familyName(family),
              [&](const QRectF &place) { drawPrimitive(painter, family, place); });
    if (hasChannels)
        shape(m_theme.accent, 34, Words::tr("channel"), rounded);
    if (!m_snapshot->deadlock)
        return;
    const DeadlockWords words = deadlockWords(*m_snapshot->deadlock, *m_snapshot->model);
    QStringList lines = words.when.split(QLatin1Char('\n'));
    if (!words.alsoStuck.isEmpty())
        lines << words.alsoStuck;
    y += 8;
    const QFont font = m_theme.font(12.5);
    for (const QString &sentence : lines) {
        for (const QString &line : wrappedLines(sentence, font, box.width() - 8)) {
            drawLine(painter, {box.left(), y - 9, box.width() - 8, 18}, Qt::AlignLeft, font, m_theme.dim,
                     line);
            y += 18;
        }
        y += 4;
    }
}

}  // namespace ws
