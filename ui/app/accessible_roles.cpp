#include "ui/app/accessible_roles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>
#include <algorithm>

namespace ws {
namespace {

struct Role
{
    const char *className;
    QAccessible::Role role;
};

constexpr Role kRoles[] = {
    {"ws::ChartPanel", QAccessible::Chart},         {"ws::DeadlockBanner", QAccessible::AlertMessage},
    {"ws::FactList", QAccessible::StaticText},      {"ws::LanesView", QAccessible::Chart},
    {"ws::NoticeBar", QAccessible::Notification},   {"ws::NoticeList", QAccessible::StaticText},
    {"ws::StatusLine", QAccessible::StatusBar},     {"ws::SweepView", QAccessible::Chart},
    {"ws::TimeBar", QAccessible::Graphic},          {"ws::TopBar", QAccessible::ToolBar},
    {"ws::WaitGraphView", QAccessible::Graphic},    {"ws::WiringView", QAccessible::Graphic},
    {"ws::CommandPalette", QAccessible::PopupMenu}, {"ws::LibraryPanel", QAccessible::Grouping},
    {"ws::InspectorPanel", QAccessible::Grouping},  {"ws::FilmStripView", QAccessible::Graphic},
    {"ws::Scrubber", QAccessible::Slider},          {"QScrollArea", QAccessible::Grouping},
};

QAccessibleInterface *interfaceOf(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto *found = std::find_if(std::begin(kRoles), std::end(kRoles), [&](const Role &role) {
        return className == QLatin1String(role.className);
    });
    return widget && found != std::end(kRoles) ? new QAccessibleWidget(widget, found->role) : nullptr;
}

}  // namespace

void installAccessibleRoles()
{
    QAccessible::installFactory(interfaceOf);
}

}  // namespace ws
