// Each mechanism of the registry, 64 bytes: the bare calls against our channel at levels light and full, same
// core and across cores, one after the other in each of several rounds. Prints medians and ratios to the bare loop.
// Budgets (light): at least 0.97 x the throughput, at most 1.03 x the p50 of the round trip.
//
// Arguments: [ROUNDS [ID...]], 3 rounds and all mechanisms when absent. One without a bare loop has no ratio.
#include <sched.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "base/clock.h"
#include "bench/pair_run.h"
#include "bench/transports.h"
#include "channel/message.h"
#include "channel/registry.h"

namespace ws::bench {
namespace {

constexpr std::size_t kBytes = 64;
constexpr std::uint64_t kStreamMessages = 200'000;
constexpr std::uint64_t kStreamOfTheWeb = 20'000;
constexpr int kTripsSame = 20'000;
constexpr int kTripsCross = 5'000;
constexpr int kTripsOfPolling = 50;  // each waits for the next poll, twice

std::size_t bytesOf(const MechanismInfo &info)
{
    return info.carries == Carries::Tokens ? 0 : kBytes;
}

std::unique_ptr<Transport> makeTransport(const MechanismInfo &info, int variant)
{
    if (variant == 0)
        return bareTransport(info.id, bytesOf(info));
    constexpr RecordLevel kLevels[] = {RecordLevel::Light, RecordLevel::Full};
    return channelTransport(info.id, bytesOf(info), kLevels[variant - 1]);
}

ClockSource clockSource()
{
    static const ClockSource source = bestClockSource();
    return source;
}

// A token has no bytes.
void sendSealed(Transport &transport, std::span<std::byte> message, std::uint64_t sequence)
{
    if (!message.empty())
        sealMessage(message, sequence, readTicks(clockSource()), 0);
    transport.send(message);
}

PairFigures stream(const MechanismInfo &info, int variant, bool inOneProcess, Placing placing)
{
    const auto transport = makeTransport(info, variant);
    const std::uint64_t messages = info.group == MechanismGroup::Web ? kStreamOfTheWeb : kStreamMessages;
    return runPair(
        [&](PairOutcome &) {
            transport->openSender();
            std::vector<std::byte> message(bytesOf(info));
            for (std::uint64_t i = 1; i <= messages; ++i)
                sendSealed(*transport, message, i);
        },
        [&](PairOutcome &outcome) {
            transport->openReceiver();
            std::vector<std::byte> message(bytesOf(info));
            for (std::uint64_t i = 1; i <= messages; ++i) {
                transport->receive(message);
                if (i == 1)
                    outcome.firstNs = monotonicNs();
                if (!message.empty() && messageChecksum(message) != headerOf(message).checksum)
                    std::abort();
            }
            outcome.lastNs = monotonicNs();
            outcome.messages = messages;
        },
        inOneProcess, placing);
}

PairFigures pingPong(const MechanismInfo &info, int variant, bool inOneProcess, Placing placing)
{
    const auto there = makeTransport(info, variant);
    const auto back = makeTransport(info, variant);
    const int trips = info.id == "http-short-poll" ? kTripsOfPolling
                      : placing == Placing::Same   ? kTripsSame
                                                   : kTripsCross;
    return runPair(
        [&](PairOutcome &outcome) {
            there->openSender();
            back->openReceiver();
            std::vector<std::byte> message(bytesOf(info));
            for (int i = 0; i < trips; ++i) {
                const std::uint64_t begin = monotonicNs();
                sendSealed(*there, message, static_cast<std::uint64_t>(i) + 1);
                back->receive(message);
                outcome.tripNs[i] = static_cast<std::uint32_t>(monotonicNs() - begin);
            }
            outcome.trips = static_cast<std::uint64_t>(trips);
        },
        [&](PairOutcome &) {
            there->openReceiver();
            back->openSender();
            std::vector<std::byte> message(bytesOf(info));
            for (int i = 0; i < trips; ++i) {
                there->receive(message);
                sendSealed(*back, message, static_cast<std::uint64_t>(i) + 1);
            }
        },
        inOneProcess, placing);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

bool spinsOnly(const MechanismInfo &info)
{
    return info.id == "shm-ring-spin";
}

// One row: the stream and the p50 of the round trip, bare, and the ratios of light and full to it.
void benchMechanism(const MechanismInfo &info, Placing placing, int rounds)
{
    const std::string id(info.id);
    const char *where = placing == Placing::Same ? "same" : "cross";
    if (bareTransport(info.id, bytesOf(info)) == nullptr) {
        std::printf("| %s | %s | no bare loop | | | | | |\n", id.c_str(), where);
        return;
    }
    // Each turn lasts until the scheduler takes the processor away from the one who spins.
    if (spinsOnly(info) && placing == Placing::Same) {
        std::printf("| %s | %s | spinning for a peer on one core | | | | | |\n", id.c_str(), where);
        return;
    }
    const bool inOneProcess = !info.crossesProcesses();
    std::vector<double> rate[3];
    std::vector<double> trip[3];
    for (int round = 0; round < rounds; ++round) {
        for (int variant = 0; variant < 3; ++variant) {
            // A stream of which some get lost has no end to wait for, and how many values are seen is no cost.
            if (info.loss == Loss::None)
                rate[variant].push_back(stream(info, variant, inOneProcess, placing).messagesPerSecond);
            trip[variant].push_back(pingPong(info, variant, inOneProcess, placing).p50Ns);
        }
    }
    std::printf("| %s | %s ", id.c_str(), where);
    if (info.loss == Loss::None)
        std::printf("| %.0f k/s | %.2f x | %.2f x ", median(rate[0]) / 1e3, median(rate[1]) / median(rate[0]),
                    median(rate[2]) / median(rate[0]));
    else
        std::printf("| %s | | ", info.loss == Loss::Overwrites ? "overwrites" : "loses");
    std::printf("| %.2f us | %.2f x | %.2f x |\n", median(trip[0]) / 1e3, median(trip[1]) / median(trip[0]),
                median(trip[2]) / median(trip[0]));
    std::fflush(stdout);
}

}  // namespace
}  // namespace ws::bench

int main(int argc, char **argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
    std::printf("| mechanism, 64 bytes | placement | stream, bare | light | full | round trip p50, bare | "
                "light | full |\n");
    std::printf("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (const ws::Mechanism *mechanism : ws::mechanismRegistry()) {
        const bool wanted = argc <= 2 || std::find(argv + 2, argv + argc, mechanism->info.id) != argv + argc;
        if (!wanted)
            continue;
        for (const ws::bench::Placing placing : {ws::bench::Placing::Same, ws::bench::Placing::Cross})
            ws::bench::benchMechanism(mechanism->info, placing, rounds);
    }
    return 0;
}
