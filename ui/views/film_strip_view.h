// The panel with the film of a deadlock. A click on a frame, or an arrow key, takes all pictures to its moment.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/models/time_model.h"
#include "ui/views/film_strip_picture.h"

namespace ws {

class FilmStripView : public QWidget
{
    Q_OBJECT

public:
    // `time` outlives it.
    explicit FilmStripView(TimeModel &time, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // Pixels at the right of the title line that controls stand in.
    void setTitleMargin(double pixels);
    std::size_t frames() const { return m_picture.film().size(); }

    QSize minimumSizeHint() const override { return {320, 220}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void step(int by);

    TimeModel &m_time;
    FilmStripPicture m_picture;
};

}  // namespace ws
