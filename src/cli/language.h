// The language of what the command line says: English, or Simplified Chinese by --lang or the locale.
//
// Patterns are English and marked with WS_TR_NOOP in context "Cli"; their translations stand in the same file as those of
// the window and are made into a table when the program is built, so waitscope-cli needs no Qt. What programs read
// (JSON, CSV, ids, names of parameters) is English in every language.
//
// Threads: set once by the main thread before a command begins, like a locale; say() may be called from any thread then.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/display_text.h"

namespace ws::cli {

enum class Language { English, Chinese };

void useLanguage(Language language);
Language language();
// "zh_CN", "zh_CN.UTF-8" and the like are Chinese; all others, and none, English.
Language languageNamed(std::string_view name);
// By LC_ALL, LC_MESSAGES, LANG, the first of them that is set.
Language languageOfLocale();

// English while it lives, for what programs read.
class InEnglish
{
public:
    InEnglish() : m_before(language()) { useLanguage(Language::English); }
    ~InEnglish() { useLanguage(m_before); }
    InEnglish(const InEnglish &) = delete;
    InEnglish &operator=(const InEnglish &) = delete;

private:
    Language m_before;
};

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

// In the language that holds, or as it is where there is no translation.
std::string_view translated(std::string_view context, std::string_view english);
// A pattern of context "Cli" with "{name}" replaced by the value of that name.
std::string say(std::string_view english, Values values = {});
// Of any context.
std::string sayIn(std::string_view context, std::string_view english, Values values = {});

// Without the spaces between two ideographs, which patterns leave where a value may be a name or words.
std::string closedUp(std::string text);

// For make_texts: one text in another language.
struct TranslatedText
{
    std::string_view context;
    std::string_view english;
    std::string_view text;
};
// Sorted by context, then English. Generated.
std::span<const TranslatedText> chineseTexts();

}  // namespace ws::cli
