// What a primitive is to everybody else: a description, and the functions that make it, open it and judge a wait at it.
//
// Every primitive lives in a cell of shared memory that the session prepares and keeps mapped, so that the verdict can
// look at it. What is in the cell is the primitive's own affair.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/display_text.h"
#include "base/parameter.h"
#include "base/result.h"
#include "base/system_name.h"
#include "sync/handles.h"

namespace ws {

inline constexpr std::size_t kPrimitiveCellBytes = 256;

// What a thread can do with it: which class of sync/handles.h its handles are, and under which [[table]] experiments
// list it.
enum class Family {
    Lock,
    SharedLock,
    Monitor,
    Event,
    Semaphore,
    SemaphoreSet,
    Barrier,
    Latch,
    Cell,
    Outside
};

// Who ends a wait at it, where nobody of the session does.
enum class OutsideWorld { No, Signal, Input };

std::string_view familyId(Family family);  // "lock", "rwlock", "monitor", "event", "semaphore", ...

struct PrimitiveInfo
{
    std::string_view id;  // written to files: never rename
    Family family = Family::Lock;
    std::string_view name;  // WS_TR_NOOP("Primitive", ...)
    std::string_view sentence;
    std::string_view source;  // man page
    bool crossesProcesses = true;
    // A wait for a shared hold waits for writers that wait too, not only for those that hold.
    bool prefersWriters = false;
    // What a dead thread or process held is free again, the system sees to it; else it stays held for ever.
    bool freedByDeath = false;
    // A thread that holds it shared and waits for the exclusive hold is not in its own way.
    bool upgrades = false;
    OutsideWorld outside = OutsideWorld::No;
    std::span<const ParameterInfo> parameters = {};
};

struct PrimitivePlan
{
    bool acrossProcesses = false;
    ParameterValues parameters;
    std::function<void(const SystemName &)> announce;  // before a name is made
};

// Names that exist until every thread has opened its handle, and until the run has ended.
struct PrimitiveKit
{
    std::vector<OwnedName> namesUntilOpen;
    std::vector<OwnedName> namesUntilEnd;
};

// Whether a wait could end now, read from the cell. Over-estimated, never under-estimated.
struct Outlook
{
    bool available = true;
    std::uint32_t needed = 1;  // else: how many different threads must act before it can end
};

struct Primitive
{
    PrimitiveInfo info;
    // Makes it in `cell` (kPrimitiveCellBytes, zeroed, aligned to a cache line). By the session.
    Result<PrimitiveKit> (*prepare)(std::byte *cell, const PrimitivePlan &plan);
    // A handle of the class that `family` says. By the thread's worker.
    Result<std::unique_ptr<Handle>> (*open)(std::byte *cell, const HandleSetup &setup);
    // `ticket` is what the thread that waits has published (ThreadSlot::ticket). Null: its waits are for the owner or
    // the holders, which are known exactly, or for the outside. Of a lock that prefers writers: available frees a reader whatever the
    // writers do; else the holders and the writers that wait decide.
    Outlook (*outlook)(const std::byte *cell, const ParameterValues &parameters, WaitKind kind,
                       std::uint64_t ticket) = nullptr;
};

}  // namespace ws
