// The deadlock of a run, as look after look proves it, live or out of a recording.
#pragma once

#include <optional>

#include "analysis/wait_facts.h"
#include "session/snapshot.h"

namespace ws {

// Two looks, the first complete before the second began. True: `known` is new, or says more than before.
bool noteProof(std::optional<ProvenDeadlock> &known, const WaitFacts &first, const WaitFacts &second);

}  // namespace ws
