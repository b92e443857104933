// Shows a figure of a sweep.
#pragma once

#include <QWidget>

#include "ui/views/sweep_picture.h"

namespace ws {

class SweepView : public QWidget
{
    Q_OBJECT

public:
    explicit SweepView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setFigure(SweepFigureData figure);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    SweepPicture m_picture;
};

}  // namespace ws
