#include "body/consume.h"

#include "body/receiving.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "from",
     .kind = ParameterKind::ReceivesFrom,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it receives from")},
    {.name = "service",
     .kind = ParameterKind::Duration,
     .meaning = WS_TR_NOOP("Parameter", "processor time spent on each message; none when absent")},
    {.name = "delay",
     .kind = ParameterKind::Duration,
     .meaning =
         WS_TR_NOOP("Parameter", "how long it sleeps before the first message; not at all when absent")},
    {.name = "count",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .meaning = WS_TR_NOOP("Parameter", "messages to receive; without end when absent")},
};

Result<> runConsume(Body &body)
{
    Receiving from(body, "from");
    const auto count = body.parameters().number("count", INT64_MAX);
    const std::chrono::nanoseconds service(body.parameters().number("service", 0));
    const std::chrono::nanoseconds delay(body.parameters().number("delay", 0));
    if (delay.count() > 0)
        body.sleepFor(delay);
    for (std::int64_t taken = 0; taken < count && body.proceed(); ++taken) {
        auto received = from.receive();
        if (!received)
            return received.error();
        if (!*received)
            break;
        if (service.count() > 0)
            body.work(service);
    }
    return {};
}

}  // namespace

constinit const Role consumeRole{
    {.id = "consume", .sentence = WS_TR_NOOP("Role", "Receives messages."), .parameters = kParameters},
    runConsume,
};

}  // namespace ws
