// make_texts FILE.ts OUT.cpp: the translations of the engine's texts as a table of C++, for programs without Qt.
//
// Runs when the program is built. Contexts of the window ("ws::...") are left out; texts that nobody has translated too.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

std::string withoutEntities(std::string text)
{
    for (const auto &[entity, character] :
         {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}})
        text = replaced(std::move(text), entity, character);
    return text;
}

std::string literal(std::string text)
{
    for (const auto &[character, escaped] : {std::pair("\\", "\\\\"), {"\"", "\\\""}, {"\n", "\\n"}})
        text = replaced(std::move(text), character, escaped);
    return '"' + text + '"';
}

// What stands between <name ...> and </name> behind `from`; `from` moves behind it. "unfinished" texts are empty.
std::string element(const std::string &xml, std::string_view name, std::size_t &from)
{
    const std::size_t begin = xml.find('<' + std::string(name), from);
    if (begin == std::string::npos)
        return {};
    const std::size_t open = xml.find('>', begin);
    const std::size_t close = xml.find("</" + std::string(name) + '>', open);
    if (open == std::string::npos || close == std::string::npos)
        return {};
    from = close;
    const bool finished = xml.substr(begin, open - begin).find("type=") == std::string::npos;
    return finished ? withoutEntities(xml.substr(open + 1, close - open - 1)) : std::string();
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    std::ifstream in(argv[1], std::ios::binary);
    const std::string xml{std::istreambuf_iterator<char>(in), {}};
    std::map<std::pair<std::string, std::string>, std::string> texts;
    for (std::size_t at = xml.find("<context>"); at != std::string::npos; at = xml.find("<context>", at)) {
        const std::size_t end = xml.find("</context>", at);
        const std::string context = element(xml, "name", at);
        for (at = xml.find("<message", at); at < end; at = xml.find("<message", at)) {
            const std::string english = element(xml, "source", at);
            const std::string text = element(xml, "translation", at);
            if (!context.starts_with("ws::") && !text.empty())
                texts.try_emplace({context, english}, text);
        }
        at = end;
    }
    std::ofstream out(argv[2], std::ios::binary);
    out << "#include \"cli/language.h\"\n\nnamespace ws::cli {\n\n"
           "std::span<const TranslatedText> chineseTexts()\n{\n    static constexpr TranslatedText texts[] = "
           "{\n";
    for (const auto &[key, text] : texts)
        out << "        {" << literal(key.first) << ", " << literal(key.second) << ", " << literal(text)
            << "},\n";
    out << "    };\n    return texts;\n}\n\n}  // namespace ws::cli\n";
    out.flush();
    if (texts.empty() || !in || !out) {
        std::fprintf(stderr, "make_texts: %s: no texts\n", argv[1]);
        return 1;
    }
    return 0;
}
