#include "ui/export/figure_sheet.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr double kTitleText = 16;
constexpr double kText = 12;
constexpr double kTitleLine = 22;
constexpr double kTextLine = 17;
constexpr double kAbove = 12;       // the title, and below the last text
constexpr double kBadge = 8;        // radius of a number's circle
constexpr double kNoteIndent = 24;  // text behind its number
constexpr double kGoodShape = 1.7;  // width by height of a chart

int columnsFor(const QSizeF &room, int panels)
{
    int best = 1;
    double least = 1e9;
    for (int columns = 1; columns <= panels; ++columns) {
        const int rows = (panels + columns - 1) / columns;
        const double shape = (room.width() / columns) / std::max(1.0, room.height() / rows);
        const double wrong = std::abs(std::log(shape / kGoodShape));
        if (wrong < least) {
            least = wrong;
            best = columns;
        }
    }
    return best;
}

double linesHeight(qsizetype lines, double each)
{
    return static_cast<double>(lines) * each;
}

void paintBadge(QPainter &painter, const Theme &theme, const QPointF &center, int number)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawEllipse(center, kBadge, kBadge);
    drawLine(painter, {center.x() - kBadge, center.y() - kBadge, 2 * kBadge, 2 * kBadge}, Qt::AlignHCenter,
             theme.font(11, QFont::DemiBold), theme.onAccent, QString::number(number));
}

}  // namespace

SheetLayout layoutSheet(const QRectF &box, int panels, int columns, const SheetTexts &texts)
{
    SheetLayout layout;
    const double width = box.width() - 2 * kSheetMargin;
    const double left = box.left() + kSheetMargin;
    double top = box.top();
    double bottom = box.bottom();
    if (!texts.title.isEmpty()) {
        layout.title = {left, top + kAbove, width, linesHeight(texts.title.size(), kTitleLine)};
        top = layout.title.bottom();
    }
    if (!texts.caption.isEmpty()) {
        const double height = linesHeight(texts.caption.size(), kTextLine);
        layout.caption = {left, bottom - kAbove - height, width, height};
        bottom = layout.caption.top() - 4;
    }
    if (!texts.notes.empty()) {
        double height = 0;
        for (const QStringList &note : texts.notes)
            height += linesHeight(note.size(), kTextLine) + 2;
        layout.notes = {left, bottom - height - (texts.caption.isEmpty() ? kAbove : 4), width, height};
        bottom = layout.notes.top() - 4;
    }
    const QRectF room(box.left(), top, box.width(), std::max(0.0, bottom - top));
    const int across =
        std::clamp(columns > 0 ? columns : columnsFor(room.size(), panels), 1, std::max(1, panels));
    const int down = (panels + across - 1) / across;
    for (int i = 0; i < panels; ++i)
        layout.panels.append({room.left() + room.width() * (i % across) / across,
                              room.top() + room.height() * (i / across) / down, room.width() / across,
                              room.height() / down});
    return layout;
}

SheetTexts sheetTexts(const FigureOptions &options, const Theme &theme, double width)
{
    SheetTexts texts;
    const double room = width - 2 * kSheetMargin;
    if (!options.title.empty())
        texts.title =
            wrappedText(QString::fromStdString(options.title), theme.font(kTitleText, QFont::DemiBold), room);
    if (!options.caption.empty())
        texts.caption = wrappedText(QString::fromStdString(options.caption), theme.font(kText), room);
    for (const CallOut &callOut : options.callOuts)
        texts.notes.push_back(
            wrappedText(QString::fromStdString(callOut.text), theme.font(kText), room - kNoteIndent));
    return texts;
}

void paintSheetTexts(QPainter &painter, const Theme &theme, const SheetLayout &layout,
                     const SheetTexts &texts)
{
    double y = layout.title.top();
    for (const QString &line : texts.title) {
        drawLine(painter, {layout.title.left(), y, layout.title.width() + 1, kTitleLine}, Qt::AlignLeft,
                 theme.font(kTitleText, QFont::DemiBold), theme.text, line);
        y += kTitleLine;
    }
    y = layout.notes.top();
    for (std::size_t i = 0; i < texts.notes.size(); ++i) {
        paintBadge(painter, theme, {layout.notes.left() + kBadge, y + kTextLine / 2},
                   static_cast<int>(i) + 1);
        for (const QString &line : texts.notes[i]) {
            drawLine(
                painter,
                {layout.notes.left() + kNoteIndent, y, layout.notes.width() - kNoteIndent + 1, kTextLine},
                Qt::AlignLeft, theme.font(kText), theme.text, line);
            y += kTextLine;
        }
        y += 2;
    }
    y = layout.caption.top();
    for (const QString &line : texts.caption) {
        drawLine(painter, {layout.caption.left(), y, layout.caption.width() + 1, kTextLine}, Qt::AlignLeft,
                 theme.font(kText), theme.dim, line);
        y += kTextLine;
    }
}

void paintPanelLetter(QPainter &painter, const Theme &theme, const QRectF &panel, int number)
{
    // In the free margin before the title of a picture.
    drawLine(painter, {panel.left() + 5, panel.top(), 14, kTitleHeight}, Qt::AlignLeft,
             theme.font(12, QFont::Bold), theme.text, QString(QChar(u'a' + number)));
}

void paintCallOuts(QPainter &painter, const Theme &theme, const QList<QPointF> &places, const QRectF &field)
{
    static const QPointF ways[] = {{14, -14}, {-14, -14}, {14, 14}, {-14, 14},
                                   {0, -20},  {0, 20},    {20, 0},  {-20, 0}};
    const QRectF room = field.adjusted(kBadge + 1, kBadge + 1, -kBadge - 1, -kBadge - 1);
    QList<QPointF> taken;
    for (qsizetype i = 0; i < places.size(); ++i) {
        QPointF center = places[i] + ways[0];
        for (const QPointF &way : ways) {
            const QPointF candidate = places[i] + way;
            const bool isFree = std::none_of(taken.begin(), taken.end(), [&](const QPointF &other) {
                return QLineF(other, candidate).length() < 2 * kBadge + 2;
            });
            if (isFree && room.contains(candidate)) {
                center = candidate;
                break;
            }
        }
        // A field that is too narrow for any way still keeps the number inside.
        center.setX(std::clamp(center.x(), room.left(), std::max(room.left(), room.right())));
        center.setY(std::clamp(center.y(), room.top(), std::max(room.top(), room.bottom())));
        taken.append(center);
        painter.setPen(QPen(theme.accent, 1.2));
        painter.drawLine(places[i], center);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(places[i], 2.4, 2.4);
        paintBadge(painter, theme, center, static_cast<int>(i) + 1);
    }
}

}  // namespace ws
