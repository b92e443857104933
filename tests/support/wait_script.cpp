#include "support/wait_script.h"

#include <algorithm>
#include <sstream>

namespace ws::test {

namespace {

using Thread = ScriptFacts::Thread;
using Object = ScriptFacts::Object;
using Group = ScriptFacts::Group;

constexpr std::string_view kNames = "pqrstuabcdefghijk";
static_assert(kNames.size() == kScriptObjects);

std::uint32_t threadOf(char digit)
{
    return static_cast<std::uint32_t>(digit - '0');
}

char nameOf(std::uint32_t object)
{
    return object < kScriptObjects ? kNames[object] : static_cast<char>('0' + object - kScriptObjects);
}

std::vector<std::uint32_t> threadsIn(std::string_view digits)
{
    std::vector<std::uint32_t> threads;
    for (const char digit : digits)
        threads.push_back(threadOf(digit));
    std::sort(threads.begin(), threads.end());
    return threads;
}

std::string digitsOf(const std::vector<std::uint32_t> &threads)
{
    std::string digits;
    for (const std::uint32_t thread : threads)
        digits += static_cast<char>('0' + thread);
    return digits;
}

void setWait(Thread &thread, WaitKind kind, std::uint32_t object)
{
    thread.waiting = true;
    thread.kind = kind;
    thread.object = object;
}

// "g2:345" or "g:34".
void readGroup(Thread &thread, const std::string &rest, bool exact)
{
    const std::size_t colon = rest.find(':');
    Group group;
    group.object = scriptObject(rest[0]);
    group.exact = exact;
    group.releasers = threadsIn(std::string_view(rest).substr(colon + 1));
    group.needed = exact       ? static_cast<std::uint32_t>(group.releasers.size())
                   : colon > 1 ? static_cast<std::uint32_t>(std::stoul(rest.substr(1, colon - 1)))
                               : 1;
    thread.groups.push_back(group);
    setWait(thread, exact ? WaitKind::Write : WaitKind::Barrier, thread.groups.front().object);
}

void readThreadToken(ScriptFacts &facts, const std::string &token)
{
    const std::uint32_t index = threadOf(token[0]);
    Thread &thread = facts.threads[index];
    const std::string rest = token.substr(2);
    switch (token[1]) {
    case '+':
        facts.objects[scriptObject(rest[0])].owner = index;
        break;
    case '?':
        setWait(thread, WaitKind::Lock, scriptObject(rest[0]));
        break;
    case '>':
        setWait(thread, WaitKind::Space, scriptObject(rest[0]));
        break;
    case '<':
        setWait(thread, WaitKind::Message, scriptObject(rest[0]));
        break;
    case 'j':
        setWait(thread, WaitKind::Join, scriptObject(rest[0]));
        break;
    case 's':
        setWait(thread, WaitKind::Start, scriptObject(rest[0]));
        break;
    case '*':
    case '&':
        readGroup(thread, rest, token[1] == '&');
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

void readObjectToken(ScriptFacts &facts, const std::string &token)
{
    Object &object = facts.objects[scriptObject(token[0])];
    const std::string rest = token.substr(2);
    if (token[1] == '#') {
        object.version = std::stoull(rest);
    } else if (token[1] == ':') {
        const std::size_t arrow = rest.find('>');
        object.givesMessage = threadsIn(rest.substr(0, arrow));
        object.givesSpace = threadsIn(rest.substr(arrow + 1));
    } else {
        object.hasSpace = object.hasSpace || rest == "space";
        object.hasMessage = object.hasMessage || rest == "message";
    }
}

void writeThread(std::ostream &out, std::uint32_t index, const Thread &thread)
{
    constexpr const char *kSigns[] = {" ", "?", ">", "<", "j"};
    const std::string name = ' ' + std::to_string(index);
    for (const Group &group : thread.groups)
        out << name << (group.exact ? '&' : '*') << nameOf(group.object)
            << (group.exact ? "" : std::to_string(group.needed)) << ':' << digitsOf(group.releasers);
    if (thread.waiting && thread.groups.empty())
        out << name << (thread.kind == WaitKind::Start ? "s" : kSigns[static_cast<int>(thread.kind)])
            << nameOf(thread.object);
    out << (thread.ended ? name + ".end" : "") << (thread.hasDeadline ? name + ".timed" : "")
        << (thread.outside ? name + ".outside" : "");
    if (thread.sequence > 0)
        out << name << '#' << thread.sequence;
    if (thread.sinceNs > 0)
        out << name << '@' << thread.sinceNs;
    if (thread.endedNs > 0)
        out << name << '!' << thread.endedNs;
}

WaitFacts::Way wayOf(const ScriptFacts &facts, const Thread &thread)
{
    const Object &object = facts.objects[thread.object];
    WaitFacts::Way way;
    way.kind = thread.kind;
    way.object = thread.object;
    way.version = object.version;
    switch (thread.kind) {
    case WaitKind::Lock:
        way.exact = true;
        way.available = object.owner == kNobody;
        if (object.owner != kNobody)
            way.releasers = {object.owner};
        break;
    case WaitKind::Space:
        way.available = object.hasSpace;
        way.releasers = object.givesSpace;
        break;
    case WaitKind::Message:
        way.available = object.hasMessage;
        way.releasers = object.givesMessage;
        break;
    case WaitKind::Join:
        way.exact = true;
        way.releasers = {thread.object - kScriptObjects};
        way.available = facts.threads[way.releasers.front()].ended;
        break;
    default:
        way.releasers = {thread.object - kScriptObjects};
        break;
    }
    return way;
}

}  // namespace

std::uint32_t scriptObject(char name)
{
    return name >= '0' && name <= '9' ? kScriptObjects + threadOf(name)
                                      : static_cast<std::uint32_t>(kNames.find(name));
}

WaitFacts ScriptFacts::facts() const
{
    WaitFacts facts;
    facts.objects.resize(objects.size());
    for (std::uint32_t i = 0; i < objects.size(); ++i) {
        if (objects[i].owner != kNobody)
            facts.objects[i].holders = {objects[i].owner};
        if (i >= kScriptObjects)
            facts.objects[i].joinedThread = i - kScriptObjects;
    }
    for (const Thread &thread : threads) {
        WaitFacts::Thread &fact = facts.threads.emplace_back();
        fact.ended = thread.ended;
        fact.waiting = thread.waiting;
        fact.notStarted = thread.kind == WaitKind::Start;
        fact.hasDeadline = thread.hasDeadline;
        fact.outside = thread.outside;
        fact.kind = thread.groups.size() > 1 ? WaitKind::Any : thread.kind;
        fact.object = thread.object;
        fact.sequence = thread.sequence;
        fact.sinceNs = thread.sinceNs;
        fact.endedNs = thread.endedNs;
        if (!thread.waiting)
            continue;
        for (const Group &group : thread.groups) {
            fact.ways.push_back({thread.kind, group.object, false, group.exact, group.needed, group.releasers,
                                 objects[group.object].version});
            if (group.exact)
                facts.objects[group.object].holders = group.releasers;
        }
        if (thread.groups.empty() && thread.object < objects.size())
            fact.ways.push_back(wayOf(*this, thread));
    }
    return facts;
}

ScriptFacts readScript(std::string_view script)
{
    ScriptFacts facts;
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
    facts.objects.resize(kScriptObjects + threads);
    for (const std::string &token : tokens) {
        if (token[0] >= '0' && token[0] <= '9')
            readThreadToken(facts, token);
        else
            readObjectToken(facts, token);
    }
    return facts;
}

WaitFacts factsOf(std::string_view script)
{
    return readScript(script).facts();
}

std::string scriptOf(const ScriptFacts &facts)
{
    std::ostringstream out;
    out << 'n' << facts.threads.size();
    for (std::uint32_t i = 0; i < kScriptObjects; ++i) {
        const Object &object = facts.objects[i];
        const char name = nameOf(i);
        if (object.owner != kNobody)
            out << ' ' << object.owner << '+' << name;
        if (object.version > 0)
            out << ' ' << name << '#' << object.version;
        if (!object.givesMessage.empty() || !object.givesSpace.empty())
            out << ' ' << name << ':' << digitsOf(object.givesMessage) << '>' << digitsOf(object.givesSpace);
        out << (object.hasSpace ? std::string{' ', name} + ".space" : "")
            << (object.hasMessage ? std::string{' ', name} + ".message" : "");
    }
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i)
        writeThread(out, i, facts.threads[i]);
    return out.str();
}

}  // namespace ws::test
