// The look: colours, type, hatches, and what Qt's own controls need of them. One value, passed down.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>
#include <array>

namespace ws {

struct Theme
{
    bool dark = false;
    double zoom = 1;  // of type and what is measured by it; figures have 1
    QColor background, panel, field;
    QColor line, text, dim, faint;
    QColor selection, alarm, accent, onAccent;
    QColor warning;  // of words; the orange of shapes is too light for type
    // Okabe-Ito; each has a second cue, see shapes.h.
    QColor running{0x00, 0x9E, 0x73};
    QColor runnable{0xF0, 0xE4, 0x42};
    QColor waiting{0xD5, 0x5E, 0x00};
    QColor wanted{0xE6, 0x9F, 0x00};
    QColor mark{0xCC, 0x79, 0xA7};
    std::array<QColor, 3> series;

    // Sizes in pixels of a 96 dpi screen; figures scale the painter, not the font.
    QFont font(double px = 13, int weight = QFont::Normal) const;
    QFont mono(double px = 13) const;
    // The same with type of the usual size, for pictures that are scaled as a whole.
    Theme unzoomed() const;
    // A length of the usual size, in the pixels of this one.
    int px(double length) const;
    QPalette palette() const;
    QString styleSheet() const;
};

Theme lightTheme();
Theme darkTheme();
// For paper: every colour of its own lightness, so that a grey copy still tells them apart.
Theme printTheme();

enum class ThemeChoice { System, Light, Dark };
Theme themeFor(ThemeChoice choice);
// "light", "dark"; anything else is System.
ThemeChoice themeChoiceOf(const QString &name);
QString themeChoiceId(ThemeChoice choice);

}  // namespace ws
