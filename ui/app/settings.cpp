#include "ui/app/settings.h"

#include <QSettings>

namespace ws {

Settings loadSettings()
{
    const QSettings store;
    Settings settings;
    settings.theme = themeChoiceOf(store.value(QStringLiteral("theme")).toString());
    settings.language = store.value(QStringLiteral("language")).toString();
    settings.geometry = store.value(QStringLiteral("geometry")).toByteArray();
    settings.lastExperiment = store.value(QStringLiteral("experiment")).toString();
    return settings;
}

void saveSettings(const Settings &settings)
{
    QSettings store;
    store.setValue(QStringLiteral("theme"), themeChoiceId(settings.theme));
    store.setValue(QStringLiteral("language"), settings.language);
    store.setValue(QStringLiteral("geometry"), settings.geometry);
    store.setValue(QStringLiteral("experiment"), settings.lastExperiment);
}

}  // namespace ws
