// One row of the command palette: what it is called, what it does, and its keys at the right.
#pragma once

#include <QStyledItemDelegate>

#include "ui/views/theme.h"

namespace ws {

class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void drawTitle(QPainter &painter, const QRectF &box, const QString &text, const QList<int> &places) const;

    Theme m_theme = lightTheme();
};

}  // namespace ws
