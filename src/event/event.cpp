#include "event/event.h"

namespace ws {

std::string_view eventKindName(std::uint16_t kind)
{
    switch (static_cast<EventKind>(kind)) {
#define WS_EVENT_KIND(number, name, value) \
    case EventKind::name:                  \
        return #name;
#include "event/event_kinds.def"
#undef WS_EVENT_KIND
    }
    return {};
}

}  // namespace ws
