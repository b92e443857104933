// Paints how a deadlock came about: one small wait-for graph for each step, all with their nodes at the same places.
//
// Needs fonts, but no widget: the same picture is the window's panel and a figure.
#pragma once

#include <QPainter>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/film_strip.h"
#include "session/snapshot.h"
#include "ui/views/theme.h"

namespace ws {

inline constexpr std::size_t kMostFilmFrames = 12;

// Where the frames of a film stand in a box: rows of equal ones, as large as can be. No display.
std::vector<QRectF> filmFrames(std::size_t count, const QRectF &box);

class FilmStripPicture
{
public:
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // The frame of this moment is marked.
    void setMoment(std::optional<std::int64_t> timeNs) { m_moment = timeNs; }

    // Pixels at the right of the title line that controls stand in.
    void setTitleMargin(double pixels) { m_titleMargin = pixels; }
    // Where its frames would be too small for their graphs it is made smaller as a whole.
    void setShrinks(bool shrinks) { m_shrinks = shrinks; }
    // 1 but for a film that shrinks.
    double scaleIn(const QRectF &box) const;

    const std::vector<FilmFrame> &film() const { return m_film; }
    // The frame at a point of the last painted box; nothing beside them.
    std::optional<std::size_t> frameAt(const QPointF &point, const QRectF &box) const;
    void paint(QPainter &painter, const QRectF &box) const;

private:
    QRectF bodyOf(const QRectF &box) const;
    void paintWhole(QPainter &painter, const QRectF &box) const;
    void paintFrame(QPainter &painter, const QRectF &box, std::size_t index, double wordText) const;
    void paintGraph(QPainter &painter, const QRectF &box, const FilmFrame &frame) const;
    QString headOf(std::size_t index, double room) const;
    // What happened, in lines for a frame of that size, with short names where the whole ones take too many.
    QStringList wordsOf(const FilmFrame &frame, const QSizeF &size) const;
    // Lines that the longest sentence of the frames takes.
    qsizetype wordLines(const QSizeF &size) const;
    double wordText(const QSizeF &size) const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const Snapshot> m_filmOf;
    std::vector<FilmFrame> m_film;
    std::optional<std::int64_t> m_moment;
    bool m_shrinks = false;
    double m_titleMargin = 0;
};

}  // namespace ws
