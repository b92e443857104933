#include "ui/app/settings.h"

#include <QSettings>

namespace ws {
namespace {

std::optional<bool> wish(const QSettings &store, const QString &key)
{
    return store.contains(key) ? std::optional(store.value(key).toBool()) : std::nullopt;
}

}  // namespace

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
    settings.figure.sizeMm = store.value(QStringLiteral("figure/size"), usual.sizeMm).toSizeF();
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
    store.setValue(QStringLiteral("figure/size"), settings.figure.sizeMm);
    store.setValue(QStringLiteral("figure/folder"), settings.figure.folder);
    store.setValue(QStringLiteral("recordings/count"), settings.recordings);
    store.setValue(QStringLiteral("recordings/megabytes"), settings.recordingsMegabytes);
    store.setValue(QStringLiteral("recordings/folder"), settings.recordingFolder);
}

}  // namespace ws
