// A run of a few threads and objects for tests of analyses, laid out as a session does it.
//
//   objects: 0 channel "pipe", 1 lock "a", then one for each thread
//   threads: 0 sends to the pipe, 1 and every odd one receives from it, all take the lock
#pragma once

#include <memory>
#include <string_view>

#include "analysis/analysis.h"

namespace ws::test {

inline constexpr std::int64_t kMs = 1'000'000;

inline RunModel smallRun(std::uint32_t threads = 2)
{
    RunModel model;
    model.processes.push_back({"worker"});
    model.objects.push_back({"pipe", ObjectKind::Channel, "pipe", 65536, 0, 64});
    model.objects.push_back({"a", ObjectKind::Lock, "mutex", 0, 0, 0});
    for (std::uint32_t i = 0; i < threads; ++i) {
        model.threads.push_back({"thread " + std::to_string(i), 0, "produce", -1});
        model.objects.push_back({"thread " + std::to_string(i), ObjectKind::Thread, "thread", 0, 0, 0});
        model.uses.push_back({i, 0, i % 2 == 0 ? UseKind::Sends : UseKind::Receives});
        model.uses.push_back({i, 1, UseKind::Locks});
    }
    return model;
}

// A sample that fits the model, all threads begun at 0.
inline Sample emptySample(const RunModel &model, std::int64_t timeNs)
{
    Sample sample;
    sample.timeNs = timeNs;
    sample.uses.resize(model.uses.size());
    sample.threads.resize(model.threads.size());
    for (ThreadSample &thread : sample.threads) {
        thread.state = ThreadState::Running;
        thread.startNs = 0;
    }
    return sample;
}

inline std::unique_ptr<Analysis> makeAnalysis(std::string_view id, const RunModel &model)
{
    for (const AnalysisInfo &info : analysisRegistry()) {
        if (info.id == id)
            return info.create(model);
    }
    return nullptr;
}

}  // namespace ws::test
