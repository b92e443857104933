#include "ui/app/chart_comparison.h"

#include <QMenu>

namespace ws {

ChartComparison::ChartComparison(const QList<ChartPanel *> &panels, QObject *parent)
    : QObject(parent), m_panels(panels)
{
    for (ChartPanel *panel : panels) {
        connect(panel, &ChartPanel::comparisonWanted, this, &ChartComparison::next);
        connect(panel, &ChartPanel::menuOpening, this, &ChartComparison::fillMenu);
    }
}

void ChartComparison::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_shown = snapshot;
    m_history.note(snapshot);
}

void ChartComparison::next()
{
    using Comparison = ChartPanel::Comparison;
    const auto earlier = m_history.earlierThan(m_shown.get());
    if (m_comparison == Comparison::Overlaid)
        compareWith(m_other, Comparison::SideBySide);
    else if (m_comparison == Comparison::None && !earlier.empty())
        compareWith(earlier.front(), Comparison::Overlaid);
    else
        end();
}

void ChartComparison::compareWith(const RunHistory::Run &run, ChartPanel::Comparison comparison)
{
    m_other = run;
    m_comparison = comparison;
    show();
}

void ChartComparison::end()
{
    m_other = {};
    m_comparison = ChartPanel::Comparison::None;
    show();
}

void ChartComparison::show()
{
    const QString name = m_other.snapshot ? runName(m_other) : QString();
    for (ChartPanel *panel : m_panels)
        panel->setOther(m_other.snapshot, name, m_comparison);
}

void ChartComparison::fillMenu(QMenu *menu)
{
    QMenu *compare = menu->addMenu(tr("Compare with"));
    const auto earlier = m_history.earlierThan(m_shown.get());
    compare->setEnabled(!earlier.empty());
    for (const RunHistory::Run &run : earlier) {
        const QString name = runName(run);
        connect(compare->addAction(tr("%1, behind").arg(name)), &QAction::triggered, this,
                [this, run] { compareWith(run, ChartPanel::Comparison::Overlaid); });
        connect(compare->addAction(tr("%1, side by side").arg(name)), &QAction::triggered, this,
                [this, run] { compareWith(run, ChartPanel::Comparison::SideBySide); });
    }
    if (m_comparison != ChartPanel::Comparison::None)
        connect(menu->addAction(tr("No comparison")), &QAction::triggered, this, &ChartComparison::end);
}

}  // namespace ws
