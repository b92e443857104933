// What all waits for the world outside of the session have in common: the outside acts, or the deadline comes.
#pragma once

#include "sync/primitive.h"

namespace ws {

class OutsideHandle : public Outside
{
public:
    using Outside::Outside;
    Result<> wait(std::chrono::nanoseconds timeout) final;

protected:
    // Waits at most so long for the outside to act, kNoLimit: without a limit. False: it has not, in that time or before
    // a signal for this thread came. Errors: what the system says.
    virtual Result<bool> awaitIt(std::chrono::nanoseconds atMost) = 0;
};

// Nothing of it is in the cell.
Result<PrimitiveKit> prepareOutside(std::byte *cell, const PrimitivePlan &plan);

}  // namespace ws
