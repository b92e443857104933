#include "ui/views/film_strip_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/primitive_words.h"
#include "ui/models/wait_words.h"
#include "ui/models/wording.h"
#include "ui/views/primitive_shape.h"
#include "ui/views/shapes.h"
#include "ui/views/wait_graph_layout.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::FilmStripPicture)
};

constexpr double kGap = 12;
constexpr double kShape = 1.15;     // width to height of a frame that suits its graph
constexpr double kHeadHeight = 24;  // above the sentence
constexpr double kWordText = 12.5;
constexpr double kLeastWordText = 10.5;  // in frames that are too narrow
constexpr double kHeadText = 11;
constexpr double kWordLine = 17;
constexpr qsizetype kMostWordLines = 2;
constexpr double kOneLine = kHeadHeight + kWordLine;
constexpr double kTwoLines = kHeadHeight + kMostWordLines * kWordLine;
constexpr double kMargin = 10;  // beside words and graph
constexpr double kWidestFrame = 420;
constexpr double kGraphWidth = 140;  // of a graph that can be read
constexpr double kGraphHeight = 120;
constexpr double kLeastGraphHeight = 30;  // smaller ones are left out
constexpr double kBelowGraph = 8;
constexpr double kNamedRadius = 7.5;  // smaller ones have no room for a name
constexpr double kSmallest = 0.4;
constexpr QSizeF kObject(30, 20);

}  // namespace

std::vector<QRectF> filmFrames(std::size_t count, const QRectF &box)
{
    std::vector<QRectF> frames;
    if (count == 0)
        return frames;
    std::size_t best = 1;
    double bestSide = 0;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const std::size_t rows = (count + columns - 1) / columns;
        const double width =
            (box.width() - kGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const double height =
            (box.height() - kGap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
        const double side = std::min(width, (height - kOneLine) * kShape);
        if (side > bestSide + 1e-6) {
            bestSide = side;
            best = columns;
        }
    }
    const std::size_t rows = (count + best - 1) / best;
    const double width = std::min(kWidestFrame, (box.width() - kGap * static_cast<double>(best - 1)) /
                                                    static_cast<double>(best));
    const double height = (box.height() - kGap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    for (std::size_t i = 0; i < count; ++i)
        frames.emplace_back(box.left() + (width + kGap) * static_cast<double>(i % best),
                            box.top() + (height + kGap) * static_cast<double>(i / best), width, height);
    return frames;
}

void FilmStripPicture::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const bool has =
        snapshot && snapshot->deadlock && snapshot->model && snapshot->results && snapshot->results->timeline;
    const bool same = has && m_filmOf && m_filmOf->deadlock && m_filmOf->model == snapshot->model &&
                      m_filmOf->deadlock->provenNs == snapshot->deadlock->provenNs && !m_film.empty();
    m_snapshot = std::move(snapshot);
    if (same)
        return;
    m_film.clear();
    m_filmOf = m_snapshot;
    if (has)
        m_film = filmStrip(*m_snapshot->results->timeline, *m_snapshot->model, m_snapshot->deadlock->deadlock,
                           kMostFilmFrames);
}

QRectF FilmStripPicture::bodyOf(const QRectF &box) const
{
    return box.adjusted(20, kTitleHeight + 2, -20, -8 - kLegendHeight);
}

std::optional<std::size_t> FilmStripPicture::frameAt(const QPointF &point, const QRectF &box) const
{
    const std::vector<QRectF> frames = filmFrames(m_film.size(), bodyOf(box));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (frames[i].contains(point))
            return i;
    }
    return std::nullopt;
}

double FilmStripPicture::scaleIn(const QRectF &box) const
{
    if (!m_shrinks || m_film.empty())
        return 1;
    double scale = 1;
    for (; scale > kSmallest; scale *= 0.96) {
        const QRectF body = bodyOf({QPointF(), box.size() / scale});
        const QRectF frame = filmFrames(m_film.size(), body).front();
        if (frame.width() >= kGraphWidth + 20 && frame.height() >= kTwoLines + kGraphHeight + kBelowGraph)
            break;
    }
    return scale;
}

void FilmStripPicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.save();
    painter.translate(box.topLeft());
    const double scale = scaleIn(box);
    painter.scale(scale, scale);
    paintWhole(painter, {QPointF(), box.size() / scale});
    painter.restore();
}

void FilmStripPicture::paintWhole(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    drawTitleLine(painter, {box.left(), box.top(), box.width() - m_titleMargin, kTitleHeight}, m_theme,
                  Words::tr("How the deadlock came about"), {}, {});
    if (m_film.empty()) {
        const bool isRead = m_snapshot && m_snapshot->timelineState() == TimelineState::ToCome;
        const QString sentence =
            isRead
                ? Words::tr("The steps that led to the deadlock are being read from the recording.")
                : Words::tr("When a deadlock is proven, the steps that led to it are drawn here, one beside "
                            "the other.");
        drawLine(painter, box.adjusted(20, 0, -20, 0), Qt::AlignHCenter, m_theme.font(13), m_theme.dim,
                 sentence);
        return;
    }
    const std::vector<QRectF> frames = filmFrames(m_film.size(), bodyOf(box));
    const double words = wordText(frames.front().size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        paintFrame(painter, frames[i], i, words);
    const QList<LegendEntry> legend{{Words::tr("waits for"), m_theme.waiting, LegendEntry::Dash},
                                    {Words::tr("is held by"), m_theme.running, LegendEntry::Line}};
    drawLegendRow(painter, {box.left(), bodyOf(box).bottom() + 4, box.width(), kLegendHeight}, m_theme,
                  legend);
}

// "3 · +12 µs", from the first frame on; of the first one the moment itself, as exactly as there is room.
QString FilmStripPicture::headOf(std::size_t index, double room) const
{
    const std::int64_t first = m_film.front().timeNs;
    const auto head = [index](const QString &when) {
        return QStringLiteral("%1 · %2").arg(index + 1).arg(when);
    };
    if (index > 0)
        return head(QStringLiteral("+%1").arg(timeText(m_film[index].timeNs - first)));
    const QString exact = head(QStringLiteral("%1\u202fs").arg(static_cast<double>(first) / 1e9, 0, 'f', 6));
    return textWidth(m_theme.font(kHeadText), exact) <= room ? exact : head(timeText(first));
}

QStringList FilmStripPicture::wordsOf(const FilmFrame &frame, const QSizeF &size) const
{
    const RunModel &model = *m_snapshot->model;
    const auto words = [&](QString thread, QString object) {
        // A sentence is not parted within a name.
        thread.replace(QLatin1Char(' '), QChar::Nbsp);
        object.replace(QLatin1Char(' '), QChar::Nbsp);
        if (frame.waits == WaitKind::None)
            return filled(Words::tr("{thread} takes {object}"), {{"thread", thread}, {"object", object}});
        return filled(Words::tr("{thread} {waits}"),
                      {{"thread", thread}, {"waits", waitWords(frame.waits, object)}});
    };
    const QFont font = m_theme.font(kWordText, QFont::DemiBold);
    const QString thread = threadName(model, frame.thread);
    const QString object = objectName(model, frame.object);
    const double room = size.width() - 2 * kMargin;
    if (size.height() < kTwoLines + kGraphHeight * 0.75) {
        const QString whole = words(thread, object);
        if (textWidth(font, whole) <= room)
            return {whole};
        const QString brief = words(shortName(thread), shortName(object));
        const bool fits = textWidth(m_theme.font(kLeastWordText, QFont::DemiBold), brief) <= room;
        return fits || size.height() < kTwoLines + kLeastGraphHeight + kBelowGraph
                   ? QStringList(brief)
                   : wrappedText(brief, font, room);
    }
    const QStringList whole = wrappedText(words(thread, object), font, room);
    return whole.size() <= kMostWordLines
               ? whole
               : wrappedText(words(shortName(thread), shortName(object)), font, room);
}

qsizetype FilmStripPicture::wordLines(const QSizeF &size) const
{
    qsizetype most = 1;
    for (const FilmFrame &frame : m_film)
        most = std::max(most, wordsOf(frame, size).size());
    return most;
}

// Of all frames the same: what the widest line wants that still does not fit.
double FilmStripPicture::wordText(const QSizeF &size) const
{
    const double room = size.width() - 2 * kMargin;
    const QFont font = m_theme.font(kWordText, QFont::DemiBold);
    double widest = room;
    for (const FilmFrame &frame : m_film) {
        for (const QString &line : wordsOf(frame, size))
            widest = std::max(widest, textWidth(font, line));
    }
    return std::max(kLeastWordText, kWordText * room / widest);
}

void FilmStripPicture::paintFrame(QPainter &painter, const QRectF &box, std::size_t index,
                                  double wordText) const
{
    const FilmFrame &frame = m_film[index];
    const bool marked = m_moment && *m_moment == frame.timeNs;
    painter.setBrush(m_theme.panel);
    painter.setPen(QPen(marked ? m_theme.accent : m_theme.line, marked ? 2 : 1));
    painter.drawRoundedRect(box, 8, 8);
    const double left = box.left() + kMargin;
    const double width = box.width() - 2 * kMargin;
    drawLine(painter, {left, box.top() + 5, width, 16}, Qt::AlignLeft, m_theme.font(kHeadText), m_theme.dim,
             headOf(index, width));
    const QFont font = m_theme.font(wordText, QFont::DemiBold);
    double top = box.top() + 21;
    for (const QString &line : wordsOf(frame, box.size())) {
        drawLine(painter, {left, top, width, kWordLine}, Qt::AlignLeft, font, m_theme.text, line);
        top += kWordLine;
    }
    // All graphs stand at the same height, however long their sentences are.
    const double head = kHeadHeight + kWordLine * static_cast<double>(wordLines(box.size()));
    paintGraph(painter, box.adjusted(kMargin, head, -kMargin, -kBelowGraph), frame);
}

void FilmStripPicture::paintGraph(QPainter &painter, const QRectF &box, const FilmFrame &frame) const
{
    const RunModel &model = *m_snapshot->model;
    const WaitGraph &whole = m_film.back().graph;
    if (box.height() < kLeastGraphHeight || box.width() < 60)
        return;
    // So large that arrows have room between the shapes.
    const double around = 3.14 * (std::min(box.width(), 1.9 * box.height()) + box.height()) / 2 * 0.8;
    const double apart = around / std::max(4.0, static_cast<double>(whole.nodes.size()));
    const double radius = std::clamp(apart * 0.27, 4.5, 22.0);
    const double scale = radius / 15;
    const bool named = radius >= kNamedRadius;
    const QSizeF object = kObject * scale;
    const QRectF ring =
        box.adjusted(object.width() / 2 + 2, radius + 1, -object.width() / 2 - 2, -radius - 1);
    const WaitGraphLayout layout = layoutWaitGraph(whole, ring);
    const auto sizeOf = [&](const WaitGraph::Node &node) {
        return node.isThread ? QSizeF(2 * radius, 2 * radius) : object;
    };
    const auto placeOf = [&](const WaitGraph::Node &node) -> std::optional<QPointF> {
        for (std::size_t i = 0; i < whole.nodes.size(); ++i) {
            if (whole.nodes[i].isThread == node.isThread && whole.nodes[i].index == node.index)
                return layout.centers[i];
        }
        return std::nullopt;
    };
    for (const WaitGraph::Edge &edge : frame.graph.edges) {
        const WaitGraph::Node &from = frame.graph.nodes[edge.from];
        const WaitGraph::Node &to = frame.graph.nodes[edge.to];
        const auto a = placeOf(from);
        const auto b = placeOf(to);
        if (!a || !b)
            continue;
        const QLineF edgeLine = edgeBetween(*a, sizeOf(from), from.isThread, *b, sizeOf(to), to.isThread);
        // Arrows of a small graph use what is left of the space beside them.
        const double nearer = radius < 12 && edgeLine.length() > 0 ? 2.5 / edgeLine.length() : 0;
        const QLineF line(edgeLine.pointAt(-nearer), edgeLine.pointAt(1 + nearer));
        const bool waits = edge.kind == WaitGraph::EdgeKind::WaitsFor;
        const bool held = edge.kind == WaitGraph::EdgeKind::HeldBy;
        drawArrow(painter, QPolygonF({line.p1(), line.p2()}),
                  linePen(waits  ? m_theme.waiting
                          : held ? m_theme.running
                                 : m_theme.accent,
                          1.6,
                          waits  ? LineStyle::Dashed
                          : held ? LineStyle::Solid
                                 : LineStyle::Dotted),
                  std::min(7.0, radius * 0.55));
    }
    for (std::size_t i = 0; i < whole.nodes.size(); ++i) {
        const WaitGraph::Node &node = whole.nodes[i];
        const QSizeF size = sizeOf(node);
        const QRectF place(layout.centers[i].x() - size.width() / 2,
                           layout.centers[i].y() - size.height() / 2, size.width(), size.height());
        const bool acts = node.isThread && node.index == frame.thread;
        painter.setBrush(acts ? m_theme.selection : m_theme.panel);
        if (node.isThread) {
            const bool stopped = std::any_of(frame.graph.edges.begin(), frame.graph.edges.end(),
                                             [&](const WaitGraph::Edge &edge) {
                                                 const WaitGraph::Node &from = frame.graph.nodes[edge.from];
                                                 return edge.kind == WaitGraph::EdgeKind::WaitsFor &&
                                                        from.isThread && from.index == node.index;
                                             });
            painter.setPen(QPen(stopped ? m_theme.waiting : m_theme.dim, acts ? 2.4 : 1.6));
            painter.drawEllipse(place);
            if (named)
                drawName(painter, place.adjusted(2, 0, -2, 0),
                         m_theme.font(std::max(8.5, 11 * scale), QFont::DemiBold), m_theme.text,
                         threadName(model, node.index));
            continue;
        }
        const RunModel::Object &thing = model.objects[node.index];
        const bool pill = thing.kind == ObjectKind::Channel;
        painter.setPen(QPen(pill ? m_theme.accent : m_theme.running, 1.6));
        if (pill)
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
        else
            drawPrimitive(painter, familyOf(thing), place);
        if (named)
            drawName(painter, place.adjusted(2, 0, -2, 0), m_theme.font(std::max(8.5, 10.5 * scale)),
                     m_theme.text, objectName(model, node.index));
    }
}

}  // namespace ws
