#include "ui/views/film_strip_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/views/focus_ring.h"

namespace ws {

FilmStripView::FilmStripView(TimeModel &time, QWidget *parent) : QWidget(parent), m_time(time)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setAccessibleName(tr("How the deadlock came about"));
    setToolTip(tr("Click a step to see the whole window at that moment."));
    connect(&m_time, &TimeModel::changed, this, [this] {
        m_picture.setMoment(m_time.moment());
        update();
    });
}

void FilmStripView::setTheme(const Theme &theme)
{
    m_picture.setTheme(theme);
    update();
}

void FilmStripView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_picture.setSnapshot(std::move(snapshot));
    update();
}

void FilmStripView::setTitleMargin(double pixels)
{
    m_picture.setTitleMargin(pixels);
    update();
}

void FilmStripView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_picture.paint(painter, rect());
}

void FilmStripView::mousePressEvent(QMouseEvent *event)
{
    if (const auto frame = m_picture.frameAt(event->position(), rect()))
        m_time.setMoment(m_picture.film()[*frame].timeNs);
}

void FilmStripView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        step(-1);
    else if (event->key() == Qt::Key_Right)
        step(1);
    else if (event->key() == Qt::Key_Escape && m_time.moment())
        m_time.setMoment(std::nullopt);
    else
        QWidget::keyPressEvent(event);
}

void FilmStripView::step(int by)
{
    const std::vector<FilmFrame> &film = m_picture.film();
    if (film.empty())
        return;
    const auto count = static_cast<int>(film.size());
    int at = by > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        if (m_time.moment() == film[static_cast<std::size_t>(i)].timeNs)
            at = i;
    }
    m_time.setMoment(film[static_cast<std::size_t>(std::clamp(at + by, 0, count - 1))].timeNs);
}

}  // namespace ws
