// The language of the window and of figures.
#pragma once

#include <QStringList>
#include <string>

namespace ws {

// "en", "zh_CN".
QStringList languages();
// The one for `wanted` ("zh_CN", "zh", "en_GB"); where empty or unknown, that of the locale, else English.
QString bestLanguage(const QString &wanted);
// Needs a QCoreApplication. Texts made before stay as they are.
void installLanguage(const QString &language);
// The text in every language, whichever is installed: what a search compares with.
QStringList inAllLanguages(const char *context, const std::string &text);

}  // namespace ws
