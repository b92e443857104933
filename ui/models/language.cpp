#include "ui/models/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace ws {

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString bestLanguage(const QString &wanted)
{
    const QString name = wanted.isEmpty() ? QLocale::system().name() : wanted;
    if (name.startsWith(QLatin1String("zh")))
        return QStringLiteral("zh_CN");
    if (name.startsWith(QLatin1String("en")) || wanted.isEmpty())
        return QStringLiteral("en");
    return bestLanguage({});
}

void installLanguage(const QString &language)
{
    static QTranslator *own = nullptr;
    static QTranslator *ofQt = nullptr;
    for (QTranslator **translator : {&own, &ofQt}) {
        if (*translator)
            QCoreApplication::removeTranslator(*translator);
        delete *translator;
        *translator = new QTranslator(QCoreApplication::instance());
    }
    if (language == QLatin1String("en"))
        return;
    if (ofQt->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    if (own->load(QStringLiteral(":/i18n/waitscope_") + language))
        QCoreApplication::installTranslator(own);
}

}  // namespace ws
