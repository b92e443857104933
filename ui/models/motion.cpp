#include "ui/models/motion.h"

#include <QSettings>
#include <QStandardPaths>

namespace ws {

bool desktopWantsLessMotion(const QString &configFolder)
{
    for (const char *name : {"/gtk-4.0/settings.ini", "/gtk-3.0/settings.ini"}) {
        const QSettings gtk(configFolder + QLatin1String(name), QSettings::IniFormat);
        const QString animations = gtk.value(QStringLiteral("Settings/gtk-enable-animations")).toString();
        if (animations == QLatin1String("0") || animations == QLatin1String("false"))
            return true;
    }
    const QSettings plasma(configFolder + QLatin1String("/kdeglobals"), QSettings::IniFormat);
    bool isNumber = false;
    const double factor =
        plasma.value(QStringLiteral("KDE/AnimationDurationFactor")).toString().toDouble(&isNumber);
    return isNumber && factor == 0;
}

bool desktopWantsLessMotion()
{
    return desktopWantsLessMotion(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

}  // namespace ws
