// What the window remembers between two starts.
#pragma once

#include <QByteArray>
#include <QString>

#include "ui/views/theme.h"

namespace ws {

struct Settings
{
    ThemeChoice theme = ThemeChoice::System;
    QString language;  // empty: that of the locale
    QByteArray geometry;
    QString lastExperiment;  // id of a built-in one, or a file
};

Settings loadSettings();
void saveSettings(const Settings &settings);

}  // namespace ws
