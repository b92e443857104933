#include "experiment/problem_words.h"

#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/display_text.h"
#include "base/filled.h"
#include "experiment/figure_clauses.h"

namespace ws {
namespace {

// Clauses, as the checks word them; a "{name}" stands for whatever they put there.
constexpr std::string_view kClauses[] = {
    WS_TR_NOOP("Problem", "the experiment has no title"),
    WS_TR_NOOP("Problem", "the summary has no English text"),
    WS_TR_NOOP("Problem", "seconds must be above 0 and at most 86400 (a day)"),
    WS_TR_NOOP("Problem", "the time for spinning is negative"),
    WS_TR_NOOP("Problem", "the experiment has no process"),
    WS_TR_NOOP("Problem", "{what} has no name"),
    WS_TR_NOOP("Problem", "a name is needed"),
    WS_TR_NOOP("Problem", "the name is already used"),
    WS_TR_NOOP("Problem", "the name {name} of {what} is not UTF-8"),
    WS_TR_NOOP("Problem", "the name {name} of {what} holds a control character"),
    WS_TR_NOOP("Problem", "the name {name} of {what} has {count} characters"),
    WS_TR_NOOP("Problem", "the name {name} is already the name of {what} in line {line}"),
    WS_TR_NOOP("Problem", "the name {name} is already the name of {what}"),
    WS_TR_NOOP("Problem", "the name {name} of {what} is already the name of a script"),
    WS_TR_NOOP("Problem", "the name {name} of a thread is already the name of a channel or primitive, and "
                          "scripts could not tell them apart"),
    WS_TR_NOOP("Problem", "channels and primitives need names of their own"),
    WS_TR_NOOP("Problem", "processes need names of their own"),
    WS_TR_NOOP("Problem", "threads need names of their own over the whole experiment"),
    WS_TR_NOOP("Problem", "scripts need names of their own"),
    WS_TR_NOOP("Problem", "{what} needs the key {key}"),
    WS_TR_NOOP("Problem", "unknown mechanism {name}"),
    WS_TR_NOOP("Problem", "unknown primitive {name}"),
    WS_TR_NOOP("Problem", "unknown role {name}"),
    WS_TR_NOOP("Problem", "unknown placement {name}"),
    WS_TR_NOOP("Problem", "unknown level {name}"),
    WS_TR_NOOP("Problem", "unknown start {name}"),
    WS_TR_NOOP("Problem", "unknown wait policy {name}"),
    WS_TR_NOOP("Problem", "wait policy {name}: {fault}"),
    WS_TR_NOOP("Problem", "wait policy {name} spins for no time"),
    WS_TR_NOOP("Problem", "unknown key {name} in {what}"),
    WS_TR_NOOP("Problem", "process {name} has no thread"),
    WS_TR_NOOP("Problem", "the experiment has more threads than can run"),
    WS_TR_NOOP("Problem", "{who}: {key} names {name}, which is {what}"),
    WS_TR_NOOP("Problem", "{who}: {key} names no channel of the experiment: {name}"),
    WS_TR_NOOP("Problem", "{who}: {key} names no lock of the experiment: {name}"),
    WS_TR_NOOP("Problem", "the experiment has no channels"),
    WS_TR_NOOP("Problem", "the experiment has no locks"),
    WS_TR_NOOP("Problem", "the experiment has no threads"),
    WS_TR_NOOP("Problem", "the experiment has no scripts"),
    WS_TR_NOOP("Problem", "{who} waits for no thread of the experiment: {name}"),
    WS_TR_NOOP("Problem", "{who} cannot join {name}, a thread of process {process}"),
    WS_TR_NOOP("Problem", "{who} cannot start {name}, a thread of process {process}"),
    WS_TR_NOOP("Problem", "{who} cannot join itself"),
    WS_TR_NOOP("Problem", "{who} cannot start itself"),
    WS_TR_NOOP("Problem", "{who} cannot start {name}, which starts with the run"),
    WS_TR_NOOP("Problem", "{what}: {key} = {value} is too small"),
    WS_TR_NOOP("Problem", "{what}: {key} = {value} is too large"),
    WS_TR_NOOP("Problem", "{what}: {key} = {value} is not one of its values"),
    WS_TR_NOOP("Problem", "{what}: {key} must be messages a second, above 0 and at most 1000000000"),
    WS_TR_NOOP("Problem", "{what}: {key} is empty"),
    WS_TR_NOOP("Problem", "{what}: {key} must be one name"),
    WS_TR_NOOP("Problem", "{what}: {key} is not one of its settings"),
    WS_TR_NOOP("Problem", "{what}: {key} = {value}"),
    WS_TR_NOOP("Problem", "{what}: at is too far away"),
    WS_TR_NOOP("Problem", "script {name} has no text"),
    WS_TR_NOOP("Problem", "the script has no text"),
    WS_TR_NOOP("Problem", "{who} has a script, but its role is {role}"),
    WS_TR_NOOP("Problem", "{who}: there is no script {name}"),
    WS_TR_NOOP("Problem", "{who}: 'with' has {name}, which is no name in Lua"),
    WS_TR_NOOP("Problem", "{who}: 'with' has {name}, which is no number"),
    WS_TR_NOOP("Problem", "script {name} ({place}): {words}"),
    WS_TR_NOOP("Problem", "script {name}, line {line}: {words}"),
    WS_TR_NOOP("Problem",
               "unknown name {name} for {who}: no channel, primitive, thread or argument is called so"),
    WS_TR_NOOP("Problem", "{name} is {what}, which has no method {method}"),
    WS_TR_NOOP("Problem", "{who} is to be started later, but no thread of its process that runs starts it"),
    WS_TR_NOOP("Problem", "{what}: {id} works within one process, but threads of processes {list} use it"),
    WS_TR_NOOP("Problem", "{what}: {id} works within one process, but its ends are in processes {list}"),
    WS_TR_NOOP("Problem", "{id} works within one process, but its ends are in processes {list}"),
    WS_TR_NOOP("Problem", "{what}: {id} cannot be used on this machine: {reason}"),
    WS_TR_NOOP("Problem", "several threads send to {what}, but {id} has one sender"),
    WS_TR_NOOP("Problem", "several threads receive from {what}, but {id} has one receiver"),
    WS_TR_NOOP("Problem", "{who} says a size, but {what} carries tokens, which have no bytes"),
    WS_TR_NOOP("Problem", "{who}: 'back_of' names no channel of the experiment: {name}"),
    WS_TR_NOOP("Problem", "{who} cannot run back through itself"),
    WS_TR_NOOP("Problem", "{who}: {name} itself runs back through {other}"),
    WS_TR_NOOP("Problem", "{who}: another channel runs back through {name} already"),
    WS_TR_NOOP("Problem", "{who} runs back through {other}, so it is {id} too, not {own}"),
    WS_TR_NOOP("Problem", "{who}: {id} carries one way only"),
    WS_TR_NOOP("Problem", "{who} has the settings of {other}, through which it runs back"),
    WS_TR_NOOP("Problem",
               "{who} runs back through {other}: expected one sender and one receiver on each of the two"),
    WS_TR_NOOP("Problem", "{who} runs back through {other}: expected that {a} sends and {b} receives"),
    WS_TR_NOOP("Problem", "is larger than an experiment may be"),
    WS_TR_NOOP("Problem", "is larger than a script may be"),
    WS_TR_NOOP("Problem", "not UTF-8"),
    WS_TR_NOOP("Problem", "a key with more than {count} dots"),
    WS_TR_NOOP("Problem", "no key of an experiment has any"),
    WS_TR_NOOP("Problem", "not TOML: {reason}"),
    WS_TR_NOOP("Problem", "the file does not say the version of its format"),
    WS_TR_NOOP("Problem", "version {number} of the format is not known to this program"),
    WS_TR_NOOP("Problem", "'{key}' is {type}"),
    WS_TR_NOOP("Problem", "'{key}' holds {type}"),
    WS_TR_NOOP("Problem", "'{key}' has no English text"),
    WS_TR_NOOP("Problem", "primitive {name} is {what}, not {other}"),
    WS_TR_NOOP("Problem", "there is no {family} in this program"),
    WS_TR_NOOP("Problem", "script {name} has both 'text' and 'file'"),
    WS_TR_NOOP("Problem", "script {name}, file {file}: {words}"),
    WS_TR_NOOP("Problem", "there is no such file"),
    WS_TR_NOOP("Problem", "the file may not be read: permission denied"),
    WS_TR_NOOP("Problem", "the file cannot be opened: {reason}"),
    WS_TR_NOOP("Problem", "the file cannot be read: {reason}"),
    WS_TR_NOOP("Problem", "is a directory"),
    WS_TR_NOOP("Problem", "is not a plain file"),
    WS_TR_NOOP("Problem", "is not in the folder of the experiment"),
    WS_TR_NOOP("Problem",
               "channel {name} is a wire without an end: no thread sends to it and none receives from it"),
    WS_TR_NOOP("Problem", "channel {name} is a wire without an end: no thread sends to it"),
    WS_TR_NOOP("Problem", "channel {name} is a wire without an end: no thread receives from it"),
    WS_TR_NOOP("Problem", "channel {name} carries messages of one size: thread {thread} sends {size}, but "
                          "another sender {other}"),
    WS_TR_NOOP("Problem", "{who}: a message of {size} bytes is larger than {id} carries (channel {name})"),
    WS_TR_NOOP("Problem",
               "{who}: a message of {size} bytes is too small for channel {name}: {id} loses messages"),
    WS_TR_NOOP("Problem", "channel {name}: messages of {size} bytes of {count} senders would mix in {id}"),
    WS_TR_NOOP("Problem", "no thread says how large the messages of channel {name} are: its senders only "
                          "pass on what they receive, in a circle of {list}"),
    WS_TR_NOOP("Problem", "{text} is negative"),
    WS_TR_NOOP("Problem", "{text} does not begin with a number"),
    WS_TR_NOOP("Problem", "{text} has no digit after the point"),
    WS_TR_NOOP("Problem", "{text} has no unit"),
    WS_TR_NOOP("Problem", "{text} is too large or not a whole number of {unit}"),
    WS_TR_NOOP("Problem", "{text} has the unknown unit {unit}"),
    WS_TR_NOOP("Problem", "and {count} more problems that are not listed"),
    WS_TR_NOOP("Problem", "{key}: {message}"),
    WS_TR_NOOP("Problem", "expected another one"),
    WS_TR_NOOP("Problem", "expected another thread of its process"),
    WS_TR_NOOP("Problem", "expected a thread of its own process"),
    WS_TR_NOOP("Problem", "expected another channel"),
    WS_TR_NOOP("Problem", "expected a channel without 'back_of'"),
    WS_TR_NOOP("Problem", "expected a channel of its own"),
    WS_TR_NOOP("Problem", "expected a channel of its own or one of {list}"),
    WS_TR_NOOP("Problem", "expected none here"),
    WS_TR_NOOP("Problem", "expected one"),
    WS_TR_NOOP("Problem", "expected one process"),
    WS_TR_NOOP("Problem", "expected one process or one of {list}"),
    WS_TR_NOOP("Problem", "expected one thread"),
    WS_TR_NOOP("Problem", "expected one thread or one of {list}"),
    WS_TR_NOOP("Problem", "expected no key {key}"),
    WS_TR_NOOP("Problem", "expected one of them"),
    WS_TR_NOOP("Problem", "expected one of {list}"),
    WS_TR_NOOP("Problem", "expected at least one sender"),
    WS_TR_NOOP("Problem", "expected at least one receiver"),
    WS_TR_NOOP("Problem", "expected at least one name"),
    WS_TR_NOOP("Problem", "expected at least one [[process.thread]]"),
    WS_TR_NOOP("Problem", "expected at least one [[process]] with a [[process.thread]]"),
    WS_TR_NOOP("Problem", "expected at least {what}"),
    WS_TR_NOOP("Problem", "expected at most {count} bytes, the limit in {source}"),
    WS_TR_NOOP("Problem", "expected at most {what}"),
    WS_TR_NOOP("Problem", "expected one sender or at most {count} bytes, {source}"),
    WS_TR_NOOP("Problem", "expected at least {count} bytes, a whole number, to tell how many"),
    WS_TR_NOOP("Problem", "expected a sender with the key 'message'"),
    WS_TR_NOOP("Problem", "expected letters, digits and '_', and none of Lua's own words"),
    WS_TR_NOOP("Problem", "expected a finite one"),
    WS_TR_NOOP("Problem", "expected a script with a start of it"),
    WS_TR_NOOP("Problem", "expected role = \"script\""),
    WS_TR_NOOP("Problem", "expected a file beside it, or below"),
    WS_TR_NOOP("Problem", "expected now (with the run) or later (by a script)"),
    WS_TR_NOOP("Problem", "expected name = value, with commas between: left = fork 1, rounds = 1000"),
    WS_TR_NOOP("Problem", "the second quote is missing"),
    WS_TR_NOOP("Problem", "expected a comma after the second quote"),
    WS_TR_NOOP("Problem", "expected 1 to {most}"),
    WS_TR_NOOP("Problem", "expected the name of {what}"),
    WS_TR_NOOP("Problem", "expected {what}, because a number has no unit"),
    WS_TR_NOOP("Problem", "expected {what}"),
    WS_TR_NOOP("Problem", "did you mean {name}"),
    WS_TR_NOOP("Problem", "{what} expected (to close {open} in the script's line {line}) {place}"),
    WS_TR_NOOP("Problem", "{what} expected {place}"),
    WS_TR_NOOP("Problem", "unexpected symbol {place}"),
    WS_TR_NOOP("Problem", "this is no statement {place}"),
    WS_TR_NOOP("Problem", "unfinished string {place}"),
    WS_TR_NOOP("Problem", "malformed number {place}"),
    WS_TR_NOOP("Problem", "'object' can only be called: object(\"fork 1\")"),
    WS_TR_NOOP("Problem", "'object' is the library's; a script cannot give that name another value"),
    WS_TR_NOOP("Problem", "a script cannot use _ENV: nobody could tell which names it means"),
    WS_TR_NOOP("Problem", "there is no memory to read the script"),
};

// What stands in the places of clauses and is words itself: "a channel", "thread 'eat'".
constexpr std::string_view kTerms[] = {
    WS_TR_NOOP("Problem", "a channel"),
    WS_TR_NOOP("Problem", "a lock"),
    WS_TR_NOOP("Problem", "a process"),
    WS_TR_NOOP("Problem", "a thread"),
    WS_TR_NOOP("Problem", "a script"),
    WS_TR_NOOP("Problem", "a primitive"),
    WS_TR_NOOP("Problem", "a monitor"),
    WS_TR_NOOP("Problem", "an rwlock"),
    WS_TR_NOOP("Problem", "an event"),
    WS_TR_NOOP("Problem", "a semaphore"),
    WS_TR_NOOP("Problem", "a semaphore_set"),
    WS_TR_NOOP("Problem", "a barrier"),
    WS_TR_NOOP("Problem", "a latch"),
    WS_TR_NOOP("Problem", "a cell"),
    WS_TR_NOOP("Problem", "an outside"),
    WS_TR_NOOP("Problem", "a table"),
    WS_TR_NOOP("Problem", "a list"),
    WS_TR_NOOP("Problem", "a text"),
    WS_TR_NOOP("Problem", "a whole number"),
    WS_TR_NOOP("Problem", "a number with a fraction"),
    WS_TR_NOOP("Problem", "true or false"),
    WS_TR_NOOP("Problem", "a date or time"),
    WS_TR_NOOP("Problem", "a text in quotes"),
    WS_TR_NOOP("Problem", "a number"),
    WS_TR_NOOP("Problem", "true or false, without quotes"),
    WS_TR_NOOP("Problem", "messages a second"),
    WS_TR_NOOP("Problem", "messages a second, a number"),
    WS_TR_NOOP("Problem", "the name of the channel to send to"),
    WS_TR_NOOP("Problem", "the name of the channel to receive from"),
    WS_TR_NOOP("Problem", "the name of a channel in quotes"),
    WS_TR_NOOP("Problem", "a list of names of locks"),
    WS_TR_NOOP("Problem", "a list of names of threads"),
    WS_TR_NOOP("Problem", "one of a few words"),
    WS_TR_NOOP("Problem", "the experiment"),
    WS_TR_NOOP("Problem", "thread {name}"),
    WS_TR_NOOP("Problem", "thread {name} ({id})"),
    WS_TR_NOOP("Problem", "channel {name}"),
    WS_TR_NOOP("Problem", "channel {name} ({id})"),
    WS_TR_NOOP("Problem", "process {name}"),
    WS_TR_NOOP("Problem", "script {name}"),
    WS_TR_NOOP("Problem", "primitive {name}"),
    WS_TR_NOOP("Problem", "thread {name} (script)"),
    WS_TR_NOOP("Problem", "lock {name}"),
    WS_TR_NOOP("Problem", "lock {name} ({id})"),
    WS_TR_NOOP("Problem", "a thread of role {id}"),
    WS_TR_NOOP("Problem", "a text file in UTF-8"),
    WS_TR_NOOP("Problem", "a list of figures"),
    WS_TR_NOOP("Problem", "a [[script]]"),
    WS_TR_NOOP("Problem", "a duration such as \"20us\" (units: ns, us, ms, s, min)"),
    WS_TR_NOOP("Problem", "near {token}"),
    WS_TR_NOOP("Problem", "at the end of the script"),
    WS_TR_NOOP("Problem", "a character that cannot stand here"),
};

const std::vector<std::string_view> &allClauses()
{
    static const std::vector<std::string_view> all = [] {
        std::vector<std::string_view> clauses(std::begin(kClauses), std::end(kClauses));
        clauses.insert(clauses.end(), std::begin(kFigureClauses), std::end(kFigureClauses));
        return clauses;
    }();
    return all;
}

constexpr std::string_view kJoined = WS_TR_NOOP("Problem", "{first}; {second}");
constexpr std::string_view kLongList = WS_TR_NOOP("Problem", "{names} and {count} more");
constexpr std::string_view kBetween = "; ";
constexpr std::size_t kLongest = 600;  // of a message; the checks cut names and lists
constexpr int kMostClauses = 6;        // and so the depth of the search

using Values = std::vector<std::pair<std::string_view, std::string_view>>;  // name, text

// The values that make `pattern` out of `text`; each is as short as the rest allows, and never empty.
bool fits(std::string_view pattern, std::string_view text, Values &values)
{
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos)
        return pattern == text;
    if (!text.starts_with(pattern.substr(0, open)))
        return false;
    text.remove_prefix(open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const std::string_view rest = pattern.substr(close + 1);
    const std::string_view next = rest.substr(0, rest.find('{'));
    for (std::size_t length = 1; length <= text.size(); ++length) {
        if (!text.substr(length).starts_with(next))
            continue;
        values.emplace_back(name, text.substr(0, length));
        if (fits(rest, text.substr(length), values))
            return true;
        values.pop_back();
    }
    return false;
}

// Letters of a pattern that are no places: the more, the more special.
std::size_t weightOf(std::string_view pattern)
{
    std::size_t weight = 0;
    bool inPlace = false;
    for (const char letter : pattern) {
        inPlace = inPlace || letter == '{';
        weight += inPlace ? 0 : 1;
        inPlace = inPlace && letter != '}';
    }
    return weight;
}

class Sayer
{
public:
    explicit Sayer(const TranslateProblem &translate) : m_translate(translate) {}

    std::optional<std::string> clauses(std::string_view message, int most) const
    {
        for (std::size_t at = most > 1 ? message.rfind(kBetween) : std::string_view::npos;
             at != std::string_view::npos && at > 0; at = message.rfind(kBetween, at - 1)) {
            const auto second = best(allClauses(), message.substr(at + kBetween.size()));
            const auto first = second ? clauses(message.substr(0, at), most - 1) : std::nullopt;
            if (first)
                return filled(m_translate(kJoined), {{"first", *first}, {"second", *second}});
        }
        return best(allClauses(), message);
    }

private:
    // By the most special pattern that fits.
    std::optional<std::string> best(std::span<const std::string_view> patterns, std::string_view text) const
    {
        std::optional<std::string> said;
        std::size_t weight = 0;
        for (const std::string_view pattern : patterns) {
            if (said && weightOf(pattern) <= weight)
                continue;
            Values values;
            if (!fits(pattern, text, values))
                continue;
            if (auto words = wordsFor(pattern, values)) {
                said = std::move(words);
                weight = weightOf(pattern);
            }
        }
        return said;
    }

    // Nothing where a place has taken more than one clause, or holds a message that is not known.
    std::optional<std::string> wordsFor(std::string_view pattern, const Values &values) const
    {
        std::vector<std::pair<std::string_view, std::string>> said;
        for (const auto &[name, value] : values) {
            const bool free = name == "message" || name == "words" || name == "reason";
            if (!free && (value.find(kBetween) != std::string_view::npos || value.ends_with(';')))
                return std::nullopt;
            auto words = valueIn(name, value);
            if (!words)
                return std::nullopt;
            said.emplace_back(name, std::move(*words));
        }
        return filled(m_translate(pattern), said);
    }

    std::optional<std::string> valueIn(std::string_view name, std::string_view value) const
    {
        if (name == "message" || name == "words" || name == "fault") {
            const auto said = clauses(value, kMostClauses);
            return said || name == "message" ? said : std::string(value);
        }
        if (Values list; name == "list" && fits(kLongList, value, list))
            return filled(m_translate(kLongList),
                          {{"names", std::string(list[0].second)}, {"count", std::string(list[1].second)}});
        // Names that people gave are theirs, however they sound.
        const auto term = value.starts_with('\'') ? std::nullopt : best(kTerms, value);
        if (term)
            return *term;
        return name == "reason" ? m_translate(value) : std::string(value);
    }

    const TranslateProblem &m_translate;
};

}  // namespace

std::string problemInWords(std::string_view message, const TranslateProblem &translate)
{
    if (message.size() > kLongest)
        return std::string(message);
    auto said = Sayer(translate).clauses(message, kMostClauses);
    if (!said)
        return std::string(message);
    // A name is set off by spaces, but not from the punctuation of Chinese.
    for (const std::string_view mark : {"：", "，", "；", "。", "（"}) {
        const std::string spaced = ' ' + std::string(mark);
        for (std::size_t at = 0; (at = said->find(spaced, at)) != std::string::npos;)
            said->erase(at, 1);
    }
    return *said;
}

}  // namespace ws
