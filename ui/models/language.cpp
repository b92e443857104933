#include "ui/models/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>
#include <map>
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

namespace {

// Our texts in the language that is wanted at the moment: one translator that stays, whose catalogue is exchanged.
class OwnTexts : public QTranslator
{
public:
    using QTranslator::QTranslator;

    void choose(const QString &language)
    {
        m_language = language;
        auto &known = m_catalogues[language];
        if (!known) {
            known = std::make_unique<QTranslator>();
            // English is the language of the sources: it has no catalogue, and an empty one says nothing.
            if (language != QLatin1String("en"))
                (void)known->load(QStringLiteral(":/i18n/waitscope_") + language);
        }
        m_chosen = known.get();
    }
    QString language() const { return m_language; }

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *comment, int n) const override
    {
        return m_chosen ? m_chosen->translate(context, text, comment, n) : QString();
    }

private:
    QString m_language = QStringLiteral("en");
    std::map<QString, std::unique_ptr<QTranslator>> m_catalogues;
    QTranslator *m_chosen = nullptr;
};

// Belongs to the application, and goes with it: tests make more than one.
QPointer<OwnTexts> g_own;

OwnTexts &ownTexts()
{
    if (!g_own) {
        g_own = new OwnTexts(QCoreApplication::instance());
        QCoreApplication::installTranslator(g_own);
    }
    return *g_own;
}

}  // namespace

void installLanguage(const QString &language)
{
    static QPointer<QTranslator> ofQt;
    delete ofQt;
    ofQt = new QTranslator(QCoreApplication::instance());
    if (language != QLatin1String("en") &&
        ofQt->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    OwnTexts &own = ownTexts();
    QCoreApplication::removeTranslator(&own);
    own.choose(language);
    QCoreApplication::installTranslator(&own);
}

LanguageScope::LanguageScope(const QString &language) : m_before(ownTexts().language())
{
    ownTexts().choose(language);
}

LanguageScope::~LanguageScope()
{
    ownTexts().choose(m_before);
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
