#include "cli/sweep_plan_words.h"

#include <charconv>

#include "cli/language.h"
#include "cli/wording.h"
#include "experiment/checks.h"
#include "experiment/units.h"

namespace ws::cli {

namespace {

constexpr std::int64_t kLargestSize = 1 << 30;

// "64", "4K", "64 KiB", "1M": powers of two.
std::variant<std::int64_t, std::string> sizeOf(const std::string &text)
{
    std::int64_t number = 0;
    const char *end = text.data() + text.size();
    const auto [rest, failed] = std::from_chars(text.data(), end, number);
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    std::int64_t factor = 0;
    if (unit.empty())
        factor = 1;
    else if (unit == "K" || unit == "k")
        factor = 1 << 10;
    else if (unit == "M")
        factor = 1 << 20;
    std::int64_t bytes = -1;
    if (failed == std::errc() && factor > 0 && number <= kLargestSize / factor) {
        bytes = number * factor;
    } else if (failed == std::errc() && factor == 0) {
        const Quantity quantity = parseBytes(text);
        if (const auto *value = std::get_if<std::int64_t>(&quantity))
            bytes = *value;
    }
    if (bytes < 1 || bytes > kLargestSize)
        return say(WS_TR_NOOP("Cli", "'{word}' is no size from 1 byte to 1 GiB, such as 64, 4K or 1M."),
                   {{"word", text}});
    return bytes;
}

std::variant<WaitPolicy, std::string> policyOf(std::string text)
{
    if (text.starts_with("spin:"))
        text[4] = ' ';
    auto policy = parseWaitPolicy(text);
    if (auto *fault = std::get_if<std::string>(&policy))
        return *fault + ".";
    return policy;
}

std::variant<Placement, std::string> placementWord(const std::string &text)
{
    if (const auto placement = placementOf(text))
        return *placement;
    return say(WS_TR_NOOP("Cli", "there is no placement '{word}'; expected same, cross or free."),
               {{"word", text}});
}

std::variant<SweepShape, std::string> shapeWord(const std::string &text)
{
    if (const auto shape = shapeOf(text))
        return *shape;
    return say(WS_TR_NOOP("Cli", "there is no shape '{word}'; expected pingpong or stream."),
               {{"word", text}});
}

// Replaces `into` by what was written, if anything was. Returns the first complaint.
template <typename Value, typename Parse>
std::string readList(const std::vector<std::string> &words, std::vector<Value> &into, Parse parse)
{
    if (words.empty())
        return "";
    into.clear();
    for (const std::string &word : words) {
        auto value = parse(word);
        if (auto *complaint = std::get_if<1>(&value))
            return *complaint;
        into.push_back(std::move(std::get<0>(value)));
    }
    return "";
}

std::string readMechanisms(const std::vector<std::string> &words, const Vocabulary &vocabulary,
                           std::vector<std::string> &into)
{
    if (words.empty())
        return "";
    into = words;
    for (const std::string &word : words) {
        if (findMechanism(vocabulary, word) != nullptr)
            continue;
        std::vector<std::string> known;
        for (const MechanismWord &mechanism : vocabulary.mechanisms)
            known.push_back(mechanism.id);
        const std::string nearest = nearestWord(word, known);
        return say(WS_TR_NOOP("Cli", "there is no mechanism '{word}'."), {{"word", word}}) + ' ' +
               (nearest.empty() ? say(WS_TR_NOOP("Cli", "'mechanisms' names them.")) : didYouMean(nearest));
    }
    return "";
}

}  // namespace

std::variant<SweepPlan, std::string> sweepPlanOf(const SweepArguments &arguments,
                                                 const Vocabulary &vocabulary)
{
    SweepPlan plan = defaultSweepPlan(vocabulary);
    std::string complaint = readMechanisms(arguments.mechanisms, vocabulary, plan.mechanisms);
    if (complaint.empty())
        complaint = readList(arguments.sizes, plan.sizes, sizeOf);
    if (complaint.empty())
        complaint = readList(arguments.placements, plan.placements, placementWord);
    if (complaint.empty())
        complaint = readList(arguments.policies, plan.policies, policyOf);
    if (complaint.empty())
        complaint = readList(arguments.shapes, plan.shapes, shapeWord);
    if (!complaint.empty())
        return complaint;
    if (arguments.repeats > 0)
        plan.repeats = arguments.repeats;
    plan.rate = arguments.rate;
    plan.runTime = arguments.seconds > 0
                       ? std::chrono::nanoseconds(static_cast<std::int64_t>(arguments.seconds * 1e9))
                       : runTimeFor(arguments.rate);
    return plan;
}

}  // namespace ws::cli
