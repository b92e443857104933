#include "body/take_locks.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "locks",
     .kind = ParameterKind::Locks,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the locks, in the order in which it takes them")},
    {.name = "gap",
     .kind = ParameterKind::Duration,
     .meaning =
         WS_TR_NOOP("Parameter", "how long it sleeps between one lock and the next; not at all when absent")},
    {.name = "hold",
     .kind = ParameterKind::Duration,
     .meaning =
         WS_TR_NOOP("Parameter", "how long it sleeps while it has all of them; not at all when absent")},
    {.name = "pause",
     .kind = ParameterKind::Duration,
     .meaning = WS_TR_NOOP("Parameter", "how long it sleeps between two rounds; not at all when absent")},
    {.name = "repeat",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .meaning = WS_TR_NOOP("Parameter", "rounds; without end when absent")},
};

// The checks and the layout have proven that all of them are of the families lock and monitor.
Lock &lockOf(const std::unique_ptr<Handle> &handle)
{
    return static_cast<Lock &>(*handle);
}

// Takes them all; on a stop in between gives back what it has.
Result<bool> takeAll(Body &body, std::chrono::nanoseconds gap, std::size_t &held)
{
    for (const std::unique_ptr<Handle> &handle : body.primitives()) {
        if (held > 0 && gap.count() > 0)
            body.sleepFor(gap);
        if (!body.proceed())
            return false;
        auto locked = lockOf(handle).lock();
        if (!locked)
            return locked.error();
        ++held;
    }
    return true;
}

Result<> giveBack(Body &body, std::size_t held)
{
    while (held > 0) {
        auto unlocked = lockOf(body.primitives()[--held]).unlock();
        if (!unlocked)
            return unlocked;
    }
    return {};
}

Result<> runTakeLocks(Body &body)
{
    const std::chrono::nanoseconds gap(body.parameters().number("gap", 0));
    const std::chrono::nanoseconds hold(body.parameters().number("hold", 0));
    const std::chrono::nanoseconds pause(body.parameters().number("pause", 0));
    const std::int64_t repeat = body.parameters().number("repeat", INT64_MAX);
    for (std::int64_t round = 0; round < repeat && body.proceed(); ++round) {
        std::size_t held = 0;
        auto all = takeAll(body, gap, held);
        if (!all)
            return all.error();
        if (*all && hold.count() > 0)
            body.sleepFor(hold);
        auto given = giveBack(body, held);
        if (!given)
            return given;
        if (pause.count() > 0)
            body.sleepFor(pause);
    }
    return {};
}

}  // namespace

constinit const Role takeLocksRole{
    {.id = "take-locks",
     .sentence = WS_TR_NOOP("Role", "Takes locks in order, holds them, gives them back."),
     .parameters = kParameters},
    runTakeLocks,
};

}  // namespace ws
