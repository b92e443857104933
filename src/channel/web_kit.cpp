#include "channel/web_kit.h"

namespace ws {

namespace {

Error wrongEnd()
{
    return Error{ErrorKind::Unsupported, 0, "use an end of a channel of the web against its direction"};
}

}  // namespace

Result<std::optional<std::size_t>> SendingEnd::tryReceive(std::span<std::byte>)
{
    return wrongEnd();
}

Result<WaitOutcome> SendingEnd::waitAndReceive(std::span<std::byte>, std::uint64_t, std::size_t &)
{
    return wrongEnd();
}

Result<bool> ReceivingEnd::trySend(std::span<const std::byte>)
{
    return wrongEnd();
}

Result<WaitOutcome> ReceivingEnd::waitAndSend(std::span<const std::byte>, std::uint64_t)
{
    return wrongEnd();
}

Result<ChannelKit> prepareWeb(const ChannelPlan &plan, ChannelSide server)
{
    auto listener = listenForWeb(plan.name);
    if (!listener)
        return listener.error();
    auto log = WireLog::createRegion();
    if (!log)
        return log.error();
    ChannelKit kit;
    kit.address = listener->address.text();
    kit.wireLog = std::move(*log);
    (server == ChannelSide::Sender ? kit.senderFds : kit.receiverFds).push_back(std::move(listener->fd));
    for (std::vector<UniqueFd> *fds : {&kit.senderFds, &kit.receiverFds}) {
        auto copy = kit.wireLog.fd().duplicate();
        if (!copy)
            return copy.error();
        fds->push_back(std::move(*copy));
    }
    return kit;
}

Result<WebEnd> openWeb(const EndSetup &setup, std::vector<UniqueFd> fds, ChannelSide server)
{
    const bool isServer = setup.side == server;
    if (fds.size() != (isServer ? 2u : 1u))
        return Error{ErrorKind::BadInput, 0, "open a channel of the web: wrong number of descriptors"};
    auto address = WebAddress::of(setup.address);
    if (!address)
        return address.error();
    auto log = WireLog::attach(std::move(fds.back()));
    if (!log)
        return log.error();
    WebEnd end;
    end.address = std::move(*address);
    end.log = std::make_unique<WireLog>(std::move(*log));
    if (isServer)
        end.listener = std::move(fds.front());
    return end;
}

}  // namespace ws
