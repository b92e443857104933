#include "body/relay.h"

#include "body/receiving.h"
#include "body/sending.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "from",
     .kind = ParameterKind::ReceivesFrom,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it receives from")},
    {.name = "to",
     .kind = ParameterKind::SendsTo,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it sends to")},
    {.name = "service",
     .kind = ParameterKind::Duration,
     .meaning = WS_TR_NOOP("Parameter", "processor time spent on each message; none when absent")},
};

Result<> runRelay(Body &body)
{
    Receiving from(body, "from");
    Sending sending(body, body.end("to"));
    const std::chrono::nanoseconds service(body.parameters().number("service", 0));
    while (body.proceed()) {
        auto received = from.receive();
        if (!received)
            return received.error();
        if (!*received)
            break;
        if (service.count() > 0)
            body.work(service);
        auto handedOver = sending.send(body.now());
        if (!handedOver)
            return handedOver.error();
        if (!*handedOver)
            break;
    }
    return {};
}

}  // namespace

constinit const Role relayRole{
    {.id = "relay",
     .sentence = WS_TR_NOOP("Role", "Receives messages and passes them on."),
     .parameters = kParameters},
    runRelay,
};

}  // namespace ws
