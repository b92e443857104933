#include "ui/models/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <memory>
#include <vector>

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

QStringList inAllLanguages(const char *context, const std::string &text)
{
    static const std::vector<std::unique_ptr<QTranslator>> translators = [] {
        std::vector<std::unique_ptr<QTranslator>> all;
        for (const QString &language : languages()) {
            auto translator = std::make_unique<QTranslator>();
            if (translator->load(QStringLiteral(":/i18n/waitscope_") + language))
                all.push_back(std::move(translator));
        }
        return all;
    }();
    QStringList texts{QString::fromStdString(text)};  // the sources are English
    for (const auto &translator : translators) {
        if (const QString words = translator->translate(context, text.c_str()); !words.isEmpty())
            texts << words;
    }
    return texts;
}

}  // namespace ws
