#include "sync/primitive.h"

namespace ws {

std::string_view familyId(Family family)
{
    switch (family) {
    case Family::Lock:
        return "lock";
    case Family::SharedLock:
        return "rwlock";
    case Family::Monitor:
        return "monitor";
    case Family::Event:
        return "event";
    case Family::Semaphore:
        return "semaphore";
    case Family::SemaphoreSet:
        return "semaphore_set";
    case Family::Barrier:
        return "barrier";
    case Family::Latch:
        return "latch";
    case Family::Cell:
        return "cell";
    case Family::Outside:
        return "outside";
    }
    return "lock";
}

}  // namespace ws
