// Where the time goes: one bar cut by shares, and under it what the cuts mean.
#pragma once

#include <QWidget>

#include "ui/views/shapes.h"
#include "ui/views/theme.h"

namespace ws {

struct TimeShare
{
    QString name;
    double share = 0;  // of the whole
    QColor color;
    LegendEntry::Kind kind = LegendEntry::PlainBox;
};

class TimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setShares(QList<TimeShare> shares);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    QList<TimeShare> m_shares;
};

}  // namespace ws
