// What a recording says of the run before its first event: the experiment, the choices, the machine, the day.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/run_model.h"
#include "recording/bytes.h"
#include "recording/greatest.h"

namespace ws {

struct RunFacts
{
    std::string program;         // version of Waitscope that recorded it
    std::string experimentId;    // name of its folder or file
    std::string experimentText;  // TOML
    std::string placement;       // ids as in experiment files
    std::string level;
    std::string wait;
    std::int64_t startedAtMs = 0;  // since 1970, UTC
    // The machine. Its floor: ns or bytes a second by id; empty where it was not known.
    std::string processor;
    std::uint32_t processors = 0;
    std::string kernel;
    std::string host;
    std::map<std::string, double, std::less<>> floor;
    std::string floorMeasuredAt;
    // A part of a longer run: from when to when of that; both 0: the whole.
    std::int64_t partFromNs = 0;
    std::int64_t partToNs = 0;

    bool isPart() const { return partToNs > partFromNs; }
};

template <typename Archive>
void describe(Archive &archive, std::map<std::string, double, std::less<>> &floor)
{
    std::vector<std::string> ids;
    std::vector<double> values;
    for (const auto &[id, value] : floor) {
        ids.push_back(id);
        values.push_back(value);
    }
    fields(archive, ids, values);
    if constexpr (Archive::kReads) {
        for (std::size_t i = 0; i < ids.size() && i < values.size(); ++i)
            floor[ids[i]] = values[i];
    }
}

template <typename Archive>
void describe(Archive &archive, RunFacts &facts)
{
    fields(archive, facts.program, facts.experimentId, facts.experimentText, facts.placement, facts.level,
           facts.wait, facts.startedAtMs, facts.processor, facts.processors, facts.kernel, facts.host,
           facts.floor, facts.floorMeasuredAt, facts.partFromNs, facts.partToNs);
}

// The names of a run with the process ids that its workers had.
struct RecordedModel
{
    RunModel model;
    std::vector<int> pids;  // by process
};

template <typename Archive>
void describe(Archive &archive, RunModel::Process &process)
{
    fields(archive, process.name);
}

template <typename Archive>
void describe(Archive &archive, RunModel::Thread &thread)
{
    fields(archive, thread.name, thread.process, thread.role, thread.pinnedCpu, thread.script,
           thread.scriptLine, thread.endsProcess);
}

template <typename Archive>
void describe(Archive &archive, RunModel::Object &object)
{
    fields(archive, object.name, object.kind, object.type, object.capacityBytes, object.capacityMessages,
           object.messageBytes, object.broadcast, object.mayLose, object.mostHeld);
}

template <typename Archive>
void describe(Archive &archive, RunModel::Use &use)
{
    fields(archive, use.thread, use.object, use.kind, use.gives);
}

template <typename Archive>
void describe(Archive &archive, RecordedModel &recorded)
{
    RunModel &model = recorded.model;
    fields(archive, model.processes, model.threads, model.objects, model.uses, recorded.pids);
}

// Whether every index of the model is one: nothing that was read may be believed before.
bool isSound(const RecordedModel &recorded);

}  // namespace ws
