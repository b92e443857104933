#include "ui/app/figure_preview.h"

#include <algorithm>

#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr double kMargin = 16;
constexpr double kWordsHeight = 24;
constexpr double kSquare = 8;  // of the ground below a transparent figure

void paintSquares(QPainter &painter, const QRectF &box)
{
    painter.fillRect(box, Qt::white);
    for (int row = 0; row * kSquare < box.height(); ++row) {
        for (int column = row % 2; column * kSquare < box.width(); column += 2) {
            const QRectF square(box.left() + column * kSquare, box.top() + row * kSquare, kSquare, kSquare);
            painter.fillRect(square.intersected(box), QColor(0xE4, 0xE4, 0xE4));
        }
    }
}

}  // namespace

QRectF boxWithin(const QSizeF &proportions, const QRectF &room)
{
    const QSizeF size = proportions.scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center().x() - size.width() / 2, room.center().y() - size.height() / 2, size.width(),
            size.height()};
}

FigurePreview::FigurePreview(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview of the figure"));
}

void FigurePreview::setSpec(const FigureSpec &spec)
{
    m_spec = spec;
    update();
}

void FigurePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    const FigureOptions &options = m_spec.options;
    const QRectF room = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin - kWordsHeight);
    const QRectF box = boxWithin({options.widthMm, options.heightMm}, room);
    if (options.colours == FigureColours::Transparent)
        paintSquares(painter, box);
    paintFigure(painter, m_spec, box);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.line, 1));
    painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5));
    const QString words = filled(tr("{width} × {height} mm, text of {font} pt"),
                                 {{"width", QString::number(options.widthMm, 'g', 5)},
                                  {"height", QString::number(options.heightMm, 'g', 5)},
                                  {"font", QString::number(figureFontPt(options), 'g', 3)}});
    drawLine(painter, {room.left(), box.bottom() + 6, room.width(), kWordsHeight - 6}, Qt::AlignHCenter,
             m_theme.font(11.5), m_theme.dim, words);
}

}  // namespace ws
