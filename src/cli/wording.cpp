#include "cli/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/system_words.h"
#include "cli/language.h"
#include "experiment/problem_words.h"
#include "experiment/units.h"

namespace ws::cli {

namespace {

// Three digits that count: 1.23, 12.3, 123.
std::string threeDigits(double value)
{
    const double size = std::fabs(value);
    const int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    std::array<char, 48> text = {};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string_view hintFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Limit:
        return WS_TR_NOOP("Cli", "Make the experiment smaller, or raise that limit.");
    case ErrorKind::TooBig:
        return WS_TR_NOOP("Cli", "Use smaller messages, or a mechanism that carries larger ones.");
    case ErrorKind::Timeout:
        return WS_TR_NOOP("Cli", "The machine may be too busy; try again.");
    case ErrorKind::Closed:
        return WS_TR_NOOP("Cli", "The other side ended first.");
    case ErrorKind::Unsupported:
        return WS_TR_NOOP("Cli", "Choose another mechanism or primitive for it.");
    case ErrorKind::BadInput:
    case ErrorKind::Cancelled:
        return "";
    case ErrorKind::System:
        break;
    }
    switch (error.sysErrno) {
    case EACCES:
    case EPERM:
        return WS_TR_NOOP("Cli", "You may not do that there; choose another place or ask for the right.");
    case ENOENT:
        return WS_TR_NOOP("Cli", "Check the name.");
    case ENOSPC:
    case EDQUOT:
        return WS_TR_NOOP("Cli", "Free some space, or choose another place.");
    case EROFS:
        return WS_TR_NOOP("Cli", "Choose a place that can be written to.");
    case EMFILE:
        return WS_TR_NOOP("Cli",
                          "Raise the number of open files (ulimit -n), or use fewer channels and processes.");
    case ENFILE:
        return WS_TR_NOOP("Cli", "The whole system has too many open files; close some programs.");
    case ENOMEM:
        return WS_TR_NOOP("Cli", "Close some programs, or make the experiment smaller.");
    case EAGAIN:
        return WS_TR_NOOP("Cli",
                          "Raise the number of processes (ulimit -u), or use fewer processes and threads.");
    default:
        return "";
    }
}

std::string_view patternOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::System:
        return error.sysErrno == 0 ? WS_TR_NOOP("Cli", "{action}.")
                                   : WS_TR_NOOP("Cli", "The system refused to {action}: {reason}.");
    case ErrorKind::BadInput:
        return WS_TR_NOOP("Cli", "Not accepted: {action}.");
    case ErrorKind::Limit:
        return WS_TR_NOOP("Cli", "A limit is reached: {action}.");
    case ErrorKind::Timeout:
        return WS_TR_NOOP("Cli", "It took too long to {action}.");
    case ErrorKind::TooBig:
        return WS_TR_NOOP("Cli", "Too big: {action}.");
    case ErrorKind::Closed:
        return WS_TR_NOOP("Cli", "The other side was gone: {action}.");
    case ErrorKind::Cancelled:
        return WS_TR_NOOP("Cli", "Cancelled: {action}.");
    case ErrorKind::Unsupported:
        return WS_TR_NOOP("Cli", "Not possible here: {action}.");
    }
    return "{action}.";
}

// English says it in the words of the engine; other languages frame them, as the window does.
std::string sentenceOf(const Error &error)
{
    if (error.text().empty())
        return say(WS_TR_NOOP("Cli", "something went wrong."));
    if (language() != Language::English) {
        std::string action = error.action;
        if (action.ends_with('.'))
            action.pop_back();
        if (error.kind == ErrorKind::BadInput)
            action = faultWords(action);
        return say(patternOf(error),
                   {{"action", action}, {"reason", systemWords(systemReason(error.sysErrno))}});
    }
    const std::string text = error.text();
    return text.ends_with('.') ? text : text + '.';
}

// Levenshtein's distance, one row at a time.
std::size_t editDistance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string countText(std::uint64_t count)
{
    return groupedText(count);
}

std::string durationText(std::int64_t ns)
{
    const double value = static_cast<double>(ns);
    const double size = std::fabs(value);
    if (size < 1e3)
        return std::to_string(ns) + " ns";
    // The borders lie where three digits would round up to the next unit's 1.00.
    if (size < 999.5e3)
        return threeDigits(value / 1e3) + " µs";
    if (size < 999.5e6)
        return threeDigits(value / 1e6) + " ms";
    return threeDigits(value / 1e9) + " s";
}

std::string rateText(double perSecond)
{
    if (!std::isfinite(perSecond))
        return "-";
    if (perSecond < 999.5)
        return perSecond == 0 ? "0" : threeDigits(perSecond);
    return countText(static_cast<std::uint64_t>(std::llround(perSecond)));
}

std::string byteRateText(double bytesPerSecond)
{
    if (!std::isfinite(bytesPerSecond))
        return "-";
    constexpr std::array<const char *, 5> units = {" B/s", " kB/s", " MB/s", " GB/s", " TB/s"};
    std::size_t unit = 0;
    while (bytesPerSecond >= 999.5 && unit + 1 < units.size()) {
        bytesPerSecond /= 1e3;
        ++unit;
    }
    return (bytesPerSecond == 0 ? "0" : threeDigits(bytesPerSecond)) + units[unit];
}

std::string shareText(double share)
{
    if (!std::isfinite(share))
        return "-";
    std::array<char, 32> text = {};
    std::snprintf(text.data(), text.size(), "%.1f %%", share * 100);
    return text.data();
}

std::string ratioText(double ratio)
{
    if (!std::isfinite(ratio))
        return "-";
    if (ratio >= 0.995 || ratio == 0)
        return rateText(ratio);
    std::array<char, 32> text = {};
    std::snprintf(text.data(), text.size(), "%.3g", ratio);
    return text.data();
}

double toldApartShare(const WaitSplit &split, std::int64_t blockedNs)
{
    if (blockedNs <= 0)
        return std::nan("");
    return std::min(1.0, static_cast<double>(split.splitNs) / static_cast<double>(blockedNs));
}

const std::string &inLanguage(const LocalText &text)
{
    return language() == Language::Chinese && !text.zhCn.empty() ? text.zhCn : text.en;
}

std::string errorWords(const Error &error)
{
    const std::string text = sentenceOf(error);
    const std::string_view hint = hintFor(error);
    return hint.empty()
               ? text
               : say(WS_TR_NOOP("Cli", "{sentence} {next}"), {{"sentence", text}, {"next", say(hint)}});
}

std::string systemWords(const std::string &english)
{
    return std::string(translated("System", english));
}

std::string faultWords(const std::string &fault)
{
    if (language() == Language::English)
        return fault;
    return closedUp(problemInWords(fault, [](std::string_view pattern) {
        const std::string_view words = translated("Problem", pattern);
        return words == pattern ? systemWords(std::string(pattern)) : std::string(words);
    }));
}

std::string problemWords(const FileProblem &problem)
{
    FileProblem said = problem;
    said.message = faultWords(problem.message);
    return said.text();
}

std::string nearestWord(std::string_view word, const std::vector<std::string> &known)
{
    std::string nearest;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string &candidate : known) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < least && distance < candidate.size()) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string didYouMean(const std::string &word)
{
    return say(WS_TR_NOOP("Cli", "Did you mean '{word}'?"), {{"word", word}});
}

}  // namespace ws::cli
