#include "support/wait_script.h"

#include <sstream>

namespace ws::test {

namespace {

bool isChannel(char name)
{
    return name >= 'p' && name < static_cast<char>('p' + kScriptChannels);
}

std::uint32_t threadOf(char digit)
{
    return static_cast<std::uint32_t>(digit - '0');
}

void setWait(WaitFacts &facts, std::uint32_t thread, WaitKind kind, std::uint32_t object)
{
    facts.threads[thread].waiting = true;
    facts.threads[thread].kind = kind;
    facts.threads[thread].object = object;
}

void readThreadToken(WaitFacts &facts, const std::string &token)
{
    const std::uint32_t index = threadOf(token[0]);
    WaitFacts::Thread &thread = facts.threads[index];
    const std::string rest = token.substr(2);
    switch (token[1]) {
    case '+':
        facts.objects[scriptObject(rest[0])].owner = index;
        break;
    case '?':
        setWait(facts, index, WaitKind::Lock, scriptObject(rest[0]));
        break;
    case '>':
        setWait(facts, index, WaitKind::Space, scriptObject(rest[0]));
        break;
    case '<':
        setWait(facts, index, WaitKind::Message, scriptObject(rest[0]));
        break;
    case 'j':
        setWait(facts, index, WaitKind::Join, scriptObject(rest[0]));
        break;
    case '#':
        thread.sequence = std::stoull(rest);
        break;
    case '@':
        thread.sinceNs = std::stoll(rest);
        break;
    case '!':
        thread.ended = true;
        thread.endedNs = std::stoll(rest);
        break;
    default:
        thread.ended = thread.ended || rest == "end";
        thread.hasDeadline = thread.hasDeadline || rest == "timed";
        thread.outside = thread.outside || rest == "outside";
    }
}

void readObjectToken(WaitFacts &facts, const std::string &token)
{
    WaitFacts::Object &object = facts.objects[scriptObject(token[0])];
    const std::string rest = token.substr(2);
    if (token[1] == '#') {
        (isChannel(token[0]) ? object.version : object.acquisition) = std::stoull(rest);
    } else if (token[1] == ':') {
        const std::size_t arrow = rest.find('>');
        for (std::size_t i = 0; i < rest.size(); ++i) {
            if (i != arrow)
                (i < arrow ? object.givesMessage : object.givesSpace).push_back(threadOf(rest[i]));
        }
    } else {
        object.hasSpace = object.hasSpace || rest == "space";
        object.hasMessage = object.hasMessage || rest == "message";
    }
}

char nameOf(std::uint32_t object)
{
    if (object < kScriptChannels)
        return static_cast<char>('p' + object);
    object -= kScriptChannels;
    return object < kScriptLocks ? static_cast<char>('a' + object)
                                 : static_cast<char>('0' + object - kScriptLocks);
}

std::string waitText(const WaitFacts::Thread &thread)
{
    constexpr char kSigns[] = {' ', '?', '>', '<', 'j'};
    return std::string{kSigns[static_cast<int>(thread.kind)], nameOf(thread.object)};
}

}  // namespace

std::uint32_t scriptObject(char name)
{
    if (name >= '0' && name <= '9')
        return kScriptChannels + kScriptLocks + threadOf(name);
    return static_cast<std::uint32_t>(isChannel(name) ? name - 'p' : kScriptChannels + (name - 'a'));
}

WaitFacts factsOf(std::string_view script)
{
    WaitFacts facts;
    std::istringstream words{std::string(script)};
    std::size_t threads = 10;
    std::string word;
    std::vector<std::string> tokens;
    while (words >> word) {
        if (word[0] == 'n')
            threads = std::stoul(word.substr(1));
        else
            tokens.push_back(word);
    }
    facts.threads.resize(threads);
    facts.objects.resize(kScriptChannels + kScriptLocks + threads);
    for (std::uint32_t i = 0; i < threads; ++i)
        facts.objects[kScriptChannels + kScriptLocks + i].joinedThread = i;
    for (const std::string &token : tokens) {
        if (token[0] >= '0' && token[0] <= '9')
            readThreadToken(facts, token);
        else
            readObjectToken(facts, token);
    }
    return facts;
}

std::string scriptOf(const WaitFacts &facts)
{
    std::ostringstream out;
    out << 'n' << facts.threads.size();
    for (std::uint32_t i = 0; i < kScriptChannels + kScriptLocks; ++i) {
        const WaitFacts::Object &object = facts.objects[i];
        const char name = nameOf(i);
        if (object.owner != kNobody)
            out << ' ' << object.owner << '+' << name;
        if (object.acquisition + object.version > 0)
            out << ' ' << name << '#' << object.acquisition + object.version;
        if (!object.givesMessage.empty() || !object.givesSpace.empty()) {
            out << ' ' << name << ':';
            for (const std::uint32_t thread : object.givesMessage)
                out << thread;
            out << '>';
            for (const std::uint32_t thread : object.givesSpace)
                out << thread;
        }
        out << (object.hasSpace ? std::string{' ', name} + ".space" : "")
            << (object.hasMessage ? std::string{' ', name} + ".message" : "");
    }
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i) {
        const WaitFacts::Thread &thread = facts.threads[i];
        if (thread.waiting)
            out << ' ' << i << waitText(thread);
        out << (thread.ended ? " " + std::to_string(i) + ".end" : "")
            << (thread.hasDeadline ? " " + std::to_string(i) + ".timed" : "")
            << (thread.outside ? " " + std::to_string(i) + ".outside" : "");
        if (thread.sequence > 0)
            out << ' ' << i << '#' << thread.sequence;
        if (thread.sinceNs > 0)
            out << ' ' << i << '@' << thread.sinceNs;
        if (thread.endedNs > 0)
            out << ' ' << i << '!' << thread.endedNs;
    }
    return out.str();
}

}  // namespace ws::test
