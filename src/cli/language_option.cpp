#include "cli/language_option.h"

#include <CLI/CLI.hpp>

#include "cli/language.h"

namespace ws::cli {

void addLanguage(CLI::App &app, std::string &language)
{
    const auto add = [&](CLI::App &one) {
        one.add_option(
               "--lang", language,
               say(WS_TR_NOOP("Cli", "Language of reports and errors: en or zh_CN; else by the locale")))
            ->type_name("LANG")
            ->check(CLI::IsMember({"en", "zh_CN"}).description(""));
    };
    add(app);
    for (CLI::App *command : app.get_subcommands({}))
        add(*command);
}

std::string_view languageWanted(int argc, const char *const *argv)
{
    constexpr std::string_view kOption = "--lang";
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == kOption && i + 1 < argc)
            return argv[i + 1];
        if (word.starts_with("--lang="))
            return word.substr(kOption.size() + 1);
    }
    return {};
}

void sayWordsOfHelp(CLI::App &app)
{
    const auto one = [](CLI::App &command) {
        command.get_formatter()->label("Usage", say(WS_TR_NOOP("Cli", "Usage")));
        command.get_formatter()->label("OPTIONS", say(WS_TR_NOOP("Cli", "OPTIONS")));
        command.get_formatter()->label("SUBCOMMAND", say(WS_TR_NOOP("Cli", "SUBCOMMAND")));
        command.get_formatter()->label("Positionals", say(WS_TR_NOOP("Cli", "Positionals")));
        command.get_formatter()->label("REQUIRED", say(WS_TR_NOOP("Cli", "REQUIRED")));
        command.get_help_ptr()->description(say(WS_TR_NOOP("Cli", "Print this help message and exit")));
        for (CLI::Option *option : command.get_options())
            option->group(option->get_positional() ? option->get_group() : say(WS_TR_NOOP("Cli", "Options")));
    };
    one(app);
    for (CLI::App *command : app.get_subcommands({})) {
        one(*command);
        command->group(say(WS_TR_NOOP("Cli", "Subcommands")));
    }
}

std::string usageComplaint(const CLI::ParseError &error)
{
    const std::string what = error.what();
    if (language() == Language::English)
        return what;
    const std::size_t colon = what.find(": ");
    const std::string behind = colon == std::string::npos ? what : what.substr(colon + 2);
    if (error.get_name() == "ExtrasError")
        return say(WS_TR_NOOP("Cli", "not expected: {words}"), {{"words", behind}});
    if (error.get_name() == "RequiredError")
        return say(WS_TR_NOOP("Cli", "{what} is required"),
                   {{"what", what.substr(0, what.find(" is required"))}});
    if (error.get_name() == "ValidationError")
        return say(WS_TR_NOOP("Cli", "not accepted: {words}"), {{"words", what}});
    return what;
}

}  // namespace ws::cli
