// Which part of the middle a figure is wanted of.
#include <QAction>
#include <QFocusEvent>

#include "ui/app/center_panel.h"
#include "ui/charts/chart_panel.h"
#include "ui/views/lanes_view.h"

namespace ws {

// A command that shows another picture leaves the keyboard where it is, in the lanes for example. So it is noted here
// that the picture is meant.
void CenterPanel::watchForFigure()
{
    for (const QAction *action : {m_showWiring, m_showWaits, m_showMessages, m_showFilm})
        connect(action, &QAction::triggered, this, [this] { m_pictureChosen = true; });
    m_lanes->installEventFilter(this);
    for (ChartPanel *chart : m_charts)
        chart->installEventFilter(this);
}

// Whoever turns to a chart or to the lanes means them again. It is no turn when a dialog or a menu that closes gives
// the keyboard back.
bool CenterPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        m_pictureChosen = false;
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            m_pictureChosen = false;
    }
    return QWidget::eventFilter(watched, event);
}

// The chart as a figure would have it.
FigureOptions CenterPanel::figureOf(ChartPanel &panel)
{
    Chart &chart = panel.chart();
    const ChartView &view = chart.view();
    FigureOptions options;
    options.charts = {panel.id().toStdString()};
    options.view = chart.variant() + 1;
    if (view.time)
        options.time = AxisSpan{view.time->from, view.time->to};
    if (view.values)
        options.values = AxisSpan{view.values->from, view.values->to};
    options.logarithmic = view.logarithmic;
    for (const QString &name : view.hidden)
        options.hidden.push_back(name.toStdString());
    return options;
}

std::optional<FigureOptions> CenterPanel::focusedFigure() const
{
    if (m_pictureChosen)
        return std::nullopt;
    if (m_lanes->hasFocus()) {
        FigureOptions lanes;
        lanes.charts = {"lanes"};
        if (const auto &range = m_lanes->look().range)
            lanes.time =
                AxisSpan{static_cast<double>(range->fromNs) / 1e9, static_cast<double>(range->toNs) / 1e9};
        return lanes;
    }
    for (ChartPanel *panel : m_charts) {
        if (panel->hasFocus())
            return figureOf(*panel);
    }
    return std::nullopt;
}

}  // namespace ws
