// Says whether something else disturbed a run: clean, or disturbed with the reasons and their figures.
//
// Foreign time is what other processes used by their own clocks, or, where processes came and went in between, what is
// left of the machine's busy time after this program and its workers; the latter only as far as it exceeds the
// resolution of /proc/stat, so that a short run is not called disturbed for a rounding.
//
// Threads: pure functions of two readings, but for the name of the worst process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/processor_times.h"

namespace ws {

enum class NoiseKind {
    Foreign,     // other programs used processors
    Steal,       // the hypervisor gave our processors to others
    Program,     // this program itself, besides its workers
    Migrations,  // threads moved to another processor
    Frequency,   // the processors' frequency changed
};

// From these on a run counts as disturbed. Shares are of one processor's time.
inline constexpr double kMostForeign = 0.05;
inline constexpr double kMostSteal = 0.01;
inline constexpr double kMostProgram = 0.20;
inline constexpr double kMostFrequencyChange = 0.05;

struct NoiseReason
{
    NoiseKind kind = NoiseKind::Foreign;
    double value = 0;  // a share; of Migrations their number
    std::string who;   // Foreign: the process that used most

    bool operator==(const NoiseReason &) const = default;
};

struct NoiseVerdict
{
    double foreignShare = 0;
    double stealShare = 0;
    double programShare = 0;
    std::uint64_t migrations = 0;
    std::optional<double> frequencyChange;  // the largest of all processors
    std::vector<NoiseReason> reasons;       // empty: clean

    bool clean() const { return reasons.empty(); }
    bool operator==(const NoiseVerdict &) const = default;
};

std::string_view noiseKindId(NoiseKind kind);  // "foreign", "steal", ...: in files, never rename
std::optional<NoiseKind> noiseKindOf(std::string_view id);

NoiseVerdict judgeNoise(const TimesReading &before, const TimesReading &after, std::uint64_t migrations);

// "other programs used 12 % of a processor (cc1plus most)"
std::string noiseWords(const NoiseReason &reason);

}  // namespace ws
