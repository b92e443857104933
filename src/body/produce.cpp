#include "body/produce.h"

#include "body/sending.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "to",
     .kind = ParameterKind::SendsTo,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it sends to")},
    {.name = "message",
     .kind = ParameterKind::Bytes,
     .minimum = 1,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP("Parameter", "size of each message; 64 B when absent")},
    {.name = "rate",
     .kind = ParameterKind::Rate,
     .meaning = WS_TR_NOOP("Parameter", "messages a second; as fast as the channel takes them when absent")},
    {.name = "count",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .meaning = WS_TR_NOOP("Parameter", "messages to send; without end when absent")},
    {.name = "time",
     .kind = ParameterKind::Duration,
     .minimum = 1,
     .meaning = WS_TR_NOOP("Parameter", "how long to send; without end when absent")},
};

Result<> runProduce(Body &body)
{
    Sending sending(body, body.end("to"));
    const auto count = static_cast<std::uint64_t>(body.parameters().number("count", INT64_MAX));
    const Ticks start = body.now();
    const auto time = body.parameters().number("time");
    const Ticks until = time ? start + body.ticksOf(std::chrono::nanoseconds(*time)) : ~Ticks{0};
    const double rate = body.parameters().real("rate").value_or(0);
    const double ticksPerMessage =
        rate > 0 ? static_cast<double>(body.ticksOf(std::chrono::seconds(1))) / rate : 0;
    for (std::uint64_t sent = 0; sent < count && body.proceed(); ++sent) {
        Ticks stamp = body.now();
        if (rate > 0) {
            const Ticks intended = start + static_cast<Ticks>(static_cast<double>(sent) * ticksPerMessage);
            body.waitUntil(intended);
            if (!body.proceed())
                break;
            stamp = intended;
        }
        if (stamp >= until)
            break;
        auto handedOver = sending.send(stamp);
        if (!handedOver)
            return handedOver.error();
        if (!*handedOver)
            break;
    }
    return {};
}

}  // namespace

constinit const Role produceRole{
    {.id = "produce", .sentence = WS_TR_NOOP("Role", "Sends messages."), .parameters = kParameters},
    runProduce,
};

}  // namespace ws
