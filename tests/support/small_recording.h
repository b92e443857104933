// A recording of a run that never was: small, always the same bytes, with something of everything that a file may hold.
//
//   processes: 0 "left" (pid 101), 1 "right" (pid 102)
//   objects:   0 channel "pipe", 1 lock "a", 2 lock "b", 3 semaphore "s", then one for each thread
//   threads:   0 "sender" of left, 1 "receiver" of right, 2 "locker" of right: takes a and b, gives a back, then b
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/wait_facts.h"
#include "recording/recording_file.h"
#include "recording/recording_writer.h"

namespace ws::test {

inline constexpr std::int64_t kMicro = 1000;

RecordedModel smallModel();
RunFacts smallFacts();
// `rounds` of the same acts, one after the other, each 100 us long.
std::vector<TimedEvent> smallEvents(std::uint32_t thread, int rounds);
Sample smallSample(std::int64_t timeNs, int rounds, std::vector<std::uint64_t> &histogram);
// Locker and sender wait for each other: two looks that prove it.
RecordedProof smallProof();

// Everything into `file`, with a sample every ten rounds. Ends the test program where it cannot be written.
void writeSmallRecording(const std::filesystem::path &file, int rounds = 20);

std::string contentOf(const std::filesystem::path &file);
void writeContent(const std::filesystem::path &file, const std::string &content);

}  // namespace ws::test
