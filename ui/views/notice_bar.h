// One line under the top bar that offers something and can be left alone: a sentence and a few buttons.
#pragma once

#include <QHBoxLayout>
#include <QWidget>

#include "ui/views/theme.h"

class QLabel;
class QPushButton;

namespace ws {

class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setText(const QString &text);
    QPushButton *addButton(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    QLabel *m_text;
    QHBoxLayout *m_row;
};

}  // namespace ws
