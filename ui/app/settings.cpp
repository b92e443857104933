#include "ui/app/settings.h"

#include <QSettings>
#include <algorithm>

#include "ui/models/recent_files.h"

namespace ws {
namespace {

std::optional<bool> wish(const QSettings &store, const QString &key)
{
    return store.contains(key) ? std::optional(store.value(key).toBool()) : std::nullopt;
}

constexpr std::string_view kLook[] = {"size", "font", "paths", "data"};

bool isLook(std::string_view option)
{
    return std::find(std::begin(kLook), std::end(kLook), option) != std::end(kLook);
}

// As the options of the same names have it, but said also where it is as usual: the window may be otherwise.
struct OfWindow
{
    const char *option;
    std::string (*get)(const FigureOptions &options);
};
constexpr OfWindow kOfWindow[] = {
    {"theme", [](const FigureOptions &options) { return std::string(coloursId(options.colours)); }},
    {"language", [](const FigureOptions &options) { return options.language; }},
};

constexpr double kLeastTypeSize = 0.8;
constexpr double kMostTypeSize = 2;

QString motionId(MotionChoice choice)
{
    switch (choice) {
    case MotionChoice::Less:
        return QStringLiteral("less");
    case MotionChoice::Full:
        return QStringLiteral("full");
    case MotionChoice::System:
        break;
    }
    return QStringLiteral("system");
}

MotionChoice motionOf(const QString &id)
{
    for (const MotionChoice choice : {MotionChoice::Less, MotionChoice::Full}) {
        if (motionId(choice) == id)
            return choice;
    }
    return MotionChoice::System;
}

QMap<QString, QString> readKeys(QSettings &store)
{
    QMap<QString, QString> keys;
    store.beginGroup(QStringLiteral("keys"));
    for (const QString &id : store.childKeys())
        keys[id] = store.value(id).toString();
    store.endGroup();
    return keys;
}

void writeKeys(QSettings &store, const QMap<QString, QString> &keys)
{
    store.beginGroup(QStringLiteral("keys"));
    store.remove(QString());  // those that have the usual keys again
    for (auto key = keys.begin(); key != keys.end(); ++key)
        store.setValue(key.key(), key.value());
    store.endGroup();
}

void writeWish(QSettings &store, const QString &key, const std::optional<bool> &value)
{
    if (value)
        store.setValue(key, *value);
    else
        store.remove(key);
}

Arrangement readArrangement(const QSettings &store, Arrangement usual)
{
    usual.library = wish(store, QStringLiteral("library"));
    usual.inspector = wish(store, QStringLiteral("inspector"));
    usual.charts = store.value(QStringLiteral("charts"), usual.charts).toBool();
    usual.lanes = store.value(QStringLiteral("lanes"), usual.lanes).toBool();
    usual.script = store.value(QStringLiteral("script"), usual.script).toBool();
    QList<int> heights;
    for (const QString &height : store.value(QStringLiteral("heights")).toStringList())
        heights << height.toInt();
    if (heights.size() == usual.heights.size())
        usual.heights = heights;
    return usual;
}

void writeArrangement(QSettings &store, const Arrangement &arrangement)
{
    writeWish(store, QStringLiteral("library"), arrangement.library);
    writeWish(store, QStringLiteral("inspector"), arrangement.inspector);
    store.setValue(QStringLiteral("charts"), arrangement.charts);
    store.setValue(QStringLiteral("lanes"), arrangement.lanes);
    store.setValue(QStringLiteral("script"), arrangement.script);
    QStringList heights;
    for (const int height : arrangement.heights)
        heights << QString::number(height);
    store.setValue(QStringLiteral("heights"), heights);
}

void readLayouts(QSettings &store, Settings &settings)
{
    settings.layout = store.value(QStringLiteral("layout"), settings.layout).toString();
    settings.arrangement = readArrangement(store, settings.arrangement);
    store.beginGroup(QStringLiteral("layouts"));
    for (const QString &id : store.childGroups()) {
        store.beginGroup(id);
        settings.otherLayouts[id] = readArrangement(store, {});
        store.endGroup();
    }
    store.endGroup();
}

void writeLayouts(QSettings &store, const Settings &settings)
{
    store.setValue(QStringLiteral("layout"), settings.layout);
    writeArrangement(store, settings.arrangement);
    store.beginGroup(QStringLiteral("layouts"));
    store.remove(QString());
    for (auto layout = settings.otherLayouts.begin(); layout != settings.otherLayouts.end(); ++layout) {
        store.beginGroup(layout.key());
        writeArrangement(store, layout.value());
        store.endGroup();
    }
    store.endGroup();
}

}  // namespace

QStringList lookOf(const FigureOptions &options)
{
    QStringList look;
    for (const FigureOption &option : figureOptionTable()) {
        if (!isLook(option.name))
            continue;
        for (const std::string &value : option.get(options))
            look << QString::fromStdString(std::string(option.name) + '=' + value);
    }
    return look;
}

QStringList byHandOf(const FigureOptions &made, const FigureOptions &shown, const FigureOptions &window,
                     const QStringList &before)
{
    QStringList byHand;
    for (const OfWindow &one : kOfWindow) {
        const QString key = QString::fromLatin1(one.option) + QLatin1Char('=');
        const std::string value = one.get(made);
        const bool touched = value != one.get(shown);
        if (touched && value != one.get(window))
            byHand << key + QString::fromStdString(value);
        for (const QString &was : before) {
            if (!touched && was.startsWith(key))
                byHand << was;
        }
    }
    return byHand;
}

FigureOptions withLook(FigureOptions options, const FigureChoices &choices)
{
    for (const FigureOption &option : figureOptionTable()) {
        const QString key = QString::fromStdString(std::string(option.name) + '=');
        // An older version had theme and language of every figure among the look.
        for (const QString &one : isLook(option.name) ? choices.look : choices.byHand) {
            // What an older version wrote and this one does not know is as usual.
            if (one.startsWith(key))
                (void)option.set(options, one.mid(key.size()).toStdString());
        }
    }
    return options;
}

Settings loadSettings()
{
    QSettings store;
    Settings settings;
    settings.theme = themeChoiceOf(store.value(QStringLiteral("theme")).toString());
    settings.language = store.value(QStringLiteral("language")).toString();
    settings.geometry = store.value(QStringLiteral("geometry")).toByteArray();
    settings.lastExperiment = store.value(QStringLiteral("experiment")).toString();
    settings.mechanism = store.value(QStringLiteral("mechanism")).toString();
    readLayouts(store, settings);
    const FigureChoices usual;
    settings.figure.format = store.value(QStringLiteral("figure/format"), usual.format).toString();
    settings.figure.look = store.value(QStringLiteral("figure/look")).toStringList();
    settings.figure.folder = store.value(QStringLiteral("figure/folder")).toString();
    settings.figure.byHand = store.value(QStringLiteral("figure/byHand")).toStringList();
    settings.recordings = store.value(QStringLiteral("recordings/count"), settings.recordings).toInt();
    settings.recordingsMegabytes =
        store.value(QStringLiteral("recordings/megabytes"), settings.recordingsMegabytes).toInt();
    settings.recordingFolder = store.value(QStringLiteral("recordings/folder")).toString();
    settings.toured = store.value(QStringLiteral("toured"), false).toBool();
    settings.typeSize =
        qBound(kLeastTypeSize, store.value(QStringLiteral("typeSize"), 1.0).toDouble(), kMostTypeSize);
    settings.motion = motionOf(store.value(QStringLiteral("motion")).toString());
    settings.keys = readKeys(store);
    settings.recentFiles = store.value(QStringLiteral("recentFiles")).toStringList().mid(0, kMostRecentFiles);
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
    writeLayouts(store, settings);
    store.setValue(QStringLiteral("figure/format"), settings.figure.format);
    store.setValue(QStringLiteral("figure/look"), settings.figure.look);
    store.setValue(QStringLiteral("figure/folder"), settings.figure.folder);
    store.setValue(QStringLiteral("figure/byHand"), settings.figure.byHand);
    store.setValue(QStringLiteral("recordings/count"), settings.recordings);
    store.setValue(QStringLiteral("recordings/megabytes"), settings.recordingsMegabytes);
    store.setValue(QStringLiteral("recordings/folder"), settings.recordingFolder);
    store.setValue(QStringLiteral("toured"), settings.toured);
    store.setValue(QStringLiteral("typeSize"), settings.typeSize);
    store.setValue(QStringLiteral("motion"), motionId(settings.motion));
    writeKeys(store, settings.keys);
    store.setValue(QStringLiteral("recentFiles"), settings.recentFiles);
}

Settings usualSettings(const Settings &before)
{
    Settings usual;
    usual.lastExperiment = before.lastExperiment;
    usual.recentFiles = before.recentFiles;
    usual.toured = before.toured;
    return usual;
}

}  // namespace ws
