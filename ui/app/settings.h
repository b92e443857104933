// What the window remembers between two starts.
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <optional>

#include "ui/views/theme.h"

namespace ws {

struct FigureChoices
{
    QString format = QStringLiteral("svg");
    QSizeF sizeMm{160, 90};
    QString folder;  // empty: the home folder
};

struct Settings
{
    ThemeChoice theme = ThemeChoice::System;
    QString language;  // empty: that of the locale
    QByteArray geometry;
    QString lastExperiment;       // id of a built-in one, or a file with its whole path
    std::optional<bool> library;  // shown or not, by the user's wish; else by the room there is
    std::optional<bool> inspector;
    bool script = true;  // shown where the experiment has one
    QString mechanism;   // which one the catalogue shows; empty: the first
    FigureChoices figure;
    int recordings = 5;              // so many of the last runs are kept; 0: none is recorded
    int recordingsMegabytes = 1024;  // they may take together
    QString recordingFolder;         // where one was saved or opened last; empty: the home folder
};

Settings loadSettings();
void saveSettings(const Settings &settings);

}  // namespace ws
