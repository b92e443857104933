#include "ui/views/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QStringList>
#include <cmath>
#include <utility>

namespace ws {
namespace {

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

// What the desktop asked for, read before our own palette replaced it.
bool systemIsDark()
{
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

// Every length of the sheet but the thin lines.
QString zoomed(const QString &sheet, double zoom)
{
    static const QRegularExpression length(QStringLiteral("\\b([2-9]|[1-9][0-9]+)px"));
    QString made;
    qsizetype done = 0;
    for (auto matches = length.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        made += QStringView(sheet).mid(done, match.capturedStart() - done);
        made += QString::number(std::lround(match.captured(1).toInt() * zoom)) + QLatin1String("px");
        done = match.capturedEnd();
    }
    made += QStringView(sheet).mid(done);
    return made;
}

}  // namespace

QFont Theme::font(double px, int weight) const
{
    QFont font;
    // Named one by one: without 'SC' Chinese text would get Japanese forms.
    font.setFamilies(
        {QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(px * zoom))));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Theme::mono(double px) const
{
    QFont font = this->font(px);
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
    return font;
}

Theme Theme::unzoomed() const
{
    Theme usual = *this;
    usual.zoom = 1;
    return usual;
}

int Theme::px(double length) const
{
    return static_cast<int>(std::lround(length * zoom));
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, field);
    palette.setColor(QPalette::AlternateBase, background);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, dim);
    palette.setColor(QPalette::Button, field);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, waiting);
    palette.setColor(QPalette::ToolTipBase, panel);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::Light, field);
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, line);
    palette.setColor(QPalette::Shadow, line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/themes/controls.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> tokens[] = {
        {"@background", background},
        {"@panel", panel},
        {"@field", field},
        {"@line", line},
        {"@text", text},
        {"@dim", dim},
        {"@faint", faint},
        {"@selection", selection},
        {"@alarm", alarm},
        {"@accent", accent},
        {"@onAccent", onAccent},
        {"@strongLine", mixed(line, dim, 0.45)},
        {"@accentHover", mixed(accent, text, 0.12)},
    };
    // Longer names first: @accentHover begins with @accent.
    QList<std::pair<QString, QString>> sorted;
    for (const auto &[name, color] : tokens)
        sorted.append({QLatin1String(name), color.name()});
    std::sort(sorted.begin(), sorted.end(),
              [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, color] : sorted)
        sheet.replace(name, color);
    sheet.replace(QLatin1String("@mode"), dark ? QLatin1String("dark") : QLatin1String("light"));
    return zoom == 1 ? sheet : zoomed(sheet, zoom);
}

Theme lightTheme()
{
    Theme theme;
    theme.background = QColor(0xF6, 0xF6, 0xF3);
    theme.panel = QColor(0xFF, 0xFF, 0xFF);
    theme.field = QColor(0xFA, 0xFA, 0xF8);
    theme.line = QColor(0xE2, 0xE2, 0xDC);
    theme.text = QColor(0x1F, 0x23, 0x28);
    theme.dim = QColor(0x66, 0x6C, 0x72);
    theme.faint = QColor(0xA9, 0xAE, 0xB3);
    theme.selection = QColor(0xE8, 0xF1, 0xF8);
    theme.alarm = QColor(0xFB, 0xEA, 0xE0);
    theme.accent = QColor(0x00, 0x72, 0xB2);
    theme.onAccent = QColor(0xFF, 0xFF, 0xFF);
    theme.warning = QColor(0xA8, 0x4A, 0x00);
    theme.series = {QColor(0x00, 0x72, 0xB2), QColor(0xE6, 0x9F, 0x00), QColor(0xD5, 0x5E, 0x00)};
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.background = QColor(0x14, 0x16, 0x19);
    theme.panel = QColor(0x1C, 0x1F, 0x23);
    theme.field = QColor(0x18, 0x1B, 0x1E);
    theme.line = QColor(0x2E, 0x33, 0x38);
    theme.text = QColor(0xE7, 0xE7, 0xE4);
    theme.dim = QColor(0x9B, 0xA1, 0xA7);
    theme.faint = QColor(0x5C, 0x63, 0x6A);
    theme.selection = QColor(0x1D, 0x32, 0x42);
    theme.alarm = QColor(0x3A, 0x22, 0x16);
    theme.accent = QColor(0x56, 0xB4, 0xE9);
    theme.onAccent = QColor(0x0B, 0x1A, 0x24);
    theme.warning = QColor(0xF2, 0x93, 0x50);
    // The first series in the lighter blue: the dark one is too close to this ground.
    theme.series = {QColor(0x56, 0xB4, 0xE9), QColor(0xE6, 0x9F, 0x00), QColor(0xD5, 0x5E, 0x00)};
    return theme;
}

Theme printTheme()
{
    Theme theme = lightTheme();
    theme.background = theme.panel = theme.field = Qt::white;
    theme.line = QColor(0xD8, 0xD8, 0xD8);
    theme.text = Qt::black;
    theme.dim = QColor(0x3C, 0x3C, 0x3C);
    theme.faint = QColor(0x6A, 0x6A, 0x6A);
    theme.selection = QColor(0xEC, 0xEC, 0xEC);
    theme.alarm = QColor(0xF4, 0xF4, 0xF4);
    theme.accent = QColor(0x00, 0x3A, 0x5C);
    // Hues of Okabe and Ito; what is drawn together lies 9 and more apart in the lightness of CIE.
    theme.mark = QColor(0xA0, 0x6E, 0x92);
    theme.waiting = QColor(0x8A, 0x3D, 0x00);
    theme.running = QColor(0x00, 0x8A, 0x64);
    theme.wanted = QColor(0xE6, 0x9F, 0x00);
    theme.runnable = QColor(0xF0, 0xE4, 0x42);
    theme.series = {QColor(0x00, 0x2F, 0x4C), QColor(0xE6, 0x9F, 0x00), QColor(0xA8, 0x4A, 0x00)};
    return theme;
}

Theme themeFor(ThemeChoice choice)
{
    const bool systemDark = systemIsDark();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemDark);
    return dark ? darkTheme() : lightTheme();
}

ThemeChoice themeChoiceOf(const QString &name)
{
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

QString themeChoiceId(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

}  // namespace ws
