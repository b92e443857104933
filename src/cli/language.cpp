#include "cli/language.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <tuple>

#include "base/filled.h"
#include "cli/text_table.h"

namespace ws::cli {

namespace {

// Ids that reports show; as written to files they are never translated.
[[maybe_unused]] constexpr const char *kIds[] = {
    WS_TR_NOOP("Cli", "open"),       WS_TR_NOOP("Cli", "completed"), WS_TR_NOOP("Cli", "deadlock"),
    WS_TR_NOOP("Cli", "failed"),     WS_TR_NOOP("Cli", "stopped"),   WS_TR_NOOP("Cli", "free"),
    WS_TR_NOOP("Cli", "same"),       WS_TR_NOOP("Cli", "cross"),     WS_TR_NOOP("Cli", "off"),
    WS_TR_NOOP("Cli", "light"),      WS_TR_NOOP("Cli", "full"),      WS_TR_NOOP("Cli", "cycle"),
    WS_TR_NOOP("Cli", "knot"),       WS_TR_NOOP("Cli", "orphan"),    WS_TR_NOOP("Cli", "refused"),
    WS_TR_NOOP("Cli", "foreign"),    WS_TR_NOOP("Cli", "steal"),     WS_TR_NOOP("Cli", "program"),
    WS_TR_NOOP("Cli", "migrations"), WS_TR_NOOP("Cli", "frequency"),
};

std::atomic<Language> chosen = Language::English;

}  // namespace

void useLanguage(Language language)
{
    chosen = language;
}

Language language()
{
    return chosen;
}

Language languageNamed(std::string_view name)
{
    return name.starts_with("zh") ? Language::Chinese : Language::English;
}

Language languageOfLocale()
{
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(variable);
        if (value != nullptr && *value != '\0')
            return languageNamed(value);
    }
    return Language::English;
}

std::string_view translated(std::string_view context, std::string_view english)
{
    if (language() == Language::English)
        return english;
    const auto texts = chineseTexts();
    const auto wanted = std::tie(context, english);
    const auto found =
        std::lower_bound(texts.begin(), texts.end(), wanted, [](const TranslatedText &text, const auto &key) {
            return std::tie(text.context, text.english) < key;
        });
    const bool known = found != texts.end() && found->context == context && found->english == english;
    return known ? found->text : english;
}

std::string say(std::string_view english, Values values)
{
    return sayIn("Cli", english, values);
}

std::string closedUp(std::string text)
{
    std::size_t last = 0;  // where the last character begins
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const std::string_view character = firstCharacter(rest);
        const bool between = character == " " && at > 0 && rest.size() > 1 &&
                             isWide(firstCharacter(std::string_view(text).substr(last))) &&
                             isWide(firstCharacter(rest.substr(1)));
        if (between) {
            text.erase(at, 1);
            continue;
        }
        last = at;
        at += character.size();
    }
    return text;
}

std::string sayIn(std::string_view context, std::string_view english, Values values)
{
    std::string text = filled(translated(context, english), {values.begin(), values.end()});
    return language() == Language::Chinese ? closedUp(std::move(text)) : text;
}

}  // namespace ws::cli
