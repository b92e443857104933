#include "channel/fifo.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/os_call.h"
#include "base/temporary_path.h"
#include "channel/pipe_channel.h"

namespace ws {

namespace {

class FifoChannel final : public PipeChannel
{
public:
    explicit FifoChannel(EndSetup setup) : PipeChannel(std::move(setup), "a FIFO") {}

    Result<> establish() override
    {
        const char *path = setup().address.c_str();
        UniqueFd bothWays;
        if (meetsItself()) {
            auto held =
                osCall("open FIFO " + setup().address, [&] { return ::open(path, O_RDWR | O_CLOEXEC); });
            if (!held)
                return held.error();
            bothWays.reset(*held);
        }
        const int direction = setup().side == ChannelSide::Sender ? O_WRONLY : O_RDONLY;
        auto opened =
            osCall("open FIFO " + setup().address, [&] { return ::open(path, direction | O_CLOEXEC); });
        if (!opened)
            return opened.error();
        UniqueFd end(*opened);
        // The pages come with the first open and go with the last close, and so does their number.
        auto sized = sizePipe(end.get(), setup().parameters, "FIFO " + setup().address);
        if (!sized)
            return sized.error();
        return useEnd(std::move(end));
    }

private:
    bool meetsItself() const
    {
        const auto me = static_cast<std::uint32_t>(::gettid());
        return std::any_of(setup().peers.begin(), setup().peers.end(), [me](const Peer &peer) {
            return peer.thread->tid.load(std::memory_order_acquire) == me;
        });
    }
};

Result<ChannelKit> prepareFifo(const ChannelPlan &plan)
{
    const SystemName name = freshTemporaryFile();
    plan.announce(name);
    auto made = osCall("make FIFO " + name.name + " for channel " + plan.name,
                       [&] { return ::mkfifo(name.name.c_str(), 0600); });
    if (!made)
        return made.error();
    ChannelKit kit;
    kit.namesUntilOpen.emplace_back(name);
    // Only to see whether the capacity is granted, and which: closing this end gives the pages back.
    auto held = osCall("open FIFO " + name.name,
                       [&] { return ::open(name.name.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC); });
    if (!held)
        return held.error();
    const UniqueFd trial(*held);
    auto capacity = sizePipe(trial.get(), plan.parameters, "FIFO " + plan.name);
    if (!capacity)
        return capacity.error();
    kit.capacityBytes = *capacity;
    kit.address = name.name;
    return kit;
}

Result<std::unique_ptr<Channel>> openFifo(EndSetup setup, std::vector<UniqueFd>, ProcessShared &)
{
    return std::unique_ptr<Channel>(std::make_unique<FifoChannel>(std::move(setup)));
}

}  // namespace

constinit const Mechanism fifoMechanism{
    {.id = "fifo",
     .name = WS_TR_NOOP("Mechanism", "Named pipe (FIFO)"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A pipe with a name in the file system, so that programs without a common "
                                 "ancestor can meet; opening it waits for the other side."),
     .source = "fifo(7)",
     .group = MechanismGroup::Pipes,
     .scope = MechanismScope::Processes,
     .carries = Carries::Bytes,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfAll,
     .blocking =
         WS_TR_NOOP("Mechanism", "Opening waits until the other side opens; then the writer waits while the "
                                 "pipe is full, the reader while it is empty."),
     .parameters = kPipeParameters,
     .atomicMessage = pipeAtomicMessage,
     .limits = kPipeLimits},
    prepareFifo,
    openFifo,
};

}  // namespace ws
