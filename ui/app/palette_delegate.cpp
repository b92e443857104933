#include "ui/app/palette_delegate.h"

#include <QPainter>
#include <QTextLayout>

#include "ui/models/palette_model.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr double kHeight = 46;
constexpr double kInset = 16;

}  // namespace

void PaletteDelegate::drawTitle(QPainter &painter, const QRectF &box, const QString &text,
                                const QList<int> &places) const
{
    QTextLayout layout(text, m_theme.font(13));
    QList<QTextLayout::FormatRange> formats;
    for (const int place : places) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        formats.append({place, 1, format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    layout.endLayout();
    painter.setPen(m_theme.text);
    layout.draw(&painter, {box.left(), box.center().y() - line.height() / 2});
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = option.rect;
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? m_theme.selection : m_theme.background);
        painter->drawRoundedRect(row.adjusted(6, 1, -6, -1), 6, 6);
    }
    const QString keys = index.data(PaletteModel::KeysRole).toString();
    const QFont small = m_theme.font(11.5);
    const double keysWidth = keys.isEmpty() ? 0 : textWidth(small, keys) + kInset;
    const QRectF text = row.adjusted(kInset, 4, -kInset - keysWidth, -4);
    drawTitle(*painter, {text.left(), text.top(), text.width(), text.height() / 2}, index.data().toString(),
              index.data(PaletteModel::PlacesRole).value<QList<int>>());
    drawLine(*painter, {text.left(), text.center().y(), text.width(), text.height() / 2}, Qt::AlignLeft,
             small, m_theme.dim, index.data(PaletteModel::DetailRole).toString());
    drawLine(*painter, {text.right(), text.top(), keysWidth, text.height() / 2}, Qt::AlignRight, small,
             m_theme.dim, keys);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, m_theme.px(kHeight)};
}

}  // namespace ws
