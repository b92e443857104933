// Paints who waits for whom: quiet while all is well, the ring at large in a deadlock.
#pragma once

#include <QPainter>
#include <memory>

#include "session/snapshot.h"
#include "ui/views/theme.h"
#include "ui/views/wait_graph_layout.h"

namespace ws {

class WaitGraphPicture
{
public:
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) { m_snapshot = std::move(snapshot); }

    // How much larger than its texts' own sizes it may become where there is room; figures hold their sizes.
    void setLargest(double scale) { m_largest = scale; }
    // 1 where nothing is drawn.
    double scaleIn(const QRectF &box) const;

    void paint(QPainter &painter, const QRectF &box) const;

private:
    struct Shape
    {
        QSizeF size;
        QString text;
        QString line;          // of its script; empty: not known
        bool outside = false;  // the name stands beside the shape
    };

    // Shapes of the nodes, where they stand, and how large all is.
    struct Drawing
    {
        double scale = 1;
        QRectF ring;
        std::vector<Shape> shapes;
        WaitGraphLayout layout;
    };

    static QRectF fieldIn(const QRectF &box);
    Drawing arrange(const QRectF &field) const;
    Drawing arrangeAt(const QRectF &field, double scale) const;
    // No taller than `most`.
    QString lineOf(std::uint32_t thread) const;
    Shape shapeOf(const WaitGraph::Node &node, double scale, double most) const;
    void paintNode(QPainter &painter, const WaitGraph::Node &node, const Shape &shape, const QPointF &center,
                   double middleX, double scale) const;
    void paintEdge(QPainter &painter, const WaitGraph::Edge &edge, const QLineF &line, double scale) const;
    void paintLegend(QPainter &painter, const QRectF &box) const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    double m_largest = 1.7;
};

}  // namespace ws
