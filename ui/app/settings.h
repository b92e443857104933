// What the window remembers between two starts.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
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
    // Theme and language that were chosen for a figure, as in `look`; what is not named follows the window.
    QStringList byHand = {};
};
// The size and the like of a figure, which the next one will want too; not what it shows nor its texts, nor what
// follows the window.
QStringList lookOf(const FigureOptions &options);
// What is by hand after a figure was made. `shown` is how it was offered, `window` has the window's theme and language,
// `before` is what was by hand until then. Who chooses the window's own lets it follow again.
QStringList byHandOf(const FigureOptions &made, const FigureOptions &shown, const FigureOptions &window,
                     const QStringList &before);
FigureOptions withLook(FigureOptions options, const FigureChoices &choices);

// Which parts of the window are shown, and how high those in the middle are.
struct Arrangement
{
    std::optional<bool> library;  // shown or not, by the user's wish; else by the room there is
    std::optional<bool> inspector;
    bool charts = true;
    bool lanes = true;
    QList<int> heights{400, 230, 370};  // picture, charts, lanes: only their proportions count
    bool script = true;                 // shown where the experiment has one

    bool operator==(const Arrangement &) const = default;
};

enum class MotionChoice { System, Less, Full };  // System: as the desktop says

struct Settings
{
    ThemeChoice theme = ThemeChoice::System;
    QString language;  // empty: that of the locale
    QByteArray geometry;
    QString lastExperiment;  // id of a built-in one, or a file with its whole path
    QString mechanism;       // which one the catalogue shows; empty: the first
    FigureChoices figure;
    int recordings = 5;              // so many of the last runs are kept; 0: none is recorded
    int recordingsMegabytes = 1024;  // they may take together
    QString recordingFolder;         // where one was saved or opened last; empty: the home folder
    bool toured = false;             // at the first start
    QString layout = QStringLiteral("lab");
    Arrangement arrangement;                  // of this layout
    QMap<QString, Arrangement> otherLayouts;  // as they were left
    double typeSize = 1;                      // times the usual one
    MotionChoice motion = MotionChoice::System;
    QMap<QString, QString> keys;  // of commands that do not have the usual ones, see KeyMap
    QStringList recentFiles;      // the newest first
};

Settings loadSettings();
void saveSettings(const Settings &settings);
// As at the first start; which files were open is no setting and stays.
Settings usualSettings(const Settings &before);

}  // namespace ws
