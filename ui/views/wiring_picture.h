// Paints the wiring: processes as frames, threads in them, wires with what flows through them and who is blocked.
//
// Needs fonts, but no widget: the same picture is the window's panel and a figure.
#pragma once

#include <QPainter>
#include <memory>
#include <optional>

#include "session/snapshot.h"
#include "ui/views/theme.h"
#include "ui/views/wiring_look.h"

namespace ws {

class WiringPicture
{
public:
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // Where the picture in that box differs from the one of the snapshot before.
    QRegion changed(const QRectF &box) const;
    // Where it is edited, buttons stand in the line of the title.
    void setTitled(bool titled) { m_titled = titled; }
    void setSelected(std::optional<std::uint32_t> object) { m_selected = object; }

    // How much larger than its texts' own sizes it may become where there is room; figures hold their sizes.
    void setLargest(double scale) { m_largest = scale; }
    double scaleIn(const QRectF &box) const { return fit(box).scale; }

    // All of it, or what lies in a region, to which the painter is clipped.
    void paint(QPainter &painter, const QRectF &box, const QRegion &only = {}) const;

    // The wire or lock at a point of the last painted box.
    std::optional<std::uint32_t> objectAt(const QPointF &point, const QRectF &box) const;
    // What stands at that point, for a tooltip; empty: nothing that needs one.
    QString tipAt(const QPointF &point, const QRectF &box) const;
    // Wires in the order of the keyboard: from left to right.
    std::vector<std::uint32_t> wireOrder() const;

    // The window's look at it: closer by a factor, with what lies under a point staying there; moved; whole again.
    void zoomAt(const QPointF &point, double factor, const QRectF &box);
    void moveBy(const QPointF &way, const QRectF &box);
    void showWhole();
    double zoom() const { return m_view.zoom; }

    // How the picture lies in a box: where the point (0, 0) of WiringPlaces is, in pixels, and how large a pixel of the
    // layout is. A placing that is set stays whatever is moved in the picture.
    struct Placing
    {
        QPointF origin;
        double scale = 1;
    };
    Placing placing(const QRectF &box) const;
    void setPlacing(std::optional<Placing> placing) { m_placing = placing; }
    const WiringLayout &layout() const { return m_layout; }

private:
    struct View
    {
        double zoom = 1;  // 1: the whole picture
        QPointF offset;   // of its middle, in pixels
    };

    struct Fit
    {
        QPointF origin;
        double scale = 1;

        QRect pixels(const QRectF &part) const;  // what painting a part of the layout may touch
    };

    Fit fit(const QRectF &box) const;
    void measure();
    void paintFrame(QPainter &painter, std::size_t process) const;
    void paintThread(QPainter &painter, std::size_t thread) const;
    void paintWire(QPainter &painter, std::size_t index) const;
    void paintWireTexts(QPainter &painter, std::size_t index) const;
    void paintLock(QPainter &painter, std::uint32_t object) const;
    void paintLockLine(QPainter &painter, std::size_t index) const;
    void paintFooter(QPainter &painter, const QRectF &box) const;
    void noteChanges(const WiringLook &before);
    bool isClipped() const { return m_view.zoom > 1 || m_placing; }
    static QRectF insideOf(const QRectF &box);
    static QRectF footerIn(const QRectF &box);
    static QRectF textsAt(const WiringLayout::Wire &wire);
    static QRectF lockWithWords(const QRectF &lock);

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const RunModel> m_measured;
    WiringLayout m_layout;
    WiringLook m_look;
    std::vector<QRectF> m_changed;  // parts of the layout
    bool m_changedEverywhere = true;
    bool m_footerChanged = false;
    View m_view;
    std::optional<Placing> m_placing;
    std::string m_shown;  // id of the experiment
    double m_largest = 1.4;
    std::optional<std::uint32_t> m_selected;
    bool m_titled = true;
};

}  // namespace ws
