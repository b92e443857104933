#include "ui/app/layouts.h"

#include <utility>

#include "ui/app/center_panel.h"
#include "ui/app/side_panels.h"

namespace ws {
namespace {

constexpr double kLectureZoom = 1.35;

constexpr std::pair<Command, const char *> kLayouts[] = {
    {Command::LayoutLab, "lab"}, {Command::LayoutLecture, "lecture"}, {Command::LayoutAnalyse, "analyse"}};

}  // namespace

Arrangement usualArrangement(const QString &layout)
{
    Arrangement usual;
    if (layout == QLatin1String("lecture")) {
        usual.library = false;
        usual.inspector = false;
        usual.charts = false;
        usual.script = false;
        usual.heights = {600, 100, 300};
    } else if (layout == QLatin1String("analyse")) {
        usual.library = false;
        usual.inspector = true;
        usual.heights = {240, 280, 480};
    }
    return usual;
}

double layoutZoom(const QString &layout)
{
    return layout == QLatin1String("lecture") ? kLectureZoom : 1;
}

Layouts::Layouts(const Actions &actions, Settings &settings, SidePanels &sides, CenterPanel &center,
                 QWidget *window)
    : QObject(window), m_actions(actions), m_settings(settings), m_sides(sides), m_center(center)
{
    for (const auto &[command, id] : kLayouts)
        connect(actions[command], &QAction::triggered, this,
                [this, layout = QString::fromLatin1(id)] { choose(layout); });
    connect(actions[Command::LayoutReset], &QAction::triggered, this,
            [this] { use(usualArrangement(m_settings.layout)); });
    connect(actions[Command::ShowCharts], &QAction::triggered, this, [this](bool shown) {
        m_settings.arrangement.charts = shown;
        arrange();
    });
    connect(actions[Command::ShowLanes], &QAction::triggered, this, [this](bool shown) {
        m_settings.arrangement.lanes = shown;
        arrange();
    });
    connect(&center, &CenterPanel::heightsChanged, this,
            [this](const QList<int> &heights) { m_settings.arrangement.heights = heights; });
    arrange();
}

void Layouts::choose(const QString &layout)
{
    if (layout == m_settings.layout)
        return;
    m_settings.otherLayouts[m_settings.layout] = m_settings.arrangement;
    m_settings.layout = layout;
    use(m_settings.otherLayouts.value(layout, usualArrangement(layout)));
    emit zoomChanged();
}

void Layouts::use(const Arrangement &arrangement)
{
    m_settings.arrangement = arrangement;
    arrange();
}

void Layouts::arrange()
{
    const Arrangement &now = m_settings.arrangement;
    m_actions[Command::ShowCharts]->setChecked(now.charts);
    m_actions[Command::ShowLanes]->setChecked(now.lanes);
    m_center.setParts(now.charts, now.lanes, now.heights);
    m_sides.setWanted(now.library, now.inspector);
    for (const auto &[command, id] : kLayouts)
        m_actions[command]->setChecked(m_settings.layout == QLatin1String(id));
    emit arranged();
}

}  // namespace ws
