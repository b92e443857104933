// Whether the desktop asks programs to keep still.
//
// Threads: any. Blocking: reads two small files. Facts: GTK writes gtk-enable-animations into gtk-3.0/settings.ini and
// gtk-4.0/settings.ini, Plasma writes AnimationDurationFactor into kdeglobals, both below XDG_CONFIG_HOME.
#pragma once

#include <QString>

namespace ws {

bool desktopWantsLessMotion(const QString &configFolder);
bool desktopWantsLessMotion();

}  // namespace ws
