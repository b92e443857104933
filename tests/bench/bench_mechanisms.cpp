// Each mechanism of the registry, 64 bytes: the bare calls against our channel at levels off, light and full, same
// core and across cores, one after the other in each of several rounds. Prints medians and ratios to the bare loop.
// Budgets (light): at least 0.97 x the throughput, at most 1.03 x the p50 of the round trip.
//
// Arguments: [rounds], 5 when absent.
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
constexpr int kStreamMessages = 400'000;
constexpr int kTripsSame = 40'000;
constexpr int kTripsCross = 8'000;

constexpr const char *kVariants[] = {"bare", "off", "light", "full"};

std::unique_ptr<Transport> makeTransport(std::string_view mechanism, int variant)
{
    if (variant == 0)
        return bareTransport(mechanism, kBytes);
    constexpr RecordLevel kLevels[] = {RecordLevel::Off, RecordLevel::Light, RecordLevel::Full};
    return channelTransport(mechanism, kBytes, kLevels[variant - 1]);
}

ClockSource clockSource()
{
    static const ClockSource source = bestClockSource();
    return source;
}

void sendSealed(Transport &transport, std::vector<std::byte> &message, std::uint64_t sequence)
{
    sealMessage(message, sequence, readTicks(clockSource()), 0);
    transport.send(message);
}

PairFigures stream(std::string_view mechanism, int variant, bool inOneProcess, Placing placing)
{
    const auto transport = makeTransport(mechanism, variant);
    return runPair(
        [&](PairOutcome &) {
            transport->openSender();
            std::vector<std::byte> message(kBytes);
            for (std::uint64_t i = 1; i <= kStreamMessages; ++i)
                sendSealed(*transport, message, i);
        },
        [&](PairOutcome &outcome) {
            transport->openReceiver();
            std::vector<std::byte> message(kBytes);
            for (std::uint64_t i = 1; i <= kStreamMessages; ++i) {
                transport->receive(message);
                if (messageChecksum(message) != headerOf(message).checksum)
                    std::abort();
                if (i == 1)
                    outcome.firstNs = monotonicNs();
            }
            outcome.lastNs = monotonicNs();
            outcome.messages = kStreamMessages;
        },
        inOneProcess, placing);
}

PairFigures pingPong(std::string_view mechanism, int variant, bool inOneProcess, Placing placing)
{
    const auto there = makeTransport(mechanism, variant);
    const auto back = makeTransport(mechanism, variant);
    const int trips = placing == Placing::Same ? kTripsSame : kTripsCross;
    return runPair(
        [&](PairOutcome &outcome) {
            there->openSender();
            back->openReceiver();
            std::vector<std::byte> message(kBytes);
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
            std::vector<std::byte> message(kBytes);
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

void benchMechanism(const MechanismInfo &info, Placing placing, int rounds)
{
    const bool inOneProcess = !info.crossesProcesses;
    std::vector<double> rate[4];
    std::vector<double> trip[4];
    for (int round = 0; round < rounds; ++round) {
        for (int variant = 0; variant < 4; ++variant) {
            rate[variant].push_back(stream(info.id, variant, inOneProcess, placing).messagesPerSecond);
            trip[variant].push_back(pingPong(info.id, variant, inOneProcess, placing).p50Ns);
        }
    }
    for (int variant = 0; variant < 4; ++variant) {
        std::printf("| %s | %s | %s | %.0f k/s | %.2f x | %.2f us | %.2f x |\n", std::string(info.id).c_str(),
                    placing == Placing::Same ? "same" : "cross", kVariants[variant],
                    median(rate[variant]) / 1e3, median(rate[variant]) / median(rate[0]),
                    median(trip[variant]) / 1e3, median(trip[variant]) / median(trip[0]));
        std::fflush(stdout);
    }
}

}  // namespace
}  // namespace ws::bench

int main(int argc, char **argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    std::printf("| mechanism | placement | recording | stream | to bare | round trip p50 | to bare |\n");
    std::printf("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (const ws::Mechanism *mechanism : ws::mechanismRegistry())
        for (const ws::bench::Placing placing : {ws::bench::Placing::Same, ws::bench::Placing::Cross})
            ws::bench::benchMechanism(mechanism->info, placing, rounds);
    return 0;
}
