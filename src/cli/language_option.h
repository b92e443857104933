// --lang, and the words that the parser of the command line has of its own.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace ws::cli {

// What --lang says; empty where it is not given. Looked for before the options are read, since help is written in it.
std::string_view languageWanted(int argc, const char *const *argv);
// For the program and all its subcommands; after those have been added.
void addLanguage(CLI::App &app, std::string &language);
// Headings of the help.
void sayWordsOfHelp(CLI::App &app);
// The parser complains in English; its commonest complaints are said anew.
std::string usageComplaint(const CLI::ParseError &error);

}  // namespace ws::cli
