#include "ui/models/bottleneck.h"

namespace ws {
namespace {

constexpr double kBusy = 0.8;
constexpr double kWaits = 0.2;
constexpr std::int64_t kEnoughNs = 100'000'000;

double blockedShareOn(const ThreadResults &thread, std::uint32_t object, std::int64_t timeNs)
{
    for (const BlockedOn &blocked : thread.blocked) {
        if (blocked.object == object)
            return static_cast<double>(blocked.ns) / static_cast<double>(timeNs);
    }
    return 0;
}

}  // namespace

std::optional<Bottleneck> findBottleneck(const RunModel &model, const RunResults &results)
{
    if (results.timeNs < kEnoughNs || results.threads.size() != model.threads.size())
        return std::nullopt;
    std::optional<Bottleneck> best;
    for (const RunModel::Use &mine : model.uses) {
        if (mine.kind != UseKind::Sends && mine.kind != UseKind::Receives)
            continue;
        const double own = 1 - results.threads[mine.thread].blockedShare;
        if (own <= kBusy || (best && best->ownShare > own))
            continue;
        for (const RunModel::Use &other : model.uses) {
            const bool neighbour = other.object == mine.object && other.thread != mine.thread &&
                                   other.kind != mine.kind &&
                                   (other.kind == UseKind::Sends || other.kind == UseKind::Receives);
            if (!neighbour ||
                blockedShareOn(results.threads[other.thread], mine.object, results.timeNs) < kWaits)
                continue;
            if (!best || best->thread != mine.thread)
                best = Bottleneck{mine.thread, own, false, false};
            (other.kind == UseKind::Sends ? best->before : best->after) = true;
        }
    }
    return best;
}

}  // namespace ws
