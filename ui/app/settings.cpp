#include "ui/app/settings.h"

#include <QSettings>
#include <algorithm>

namespace ws {
namespace {

std::optional<bool> wish(const QSettings &store, const QString &key)
{
    return store.contains(key) ? std::optional(store.value(key).toBool()) : std::nullopt;
}

constexpr std::string_view kLook[] = {"size", "font", "theme", "language", "paths", "data"};

}  // namespace

QStringList lookOf(const FigureOptions &options)
{
    QStringList look;
    for (const FigureOption &option : figureOptionTable()) {
        if (std::find(std::begin(kLook), std::end(kLook), option.name) == std::end(kLook))
            continue;
        for (const std::string &value : option.get(options))
            look << QString::fromStdString(std::string(option.name) + '=' + value);
    }
    return look;
}

FigureOptions withLook(FigureOptions options, const FigureChoices &choices)
{
    for (const FigureOption &option : figureOptionTable()) {
        const QString key = QString::fromStdString(std::string(option.name) + '=');
        for (const QString &one : choices.look) {
            // What an older version wrote and this one does not know is as usual.
            if (one.startsWith(key))
                (void)option.set(options, one.mid(key.size()).toStdString());
        }
    }
    return options;
}

Settings loadSettings()
{
    const QSettings store;
    Settings settings;
    settings.theme = themeChoiceOf(store.value(QStringLiteral("theme")).toString());
    settings.language = store.value(QStringLiteral("language")).toString();
    settings.geometry = store.value(QStringLiteral("geometry")).toByteArray();
    settings.lastExperiment = store.value(QStringLiteral("experiment")).toString();
    settings.mechanism = store.value(QStringLiteral("mechanism")).toString();
    settings.library = wish(store, QStringLiteral("library"));
    settings.inspector = wish(store, QStringLiteral("inspector"));
    settings.script = store.value(QStringLiteral("script"), settings.script).toBool();
    const FigureChoices usual;
    settings.figure.format = store.value(QStringLiteral("figure/format"), usual.format).toString();
    settings.figure.look = store.value(QStringLiteral("figure/look")).toStringList();
    settings.figure.folder = store.value(QStringLiteral("figure/folder")).toString();
    settings.recordings = store.value(QStringLiteral("recordings/count"), settings.recordings).toInt();
    settings.recordingsMegabytes =
        store.value(QStringLiteral("recordings/megabytes"), settings.recordingsMegabytes).toInt();
    settings.recordingFolder = store.value(QStringLiteral("recordings/folder")).toString();
    return settings;
}

void saveSettings(const Settings &settings)
{
    QSettings store;
    store.setValue(QStringLiteral("theme"), themeChoiceId(settings.theme));
    store.setValue(QStringLiteral("language"), settings.language);
    store.setValue(QStringLiteral("geometry"), settings.geometry);
    store.setValue(QStringLiteral("experiment"), settings.lastExperiment);
    store.setValue(QStringLiteral("mechanism"), settings.mechanism);
    if (settings.library)
        store.setValue(QStringLiteral("library"), *settings.library);
    if (settings.inspector)
        store.setValue(QStringLiteral("inspector"), *settings.inspector);
    store.setValue(QStringLiteral("script"), settings.script);
    store.setValue(QStringLiteral("figure/format"), settings.figure.format);
    store.setValue(QStringLiteral("figure/look"), settings.figure.look);
    store.setValue(QStringLiteral("figure/folder"), settings.figure.folder);
    store.setValue(QStringLiteral("recordings/count"), settings.recordings);
    store.setValue(QStringLiteral("recordings/megabytes"), settings.recordingsMegabytes);
    store.setValue(QStringLiteral("recordings/folder"), settings.recordingFolder);
}

}  // namespace ws
