#include "measure/recording_facts.h"

#include "measure/machine_floor.h"

namespace ws {

RunFacts factsOfThisMachine()
{
    const MachineId machine = thisMachine();
    RunFacts facts;
    facts.processor = machine.processor;
    facts.processors = static_cast<std::uint32_t>(machine.processors);
    facts.kernel = machine.kernel;
    facts.host = machine.host;
    const auto file = floorFile();
    if (!file)
        return facts;
    if (const auto floor = keptFloor(*file, machine)) {
        facts.floor = floor->values;
        facts.floorMeasuredAt = floor->measuredAt;
    }
    return facts;
}

}  // namespace ws
