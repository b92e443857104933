// Numbers and errors in words, in the language that holds. The namespace of its own keeps these names apart from those of the window,
// which words the same things in two languages. Units are SI (1 kB = 1,000 bytes), three digits, thousands with a comma.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "experiment/experiment.h"
#include "experiment/reader.h"
#include "session/snapshot.h"

namespace ws::cli {

std::string countText(std::uint64_t count);       // "1,234,567"
std::string durationText(std::int64_t ns);        // "873 ns", "12.3 µs", "4.56 ms", "1.23 s", "125 s"
std::string rateText(double perSecond);           // "12,345", "1.23"; without unit
std::string byteRateText(double bytesPerSecond);  // "1.23 MB/s"
std::string shareText(double share);              // 0.952 -> "95.2 %"; "-" when not a number
std::string ratioText(double ratio);              // three digits that count: "0.00213", "1.98", "1,234"

// Of a blocking time, the share whose waits could be split; not a number where there was none.
double toldApartShare(const WaitSplit &split, std::int64_t blockedNs);

// The text of a file in the language that holds, or the English one.
const std::string &inLanguage(const LocalText &text);

// What went wrong and what can be done about it, one or two sentences.
std::string errorWords(const Error &error);

// What the system says of an error or a signal (base/system_words.h), in the language that holds.
std::string systemWords(const std::string &english);

// What the engine's checks have found in a word or a file, a clause without a full stop.
std::string faultWords(const std::string &fault);
// A mistake of an experiment file, with its place.
std::string problemWords(const FileProblem &problem);

// The word of `known` that is nearest to `word`, if near enough to have been meant; else empty.
std::string nearestWord(std::string_view word, const std::vector<std::string> &known);
// "Did you mean 'pipe'?"
std::string didYouMean(const std::string &word);

}  // namespace ws::cli
