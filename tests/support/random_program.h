// Small programs of threads with locks, semaphores, bounded channels, monitors and joins: made at random, written as a
// line that can be pasted into a test, and as an experiment with scripts.
//
// The line: "value 0 1 | room 2 | L0 L1 U1 U0 | L1 L0 U0 U1": units of the semaphores, room of the channels, one part for
// each thread.
//   L0 U0   lock, unlock         A0 R0   acquire, release a semaphore      S0 G0   send into, get from a channel
//   E0 X0   enter, leave a monitor         W0.1 N0.1 B0.1   in monitor 0, condition 1: wait, notify one, notify all
//   J2      join thread 2        .       a moment of work
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ws::test {

struct ProgramStep
{
    char kind = '.';  // the letter of the line
    int object = 0;   // lock, semaphore, channel, monitor or thread, from 0
    int condition = 0;
};

struct RandomProgram
{
    std::vector<int> units;  // of each semaphore, at the begin
    std::vector<int> rooms;  // messages that each channel holds
    std::vector<std::vector<ProgramStep>> threads;

    bool uses(char kind, int object) const;
    bool uses(char kind) const;
};

inline constexpr int kMostLocks = 3;
inline constexpr int kMostMonitors = 2;

// The same program for the same seed, on every machine.
RandomProgram randomProgram(std::uint64_t seed);
RandomProgram programOf(std::string_view line);
std::string lineOf(const RandomProgram &program);

// How a program is run, which changes nothing of what it can end with.
struct ProgramRun
{
    std::string lock = "mutex";
    std::string semaphore = "semaphore";
    bool twoProcesses = false;  // of a program that has neither channels nor joins
};
// The file without version and title; thread i is named "ti".
std::string experimentText(const RandomProgram &program, const ProgramRun &run = {});

}  // namespace ws::test
