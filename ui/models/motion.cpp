#include "ui/models/motion.h"

#include <QFile>
#include <QStandardPaths>

namespace ws {
namespace {

// Of a file of groups, keys and values; empty where it has none. QSettings would remember files that have changed since.
QString valueIn(const QString &fileName, const QString &group, const QString &key)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    const QString heading = QStringLiteral("[%1]").arg(group);
    bool inGroup = false;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.startsWith(QLatin1Char('[')))
            inGroup = line == heading;
        else if (inGroup && line.section(QLatin1Char('='), 0, 0).trimmed() == key)
            return line.section(QLatin1Char('='), 1).trimmed();
    }
    return {};
}

}  // namespace

bool desktopWantsLessMotion(const QString &configFolder)
{
    for (const char *name : {"/gtk-4.0/settings.ini", "/gtk-3.0/settings.ini"}) {
        const QString animations = valueIn(configFolder + QLatin1String(name), QStringLiteral("Settings"),
                                           QStringLiteral("gtk-enable-animations"));
        if (animations == QLatin1String("0") || animations == QLatin1String("false"))
            return true;
    }
    bool isNumber = false;
    const double factor = valueIn(configFolder + QLatin1String("/kdeglobals"), QStringLiteral("KDE"),
                                  QStringLiteral("AnimationDurationFactor"))
                              .toDouble(&isNumber);
    return isNumber && factor == 0;
}

bool desktopWantsLessMotion()
{
    return desktopWantsLessMotion(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

}  // namespace ws
