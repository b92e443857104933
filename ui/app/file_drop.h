// Hands over the file that is dropped on a widget.
//
// Threads: the GUI's. Ownership: a child of the widget.
#pragma once

#include <QObject>
#include <functional>

class QWidget;

namespace ws {

class FileDrop : public QObject
{
    Q_OBJECT

public:
    FileDrop(QWidget *widget, std::function<void(const QString &)> open);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QString &)> m_open;
};

}  // namespace ws
