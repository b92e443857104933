#include "ui/views/inspector_panel.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>

#include "ui/views/overview_page.h"
#include "ui/views/report_page.h"
#include "ui/views/wire_page.h"

namespace ws {
namespace {

constexpr int kWidth = 268;

}  // namespace

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent), m_overview(new OverviewPage), m_wire(new WirePage), m_report(new ReportPage)
{
    setFixedWidth(kWidth);
    auto *stack = new QStackedLayout(this);
    for (Page *page :
         {static_cast<Page *>(m_overview), static_cast<Page *>(m_wire), static_cast<Page *>(m_report)}) {
        auto *area = new QScrollArea(this);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setWidget(page);
        area->setAccessibleName(tr("Inspector"));
        stack->addWidget(area);
        m_areas.append({page, area});
    }
    connect(m_wire, &WirePage::mechanismWanted, this, [this](const QString &id) {
        if (m_selected)
            emit mechanismWanted(*m_selected, id);
    });
    connect(m_wire, &WirePage::runWanted, this, &InspectorPanel::runWanted);
}

void InspectorPanel::setTheme(const Theme &theme)
{
    setFixedWidth(theme.px(kWidth));
    for (const auto &[page, area] : m_areas)
        page->setTheme(theme);
}

void InspectorPanel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    if (!m_snapshot->deadlock) {
        m_reportFirst = true;
        m_reportFilled = false;
    }
    refresh();
}

void InspectorPanel::setSelected(std::optional<std::uint32_t> object)
{
    m_selected = object;
    m_reportFirst = !object;
    if (m_snapshot)
        refresh();
}

void InspectorPanel::showReport()
{
    m_reportFirst = true;
    if (m_snapshot)
        refresh();
    for (const auto &[page, area] : m_areas) {
        if (page == m_report)
            area->verticalScrollBar()->setValue(0);
    }
}

void InspectorPanel::setMechanismJudge(
    std::function<std::vector<std::string>(std::uint32_t, const std::string &)> judge)
{
    m_wire->setJudge(std::move(judge));
}

void InspectorPanel::setProblems(const std::vector<std::string> &problems)
{
    m_wire->setProblems(problems);
}

void InspectorPanel::refresh()
{
    if (m_snapshot->deadlock && m_snapshot->model && m_reportFirst) {
        // A proof does not change any more: filled once.
        if (!m_reportFilled)
            m_report->setDeadlock(*m_snapshot->deadlock, *m_snapshot->model);
        m_reportFilled = true;
        showPage(m_report);
        return;
    }
    if (m_selected && m_snapshot->model && *m_selected < m_snapshot->model->objects.size() &&
        m_snapshot->model->objects[*m_selected].kind == ObjectKind::Channel) {
        m_wire->setSnapshot(*m_snapshot, *m_selected);
        showPage(m_wire);
        return;
    }
    if (m_snapshot->experiment)
        m_overview->setSnapshot(*m_snapshot);
    showPage(m_overview);
}

void InspectorPanel::showPage(Page *page)
{
    auto *stack = static_cast<QStackedLayout *>(layout());
    for (const auto &[candidate, area] : m_areas) {
        if (candidate == page && stack->currentWidget() != area)
            stack->setCurrentWidget(area);
    }
}

}  // namespace ws
