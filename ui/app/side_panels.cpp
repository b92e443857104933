#include "ui/app/side_panels.h"

#include <QWidget>

namespace ws {
namespace {

constexpr int kRoomForInspector = 1340;
constexpr int kRoomForLibrary = 1000;

}  // namespace

SidePanels::SidePanels(const Actions &actions, Settings &settings, Side library, Side inspector,
                       QWidget *window)
    : QObject(window), m_actions(actions), m_library(library), m_inspector(inspector), m_window(window),
      m_libraryWanted(settings.arrangement.library), m_inspectorWanted(settings.arrangement.inspector)
{
    connect(actions[Command::ShowLibrary], &QAction::triggered, this, [this, &settings](bool shown) {
        m_libraryWanted = settings.arrangement.library = shown;
        fold();
    });
    connect(actions[Command::ShowInspector], &QAction::triggered, this, [this, &settings](bool shown) {
        m_inspectorWanted = settings.arrangement.inspector = shown;
        fold();
    });
}

void SidePanels::openLibrary()
{
    m_libraryWanted = true;
    fold();
}

void SidePanels::openInspector()
{
    m_inspectorWanted = true;
    fold();
}

void SidePanels::setWanted(std::optional<bool> library, std::optional<bool> inspector)
{
    m_libraryWanted = library;
    m_inspectorWanted = inspector;
    fold();
}

void SidePanels::fold()
{
    const bool library = m_libraryWanted.value_or(m_window->width() >= kRoomForLibrary);
    const bool inspector = m_inspectorWanted.value_or(m_window->width() >= kRoomForInspector);
    m_library.panel->setVisible(library);
    m_library.line->setVisible(library);
    m_inspector.panel->setVisible(inspector);
    m_inspector.line->setVisible(inspector);
    m_actions[Command::ShowLibrary]->setChecked(library);
    m_actions[Command::ShowInspector]->setChecked(inspector);
}

}  // namespace ws
