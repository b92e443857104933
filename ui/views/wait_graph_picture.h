// Paints who waits for whom: quiet while all is well, the ring at large in a deadlock.
#pragma once

#include <QPainter>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "session/snapshot.h"
#include "ui/views/shapes.h"
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
    // Without its title line there is more room; a figure has a title of its own.
    void setTitled(bool titled) { m_titled = titled; }
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
        double textPx = 0;
    };

    // Shapes of the nodes, where they stand, and how large all is.
    struct Drawing
    {
        double scale = 1;
        bool narrow = false;
        QRectF ring;
        std::vector<Shape> shapes;
        WaitGraphLayout layout;
    };

    // Where graph and legend stand in a box: the legend at the right, in a narrow box below.
    struct Places
    {
        QRectF field;
        QRectF legend;
        bool narrow = false;
    };
    struct LegendItem
    {
        QString text;
        QColor color;
        std::optional<LineStyle> arrow;  // else a shape
        double width = 0;                // of the shape
        std::string_view family;         // empty: rounded
    };
    Places placesIn(const QRectF &box) const;
    std::vector<LegendItem> legendItems() const;
    // What the deadlock's report says of its time, in lines of that width.
    QStringList noteLines(double width, double textPx) const;
    // The rows of the items, each with its place; the height they need.
    double layRows(const std::vector<LegendItem> &items, double width, std::vector<QPointF> *places) const;
    Drawing arrange(const Places &places) const;
    Drawing arrangeAt(const QRectF &field, double scale, bool narrow) const;
    // No taller than `most`.
    QString lineOf(std::uint32_t thread) const;
    double nameWidth(const Shape &shape) const;
    Shape shapeOf(const WaitGraph::Node &node, double scale, double most, bool narrow) const;
    void paintNode(QPainter &painter, const WaitGraph::Node &node, const Shape &shape, const QPointF &center,
                   const Drawing &drawing) const;
    void paintEdge(QPainter &painter, const WaitGraph::Edge &edge, const QLineF &line,
                   const Drawing &drawing) const;
    void paintLegend(QPainter &painter, const Places &places) const;
    void paintLegendItem(QPainter &painter, const LegendItem &item, const QRectF &symbol, double textLeft,
                         double right) const;

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    double m_largest = 1.7;
    bool m_titled = true;
};

}  // namespace ws
