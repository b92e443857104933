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
// As long as one lives, texts come in this language, whatever is installed: for a figure in another language than the
// window's. Tells nobody, unlike installLanguage(), so no widget changes.
class LanguageScope
{
public:
    explicit LanguageScope(const QString &language);
    ~LanguageScope();
    LanguageScope(const LanguageScope &) = delete;
    LanguageScope &operator=(const LanguageScope &) = delete;

private:
    QString m_before;
};
// The text in every language, whichever is installed: what a search compares with.
QStringList inAllLanguages(const char *context, const std::string &text);

}  // namespace ws
