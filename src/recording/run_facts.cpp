#include "recording/run_facts.h"

#include <algorithm>

namespace ws {

namespace {

// More than any session has; series and lanes of more would not fit into memory.
constexpr std::size_t kMostThreads = 4096;
constexpr std::size_t kMostObjects = 16'384;
constexpr std::size_t kMostUses = 65'536;

}  // namespace

bool isSound(const RecordedModel &recorded)
{
    const RunModel &model = recorded.model;
    if (model.threads.size() > kMostThreads || model.objects.size() > kMostObjects ||
        model.uses.size() > kMostUses || model.objects.size() < model.threads.size() ||
        recorded.pids.size() != model.processes.size())
        return false;
    const bool threadsFit = std::ranges::all_of(model.threads, [&](const RunModel::Thread &thread) {
        return thread.process < model.processes.size() && thread.scriptLine >= 0 && thread.pinnedCpu >= -1;
    });
    const bool usesFit = std::ranges::all_of(model.uses, [&](const RunModel::Use &use) {
        return use.thread < model.threads.size() && use.object < model.objects.size();
    });
    // The last objects are the threads, and only they.
    const std::size_t first = model.objects.size() - model.threads.size();
    for (std::size_t i = 0; i < model.objects.size(); ++i)
        if ((model.objects[i].kind == ObjectKind::Thread) != (i >= first))
            return false;
    // Only a thread is joined or started.
    const bool kindsFit = std::ranges::all_of(model.uses, [&](const RunModel::Use &use) {
        const bool ofThread = use.kind == UseKind::Joins || use.kind == UseKind::Starts;
        return ofThread == (use.object >= first);
    });
    return threadsFit && usesFit && kindsFit;
}

}  // namespace ws
