#include "sync/standard_input.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "sync/outside_handle.h"

namespace ws {

namespace {

class StandardInput final : public OutsideHandle
{
public:
    using OutsideHandle::OutsideHandle;

protected:
    Result<bool> awaitIt(std::chrono::nanoseconds atMost) override
    {
        pollfd item = {STDIN_FILENO, POLLIN, 0};
        const timespec span = {static_cast<time_t>(atMost.count() / 1'000'000'000),
                               static_cast<long>(atMost.count() % 1'000'000'000)};
        const int ready = ::ppoll(&item, 1, atMost == kNoLimit ? nullptr : &span, nullptr);
        if (ready >= 0)
            return ready > 0;
        if (errno == EINTR)
            return false;
        return Error{ErrorKind::System, errno, "wait for the standard input"};
    }
};

Result<std::unique_ptr<Handle>> openStandardInput(std::byte *, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<StandardInput>(setup));
}

}  // namespace

constinit const Primitive standardInputPrimitive{
    {.id = "standard-input",
     .family = Family::Outside,
     .name = WS_TR_NOOP("Primitive", "Standard input"),
     .sentence = WS_TR_NOOP("Primitive", "A wait until something can be read from the standard input of the "
                                         "program, or it is at its end."),
     .source = "poll(2)",
     .outside = OutsideWorld::Input},
    prepareOutside,
    openStandardInput,
    nullptr,
};

}  // namespace ws
