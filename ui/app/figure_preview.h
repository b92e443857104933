// The figure as it will be, in its true proportions, as large as there is room.
#pragma once

#include <QWidget>

#include "ui/export/figure.h"

namespace ws {

// The largest box of these proportions in the middle of a room.
QRectF boxWithin(const QSizeF &proportions, const QRectF &room);

class FigurePreview : public QWidget
{
    Q_OBJECT

public:
    explicit FigurePreview(const Theme &theme, QWidget *parent = nullptr);

    void setSpec(const FigureSpec &spec);
    QSize minimumSizeHint() const override { return {360, 280}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme;  // of the window
    FigureSpec m_spec;
};

}  // namespace ws
