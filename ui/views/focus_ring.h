// The thin frame around a painted view that the keyboard has reached. Styled controls have their own; a click shows none.
#pragma once

#include <QWidget>

namespace ws {

class FocusRing : public QWidget
{
    Q_OBJECT

public:
    // Becomes a child of `view`, in front of all that is painted there, and watches it.
    explicit FocusRing(QWidget *view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace ws
