#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>

#include "experiment/checks.h"
#include "experiment/reader.h"
#include "experiment/units.h"

namespace ws {
namespace {

std::string quotedToml(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string result = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\')
            result += std::string("\\") + character;
        else if (character == '\n')
            result += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            result += std::string("\\u00") + hex[byte >> 4] + hex[byte & 0xF];
        else
            result += character;
    }
    return result + "\"";
}

std::string listToml(const std::vector<std::string> &texts)
{
    std::string result = "[";
    for (std::size_t i = 0; i < texts.size(); ++i)
        result += (i > 0 ? ", " : "") + quotedToml(texts[i]);
    return result + "]";
}

std::string localTextToml(const LocalText &text)
{
    if (text.zhCn.empty())
        return quotedToml(text.en);
    return "{ en = " + quotedToml(text.en) + ", zh_CN = " + quotedToml(text.zhCn) + " }";
}

// The shortest text that reads back as the same double; "1000" is a whole number in TOML, which a rate takes too.
std::string realToml(double value)
{
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string secondsToml(std::chrono::nanoseconds time)
{
    const std::int64_t ns = time.count();
    std::string result = std::to_string(ns / 1'000'000'000);
    const std::int64_t rest = std::abs(ns % 1'000'000'000);
    if (rest == 0)
        return result;
    std::string fraction = std::to_string(rest);
    fraction.insert(0, 9 - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return result + "." + fraction;
}

// As it is written in an editor: between three quotes, from the next line on. Literal where nothing has to be escaped.
std::string longTextToml(const std::string &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return character == '\n' || character == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
    if (isPlain && text.find("'''") == std::string::npos && !text.ends_with('\''))
        return "'''\n" + text + "'''";
    std::string result = "\"\"\"\n";
    for (const char character : text) {
        const std::string quoted = quotedToml(std::string_view(&character, 1));
        result += character == '\n' ? "\n" : quoted.substr(1, quoted.size() - 2);
    }
    return result + "\"\"\"";
}

std::string keyToml(const std::string &key)
{
    const bool isBare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
    return isBare ? key : quotedToml(key);
}

// { greeting = "hi", seat = 1 }, in the order of the names.
std::string valuesToml(const ParameterValues &values)
{
    std::map<std::string, std::string> entries;
    for (const auto &[name, value] : values.numbers())
        entries[name] = std::to_string(value);
    for (const auto &[name, value] : values.nameLists())
        entries[name] = quotedToml(value.empty() ? "" : value.front());
    for (const auto &[name, value] : values.reals()) {
        // A whole number would be read back as one.
        const std::string real = realToml(value);
        entries[name] = real.find_first_not_of("-0123456789") == std::string::npos ? real + ".0" : real;
    }
    std::string result;
    for (const auto &[name, value] : entries)
        result += (result.empty() ? "{ " : ", ") + keyToml(name) + " = " + value;
    return result + " }";
}

class Writer
{
public:
    explicit Writer(const Vocabulary &vocabulary) : m_vocabulary(vocabulary) {}

    void writeHead(const Experiment &experiment);
    void writeChannel(const ChannelSpec &channel);
    void writePrimitive(const PrimitiveSpec &primitive);
    void writeScript(const ScriptSpec &script);
    void writeProcess(const ProcessSpec &process);
    std::string text() && { return std::move(m_text); }

private:
    void line(std::string_view key, const std::string &value)
    {
        m_text += m_indent + std::string(key) + " = " + value + "\n";
    }
    void begin(std::string_view table, std::string indent)
    {
        m_indent = std::move(indent);
        m_text += "\n" + m_indent + "[[" + std::string(table) + "]]\n";
    }
    void writePlace(const std::optional<PicturePlace> &at)
    {
        if (at)
            line("at", "[" + std::to_string(at->x) + ", " + std::to_string(at->y) + "]");
    }
    void writeParameters(const ParameterValues &values, std::span<const ParameterInfo> infos);
    void writeParameter(const ParameterValues &values, const ParameterInfo &info);

    const Vocabulary &m_vocabulary;
    std::string m_indent;
    std::string m_text;
};

void Writer::writeHead(const Experiment &experiment)
{
    line("version", std::to_string(kExperimentFormatVersion));
    line("title", localTextToml(experiment.title));
    if (!experiment.summary.en.empty())
        line("summary", localTextToml(experiment.summary));
    line("group", quotedToml(experiment.group));
    if (!experiment.claims.empty())
        line("claims", listToml(experiment.claims));
    line("seconds", secondsToml(experiment.timeLimit));
    line("placement", quotedToml(placementId(experiment.placement)));
    line("level", quotedToml(levelId(experiment.level)));
    line("wait", quotedToml(waitText(experiment.wait)));
}

void Writer::writeParameter(const ParameterValues &values, const ParameterInfo &info)
{
    const auto number = values.number(info.name);
    const auto real = values.real(info.name);
    const auto names = values.nameLists().find(info.name);
    const bool hasNames = names != values.nameLists().end();
    switch (info.kind) {
    case ParameterKind::Count:
        if (number)
            line(info.name, std::to_string(*number));
        return;
    case ParameterKind::Bytes:
        // Plain bytes need no unit.
        if (number)
            line(info.name, *number % 1024 == 0 && *number > 0 ? quotedToml(bytesText(*number))
                                                               : std::to_string(*number));
        return;
    case ParameterKind::Duration:
        if (number)
            line(info.name, quotedToml(durationText(*number)));
        return;
    case ParameterKind::Rate:
        if (real)
            line(info.name, realToml(*real));
        return;
    case ParameterKind::SendsTo:
    case ParameterKind::ReceivesFrom:
    case ParameterKind::Choice:
        if (hasNames && names->second.size() == 1)
            line(info.name, quotedToml(names->second.front()));
        return;
    case ParameterKind::Locks:
    case ParameterKind::Threads:
        if (hasNames)
            line(info.name, listToml(names->second));
        return;
    case ParameterKind::Flag:
        if (number)
            line(info.name, *number != 0 ? "true" : "false");
        return;
    }
}

void Writer::writeParameters(const ParameterValues &values, std::span<const ParameterInfo> infos)
{
    for (const ParameterInfo &info : infos)
        writeParameter(values, info);
}

void Writer::writeChannel(const ChannelSpec &channel)
{
    begin("channel", "");
    line("name", quotedToml(channel.name));
    line("mechanism", quotedToml(channel.mechanism));
    if (!channel.backOf.empty())
        line("back_of", quotedToml(channel.backOf));
    if (const MechanismWord *word = findMechanism(m_vocabulary, channel.mechanism))
        writeParameters(channel.parameters, word->parameters);
    writePlace(channel.at);
}

void Writer::writePrimitive(const PrimitiveSpec &primitive)
{
    const PrimitiveWord *word = findPrimitiveWord(m_vocabulary, primitive.primitive);
    begin(word == nullptr ? "lock" : word->family, "");
    line("name", quotedToml(primitive.name));
    line("primitive", quotedToml(primitive.primitive));
    if (word != nullptr)
        writeParameters(primitive.parameters, word->parameters);
    writePlace(primitive.at);
}

void Writer::writeScript(const ScriptSpec &script)
{
    begin("script", "");
    line("name", quotedToml(script.name));
    line("text", longTextToml(script.text));
}

void Writer::writeProcess(const ProcessSpec &process)
{
    begin("process", "");
    line("name", quotedToml(process.name));
    if (process.mayEnd)
        line("may_end", "true");
    writePlace(process.at);
    for (const ThreadSpec &thread : process.threads) {
        begin("process.thread", "  ");
        line("name", quotedToml(thread.name));
        line("role", quotedToml(thread.role));
        if (!thread.script.empty())
            line("script", quotedToml(thread.script));
        if (!(thread.arguments == ParameterValues()))
            line("with", valuesToml(thread.arguments));
        if (thread.startedByOthers)
            line("start", quotedToml("later"));
        if (const RoleWord *word = findRole(m_vocabulary, thread.role))
            writeParameters(thread.parameters, word->parameters);
        writePlace(thread.at);
    }
}

}  // namespace

std::string experimentText(const Experiment &experiment, const Vocabulary &vocabulary)
{
    Writer writer(vocabulary);
    writer.writeHead(experiment);
    for (const ChannelSpec &channel : experiment.channels)
        writer.writeChannel(channel);
    for (const PrimitiveSpec &primitive : experiment.primitives)
        writer.writePrimitive(primitive);
    for (const ScriptSpec &script : experiment.scripts)
        writer.writeScript(script);
    for (const ProcessSpec &process : experiment.processes)
        writer.writeProcess(process);
    return std::move(writer).text();
}

}  // namespace ws
