// What the window remembers between two starts.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

#include "figure/options.h"
#include "ui/views/theme.h"

namespace ws {

struct FigureChoices
{
    QString format = QStringLiteral("svg");
    QStringList look;  // "size=slide", "theme=print": as --size slide --theme print would have it
    QString folder;    // empty: the home folder
};
// The size, colours and the like of a figure, which the next one will want too; not what it shows nor its texts.
QStringList lookOf(const FigureOptions &options);
FigureOptions withLook(FigureOptions options, const FigureChoices &choices);

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
