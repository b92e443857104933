#include "channel/pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/os_call.h"
#include "channel/pipe_channel.h"

namespace ws {

namespace {

Result<ChannelKit> preparePipe(const ChannelPlan &plan)
{
    int ends[2] = {-1, -1};
    auto made = osCall("create pipe " + plan.name, [&] { return ::pipe2(ends, O_CLOEXEC); });
    if (!made)
        return made.error();
    UniqueFd reader(ends[0]);
    UniqueFd writer(ends[1]);
    auto capacity = sizePipe(writer.get(), plan.parameters, "pipe " + plan.name);
    if (!capacity)
        return capacity.error();
    ChannelKit kit;
    kit.capacityBytes = *capacity;
    kit.senderFds.push_back(std::move(writer));
    kit.receiverFds.push_back(std::move(reader));
    return kit;
}

Result<std::unique_ptr<Channel>> openPipe(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open a pipe: expected one descriptor"};
    auto channel = std::make_unique<PipeChannel>(std::move(setup), "a pipe");
    auto used = channel->useEnd(std::move(fds[0]));
    if (!used)
        return used.error();
    return std::unique_ptr<Channel>(std::move(channel));
}

}  // namespace

constinit const Mechanism pipeMechanism{
    {.id = "pipe",
     .name = WS_TR_NOOP("Mechanism", "Pipe"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A one-way stream of bytes through the kernel, without message borders; the "
                                 "writer blocks when its pages are full."),
     .source = "pipe(7)",
     .group = MechanismGroup::Pipes,
     .scope = MechanismScope::Processes,
     .carries = Carries::Bytes,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfAll,
     .blocking =
         WS_TR_NOOP("Mechanism", "The writer waits while the pipe is full, the reader while it is empty."),
     .parameters = kPipeParameters,
     .atomicMessage = pipeAtomicMessage,
     .limits = kPipeLimits},
    preparePipe,
    openPipe,
};

}  // namespace ws
