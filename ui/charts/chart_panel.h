// A chart in the window.
//
// A click on the title line, or Enter, shows the next variant: other unit, other thread. A click on a legend entry, or
// its number, hides that series. The pointer, or left and right, moves a line with the values at a moment. Dragging over
// a stretch or the wheel zooms in time, the wheel with Ctrl in values; 0 or a double click shows the whole run. L
// changes between linear and logarithmic, T between the curve and its table.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "ui/charts/chart.h"

class QMenu;

namespace ws {

class ChartTableView;

class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(std::unique_ptr<Chart> chart, QWidget *parent = nullptr);
    // As above, with the id of the registry, and a second chart of the same kind for two runs side by side.
    ChartPanel(const QString &id, std::unique_ptr<Chart> chart, std::unique_ptr<Chart> second,
               QWidget *parent = nullptr);

    Chart &chart() { return *m_chart; }
    const QString &id() const { return m_id; }
    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setFocusObject(std::optional<std::uint32_t> object);

    enum class Comparison { None, Overlaid, SideBySide };
    // With an earlier run; its name stands in the title of its own half.
    void setOther(std::shared_ptr<const Snapshot> other, const QString &name, Comparison comparison);

    void setTableShown(bool shown);
    bool isTableShown() const;
    ChartTableView &table() { return *m_table; }
    // The table, with headings, onto the clipboard or into a file. Returns what went wrong; empty: nothing.
    void copyTable() const;
    QString saveTable(const QString &file) const;

    // The moment of the line with the values, in seconds.
    std::optional<double> crosshair() const { return m_crosshair; }
    // Where that line rests while neither pointer nor keys move it; nothing: nowhere.
    void setMoment(std::optional<double> seconds);
    QSize minimumSizeHint() const override { return {180, 140}; }

signals:
    void figureWanted();
    // The user asks for the next way to compare with an earlier run.
    void comparisonWanted();
    // Fills the part of the context menu that belongs to the window.
    void menuOpening(QMenu *menu);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QRectF chartBox() const;  // of this run
    bool isSideBySide() const { return m_comparison == Comparison::SideBySide && m_second && m_other; }
    void setView(const ChartView &view);
    void next();
    void toggleSeries(int number);
    void toggleLogarithmic();
    void showWhole();
    void zoomTime(double at, double factor);
    void zoomValues(double at, double factor);
    void moveTime(double share);
    void moveCrosshair(int steps);
    void setCrosshair(std::optional<double> seconds);
    bool zoomByKey(int key);
    void fillTable();
    void placeTable();
    void askWhereToSave();

    QString m_id;
    std::unique_ptr<Chart> m_chart;
    std::unique_ptr<Chart> m_second;
    std::shared_ptr<const Snapshot> m_other;
    Comparison m_comparison = Comparison::None;
    std::optional<double> m_crosshair;
    std::optional<double> m_moment;
    std::optional<double> m_dragFrom;  // pixels
    double m_dragTo = 0;
    ChartTableView *m_table;
};

}  // namespace ws
