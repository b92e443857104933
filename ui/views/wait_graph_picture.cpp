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
constexpr double kNarrow = 560;  // boxes below it have the legend under the graph
constexpr double kNoteText = 12.5;
constexpr double kNoteLine = 20;
constexpr double kRowText = 11.5;  // of a legend in rows
constexpr double kRowLine = 16;
constexpr double kLegendRow = 20;
constexpr double kRowSymbol = 27;  // of an item, with the space before its text
constexpr double kRowGap = 10;
constexpr double kHead = 10;
constexpr double kOutsideName = 40;  // a name that needs a larger radius stands outside
constexpr double kWidestName = 150;  // beside its circle
constexpr double kTight = 0.95;      // scale below which shapes close in on their texts
constexpr double kReadable = 0.6;    // scale below which texts inside shapes are not readable
constexpr double kSmallest = 0.25;
constexpr double kLeastArrow = 10;
constexpr std::ptrdiff_t kFewMembers = 10;
// In a narrow box texts keep a size that can be read, and shapes give way.
constexpr double kLeastText = 9.5;
constexpr double kLeastCircle = 8;
constexpr double kLeastBox = 15;
constexpr double kNarrowReadable = 0.45;
constexpr double kNarrowArrow = 4;  // before its ends come nearer to the shapes

}  // namespace

WaitGraphPicture::Shape WaitGraphPicture::shapeOf(const WaitGraph::Node &node, double scale, double most,
                                                  bool narrow) const
{
    const double readable = narrow ? kNarrowReadable : kReadable;
    const RunModel &model = *m_snapshot->model;
    Shape shape;
    if (node.isThread) {
        shape.text = threadName(model, node.index);
        shape.line = lineOf(node.index);
        shape.textPx = narrow ? 12 : 14;
        const double words = std::max(textWidth(m_theme.font(shape.textPx, QFont::DemiBold), shape.text),
                                      textWidth(m_theme.font(11), shape.line));
        const double radius = std::max(scale < kTight ? 18.0 : 23.0, words / 2 + (scale < kTight ? 5 : 9));
        shape.outside = radius > kOutsideName || 2 * radius * scale > most || scale < readable;
        const double outside = narrow ? std::max(15 * scale, kLeastCircle) : 20 * scale;
        const double size = std::min(most, 2 * (shape.outside ? outside : radius * scale));
        if (!shape.outside)
            shape.textPx = 14 * scale;
        shape.size = {size, size};
        return shape;
    }
    shape.text = objectName(model, node.index);
    shape.textPx = narrow ? std::max(12.5 * scale, kLeastText) : 12.5 * scale;
    if (narrow && scale >= readable) {
        const double words = textWidth(m_theme.font(shape.textPx), shape.text);
        shape.size = {std::clamp(words + 8, 24.0, 110.0), std::min(most, std::max(28 * scale, kLeastBox))};
        return shape;
    }
    const double width =
        std::clamp(textWidth(m_theme.font(12.5), shape.text) + (scale < kTight ? 11 : 18), 32.0, 130.0);
    shape.size = {(scale < readable ? 32 : width) * scale, std::min(most, 28 * scale)};
    if (scale < readable)
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

// Of a name that stands beside its circle.
double WaitGraphPicture::nameWidth(const Shape &shape) const
{
    return std::min(kWidestName, std::max(textWidth(m_theme.font(shape.textPx, QFont::DemiBold), shape.text),
                                          textWidth(m_theme.font(11), shape.line)));
}

WaitGraphPicture::Drawing WaitGraphPicture::arrangeAt(const QRectF &field, double scale, bool narrow) const
{
    const WaitGraph &graph = m_snapshot->waits;
    const bool isRing = standsAsRing(graph);
    const auto members = std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                       [](const WaitGraph::Node &node) { return node.onRing; });
    // Else threads and objects stand in two columns, one under the other.
    const auto threads = std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                       [](const WaitGraph::Node &node) { return node.isThread; });
    const double rows =
        static_cast<double>(std::max(threads, static_cast<std::ptrdiff_t>(graph.nodes.size()) - threads));
    const double most = isRing ? field.height() : std::max(8.0, (field.height() - 8 - 8 * rows) / (rows + 1));
    Drawing drawing;
    drawing.scale = scale;
    drawing.narrow = narrow;
    double widest = 0;
    double tallest = 0;
    for (const WaitGraph::Node &node : graph.nodes) {
        drawing.shapes.push_back(shapeOf(node, scale, most, narrow));
        const Shape &shape = drawing.shapes.back();
        const double beside = shape.outside ? 2 * (nameWidth(shape) + 8) : 0;
        widest = std::max(widest, shape.size.width() + beside);
        tallest = std::max(tallest, shape.size.height());
    }
    // Wide panels do not make wide ellipses of few: the ring stays a ring.
    drawing.ring = field.adjusted(widest / 2 + 4, tallest / 2 + 4, -widest / 2 - 4, -tallest / 2 - 4);
    // The name at the top stands above its neighbours.
    if (narrow && isRing)
        drawing.ring.setTop(drawing.ring.top() + 12);
    const double width =
        std::min(drawing.ring.width(), drawing.ring.height() * (isRing && members > kFewMembers ? 3.2 : 1.9));
    drawing.ring =
        QRectF(drawing.ring.center().x() - width / 2, drawing.ring.top(), width, drawing.ring.height());
    drawing.layout = layoutWaitGraph(graph, drawing.ring);
    return drawing;
}

WaitGraphPicture::Drawing WaitGraphPicture::arrange(const Places &places) const
{
    const QRectF &field = places.field;
    const WaitGraph &graph = m_snapshot->waits;
    const auto room = [&](const Drawing &drawing) {
        double least = 1e9;
        for (const WaitGraph::Edge &edge : graph.edges) {
            if (!drawing.layout.isRing || !drawing.layout.isShown[edge.from] ||
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
    Drawing drawing = arrangeAt(field, scale, places.narrow);
    while (scale > kSmallest && room(drawing) < (places.narrow ? kNarrowArrow : kLeastArrow)) {
        scale *= 0.9;
        drawing = arrangeAt(field, scale, places.narrow);
    }
    return drawing;
}

WaitGraphPicture::Places WaitGraphPicture::placesIn(const QRectF &box) const
{
    Places places;
    const double top = box.top() + (m_titled ? kTitleHeight : 12);
    places.narrow = box.width() < kNarrow;
    if (!places.narrow) {
        const double legendWidth = std::min(kLegendWidth, box.width() * 0.34);
        // The name of the topmost thread stands higher than its circle.
        const double fieldTop = top + 10;
        places.field = {box.left() + 20, fieldTop, box.width() - legendWidth - 40,
                        box.bottom() - 12 - fieldTop};
        places.legend = {places.field.right() + 16, top, box.right() - 20 - places.field.right(),
                         box.bottom() - top};
        return places;
    }
    const double width = box.width() - 32;
    const auto lines = static_cast<double>(noteLines(width, kRowText).size());
    const double height = layRows(legendItems(), width, nullptr) + kRowLine * lines;
    places.legend = {box.left() + 16, box.bottom() - 8 - height, width, height};
    places.field = {box.left() + 8, top, box.width() - 16, places.legend.top() - 4 - top};
    return places;
}

double WaitGraphPicture::scaleIn(const QRectF &box) const
{
    const bool draws = m_snapshot && m_snapshot->model && !m_snapshot->waits.edges.empty();
    if (!draws)
        return 1;
    const Drawing drawing = arrange(placesIn(box));
    return drawing.narrow && drawing.scale >= kNarrowReadable ? std::max(drawing.scale, kLeastText / 13)
                                                              : drawing.scale;
}

void WaitGraphPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    if (m_titled)
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
    const Places places = placesIn(box);
    const Drawing drawing = arrange(places);
    const WaitGraphLayout &layout = drawing.layout;
    const std::vector<Shape> &shapes = drawing.shapes;
    for (const WaitGraph::Edge &edge : graph.edges) {
        if (!layout.isShown[edge.from] || !layout.isShown[edge.to])
            continue;
        paintEdge(painter, edge,
                  edgeBetween(layout.centers[edge.from], shapes[edge.from].size,
                              graph.nodes[edge.from].isThread, layout.centers[edge.to], shapes[edge.to].size,
                              graph.nodes[edge.to].isThread),
                  drawing);
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (layout.isShown[i])
            paintNode(painter, graph.nodes[i], shapes[i], layout.centers[i], drawing);
    }
    paintLegend(painter, places);
}

void WaitGraphPicture::paintNode(QPainter &painter, const WaitGraph::Node &node, const Shape &shape,
                                 const QPointF &center, const Drawing &drawing) const
{
    const double scale = drawing.scale;
    const double middleX = drawing.ring.center().x();
    const QRectF box(center.x() - shape.size.width() / 2, center.y() - shape.size.height() / 2,
                     shape.size.width(), shape.size.height());
    painter.setBrush(m_theme.panel);
    if (node.isThread) {
        painter.setPen(QPen(node.inDeadlock ? m_theme.waiting : m_theme.dim, 2.2));
        painter.drawEllipse(box);
        const QFont font = m_theme.font(shape.textPx, QFont::DemiBold);
        const QFont small = m_theme.font(11 * (shape.outside ? 1 : scale));
        // Name and line, one under the other: in the circle, else beside it. The arrows of the topmost circle leave
        // beside it and downwards: there the text stands higher.
        const bool atRight = center.x() >= middleX;
        const bool atTop = std::abs(center.x() - middleX) < box.width() / 2;
        // In a narrow ring all names give way to the arrows: upwards above its middle, downwards below it.
        const double halfHeight = std::max(1.0, drawing.ring.height() / 2);
        const double away = 8 * (center.y() - drawing.ring.center().y()) / halfHeight;
        const double textY = center.y() - 20 +
                             (drawing.narrow ? away - (atTop ? 6 : 0)
                              : atTop        ? -12 * scale
                                             : 0);
        const QRectF room = !shape.outside ? box
                            : atRight      ? QRectF(box.right() + 6, textY, kWidestName + 2, 40)
                                           : QRectF(box.left() - 8 - kWidestName, textY, kWidestName + 2, 40);
        const Qt::Alignment side = !shape.outside ? Qt::AlignHCenter
                                   : atRight      ? Qt::AlignLeft
                                                  : Qt::AlignRight;
        if (atTop && shape.outside && !drawing.narrow && !shape.line.isEmpty()) {
            // Below the name an arrow leaves.
            const double name = std::min(room.width(), textWidth(font, shape.text));
            drawLine(painter, room, side, font, m_theme.text, shape.text, Qt::ElideMiddle);
            drawLine(painter, room.translated(name + 8, 1), side, small, m_theme.dim, shape.line);
            return;
        }
        const double apart =
            shape.line.isEmpty() ? 0 : (drawing.narrow ? 7 : 8) * (shape.outside ? 1 : scale);
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
    drawName(painter, box.adjusted(3 * scale, 0, -3 * scale, 0), m_theme.font(shape.textPx), m_theme.text,
             shape.text);
}

void WaitGraphPicture::paintEdge(QPainter &painter, const WaitGraph::Edge &edge, const QLineF &line,
                                 const Drawing &drawing) const
{
    const double nearer = drawing.narrow && line.length() > 0 ? 2 / line.length() : 0;
    const QPolygonF points({line.pointAt(-nearer), line.pointAt(1 + nearer)});
    const double width = edge.inDeadlock ? 2 : 1.6;
    const double head = std::min(kHead * std::min(drawing.scale, 1.3), 0.6 * line.length() + 2);
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

std::vector<WaitGraphPicture::LegendItem> WaitGraphPicture::legendItems() const
{
    std::vector<LegendItem> items;
    if (!m_snapshot || !m_snapshot->model)
        return items;
    const WaitGraph &graph = m_snapshot->waits;
    const auto arrow = [&](WaitGraph::EdgeKind kind, const QColor &color, LineStyle style,
                           const QString &text) {
        const auto isOne = [kind](const WaitGraph::Edge &edge) { return edge.kind == kind; };
        if (std::any_of(graph.edges.begin(), graph.edges.end(), isOne))
            items.push_back({text, color, style, 0, {}});
    };
    arrow(WaitGraph::EdgeKind::WaitsFor, m_theme.waiting, LineStyle::Dashed, Words::tr("waits for"));
    arrow(WaitGraph::EdgeKind::HeldBy, m_theme.running, LineStyle::Solid, Words::tr("is held by"));
    arrow(WaitGraph::EdgeKind::CouldBeEndedBy, m_theme.accent, LineStyle::Dotted,
          Words::tr("could be ended by"));
    items.push_back({Words::tr("thread"), m_theme.waiting, std::nullopt, 20, {}});
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
    for (const std::string_view family : families)
        items.push_back({familyName(family), m_theme.running, std::nullopt, 30, family});
    if (hasChannels)
        items.push_back({Words::tr("channel"), m_theme.accent, std::nullopt, 34, {}});
    return items;
}

QStringList WaitGraphPicture::noteLines(double width, double textPx) const
{
    QStringList lines;
    if (!m_snapshot || !m_snapshot->deadlock || !m_snapshot->model)
        return lines;
    const DeadlockWords words = deadlockWords(*m_snapshot->deadlock, *m_snapshot->model);
    // Lines of its own where all of it has room, else as they come.
    const QFont font = m_theme.font(textPx);
    const QStringList when = words.when.split(QLatin1Char('\n'));
    const bool fits = std::all_of(when.begin(), when.end(),
                                  [&](const QString &line) { return textWidth(font, line) <= width; });
    const bool isChinese = !words.when.isEmpty() && words.when.contains(QChar(0x3002));
    lines << (fits ? when : wrappedText(when.join(isChinese ? QString() : QStringLiteral(" ")), font, width));
    if (!words.alsoStuck.isEmpty())
        lines << wrappedText(words.alsoStuck, font, width);
    return lines;
}

double WaitGraphPicture::layRows(const std::vector<LegendItem> &items, double width,
                                 std::vector<QPointF> *places) const
{
    double x = 0;
    double y = 0;
    for (const LegendItem &item : items) {
        const double wide = kRowSymbol + textWidth(m_theme.font(kRowText), item.text);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kLegendRow;
        }
        if (places)
            places->push_back({x, y});
        x += wide + kRowGap;
    }
    return items.empty() ? 0 : y + kLegendRow;
}

void WaitGraphPicture::paintLegendItem(QPainter &painter, const LegendItem &item, const QRectF &symbol,
                                       double textLeft, double right) const
{
    const double y = symbol.center().y();
    if (item.arrow) {
        drawArrow(painter, QPolygonF({{symbol.left(), y}, {symbol.right(), y}}),
                  linePen(item.color, 2, *item.arrow), std::min(kHead, symbol.width() / 3));
    } else {
        const double scale = symbol.height() / 20;
        const QRectF place(symbol.center().x() - item.width * scale / 2, symbol.top(), item.width * scale,
                           symbol.height());
        painter.setPen(QPen(item.color, 2 * std::sqrt(scale)));
        painter.setBrush(Qt::NoBrush);
        if (item.family.empty())
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
        else
            drawPrimitive(painter, item.family, place);
    }
    drawLine(painter, {textLeft, y - 9, right - textLeft, 18}, Qt::AlignLeft,
             m_theme.font(symbol.height() < 20 ? kRowText : kNoteText), m_theme.text, item.text);
}

void WaitGraphPicture::paintLegend(QPainter &painter, const Places &places) const
{
    const QRectF &box = places.legend;
    const std::vector<LegendItem> items = legendItems();
    double y = box.top();
    if (places.narrow) {
        std::vector<QPointF> spots;
        const double height = layRows(items, box.width(), &spots);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const QPointF at = box.topLeft() + spots[i];
            paintLegendItem(painter, items[i], {at.x(), at.y() + kLegendRow / 2 - 6, kRowSymbol - 6, 12},
                            at.x() + kRowSymbol, box.right() + 12);
        }
        y += height + kRowLine / 2;
    } else {
        y += std::max(8.0, box.height() / 2 - 110);
        bool arrows = true;
        for (const LegendItem &item : items) {
            if (arrows && !item.arrow)
                y += 10;
            arrows = item.arrow.has_value();
            paintLegendItem(painter, item, {box.left(), y - 10, 42, 20}, box.left() + 56, box.right());
            y += arrows ? 26 : 28;
        }
        y += 8;
    }
    const double text = places.narrow ? kRowText : kNoteText;
    for (const QString &line : noteLines(box.width() - (places.narrow ? 0 : 8), text)) {
        drawLine(painter, {box.left(), y - 9, box.width() + 8, 18}, Qt::AlignLeft, m_theme.font(text),
                 m_theme.dim, line);
        y += places.narrow ? kRowLine : kNoteLine;
    }
}

}  // namespace ws
