#include "measure/noise_gate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace ws {

namespace {

constexpr std::array<std::pair<NoiseKind, std::string_view>, 5> kIds = {{
    {NoiseKind::Foreign, "foreign"},
    {NoiseKind::Steal, "steal"},
    {NoiseKind::Program, "program"},
    {NoiseKind::Migrations, "migrations"},
    {NoiseKind::Frequency, "frequency"},
}};

struct Foreign
{
    std::int64_t ns = 0;
    int worst = 0;
};

Foreign foreignByClocks(const TimesReading &before, const TimesReading &after)
{
    Foreign foreign;
    std::int64_t most = 0;
    for (const auto &[pid, ns] : after.foreign) {
        const auto earlier = before.foreign.find(pid);
        // A number used again belongs to a younger process, all of whose time is new.
        const bool grew = earlier != before.foreign.end() && earlier->second <= ns;
        const std::int64_t used = grew ? ns - earlier->second : ns;
        foreign.ns += used;
        if (used > most) {
            most = used;
            foreign.worst = pid;
        }
    }
    return foreign;
}

std::int64_t foreignByMachine(const TimesReading &before, const TimesReading &after)
{
    const std::int64_t all = (after.atNs - before.atNs) * after.machine.processors;
    const std::int64_t idle = after.machine.idleNs - before.machine.idleNs;
    const std::int64_t steal = after.machine.stealNs - before.machine.stealNs;
    const std::int64_t own = (after.programNs - before.programNs) + (after.workersNs - before.workersNs);
    // Idle time and time of waiting for disks are rounded on their own.
    return all - idle - steal - own - 2 * after.machine.tickNs;
}

std::optional<double> frequencyChange(const TimesReading &before, const TimesReading &after)
{
    if (before.frequencyKhz.empty() || before.frequencyKhz.size() != after.frequencyKhz.size())
        return std::nullopt;
    double most = 0;
    for (std::size_t i = 0; i < before.frequencyKhz.size(); ++i) {
        if (before.frequencyKhz[i] <= 0)
            return std::nullopt;
        const double was = static_cast<double>(before.frequencyKhz[i]);
        most = std::max(most, std::fabs(static_cast<double>(after.frequencyKhz[i]) - was) / was);
    }
    return most;
}

std::string percent(double share)
{
    std::array<char, 32> text = {};
    std::snprintf(text.data(), text.size(), share < 0.0995 ? "%.1f %%" : "%.0f %%", share * 100);
    return text.data();
}

}  // namespace

std::string_view noiseKindId(NoiseKind kind)
{
    for (const auto &[known, id] : kIds)
        if (known == kind)
            return id;
    return "";
}

std::optional<NoiseKind> noiseKindOf(std::string_view id)
{
    for (const auto &[kind, known] : kIds)
        if (known == id)
            return kind;
    return std::nullopt;
}

NoiseVerdict judgeNoise(const TimesReading &before, const TimesReading &after, std::uint64_t migrations)
{
    NoiseVerdict verdict;
    verdict.migrations = migrations;
    const double ns = static_cast<double>(after.atNs - before.atNs);
    if (ns <= 0)
        return verdict;
    const Foreign clocks = foreignByClocks(before, after);
    const std::int64_t foreignNs = std::max(clocks.ns, foreignByMachine(before, after));
    verdict.foreignShare = static_cast<double>(std::max<std::int64_t>(0, foreignNs)) / ns;
    verdict.stealShare = static_cast<double>(after.machine.stealNs - before.machine.stealNs) / ns;
    verdict.programShare = static_cast<double>(after.programNs - before.programNs) / ns;
    verdict.frequencyChange = frequencyChange(before, after);

    if (verdict.foreignShare > kMostForeign) {
        // Where the clocks do not explain most of it, naming one of them would accuse the wrong one.
        const bool explained = 2 * clocks.ns >= foreignNs;
        verdict.reasons.push_back(
            {NoiseKind::Foreign, verdict.foreignShare, explained ? processName(clocks.worst) : ""});
    }
    if (verdict.stealShare > kMostSteal)
        verdict.reasons.push_back({NoiseKind::Steal, verdict.stealShare, ""});
    if (verdict.programShare > kMostProgram)
        verdict.reasons.push_back({NoiseKind::Program, verdict.programShare, ""});
    if (migrations > 0)
        verdict.reasons.push_back({NoiseKind::Migrations, static_cast<double>(migrations), ""});
    if (verdict.frequencyChange.value_or(0) > kMostFrequencyChange)
        verdict.reasons.push_back({NoiseKind::Frequency, *verdict.frequencyChange, ""});
    return verdict;
}

std::string noiseWords(const NoiseReason &reason)
{
    const std::string share = percent(reason.value);
    switch (reason.kind) {
    case NoiseKind::Foreign:
        return "other programs used " + share + " of a processor" +
               (reason.who.empty() ? "" : " (" + reason.who + " most)");
    case NoiseKind::Steal:
        return "the hypervisor took " + share + " of a processor";
    case NoiseKind::Program:
        return "Waitscope itself used " + share + " of a processor beside its workers";
    case NoiseKind::Migrations:
        return "threads changed processor " + std::to_string(static_cast<std::uint64_t>(reason.value)) +
               " times";
    case NoiseKind::Frequency:
        return "the processors' frequency changed by " + share;
    }
    return "";
}

}  // namespace ws
